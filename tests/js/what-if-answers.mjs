/** What the page computes of some changes to a map, for tests/test_what_if.py to compare with Python.
 *
 * Reads a JSON file: {payload, changes: [{off: ids, scores: {id: number}}]}. Writes for each change its grounded labels and,
 * by semantics, the certificate and the strengths by name, null where a number is no answer. */
import { readFileSync } from 'node:fs';

import { groundedLabels } from '../../graph/page/js/grounded.js';
import { readNetwork, standing } from '../../graph/page/js/polarity.js';
import { strengthsOf } from '../../graph/page/js/strength.js';
import { SEMANTICS } from '../../graph/page/js/strength-formulas.js';
import { unpack } from '../../graph/page/js/unpack.js';

const { payload, changes } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const network = readNetwork(unpack(payload));

function named(left, valueOf) {
  const rows = network.names.map((name, node) => [name, node]).filter(([, node]) => left[node]);
  return Object.fromEntries(rows.map(([name, node]) => [name, valueOf(node)]));
}

function found({ off, scores }) {
  const left = standing(network, off);
  const base = Float64Array.from(network.base);
  for (const [name, score] of Object.entries(scores)) base[network.number.get(name)] = score;
  const labels = groundedLabels(network, left);
  const strengths = SEMANTICS.map((semantics) => {
    const { state, isKnown, certificate } = strengthsOf(network, left, base, semantics);
    return [semantics, { ...certificate, values: named(left, (node) => (isKnown[node] ? state[node] : null)) }];
  });
  return { grounded: named(left, (node) => labels[node]), strengths: Object.fromEntries(strengths) };
}

process.stdout.write(JSON.stringify(changes.map(found)));
