import assert from 'node:assert/strict';
import { test } from 'node:test';

import { groundedLabels } from '../../graph/page/js/grounded.js';
import { readNetwork, signedEdges, standing } from '../../graph/page/js/polarity.js';
import { strengthsOf } from '../../graph/page/js/strength.js';

const relation = (sources, kind, target, more = {}) => ({
  id: `${sources.join('_')}.${kind}.${target}`,
  sources,
  kind,
  target,
  ...more,
});
const mapOf = (ids, ...relations) => readNetwork({ elements: ids.map((id) => ({ id })), relations });
const all = (network) => standing(network, []);
const namesLeft = (network, off) => network.names.filter((_, node) => standing(network, off)[node]);
const strengthOf = (network, name, semantics) =>
  strengthsOf(network, all(network), network.base, semantics).state[network.number.get(name)];

test('one doubt of middling strength halves a claim under DF-QuAD and takes a third under the h-categorizer', () => {
  const pair = mapOf(['doubt', 'claim'], relation(['doubt'], 'attacks', 'claim'));
  assert.equal(strengthOf(pair, 'claim', 'df-quad'), 0.25);
  assert.equal(strengthOf(pair, 'claim', 'h-categorizer'), 1 / 3);
});

test('one reason lifts a claim under each semantics but the one that knows no support', () => {
  const pair = mapOf(['reason', 'claim'], relation(['reason'], 'supports', 'claim'));
  assert.equal(strengthOf(pair, 'claim', 'quadratic-energy'), 0.6);
  assert.equal(strengthOf(pair, 'claim', 'df-quad'), 0.75);
  assert.ok(strengthOf(pair, 'claim', 'euler-based') > 0.5);
  assert.equal(strengthOf(pair, 'claim', 'h-categorizer'), 0.5);
});

test('of parallel relations of one sign the strongest counts', () => {
  const twice = mapOf(
    ['a', 'b'],
    relation(['a'], 'supports', 'b', { strength: '0.2' }),
    relation(['a'], 'causes', 'b', { strength: '0.9' }),
  );
  assert.deepEqual([...signedEdges(twice, all(twice)).edges.pulls], [0.9]);
});

test('a linked relation falls with any premise, a convergent one with the last, and both with their target', () => {
  const linked = mapOf(['a', 'b', 'c'], { ...relation(['a', 'b'], 'supports', 'c', { linked: true }), id: 'step' });
  assert.deepEqual(namesLeft(linked, ['a']), ['b', 'c']);
  assert.deepEqual(namesLeft(linked, ['c']), ['a', 'b']);
  const alone = mapOf(
    ['a', 'b', 'c', 'd'],
    { ...relation(['a', 'b'], 'supports', 'c', { linked: false }), id: 'step' },
    relation(['d'], 'undercuts', 'step'),
  );
  assert.deepEqual(namesLeft(alone, ['a']), ['b', 'c', 'd', 'step']);
  assert.deepEqual(namesLeft(alone, ['a', 'b']), ['c', 'd']);
});

test('a premise that is attacked weakens the step that it carries', () => {
  const carried = mapOf(
    ['a', 'b', 'c', 'd'],
    { ...relation(['a', 'b'], 'supports', 'c', { linked: true }), id: 'step' },
    relation(['d'], 'attacks', 'a'),
  );
  assert.equal(strengthOf(carried, 'step', 'df-quad'), 0.25 * 0.5);
  assert.deepEqual(groundedLabels(carried, all(carried)), ['out', 'in', 'in', 'in', 'out']);
});

test('a circle that settles is certified where nothing else could come of it', () => {
  const circle = mapOf(['a', 'b'], relation(['a'], 'attacks', 'b'), relation(['b'], 'attacks', 'a'));
  const { certificate, isKnown } = strengthsOf(circle, all(circle), circle.base, 'quadratic-energy');
  assert.equal(certificate.status, 'certified');
  assert.ok(certificate.contraction < 1 && certificate.residual <= 1e-9);
  assert.deepEqual([...isKnown], [1, 1]);
});

test('what lies in a circle without proof, or after one, has no number that is an answer', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const knot = ids.flatMap((one) => ids.filter((other) => other !== one).map((other) => [one, other]));
  const network = mapOf(
    [...ids, 'after', 'apart'],
    ...knot.map(([one, other]) => relation([one], 'attacks', other)),
    relation(['a'], 'supports', 'after'),
  );
  const { certificate, isKnown } = strengthsOf(network, all(network), network.base, 'df-quad');
  assert.ok(!['exact', 'certified'].includes(certificate.status));
  assert.deepEqual([...isKnown], [0, 0, 0, 0, 0, 1]);
});

test('two who attack each other are undecided, and who is attacked by one that is attacked is in', () => {
  const both = mapOf(['a', 'b'], relation(['a'], 'attacks', 'b'), relation(['b'], 'attacks', 'a'));
  assert.deepEqual(groundedLabels(both, all(both)), ['undecided', 'undecided']);
  const chain = mapOf(['a', 'b', 'c'], relation(['a'], 'rebuts', 'b'), relation(['b'], 'undermines', 'c'));
  assert.deepEqual(groundedLabels(chain, all(chain)), ['in', 'out', 'in']);
  assert.deepEqual(groundedLabels(chain, standing(chain, ['a'])), ['', 'in', 'out']);
});
