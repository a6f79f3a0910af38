/** The grounded labelling, as graph.acceptance computes it: in where every attacker is out, out where some attacker is in,
 * else undecided. A relation that is a node stands only where its premises do: what attacks a premise attacks it too.
 * Pure; linear in the attacks. */
import { stepStands } from './polarity.js';

/**
 * @param {object} network see `readNetwork`
 * @param {Uint8Array} left see `standing`
 * @returns {('in'|'out'|'undecided'|'')[]} by node; empty for nodes that are not left
 */
export function groundedLabels(network, left) {
  const attackers = attackersOf(network, left);
  const victims = Array.from(left, () => []);
  attackers.forEach((found, victim) => found.forEach((attacker) => victims[attacker].push(victim)));
  const labels = Array.from(left, (isLeft) => (isLeft ? 'undecided' : ''));
  const waiting = attackers.map((found) => found.size);
  const ready = [...left.keys()].filter((node) => left[node] && waiting[node] === 0);
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
  return labels;
}

/** Who attacks each node, each attacker once. */
function attackersOf({ steps }, left) {
  const attackers = Array.from(left, () => new Set());
  const stand = steps.filter((step) => stepStands(step, left));
  for (const { sources, target, sign, node } of stand) {
    if (sign >= 0) continue;
    for (const source of node >= 0 ? [node] : sources) if (left[source]) attackers[target].add(source);
  }
  for (const { sources, node } of stand) {
    if (node < 0) continue;
    for (const source of sources)
      if (left[source]) attackers[source].forEach((attacker) => attackers[node].add(attacker));
  }
  return attackers;
}
