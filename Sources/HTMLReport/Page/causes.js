// Why a component is in its state: the first domain or requirement, in the order of the file, that was
// bad enough by the round before.

// The cause of the component's state: its kind, the components that had failed, and the record of the
// requirement; null when the component is up.
function causeOf(component, outcome) {
  const map = outcome.graph.map;
  const state = outcome.state(component);
  if (state === UP) return null;
  if (!outcome.isWorsened(component)) return { kind: "decree", components: [] };
  const round = outcome.distance(component) - 1;
  for (const domain of map.domainsOf(component)) {
    if (outcome.stateBy(domain, round) >= state) return { kind: "domain", components: [domain] };
  }
  for (const record of map.requirements(component)) {
    if ((map.flags[record] & START) !== 0) continue;
    const strength = strengthAt(record, map);
    const level = severityBringing(state, strength);
    if (level === undefined) continue;
    const severities = severitiesIn(
      record, map, (component) => outcome.stateBy(component, round));
    const isFailing = (place) => severities.get(place) >= level;
    if (!isFailing(record)) continue;
    const culprit = culpritIn(record, isFailing, map);
    return {
      kind: map.isGroup(culprit) ? "redundancy" : "dependency", record: culprit,
      isSoft: STRENGTHS[strength] === SOFT_STRENGTH,
      components: failingComponents(culprit, isFailing, map),
    };
  }
  throw new Error("what is worse than its decree has a cause");
}

// The component or anyOf that makes a requirement fail: of an allOf the first failing member.
function culpritIn(record, isFailing, map) {
  let culprit = record;
  while ((map.flags[culprit] & ALL_OF) !== 0) {
    culprit = map.members(culprit).find(isFailing);
  }
  return culprit;
}

// Every failing member of an anyOf, the first of an allOf, each component once.
function failingComponents(record, isFailing, map) {
  const found = new Set();
  const pending = [record];
  while (pending.length > 0) {
    const place = pending.pop();
    if (!map.isGroup(place)) {
      found.add(map.payloads[place]);
      continue;
    }
    const members = map.members(place).filter(isFailing);
    if ((map.flags[place] & ALL_OF) !== 0) members.length = 1;
    pending.push(...members.reverse());
  }
  return [...found];
}

// The component, what caused its state, what caused that, and so on back to the scenario.
function chainOf(component, outcome) {
  const chain = [];
  const seen = new Set([component]);
  for (const next of seen) {
    const cause = causeOf(next, outcome);
    if (cause === null) break;
    chain.push({ component: next, cause });
    for (const other of cause.components) seen.add(other);
  }
  return chain;
}

// The cause in a few words.
function causePhrase(cause, map) {
  const names = cause.components.map((component) => map.title(component)).join(", ");
  const verb = cause.isSoft ? "uses" : "needs";
  switch (cause.kind) {
    case "decree": return "it is in the scenario";
    case "domain": return `within ${names}`;
    case "dependency": return `${verb} ${names}`;
    default: {
      const count = map.members(cause.record).length;
      return `${verb} ${map.payloads[cause.record]} of ${count}; failing: ${names}`;
    }
  }
}
