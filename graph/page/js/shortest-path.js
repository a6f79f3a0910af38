/** Shortest paths over the arrows of a network. An arrow runs from premise to conclusion, from attacker to attacked, from
 * response to problem; a path may follow arrows only, or go against them too. */

/**
 * @typedef {{from: string, to: string}} Arrow
 * @typedef {object} Step
 * @property {string} id where the step arrives
 * @property {Arrow} [arrow] the arrow that it takes; none at the start
 * @property {boolean} [isForward] whether it goes the way of the arrow
 */

/**
 * The arrows at each node, for those who ask for many paths.
 * @param {Iterable<Arrow>} arrows
 * @returns {Map<string, Step[]>} first those that leave the node, then those that arrive
 */
export function stepsOf(arrows) {
  const steps = new Map();
  const add = (id, step) => (steps.has(id) ? steps.get(id).push(step) : steps.set(id, [step]));
  const all = [...arrows];
  for (const arrow of all) add(arrow.from, { id: arrow.to, arrow, isForward: true });
  for (const arrow of all) add(arrow.to, { id: arrow.from, arrow, isForward: false });
  return steps;
}

/**
 * A path with the fewest steps; of several, the one found first in the order of the arrows. Linear in the arrows.
 * @param {Map<string, Step[]>} steps of `stepsOf`
 * @param {string} from
 * @param {(id: string) => boolean} isEnd
 * @param {{isDirected?: boolean}} [options] whether every step must go the way of its arrow
 * @returns {Step[]|undefined} from the start on; undefined if no path leads there
 */
export function pathTo(steps, from, isEnd, { isDirected = false } = {}) {
  const reached = new Map([[from, { id: from }]]);
  for (const [id] of reached) {
    if (isEnd(id)) return backFrom(reached, id);
    // What is added to a Map while it is walked through is walked through too, in order: this is the queue.
    for (const step of steps.get(id) ?? []) {
      if ((step.isForward || !isDirected) && !reached.has(step.id)) reached.set(step.id, { ...step, before: id });
    }
  }
  return undefined;
}

function backFrom(reached, end) {
  const path = [];
  for (let at = reached.get(end); at; at = reached.get(at.before)) {
    path.unshift({ id: at.id, arrow: at.arrow, isForward: at.isForward });
  }
  return path;
}

/**
 * Every node that the arrows lead to from a node, itself among them.
 * @returns {Set<string>}
 */
export function reachedFrom(steps, from) {
  const reached = new Set([from]);
  for (const id of reached) {
    for (const step of steps.get(id) ?? []) if (step.isForward) reached.add(step.id);
  }
  return reached;
}
