// The scenario of the page, what it does, and who wants to know. The address bar holds it:
//
//     #fail=aws%2Fus-east-1&degrade=search&select=checkout

class Model {
  constructor(content) {
    this.map = new ComponentMap(content.map);
    this.graph = new FailureGraph(this.map);
    this.isTarget = new Uint8Array(this.map.count);
    this.targets = content.targets ?? Array.from({ length: this.map.count }, (_, number) => number);
    for (const target of this.targets) this.isTarget[target] = 1;
    this.targetNoun = content.targetNoun;
    this.failing = new Set();
    this.degrading = new Set();
    this.selected = null;
    this.unknown = [];
    this.observers = [];
    this.compute();
  }

  get hasScenario() {
    return this.failing.size + this.degrading.size > 0;
  }

  compute() {
    this.outcome = new Outcome(this.graph, this.failing, this.degrading);
  }

  observe(observer) {
    this.observers.push(observer);
  }

  // Tells everyone. `what` is "scenario" or "selection".
  notify(what) {
    if (what === "scenario") this.compute();
    for (const observer of this.observers) observer(what);
  }

  // What the scenario says of a component.
  decree(component) {
    return this.failing.has(component) ? DOWN : this.degrading.has(component) ? DEGRADED : UP;
  }

  setDecree(component, state) {
    this.failing.delete(component);
    this.degrading.delete(component);
    if (state === DOWN) this.failing.add(component);
    if (state === DEGRADED) this.degrading.add(component);
    this.remember();
    this.notify("scenario");
  }

  toggle(component) {
    this.selected = component;
    this.setDecree(component, this.decree(component) === DOWN ? UP : DOWN);
  }

  select(component) {
    this.selected = component;
    this.remember();
    this.notify("selection");
  }

  setScenario(failing, degrading) {
    this.failing = new Set(failing);
    this.degrading = new Set(degrading);
    for (const component of this.failing) this.degrading.delete(component);
    if (this.hasScenario) this.selected = [...this.failing, ...this.degrading][0];
    this.remember();
    this.notify("scenario");
  }

  // Figures of the blast radius among all components or only the targets.
  counts(onlyTargets) {
    const counts = { down: 0, degraded: 0, lostSpare: 0 };
    for (const component of this.outcome.reached) {
      if (onlyTargets && !this.isTarget[component]) continue;
      if (!this.outcome.isWorsened(component)) continue;
      if (this.outcome.state(component) === DOWN) counts.down++; else counts.degraded++;
    }
    const lostSpare = this.outcome.lostSpare;
    for (let component = 0; component < this.map.count; component++) {
      if (lostSpare[component] && (!onlyTargets || this.isTarget[component])) counts.lostSpare++;
    }
    return counts;
  }

  // MARK: the address

  get fragment() {
    const ids = this.map.ids;
    const parts = [];
    for (const component of this.failing) parts.push(`fail=${encodeURIComponent(ids[component])}`);
    for (const component of this.degrading) parts.push(`degrade=${encodeURIComponent(ids[component])}`);
    if (this.selected !== null) parts.push(`select=${encodeURIComponent(ids[this.selected])}`);
    return parts.length === 0 ? "" : `#${parts.join("&")}`;
  }

  remember() {
    history.replaceState(null, "", this.fragment || location.pathname + location.search);
  }

  // Takes the scenario of an address; false when it has none.
  recall(fragment) {
    const found = { fail: [], degrade: [], select: [] };
    this.unknown = [];
    for (const part of fragment.replace(/^#/, "").split("&")) {
      const [key, value] = part.split(/=(.*)/s);
      if (found[key] === undefined || value === undefined) continue;
      let id = value;
      try { id = decodeURIComponent(value); } catch { /* it is taken as it is */ }
      const component = this.map.component(id);
      if (component === null) this.unknown.push(id); else found[key].push(component);
    }
    this.failing = new Set(found.fail);
    this.degrading = new Set(found.degrade.filter((component) => !this.failing.has(component)));
    this.selected = found.select[0] ?? found.fail[0] ?? found.degrade[0] ?? null;
    return this.hasScenario || this.selected !== null || this.unknown.length > 0;
  }
}

const STATE_WORDS = ["up", "degraded", "down"];

// The state of a component in a word.
function stateWord(component, outcome) {
  const state = outcome.state(component);
  return state === UP && outcome.lostSpare[component] ? "spare lost" : STATE_WORDS[state];
}

// The name of the class that colours a component.
function stateClass(component, outcome) {
  const state = outcome.state(component);
  return state === UP && outcome.lostSpare[component] ? "spare-lost" : STATE_WORDS[state];
}
