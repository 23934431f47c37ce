// Lays out what is near a component: what it needs to the right, what needs it to the left, in columns
// by the number of steps. At most 60 components are drawn, and each column says what it leaves out.

const MAXIMUM_NEIGHBOURS = 60;
const MAXIMUM_COLUMN = 14;
const MAXIMUM_STEPS = 3;
const MAXIMUM_STEPS_NARROW = 1;
const COLUMN_WIDTH = 290;
const COLUMN_WIDTH_NARROW = 225;
const ROW_HEIGHT = 58;
const BOX_HEIGHT = 42;
const BOX_WIDTH = 180;

class Neighbourhood {
  constructor(map, outcome, center) {
    this.map = map;
    this.outcome = outcome;
    this.columnWidth = isNarrow() ? COLUMN_WIDTH_NARROW : COLUMN_WIDTH;
    this.columnOf = new Map([[center, 0]]);
    this.columns = new Map([[0, [center]]]);
    this.leftOut = new Map();
    this.grow();
    this.order();
  }

  grow() {
    const maximum = isNarrow() ? MAXIMUM_STEPS_NARROW : MAXIMUM_STEPS;
    for (let step = 1; step <= maximum; step++) {
      this.growColumn(step - 1, step, (component) => this.map.dependencies(component));
      this.growColumn(1 - step, -step, (component) => this.map.dependents(component));
    }
  }

  growColumn(from, to, neighbours) {
    const found = new Set();
    for (const component of this.columns.get(from) ?? []) {
      for (const other of neighbours(component)) if (!this.columnOf.has(other)) found.add(other);
    }
    const room = Math.min(MAXIMUM_COLUMN, MAXIMUM_NEIGHBOURS - this.columnOf.size);
    const chosen = [...found].sort((one, other) => this.weight(other) - this.weight(one) || one - other)
      .slice(0, room);
    for (const component of chosen) this.columnOf.set(component, to);
    if (chosen.length > 0) this.columns.set(to, chosen);
    if (found.size > chosen.length) this.leftOut.set(to, found.size - chosen.length);
  }

  // What is worth being drawn: what the scenario hits, then what is critical, then what much needs.
  weight(component) {
    const tier = this.map.tier(component);
    return this.outcome.state(component) * 1e9 + (tier === null ? 0 : 1e8 / tier)
      + this.map.dependents(component).length;
  }

  // Puts each column in the order of what its members are connected with, two sweeps each way.
  order() {
    const places = new Map();
    const numbers = [...this.columns.keys()].sort((one, other) => one - other);
    const remember = (column) => column.forEach((component, place) => {
      places.set(component, place - (column.length - 1) / 2);
    });
    for (const column of this.columns.values()) remember(column);
    const links = new Map();
    for (const [component, number] of this.columnOf) {
      const others = [...this.map.dependencies(component), ...this.map.dependents(component)];
      links.set(component, others.filter(
        (other) => this.columnOf.has(other) && this.columnOf.get(other) !== number));
    }
    const middle = (component) => {
      const others = links.get(component);
      if (others.length === 0) return places.get(component);
      return others.reduce((sum, other) => sum + places.get(other), 0) / others.length;
    };
    for (const sweep of [numbers, [...numbers].reverse(), numbers, [...numbers].reverse()]) {
      for (const number of sweep) {
        const column = this.columns.get(number);
        const keys = new Map(column.map((component) => [component, middle(component)]));
        column.sort((one, other) => keys.get(one) - keys.get(other) || one - other);
        remember(column);
      }
    }
  }

  // MARK: the layout that a drawing draws

  get layout() {
    const layout = { nodes: [], groups: [], frames: [], edges: [], remarks: [] };
    const at = new Map();
    for (const [number, column] of this.columns) {
      column.forEach((component, place) => {
        const box = {
          component, x: number * this.columnWidth, y: (place - (column.length - 1) / 2) * ROW_HEIGHT,
          width: BOX_WIDTH, height: BOX_HEIGHT,
        };
        at.set(component, box);
        layout.nodes.push(box);
      });
    }
    for (const [number, count] of this.leftOut) {
      const rows = this.columns.get(number)?.length ?? 0;
      layout.remarks.push({
        x: number * this.columnWidth, y: (rows === 0 ? 0 : (rows + 1) / 2) * ROW_HEIGHT,
        text: `${figure(count)} more ${number < 0 ? "dependents" : "dependencies"}`,
      });
    }
    for (const component of this.columnOf.keys()) this.addArrows(component, at, layout);
    return layout;
  }

  addArrows(component, at, layout) {
    const from = at.get(component);
    const drawn = new Set();
    for (const domain of this.map.domainsOf(component)) {
      const to = at.get(domain);
      if (to === undefined) continue;
      layout.edges.push(this.edge({ component }, from, { component: domain }, to, "within"));
    }
    for (const requirement of this.map.requirements(component)) {
      this.addRequirement(requirement, component, from, at, layout, drawn);
    }
  }

  addRequirement(requirement, component, from, at, layout, drawn) {
    const { map } = this;
    const flags = map.flags[requirement];
    const bond = (flags & START) !== 0 ? "start" : (flags & SOFT) !== 0 ? "soft" : "hard";
    const end = requirement + map.spans[requirement];
    const open = [{ end, source: { component }, box: from, bond }];
    for (let record = requirement; record < open[0].end; record++) {
      while (open[open.length - 1].end <= record) open.pop();
      const around = open[open.length - 1];
      if (!map.isGroup(record)) {
        const other = map.payloads[record];
        const to = at.get(other);
        const key = `${around.source.record ?? "-"} ${other} ${around.bond}`;
        if (to === undefined || drawn.has(key)) continue;
        drawn.add(key);
        const goal = { component: other, record };
        layout.edges.push(this.edge(around.source, around.box, goal, to, around.bond));
        continue;
      }
      if (!this.showsMember(record, at)) {
        record += map.spans[record] - 1;
        continue;
      }
      const count = layout.groups.filter((group) => group.component === component).length;
      const box = {
        x: from.x + BOX_WIDTH / 2 + 26 + 14 * (count % 2), y: from.y + 26 * count - 4, width: 40,
        height: 22,
      };
      const source = { component, record };
      layout.groups.push({ ...source, ...box });
      layout.edges.push(this.edge(around.source, around.box, source, box, around.bond));
      open.push({ end: record + map.spans[record], source, box, bond: "hard" });
    }
  }

  showsMember(record, at) {
    for (let member = record + 1; member < record + this.map.spans[record]; member++) {
      if (!this.map.isGroup(member) && at.has(this.map.payloads[member])) return true;
    }
    return false;
  }

  edge(from, one, to, other, bond) {
    return { from, to, bond, points: curve(one, other) };
  }
}

// A curve from the edge of one box to the edge of another, as the points of a cubic spline.
function curve(one, other) {
  const isForward = other.x - other.width / 2 >= one.x + one.width / 2;
  const isBackward = other.x + other.width / 2 <= one.x - one.width / 2;
  const startX = one.x + (isBackward ? -1 : 1) * one.width / 2;
  const endX = other.x + (isForward ? -1 : 1) * other.width / 2;
  const bend = isForward || isBackward ? Math.min(90, Math.max(8, Math.abs(endX - startX) / 2)) : 60;
  return [
    startX, one.y, startX + (isBackward ? -bend : bend), one.y,
    endX + (isForward ? -bend : bend), other.y, endX, other.y,
  ];
}
