/** In which order strengths can be computed, as in graph.strength.plan: claims alone after what bears on them, and the
 * circles (strongly connected parts with an edge inside) that must settle together. Pure. */

/**
 * @typedef {object} Plan
 * @property {{alone: number[], circles: number[][]}[]} levels every push on a level comes from a level before it, or from
 *   the same circle
 * @property {Int32Array} pointer the pushes on node n are edges pointer[n] to pointer[n + 1]
 * @property {Int32Array} premisePointer likewise
 */

/**
 * Linear in nodes and edges.
 * @param {number} size how many nodes there are
 * @param {{edges: object, premises: object}} bearing see `signedEdges`
 * @returns {Plan}
 */
export function planOf(size, { edges, premises }) {
  const pointer = pointerOf(size, edges.targets);
  const premisePointer = pointerOf(size, premises.targets);
  const sourcesOf = (node) => [
    ...edges.sources.subarray(pointer[node], pointer[node + 1]),
    ...premises.sources.subarray(premisePointer[node], premisePointer[node + 1]),
  ];
  const levelOf = new Int32Array(size);
  const levels = [];
  for (const members of components(size, sourcesOf)) {
    const inside = new Set(members);
    let level = 0;
    let isCircle = members.length > 1;
    for (const member of members) {
      for (const source of sourcesOf(member)) {
        if (inside.has(source)) isCircle = true;
        else level = Math.max(level, levelOf[source] + 1);
      }
    }
    for (const member of members) levelOf[member] = level;
    levels[level] ??= { alone: [], circles: [] };
    if (isCircle) levels[level].circles.push(members.sort((one, other) => one - other));
    else levels[level].alone.push(members[0]);
  }
  return { levels, pointer, premisePointer };
}

function pointerOf(size, targets) {
  const pointer = new Int32Array(size + 1);
  for (const target of targets) pointer[target + 1] += 1;
  for (let node = 0; node < size; node += 1) pointer[node + 1] += pointer[node];
  return pointer;
}

/**
 * Strongly connected components, each after all that lead to it (Tarjan 1972, without recursion).
 * @returns {number[][]}
 */
function components(size, sourcesOf) {
  const found = [];
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const isOpen = new Uint8Array(size);
  const open = [];
  let next = 0;
  for (let root = 0; root < size; root += 1) {
    if (order[root] >= 0) continue;
    const trail = [];
    const enter = (node) => {
      order[node] = low[node] = next;
      next += 1;
      open.push(node);
      isOpen[node] = 1;
      trail.push({ node, sources: sourcesOf(node), at: 0 });
    };
    enter(root);
    while (trail.length > 0) {
      const step = trail.at(-1);
      if (step.at < step.sources.length) {
        const source = step.sources[step.at];
        step.at += 1;
        if (order[source] < 0) enter(source);
        else if (isOpen[source]) low[step.node] = Math.min(low[step.node], order[source]);
        continue;
      }
      trail.pop();
      const above = trail.at(-1);
      if (above) low[above.node] = Math.min(low[above.node], low[step.node]);
      if (low[step.node] < order[step.node]) continue;
      const members = open.splice(open.lastIndexOf(step.node));
      for (const member of members) isOpen[member] = 0;
      found.push(members);
    }
  }
  return found;
}
