/** The map as a signed network in numbers, as graph.network and graph.polarity make it of the same map: who lifts whom,
 * who lowers whom, which relations are nodes and what carries them. An edge runs from premise to conclusion, from attacker
 * to attacked. Pure: nothing here knows the page. */

/** +1 lifts, -1 lowers; what is not here does neither. */
const SIGNS = new Map([
  ['supports', 1],
  ['causes', 1],
  ['attacks', -1],
  ['rebuts', -1],
  ['undermines', -1],
  ['undercuts', -1],
]);

/**
 * @typedef {object} Step a relation in numbers
 * @property {number[]} sources each once
 * @property {number} target
 * @property {number} sign
 * @property {number} weight from 0 to 1
 * @property {number} node its own number where it is a node, because a relation aims at it or its sources are linked; or -1
 * @property {boolean} needsAll whether it falls with any source, not only with the last
 */

/**
 * Number the elements, in the order of the map, and after them the relations that are nodes. Linear.
 * @param {{elements: object[], relations: object[]}} map
 * @returns {{names: string[], number: Map<string, number>, base: Float64Array, steps: Step[]}} `base` are base scores
 */
export function readNetwork({ elements, relations }) {
  const aimedAt = new Set(relations.map(({ target }) => target));
  const isNode = ({ id, linked }) => linked === true || aimedAt.has(id);
  const names = [...elements, ...relations.filter(isNode)].map(({ id }) => id);
  const number = new Map(names.map((name, at) => [name, at]));
  const base = Float64Array.from(names, (_, at) => (at < elements.length ? Number(elements[at].baseScore ?? 0.5) : 1));
  const steps = relations.map((relation) => ({
    sources: [...new Set(relation.sources)].map((source) => number.get(source)),
    target: number.get(relation.target),
    sign: SIGNS.get(relation.kind) ?? 0,
    weight: Number(relation.strength ?? 1),
    node: isNode(relation) ? number.get(relation.id) : -1,
    needsAll: relation.linked !== false,
  }));
  return { names, number, base, steps };
}

/**
 * What is left once some elements are switched off, as graph.policy.without says: their relations go with them; a relation
 * that is a node falls with any of its premises where they are linked, with the last where each counts alone, and with
 * what it aims at.
 * @param {{names: string[], number: Map<string, number>, steps: Step[]}} network
 * @param {Iterable<string>} off ids of elements
 * @returns {Uint8Array} 1 for every node that is left
 */
export function standing({ names, number, steps }, off) {
  const left = new Uint8Array(names.length).fill(1);
  for (const id of off) if (number.has(id)) left[number.get(id)] = 0;
  const nodes = steps.filter(({ node }) => node >= 0);
  for (let isFalling = true; isFalling;) {
    isFalling = false;
    for (const step of nodes) {
      if (!left[step.node] || stepStands(step, left)) continue;
      left[step.node] = 0;
      isFalling = true;
    }
  }
  return left;
}

/** Whether a relation still leads from something to something. */
export function stepStands({ sources, target, node, needsAll }, left) {
  const isCarried = node >= 0 && needsAll ? sources.every((at) => left[at]) : sources.some((at) => left[at]);
  return isCarried && Boolean(left[target]);
}

/**
 * The edges that count: of parallel edges of one sign the strongest, and apart from them the premises of relations.
 * @param {{names: string[], steps: Step[]}} network
 * @param {Uint8Array} left see `standing`
 * @returns {{edges: Edges, premises: Edges, convergent: Uint8Array}} `convergent` tells the relations that any one
 *   premise carries
 * @typedef {{sources: Int32Array, targets: Int32Array, signs: Int8Array, pulls: Float64Array}} Edges sorted by target;
 *   a pull is a weight with its sign
 */
export function signedEdges({ names, steps }, left) {
  const [edges, premises] = [new Map(), new Map()];
  const convergent = new Uint8Array(names.length);
  const size = names.length;
  const keepStrongest = (found, source, target, sign, weight) => {
    const key = (target * size + source) * 2 + (sign < 0 ? 1 : 0);
    if (!found.has(key) || weight > found.get(key).weight) found.set(key, { source, target, sign, weight });
  };
  for (const { sources, target, sign, weight, node, needsAll } of steps) {
    if (!left[target] || (node >= 0 && !left[node])) continue;
    if (node >= 0 && !needsAll) convergent[node] = 1;
    for (const source of sources) {
      if (!left[source]) continue;
      if (node >= 0) keepStrongest(premises, source, node, 1, weight);
      else if (sign) keepStrongest(edges, source, target, sign, weight);
    }
    if (node >= 0 && sign) keepStrongest(edges, node, target, sign, weight);
  }
  return { edges: byTarget(edges), premises: byTarget(premises), convergent };
}

function byTarget(found) {
  const sorted = Array.from(Float64Array.from(found.keys()).sort(), (key) => found.get(key));
  return {
    sources: Int32Array.from(sorted, ({ source }) => source),
    targets: Int32Array.from(sorted, ({ target }) => target),
    signs: Int8Array.from(sorted, ({ sign }) => sign),
    pulls: Float64Array.from(sorted, ({ sign, weight }) => sign * weight),
  };
}
