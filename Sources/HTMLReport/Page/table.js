// A table that sorts, filters and can be copied as CSV. Long ones show their rows piece by piece.

const ROWS_AT_ONCE = 100;

class PageTable {
  // columns: {title, value(row), show(row)?, sortKey(row)?, isNumber?, isLong?, isControl?}; a cell
  // shows its value unless `show` makes something else of it.
  constructor(place, { id, caption, columns, rowClass }) {
    this.columns = columns;
    this.rowClass = rowClass;
    this.rows = [];
    this.sortColumn = null;
    this.isDescending = false;
    this.shownCount = ROWS_AT_ONCE;
    this.filter = element("input", {
      type: "search", id: `${id}-filter`, placeholder: "Filter", "aria-label": `Filter: ${caption}`,
      oninput: () => { this.shownCount = ROWS_AT_ONCE; this.render(); },
    });
    this.count = element("span", { class: "quiet", role: "status" });
    const copy = element(
      "button", { type: "button", class: "copy", onclick: () => this.copy() }, "Copy as CSV");
    this.head = element("tr");
    this.body = element("tbody");
    this.more = element("button", { type: "button", class: "more", onclick: () => this.showMore() });
    place.append(
      element("div", { class: "bar" }, this.filter, this.count, copy),
      element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
        element("table", {},
          element("caption", { class: "offscreen" }, caption),
          element("thead", {}, this.head), this.body),
        this.more));
    this.headers = columns.map((column) => {
      const button = element("button", { type: "button", onclick: () => this.sortBy(column) }, column.title);
      const header = element("th", { scope: "col", class: cellClass(column) }, button);
      this.head.append(header);
      return header;
    });
  }

  setRows(rows) {
    this.rows = rows;
    this.texts = null;
    this.shownCount = ROWS_AT_ONCE;
    this.render();
  }

  sortBy(column) {
    if (this.sortColumn !== column) {
      this.sortColumn = column;
      this.isDescending = column.isNumber === true;
    } else {
      this.isDescending = !this.isDescending;
    }
    this.render();
  }

  showMore() {
    const first = this.shownCount;
    this.shownCount += 5 * ROWS_AT_ONCE;
    this.render();
    this.body.rows[first]?.querySelector("button")?.focus();
  }

  // The rows that pass the filter, in order.
  get chosenRows() {
    const words = this.filter.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    let rows = this.rows;
    if (words.length > 0) {
      this.texts ??= new Map();
      rows = rows.filter((row) => {
        let text = this.texts.get(row);
        if (text === undefined) {
          text = this.columns.map((column) => this.text(column, row)).join("\n").toLowerCase();
          this.texts.set(row, text);
        }
        return words.every((word) => text.includes(word));
      });
    }
    return this.sortColumn === null ? rows : this.sorted(rows, this.sortColumn);
  }

  sorted(rows, column) {
    const direction = this.isDescending ? -1 : 1;
    const key = column.sortKey ?? column.value;
    const keyed = rows.map((row, place) => ({ row, place, key: key(row) }));
    keyed.sort((one, other) => {
      // What is not known stands last, whatever the direction.
      if (one.key === null || other.key === null) {
        return (one.key === null) - (other.key === null) || one.place - other.place;
      }
      const order = one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
      return order * direction || one.place - other.place;
    });
    return keyed.map((entry) => entry.row);
  }

  text(column, row) {
    const value = column.value(row);
    return value === null ? "" : String(value);
  }

  render() {
    const rows = this.chosenRows;
    const shown = rows.slice(0, this.shownCount);
    fill(this.body, ...shown.map((row) => this.renderedRow(row)));
    const left = rows.length - shown.length;
    this.more.hidden = left === 0;
    this.more.textContent = `Show ${figure(Math.min(left, 5 * ROWS_AT_ONCE))} more of ${figure(left)}`;
    this.count.textContent = rows.length === this.rows.length
      ? counted(rows.length, "row") : `${figure(rows.length)} of ${counted(this.rows.length, "row")}`;
    this.columns.forEach((column, place) => {
      const sort = this.sortColumn !== column ? "none" : this.isDescending ? "descending" : "ascending";
      this.headers[place].setAttribute("aria-sort", sort);
    });
  }

  renderedRow(row) {
    const cells = this.columns.map((column, place) => {
      const shown = column.show?.(row) ?? this.shownValue(column, row);
      const name = place === 0 ? "th" : "td";
      return element(name, { scope: place === 0 ? "row" : null, class: cellClass(column) }, shown);
    });
    return element("tr", { class: this.rowClass?.(row) }, ...cells);
  }

  shownValue(column, row) {
    const value = column.value(row);
    if (value === null) return "–";
    return column.isNumber ? figure(value) : visible(String(value));
  }

  // All chosen rows by RFC 4180, cells exact.
  get csv() {
    const quoted = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = [this.columns.map((column) => quoted(column.title)).join(",")];
    for (const row of this.chosenRows) {
      lines.push(this.columns.map((column) => quoted(this.text(column, row))).join(","));
    }
    return lines.join("\n") + "\n";
  }

  copy() {
    copyText(this.csv, `Copied ${counted(this.chosenRows.length, "row")} as CSV`);
  }
}

function cellClass(column) {
  if (column.isNumber) return "number";
  if (column.isLong) return "long";
  return column.isControl ? "control" : null;
}
