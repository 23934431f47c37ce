// The selected component: what it is, how it is doing and why, what it needs and what needs it.

const MAXIMUM_CHAIN = 40;
const MAXIMUM_LISTED = 30;

class Details {
  constructor(model) {
    this.model = model;
    this.place = byID("details");
    model.observe(() => this.render());
  }

  render() {
    const component = this.model.selected;
    if (component === null) {
      fill(this.place, element("p", { class: "quiet" },
        "Select a component to see what it needs, what needs it and why it fails."));
      return;
    }
    const { map, outcome } = this.model;
    fill(this.place,
      element("div", { class: "bar" },
        element("h2", {}, map.title(component)),
        element("span", { class: `state ${stateClass(component, outcome)}` }, this.standing(component))),
      this.buttons(component), this.facts(component),
      this.chain(component),
      element("div", { class: "columns" },
        this.needs(component), this.neededBy(component)));
  }

  standing(component) {
    const { outcome } = this.model;
    const word = stateWord(component, outcome);
    const isLimping = outcome.state(component) === DEGRADED;
    const spare = isLimping && outcome.lostSpare[component] ? ", spare lost" : "";
    return outcome.decree(component) === UP ? word + spare : `${word}, in the scenario`;
  }

  buttons(component) {
    const decree = this.model.decree(component);
    const button = (id, title, state) => element("button", {
      type: "button", id, "aria-pressed": String(decree === state),
      onclick: () => {
        this.model.setDecree(component, decree === state ? UP : state);
        byID(id)?.focus();
      },
    }, title);
    return element("div", { class: "actions" }, button("fail", "Fail it", DOWN),
      button("degrade", "Degrade it", DEGRADED));
  }

  facts(component) {
    const { map } = this.model;
    const facts = [];
    const add = (title, value) => {
      if (value === null) return;
      const shown = typeof value === "string" ? visible(value) : value;
      facts.push(element("dt", {}, title), element("dd", {}, shown));
    };
    if (map.text("name", component) !== null) add("Id", map.ids[component]);
    const side = map.isInside(component) ? "inside" : "outside";
    add("Kind", `${KINDS[map.kind(component)]}, ${side} our control`);
    const tier = map.tier(component);
    add("Tier", tier === null ? null : String(tier));
    for (const key of ["owner", "provider", "region", "category", "description"]) {
      add(key[0].toUpperCase() + key.slice(1), map.text(key, component));
    }
    const address = map.text("url", component);
    // Only what a browser may open without running anything becomes a link.
    if (address !== null && /^https?:\/\//i.test(address)) {
      add("Address", element("a", { href: address, rel: "noreferrer noopener" }, address));
    } else {
      add("Address", address);
    }
    return element("dl", {}, ...facts);
  }

  link(component) {
    const { map, outcome } = this.model;
    return element("button", {
      type: "button", class: `name ${stateClass(component, outcome)}`, title: map.ids[component],
      onclick: () => this.model.select(component),
    }, map.title(component));
  }

  // MARK: causes

  chain(component) {
    const { map, outcome } = this.model;
    if (outcome.state(component) === UP) {
      if (!outcome.lostSpare[component]) return null;
      return element("p", {}, "It works, and the loss of one more spare would be felt.");
    }
    const chain = chainOf(component, outcome);
    const steps = chain.slice(0, MAXIMUM_CHAIN).map((step) => element("li", {},
      this.link(step.component), ` is ${STATE_WORDS[outcome.state(step.component)]}: `,
      causePhrase(step.cause, map)));
    const left = chain.length - steps.length;
    if (left > 0) steps.push(element("li", { class: "quiet" }, `${figure(left)} more`));
    return element("section", { "aria-label": "Chain of causes" },
      element("h3", {}, "Why"), element("ol", { id: "chain" }, ...steps));
  }

  // MARK: neighbours

  list(title, items, count) {
    const left = count - items.length;
    if (left > 0) items.push(element("li", { class: "quiet" }, `${figure(left)} more`));
    if (count === 0) items.push(element("li", { class: "quiet" }, "nothing"));
    return element("section", {},
      element("h3", {}, `${title} (${figure(count)})`), element("ul", {}, ...items));
  }

  needs(component) {
    const { map } = this.model;
    const items = [...map.domainsOf(component)].map(
      (domain) => element("li", {}, "within ", this.link(domain)));
    const requirements = map.requirements(component);
    for (const record of requirements) items.push(element("li", {}, ...this.requirement(record)));
    const count = items.length;
    return this.list("Needs", items.slice(0, MAXIMUM_LISTED), count);
  }

  // A requirement as words and links: "1 of (stripe, all of (adyen, bank)), to start".
  requirement(record) {
    const { map } = this.model;
    const words = [];
    if ((map.flags[record] & SOFT) !== 0) words.push("uses ");
    const ends = [];
    for (let place = record; place < record + map.spans[record]; place++) {
      while (ends.length > 0 && ends[ends.length - 1] <= place) { ends.pop(); words.push(")"); }
      const last = words[words.length - 1];
      if (last !== undefined && !/[( ]$/.test(last.textContent ?? last)) words.push(", ");
      if (map.isGroup(place)) {
        const count = map.members(place).length;
        words.push(map.payloads[place] === count ? "all of (" : `${map.payloads[place]} of (`);
        ends.push(place + map.spans[place]);
      } else {
        words.push(this.link(map.payloads[place]));
      }
    }
    words.push(...ends.map(() => ")"));
    if ((map.flags[record] & START) !== 0) words.push(" (only to start)");
    return words;
  }

  neededBy(component) {
    const dependents = [...this.model.map.dependents(component)];
    const { outcome } = this.model;
    dependents.sort((one, other) => outcome.state(other) - outcome.state(one) || one - other);
    const items = dependents.slice(0, MAXIMUM_LISTED).map((other) => element("li", {}, this.link(other)));
    return this.list("Needed by", items, dependents.length);
  }
}
