/** The grounded labelling, as graph.acceptance computes it: in where every attacker is out, out where some attacker is in,
 * else undecided. A relation that is a node stands only with its premises, with all of them or with any one: a hidden
 * argument, which is in where these are out, attacks it. Pure; linear in the edges. */
import { stepStands } from './polarity.js';

/**
 * @param {object} network see `readNetwork`; the sources of its relations are elements
 * @param {Uint8Array} left see `standing`
 * @returns {('in'|'out'|'undecided'|'')[]} by node; empty for nodes that are not left
 */
export function groundedLabels(network, left) {
  const attackers = attackersOf(network, left);
  const victims = attackers.map(() => []);
  attackers.forEach((found, victim) => found.forEach((attacker) => victims[attacker].push(victim)));
  const waiting = attackers.map((found) => found.size);
  const labels = attackers.map((_, node) => (node < left.length && !left[node] ? '' : 'undecided'));
  const ready = labels.flatMap((label, node) => (label && waiting[node] === 0 ? [node] : []));
  for (const node of ready) labels[node] = 'in';
  for (let at = 0; at < ready.length; at += 1) {
    for (const victim of victims[ready[at]]) {
      if (labels[victim] !== 'undecided') continue;
      labels[victim] = 'out';
      for (const freed of victims[victim]) {
        waiting[freed] -= 1;
        if (waiting[freed] > 0 || labels[freed] !== 'undecided') continue;
        labels[freed] = 'in';
        ready.push(freed);
      }
    }
  }
  return labels.slice(0, left.length);
}

/** Who attacks each node, each attacker once; the hidden arguments come after the nodes. */
function attackersOf({ steps }, left) {
  const attackers = Array.from(left, () => new Set());
  const hidden = new Map();
  /** The argument that is in where all of these are out. */
  const noneOf = (nodes) => {
    const name = nodes.join();
    if (!hidden.has(name)) hidden.set(name, attackers.push(new Set(nodes)) - 1);
    return hidden.get(name);
  };
  for (const step of steps) {
    if (!stepStands(step, left)) continue;
    const { target, sign, node, needsAll } = step;
    const sources = step.sources.filter((source) => left[source]);
    if (sign < 0) for (const source of node >= 0 ? [node] : sources) attackers[target].add(source);
    if (node < 0) continue;
    for (const premises of needsAll ? sources.map((source) => [source]) : [sources]) {
      attackers[node].add(noneOf(premises));
    }
  }
  return attackers;
}
