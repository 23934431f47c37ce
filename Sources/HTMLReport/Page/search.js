// The search box: type, choose with the arrow keys, Enter selects and Shift+Enter fails.

const MAXIMUM_FOUND = 12;

class Search {
  constructor(model) {
    this.model = model;
    this.input = byID("search");
    this.list = byID("found");
    this.found = [];
    this.active = -1;
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("keydown", (event) => this.pressKey(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.input.addEventListener("focus", () => this.look());
    // "/" goes to the search from anywhere but another field.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.target.matches("input, select, textarea")) return;
      event.preventDefault();
      this.input.focus();
    });
  }

  // What matches best stands first: the whole id, its beginning, a later part, then names and owners.
  matches(words) {
    const { map } = this.model;
    const text = words.toLowerCase();
    this.texts ??= map.ids.map((id) => id.toLowerCase());
    const found = [];
    for (let component = 0; component < map.count; component++) {
      const id = this.texts[component];
      const place = id.indexOf(text);
      let rank = null;
      if (place === 0) rank = id.length === text.length ? 0 : 1;
      else if (place > 0) rank = 2;
      else if (map.text("name", component)?.toLowerCase().includes(text)) rank = 3;
      else if (map.text("owner", component)?.toLowerCase().includes(text)) rank = 4;
      if (rank !== null) found.push({ component, rank, length: id.length });
    }
    found.sort((one, other) => one.rank - other.rank || one.length - other.length
      || one.component - other.component);
    return found.map((entry) => entry.component);
  }

  look() {
    const words = this.input.value.trim();
    if (words === "") return this.close();
    const all = this.matches(words);
    this.found = all.slice(0, MAXIMUM_FOUND);
    this.active = this.found.length > 0 ? 0 : -1;
    const { map, outcome } = this.model;
    const options = this.found.map((component, place) => element("li", {
      role: "option", id: `found-${place}`, "aria-selected": String(place === this.active),
      onpointerdown: (event) => { event.preventDefault(); this.choose(place, false); },
    },
      element("span", { class: "name" }, map.title(component)),
      element("span", { class: "quiet" }, [KINDS[map.kind(component)], visible(map.text("owner", component) ?? ""),
        stateWord(component, outcome)].filter((fact) => fact !== "").join(" · "))));
    const left = all.length - this.found.length;
    if (all.length === 0) options.push(element("li", { class: "quiet" }, "Nothing found"));
    if (left > 0) options.push(element("li", { class: "quiet" }, `${figure(left)} more`));
    fill(this.list, ...options);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.markActive();
  }

  markActive() {
    this.found.forEach((_, place) => {
      byID(`found-${place}`).setAttribute("aria-selected", String(place === this.active));
    });
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `found-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  pressKey(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (steps[event.key] !== undefined && this.found.length > 0) {
      event.preventDefault();
      this.active = (this.active + steps[event.key] + this.found.length) % this.found.length;
      this.markActive();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active, event.shiftKey);
    } else if (event.key === "Escape") {
      this.close();
    }
  }

  choose(place, fails) {
    const component = this.found[place];
    this.input.value = "";
    this.close();
    if (fails) this.model.toggle(component); else this.model.select(component);
  }

  close() {
    this.list.hidden = true;
    this.found = [];
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
