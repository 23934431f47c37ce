// The rule: what fails when something fails. States are up < degraded < down; given what is down or
// degraded by decree, they are the least ones that satisfy, for every component,
//
//     state = max(decree, states of the domains around it, severities of what it needs to run)
//
//     severity of a component           its state
//     severity of k of n                the k-th smallest of the members' severities
//     what a dependent feels            as the strength says
//
// The program blastradius decides the same for the tables that this page brings along; its tests hold
// the two against each other.

const UP = 0;
const DEGRADED = 1;
const DOWN = 2;
const NEVER = -1;

// How a requirement passes a failure on: what the dependent is when what it needs is up, degraded, down.
// All else about a strength follows from its row.
const HARD_STRENGTH = [UP, DEGRADED, DOWN];
const SOFT_STRENGTH = [UP, UP, DEGRADED];
const STRENGTHS = [HARD_STRENGTH, SOFT_STRENGTH];

// The strength of the whole requirement at a record, by its place in STRENGTHS.
function strengthAt(record, map) {
  return (map.flags[record] & SOFT) !== 0 ? 1 : 0;
}

// The mildest severity that makes the dependent at least as bad as the state; undefined when none does.
function severityBringing(state, strength) {
  return [DEGRADED, DOWN].find((severity) => STRENGTHS[strength][severity] >= state);
}

// The severity of each record of the requirement at `record`, by the rule, when components are in the
// states that `stateOf` says: of a group the k-th smallest of its members'.
function severitiesIn(record, map, stateOf) {
  const severities = new Map();
  for (let place = record + map.spans[record] - 1; place >= record; place--) {
    if (!map.isGroup(place)) {
      severities.set(place, stateOf(map.payloads[place]));
      continue;
    }
    const members = map.members(place).map((member) => severities.get(member)).sort();
    severities.set(place, members[map.payloads[place] - 1]);
  }
  return severities;
}

// The map turned round. An edge leads from what is needed to what needs it; a target from `count` on
// is a gate, which lets a failure through when `threshold` of its members fail.
class FailureGraph {
  constructor(map) {
    this.map = map;
    this.count = map.count;
    this.gates = [];
    const ends = [];
    const start = new Int32Array(map.count + 1);
    this.walk((source, target, strength) => {
      ends.push(source, target, strength);
      start[source + 1]++;
    });
    for (let component = 0; component < map.count; component++) {
      start[component + 1] += start[component];
    }
    const next = start.slice();
    this.start = start;
    this.targets = new Int32Array(ends.length / 3);
    this.strengths = new Uint8Array(ends.length / 3);
    for (let edge = 0; edge < ends.length; edge += 3) {
      const place = next[ends[edge]]++;
      this.targets[place] = ends[edge + 1];
      this.strengths[place] = ends[edge + 2];
    }
  }

  walk(addEdge) {
    const map = this.map;
    for (let dependent = 0; dependent < map.count; dependent++) {
      for (const domain of map.domainsOf(dependent)) addEdge(domain, dependent, 0);
      for (const requirement of map.requirements(dependent)) {
        if ((map.flags[requirement] & START) !== 0) continue;
        this.walkRequirement(requirement, dependent, addEdge);
      }
    }
  }

  walkRequirement(requirement, dependent, addEdge) {
    const map = this.map;
    const strength = strengthAt(requirement, map);
    const end = requirement + map.spans[requirement];
    const open = [{ end, target: dependent, strength, isSpare: false }];
    for (let record = requirement; record < end; record++) {
      while (open[open.length - 1].end <= record) open.pop();
      const around = open[open.length - 1];
      if (!map.isGroup(record)) {
        addEdge(map.payloads[record], around.target, around.strength);
        continue;
      }
      const threshold = map.members(record).length - map.payloads[record] + 1;
      this.gates.push({
        target: around.target, strength: around.strength, threshold, dependent, record,
        isOutermostWithSpare: threshold > 1 && !around.isSpare,
      });
      open.push({
        end: record + map.spans[record], target: map.count + this.gates.length - 1, strength: 0,
        isSpare: around.isSpare || threshold > 1,
      });
    }
  }
}

// What a scenario does. Rounds are synchronous: what fails in one round is felt in the next.
class Outcome {
  constructor(graph, failing, degrading) {
    this.graph = graph;
    this.degradedRound = new Int32Array(graph.count).fill(NEVER);
    this.downRound = new Int32Array(graph.count).fill(NEVER);
    this.degradedLosses = new Int32Array(graph.gates.length);
    this.downLosses = new Int32Array(graph.gates.length);
    // What is not up, in the order in which it was reached.
    this.reached = [];
    this.round = 0;
    this.next = [];
    for (const component of failing) this.raise(component, DOWN, 0);
    for (const component of degrading) this.raise(component, DEGRADED, 0);
    while (this.next.length > 0) {
      const frontier = this.next;
      this.next = [];
      for (const component of frontier) this.spread(component);
      this.round++;
    }
    this.findLostSpares();
  }

  spread(component) {
    const { start, targets, strengths } = this.graph;
    const wentDown = this.downRound[component] === this.round;
    const gotDegraded = this.degradedRound[component] === this.round;
    for (let edge = start[component]; edge < start[component + 1]; edge++) {
      if (gotDegraded) this.arrive(targets[edge], DEGRADED, strengths[edge]);
      if (wentDown) this.arrive(targets[edge], DOWN, strengths[edge]);
    }
  }

  // Lets a failure arrive at a target, through as many gates as fall with it.
  arrive(target, state, strength) {
    while (target >= this.graph.count) {
      const number = target - this.graph.count;
      const gate = this.graph.gates[number];
      const losses = state === DOWN ? this.downLosses : this.degradedLosses;
      losses[number]++;
      if (losses[number] !== gate.threshold) return;
      target = gate.target;
      strength = gate.strength;
    }
    const effect = STRENGTHS[strength][state];
    if (effect > UP) this.raise(target, effect, this.round + 1);
  }

  raise(component, state, round) {
    const known = this.state(component);
    if (known >= state) return;
    if (known === UP) {
      this.degradedRound[component] = round;
      this.reached.push(component);
    }
    if (state === DOWN) this.downRound[component] = round;
    // What got degraded earlier in this very round is in line already.
    if (known === UP || this.degradedRound[component] !== round) this.next.push(component);
  }

  findLostSpares() {
    this.lostSpare = new Uint8Array(this.graph.count);
    this.graph.gates.forEach((gate, number) => {
      if (!gate.isOutermostWithSpare || this.downLosses[number] + 1 !== gate.threshold) return;
      let target = gate.target;
      while (target >= this.graph.count) {
        const around = target - this.graph.count;
        if (this.downLosses[around] >= this.graph.gates[around].threshold) return;
        target = this.graph.gates[around].target;
      }
      if (this.downRound[target] === NEVER) this.lostSpare[target] = 1;
    });
  }

  state(component) {
    if (this.downRound[component] !== NEVER) return DOWN;
    return this.degradedRound[component] !== NEVER ? DEGRADED : UP;
  }

  decree(component) {
    if (this.downRound[component] === 0) return DOWN;
    return this.degradedRound[component] === 0 ? DEGRADED : UP;
  }

  // The round in which the component came to its state; null when it is up.
  distance(component) {
    const state = this.state(component);
    if (state === UP) return null;
    return state === DOWN ? this.downRound[component] : this.degradedRound[component];
  }

  // Whether the component belongs to the blast radius: its state is worse than its decree.
  isWorsened(component) {
    return this.state(component) > this.decree(component);
  }

  // The state that the component had reached by the round.
  stateBy(component, round) {
    const reached = (first) => first !== NEVER && first <= round;
    if (reached(this.downRound[component])) return DOWN;
    return reached(this.degradedRound[component]) ? DEGRADED : UP;
  }

  // The severity of a record of a requirement, whatever its strength makes of it.
  severity(record) {
    return severitiesIn(record, this.graph.map, (component) => this.state(component)).get(record);
  }
}
