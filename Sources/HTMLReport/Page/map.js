"use strict";

// The map that the page embeds, in flat arrays: a component is a number, a requirement a record, and
// the members of a group stand directly behind it.
//
//     {"anyOf": ["stripe", {"allOf": ["adyen", "bank"]}]}
//
//     record   0 anyOf   1 stripe   2 allOf   3 adyen   4 bank
//     span     5         1          3         1         1

const KINDS = ["service", "third-party", "cloud", "domain"];
const SERVICE = 0;
const DOMAIN = 3;

// The flags of a record.
const ANY_OF = 1;
const ALL_OF = 2;
const SOFT = 4;
const START = 8;

// Line ends, and what cannot be seen or turns the reading direction.
const HIDDEN = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g;
const SHORT_ESCAPES = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

// A name made harmless to look at: what is hidden is shown as an escape.
function visible(text) {
  return text.replace(HIDDEN, (letter) => SHORT_ESCAPES[letter]
    ?? `\\u{${letter.codePointAt(0).toString(16).toUpperCase()}}`);
}

class ComponentMap {
  constructor(source) {
    this.name = source.name;
    this.ids = source.ids;
    this.count = source.ids.length;
    this.kinds = source.kinds;
    this.columns = source.columns;
    this.tiers = source.tiers;
    this.hasTolerances = source.hasTolerances;
    this.readDomains(source.within);
    this.readRequirements(source.requirements);
  }

  readDomains(numbers) {
    this.domainStart = new Int32Array(this.count + 1);
    const domains = [];
    let next = 0;
    for (let component = 0; component < this.count; component++) {
      if (numbers[next] === component) {
        const count = numbers[next + 1];
        for (let place = 0; place < count; place++) domains.push(numbers[next + 2 + place]);
        next += 2 + count;
      }
      this.domainStart[component + 1] = domains.length;
    }
    this.domains = Int32Array.from(domains);
  }

  // Each component has the count of its records and then these: a number that is not negative is a
  // component, hard and to run; a negative one the flags, behind which stand what is needed and, for a
  // group, the span.
  readRequirements(numbers) {
    this.recordStart = new Int32Array(this.count + 1);
    const payloads = [];
    const flags = [];
    const spans = [];
    let next = 0;
    for (let component = 0; component < this.count; component++) {
      for (let left = numbers[next++]; left > 0; left--) {
        const first = numbers[next++];
        const bits = first < 0 ? -first : 0;
        const isGroup = (bits & (ANY_OF | ALL_OF)) !== 0;
        flags.push(bits);
        payloads.push(bits === 0 ? first : numbers[next++]);
        spans.push(isGroup ? numbers[next++] : 1);
      }
      this.recordStart[component + 1] = payloads.length;
    }
    this.payloads = Int32Array.from(payloads);
    this.flags = Uint8Array.from(flags);
    this.spans = Int32Array.from(spans);
  }

  isGroup(record) {
    return (this.flags[record] & (ANY_OF | ALL_OF)) !== 0;
  }

  // The records directly in the group at `record`.
  members(record) {
    const members = [];
    const end = record + this.spans[record];
    for (let member = record + 1; member < end; member += this.spans[member]) members.push(member);
    return members;
  }

  // The records of the component's requirements, without the members of groups.
  requirements(component) {
    const requirements = [];
    const end = this.recordStart[component + 1];
    let record = this.recordStart[component];
    for (; record < end; record += this.spans[record]) requirements.push(record);
    return requirements;
  }

  domainsOf(component) {
    return this.domains.subarray(this.domainStart[component], this.domainStart[component + 1]);
  }

  kind(component) {
    return this.kinds.charCodeAt(component) - 48;
  }

  // The text of an attribute, or null.
  text(key, component) {
    const column = this.columns[key];
    if (column === undefined) return null;
    const number = column.at[component];
    return number === 0 ? null : column.texts[number - 1];
  }

  tier(component) {
    return this.tiers === null || this.tiers[component] === 0 ? null : this.tiers[component];
  }

  // The name to show: the name, or the id where there is none.
  title(component) {
    return visible(this.text("name", component) ?? this.ids[component]);
  }

  // Whether one runs it oneself: neither a third party, nor a cloud's, nor a provider's domain.
  isInside(component) {
    const kind = this.kind(component);
    return kind === SERVICE || (kind === DOMAIN && this.text("provider", component) === null);
  }

  // What needs each component, as lists made when they are first asked for.
  dependents(component) {
    if (this.dependentStart === undefined) this.turnRound();
    return this.dependentList.subarray(
      this.dependentStart[component], this.dependentStart[component + 1]);
  }

  // What the component needs or is within, each once, in the order of the file.
  dependencies(component) {
    const found = new Set(this.domainsOf(component));
    const end = this.recordStart[component + 1];
    for (let record = this.recordStart[component]; record < end; record++) {
      if (!this.isGroup(record)) found.add(this.payloads[record]);
    }
    found.delete(component);
    return [...found];
  }

  turnRound() {
    const counts = new Int32Array(this.count + 1);
    const lists = [];
    for (let component = 0; component < this.count; component++) {
      const needed = this.dependencies(component);
      lists.push(needed);
      for (const other of needed) counts[other + 1]++;
    }
    for (let component = 0; component < this.count; component++) {
      counts[component + 1] += counts[component];
    }
    const next = counts.slice();
    this.dependentStart = counts;
    this.dependentList = new Int32Array(counts[this.count]);
    lists.forEach((needed, component) => {
      for (const other of needed) this.dependentList[next[other]++] = component;
    });
  }

  // The number of each id.
  component(id) {
    this.numbers ??= new Map(this.ids.map((text, number) => [text, number]));
    return this.numbers.get(id) ?? null;
  }
}
