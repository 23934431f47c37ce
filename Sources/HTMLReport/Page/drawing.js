// Draws a layout as SVG. A state shows in fill, border and word, a kind in shape, a bond in the line.

const DIRECTIONS = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

class Drawing {
  constructor(place, model) {
    this.model = model;
    this.place = place;
    this.labels = new Labels(model);
    this.svg = shape("svg", {
      role: "group", "aria-label": "The map; arrow keys go from box to box", tabindex: "-1",
    });
    this.svg.append(this.markers());
    this.layer = shape("g");
    this.svg.append(this.layer);
    place.append(this.svg);
    this.view = new View(this.svg);
    this.svg.addEventListener("click", (event) => this.press(event));
    this.svg.addEventListener("keydown", (event) => this.pressKey(event));
  }

  markers() {
    const marker = (id) => shape("marker", {
      id, viewBox: "0 0 10 10", refX: "9", refY: "5", markerWidth: "7", markerHeight: "7",
      orient: "auto-start-reverse", markerUnits: "userSpaceOnUse",
    }, shape("path", { d: "M0 1 L10 5 L0 9 z" }));
    const circle = shape("marker", {
      id: "circle", viewBox: "0 0 10 10", refX: "5", refY: "5", markerWidth: "7", markerHeight: "7",
      markerUnits: "userSpaceOnUse",
    }, shape("circle", { cx: 5, cy: 5, r: 4 }));
    return shape("defs", {}, marker("arrow"), marker("arrow-failing"), circle);
  }

  // Draws `layout` anew.
  draw(layout) {
    this.layout = layout;
    this.boxes = new Map();
    this.layer.replaceChildren();
    const frames = shape("g", { class: "frames" });
    this.frames = layout.frames.map((frame) => ({ frame, made: this.frame(frame, frames) }));
    const edges = shape("g", { class: "edges", "aria-hidden": "true" });
    this.edges = layout.edges.map((edge) => ({ edge, made: this.edge(edge, edges) }));
    const groups = shape("g", { class: "groups", "aria-hidden": "true" });
    this.groups = layout.groups.map((group) => ({ group, made: this.diamond(group, groups) }));
    const nodes = shape("g", { class: "nodes" });
    for (const node of layout.nodes) this.boxes.set(node.component, this.box(node, nodes));
    const remarks = layout.remarks.map((remark) => shape(
      "text", { class: "remark", x: remark.x, y: remark.y }, remark.text));
    this.layer.append(frames, edges, groups, nodes, ...remarks);
    this.focusable = layout.nodes[0]?.component ?? null;
    this.view.fit(this.layer);
    this.update();
  }

  // MARK: parts

  frame(frame, layer) {
    const { domain, left, top, right, bottom } = frame;
    const made = shape(
      "g", { class: "frame", role: "button", tabindex: "-1", "data-component": domain },
      shape("rect", { x: left, y: top, width: right - left, height: bottom - top, rx: 8 }));
    const title = this.labels.cut(this.model.map.title(domain), right - left - 20, TITLE_FONT);
    const tooltip = shape("title", {}, visible(this.model.map.ids[domain]));
    made.append(shape("text", { x: left + 10, y: top + 17 }, title), tooltip);
    layer.append(made);
    return made;
  }

  edge(edge, layer) {
    const [x, y, ...rest] = edge.points;
    let path = `M${x} ${y}`;
    for (let place = 0; place < rest.length; place += 6) path += `C${rest.slice(place, place + 6).join(" ")}`;
    const made = shape("path", { class: `edge ${edge.bond}`, d: path });
    layer.append(made);
    return made;
  }

  diamond(group, layer) {
    const { map } = this.model;
    const { x, y, record } = group;
    const members = map.members(record);
    const made = shape("g", { class: "diamond" },
      shape("path", { d: `M${x - 20} ${y}L${x} ${y - 11}L${x + 20} ${y}L${x} ${y + 11}z` }),
      shape("text", { x, y: y + 3 }, `${map.payloads[record]} of ${members.length}`),
      shape("title", {}, `${map.payloads[record]} of ${members.length} are needed`));
    layer.append(made);
    return made;
  }

  box(node, layer) {
    const { map } = this.model;
    const { component, x, y, width, height } = node;
    const made = shape("g", {
      class: "node", role: "button", tabindex: "-1", "data-component": component,
      transform: `translate(${x - width / 2} ${y - height / 2})`,
    });
    made.append(shape("rect", { class: "ring", x: -4, y: -4, width: width + 8, height: height + 8, rx: 9 }));
    made.append(this.outline(map.kind(component), width, height));
    const lines = this.labels.titleLines(map.title(component), width - 20, height);
    const firstLine = height / 2 - (lines.length - 1) * 7 - 2;
    lines.forEach((line, number) => made.append(
      shape("text", { class: "title", x: width / 2, y: firstLine + number * 14 }, line)));
    const word = shape("text", { class: "subtitle", x: width / 2, y: firstLine + lines.length * 14 - 1 });
    made.append(word, shape("title"));
    layer.append(made);
    return made;
  }

  // Third parties have a second bar, clouds round ends, domains a tab.
  outline(kind, width, height) {
    const name = KINDS[kind];
    const round = { service: 6, "third-party": 0, cloud: height / 2, domain: 0 }[name];
    const box = shape("rect", { class: "box", width, height, rx: round });
    if (name === "third-party") {
      return shape("g", {}, box, shape("path", { class: "bar-line", d: `M6 0V${height}` }));
    }
    if (name === "domain") {
      return shape("g", {}, shape("path", { class: "box", d: `M0 0V-5H36V0H${width}V${height}H0z` }));
    }
    return box;
  }

  // MARK: states

  // Shows the states of the scenario on what is drawn.
  update() {
    const { outcome, selected } = this.model;
    for (const [component, made] of this.boxes) {
      const classes = ["node", stateClass(component, outcome)];
      if (outcome.decree(component) !== UP) classes.push("decreed");
      if (component === selected) classes.push("selected");
      made.setAttribute("class", classes.join(" "));
      made.setAttribute("aria-pressed", String(this.model.decree(component) === DOWN));
      made.setAttribute("aria-label", this.spoken(component));
      made.tabIndex = component === (this.boxes.has(selected) ? selected : this.focusable) ? 0 : -1;
      made.querySelector(".subtitle").textContent = this.labels.cut(
        this.labels.subtitle(component), this.boxWidth(made) - 14, SUBTITLE_FONT);
      made.querySelector("title").textContent = this.tooltip(component);
    }
    for (const { frame, made } of this.frames) {
      const decreed = outcome.decree(frame.domain) === UP ? "" : " decreed";
      made.setAttribute("class", `frame ${stateClass(frame.domain, outcome)}${decreed}`);
      made.setAttribute("aria-pressed", String(this.model.decree(frame.domain) === DOWN));
      made.setAttribute("aria-label", this.spoken(frame.domain));
    }
    for (const { group, made } of this.groups) {
      made.setAttribute("class", `diamond ${this.groupClass(group)}`);
    }
    for (const { edge, made } of this.edges) made.classList.toggle("failing", this.isFailing(edge));
  }

  // What a screen reader says of a component.
  spoken(component) {
    const { map, outcome } = this.model;
    return [map.title(component), KINDS[map.kind(component)], stateWord(component, outcome)].join(", ");
  }

  boxWidth(made) {
    return Number(made.querySelector(".ring").getAttribute("width")) - 8;
  }

  tooltip(component) {
    const { map, outcome } = this.model;
    const cause = causeOf(component, outcome);
    const because = cause === null ? "" : `\n${stateWord(component, outcome)}: ${causePhrase(cause, map)}`;
    return visible(map.ids[component]) + because;
  }

  groupClass(group) {
    const { map, outcome } = this.model;
    const severity = outcome.severity(group.record);
    if (severity !== UP) return STATE_WORDS[severity];
    const members = map.members(group.record);
    const left = members.filter((member) => outcome.severity(member) !== DOWN).length;
    const needs = map.payloads[group.record];
    return members.length > needs && left === needs ? "spare-lost" : "up";
  }

  // Whether the failure travels along an edge, against the arrow.
  isFailing(edge) {
    const { outcome } = this.model;
    if (edge.bond === "start") return false;
    const severity = edge.to.record !== undefined
      ? outcome.severity(edge.to.record) : outcome.state(edge.to.component);
    const strength = edge.bond === "soft" ? SOFT_STRENGTH : HARD_STRENGTH;
    return strength[severity] !== UP;
  }

  // MARK: pressing

  componentAt(target) {
    const made = target.closest?.("[data-component]");
    return made === null || made === undefined ? null : Number(made.getAttribute("data-component"));
  }

  press(event) {
    if (this.view.hasMoved) return;
    const component = this.componentAt(event.target);
    if (component !== null) this.model.toggle(component);
  }

  pressKey(event) {
    const component = this.componentAt(event.target);
    if (component === null) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.model.toggle(component);
      this.boxes.get(component)?.focus();
    }
    const direction = DIRECTIONS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    this.moveFocus(component, direction);
  }

  // Moves the keyboard to the nearest box in a direction.
  moveFocus(component, [right, down]) {
    const here = this.layout.nodes.find((node) => node.component === component);
    let best = null;
    let shortest = Infinity;
    for (const node of this.layout.nodes) {
      const along = (node.x - here.x) * right + (node.y - here.y) * down;
      const aside = Math.abs((node.x - here.x) * down) + Math.abs((node.y - here.y) * right);
      if (along <= 1 || along + 2 * aside >= shortest) continue;
      best = node.component;
      shortest = along + 2 * aside;
    }
    if (best === null) return;
    this.focusable = best;
    for (const [other, made] of this.boxes) made.tabIndex = other === best ? 0 : -1;
    this.boxes.get(best).focus();
    const node = this.layout.nodes.find((node) => node.component === best);
    this.view.show(node.x, node.y);
  }
}
