import assert from 'node:assert/strict';
import { test } from 'node:test';

import { around, boxAt, bundlesOf, curveBetween, levelAt, middleOfCurve } from '../../graph/page/js/atlas-geometry.js';

test('the nearer, the more is shown: sections, marks, short names, cards', () => {
  assert.deepEqual(
    [0.05, 0.1, 0.2, 0.4, 0.7, 2].map((scale) => levelAt(scale, 200)),
    ['sections', 'far', 'far', 'middle', 'near', 'near'],
  );
});

test('relations between two sections are one bundle, whichever way they run', () => {
  const pairs = [
    [0, 1],
    [1, 0],
    [2, 0],
    [1, 1],
    [-1, 2],
  ];
  assert.deepEqual(bundlesOf(pairs), [
    { ends: [0, 2], count: 1 },
    { ends: [0, 1], count: 2 },
  ]);
});

test('a curve leaves each box upright to the edge that faces the other', () => {
  const [start, out, into, end] = curveBetween([0, 0, 100, 100], [300, 0, 100, 100]);
  assert.deepEqual(
    [start, end],
    [
      [100, 50],
      [300, 50],
    ],
  );
  assert.equal(out[1], 50);
  assert.ok(out[0] > 100 && into[0] < 300);
  const below = curveBetween([0, 0, 100, 100], [0, 300, 100, 100]);
  assert.deepEqual(below[0], [50, 100]);
});

test('the middle of a curve lies between its ends', () => {
  const [x, y] = middleOfCurve(curveBetween([0, 0, 100, 100], [300, 200, 100, 100]));
  assert.deepEqual([x, y], [200, 150]);
});

test('a box around boxes holds them all, and a point is in the box that holds it', () => {
  const boxes = [
    [0, 0, 10, 10],
    [20, 5, 10, 30],
  ];
  assert.deepEqual(around(boxes), [0, 0, 30, 35]);
  assert.equal(boxAt(boxes, { x: 25, y: 20 }), 1);
  assert.equal(boxAt(boxes, { x: 15, y: 5 }), -1);
});
