import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pathTo, reachedFrom, stepsOf } from '../../graph/page/js/shortest-path.js';

/** Two ways from a to d, and e that points at d. */
const steps = stepsOf(['ab', 'bc', 'cd', 'ax', 'xd', 'ed'].map(([from, to]) => ({ from, to })));
const ids = (path) => path?.map(({ id }) => id);
const is = (id) => (other) => other === id;

test('of two ways the shorter one is taken', () => {
  assert.deepEqual(ids(pathTo(steps, 'a', is('d'))), ['a', 'x', 'd']);
});

test('against the arrows a path goes only if it may', () => {
  const path = pathTo(steps, 'a', is('e'));
  assert.deepEqual(ids(path), ['a', 'x', 'd', 'e']);
  assert.deepEqual(
    path.map(({ isForward }) => isForward),
    [undefined, true, true, false],
  );
  assert.equal(pathTo(steps, 'a', is('e'), { isDirected: true }), undefined);
});

test('from a place to itself there is no step to take', () => {
  assert.deepEqual(ids(pathTo(steps, 'a', is('a'))), ['a']);
});

test('what no arrow touches is reached from nowhere', () => {
  assert.equal(pathTo(steps, 'a', is('nowhere')), undefined);
  assert.deepEqual(ids(pathTo(steps, 'nowhere', is('nowhere'))), ['nowhere']);
});

test('arrows that run in a circle are followed once', () => {
  const circle = stepsOf(['ab', 'bc', 'ca'].map(([from, to]) => ({ from, to })));
  assert.deepEqual([...reachedFrom(circle, 'a')], ['a', 'b', 'c']);
});
