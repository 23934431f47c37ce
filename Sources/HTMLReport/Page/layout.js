// The layout of the whole map that Graphviz made, unpacked: boxes, diamonds, frames and splines.

const BONDS = ["hard", "soft", "start", "within"];

function wholeLayout(packed, map) {
  const nodes = [];
  for (let next = 0; next < packed.nodes.length; next += 5) {
    const [component, x, y, width, height] = packed.nodes.slice(next, next + 5);
    nodes.push({ component, x, y, width, height });
  }
  const groups = [];
  for (let next = 0; next < packed.groups.length; next += 4) {
    const [component, offset, x, y] = packed.groups.slice(next, next + 4);
    const record = map.recordStart[component] + offset;
    groups.push({ component, record, x, y, width: 40, height: 22 });
  }
  const end = (code) => {
    if (code >= 0) return { component: code };
    const { component, record } = groups[-1 - code];
    return { component, record };
  };
  const edges = [];
  for (let next = 0; next < packed.edges.length;) {
    const [from, to, bond, offset, count] = packed.edges.slice(next, next + 5);
    const points = packed.edges.slice(next + 5, next + 5 + count);
    for (let place = 2; place < count; place++) points[place] += points[place - 2];
    const source = end(from);
    const goal = end(to);
    if (to >= 0 && bond !== 3) goal.record = map.recordStart[source.component] + offset;
    edges.push({ from: source, to: goal, bond: BONDS[bond], points });
    next += 5 + count;
  }
  const frames = framesAround(nodes, groups, packed.frames, map);
  return { nodes, groups, edges, frames, remarks: [] };
}

// A frame around what each domain holds; inner frames come last. `pairs` lists a framed domain and
// the framed domain around it, or -1, outer before inner.
function framesAround(nodes, groups, pairs, map) {
  const frames = new Map();
  for (let next = 0; next < pairs.length; next += 2) {
    frames.set(pairs[next], {
      domain: pairs[next], around: pairs[next + 1], left: Infinity, top: Infinity, right: -Infinity,
      bottom: -Infinity,
    });
  }
  const widen = (frame, box) => {
    frame.left = Math.min(frame.left, box.left);
    frame.top = Math.min(frame.top, box.top);
    frame.right = Math.max(frame.right, box.right);
    frame.bottom = Math.max(frame.bottom, box.bottom);
  };
  const frameOf = (component) => frames.get(component) ?? frames.get(map.domainsOf(component)[0]);
  for (const box of [...nodes, ...groups]) {
    const frame = frameOf(box.component);
    if (frame === undefined) continue;
    widen(frame, {
      left: box.x - box.width / 2, right: box.x + box.width / 2, top: box.y - box.height / 2,
      bottom: box.y + box.height / 2,
    });
  }
  for (const frame of [...frames.values()].reverse()) {
    frame.left -= 10;
    frame.top -= 26;
    frame.right += 10;
    frame.bottom += 10;
    if (frame.around >= 0) widen(frames.get(frame.around), frame);
  }
  return [...frames.values()].filter((frame) => frame.left < Infinity);
}
