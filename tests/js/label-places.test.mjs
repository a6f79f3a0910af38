import assert from 'node:assert/strict';
import { test } from 'node:test';

import { placeLabels } from '../../graph/page/js/label-places.js';

const label = (id, x, y = 0, width = 10, height = 10) => ({ id, x, y, width, height });
const ids = (labels) => labels.map(({ id }) => id);

test('of two that collide the weaker one is dropped', () => {
  assert.deepEqual(ids(placeLabels([label('strong', 0), label('weak', 5), label('far', 40)], 9)), ['strong', 'far']);
});

test('those that only share an edge both stand, unless a gap is asked for', () => {
  const neighbours = [label('one', 0), label('other', 10)];
  assert.equal(placeLabels(neighbours, 9).length, 2);
  assert.equal(placeLabels(neighbours, 9, 1).length, 1);
});

test('never more than allowed', () => {
  const many = Array.from({ length: 100 }, (_, at) => label(at, at * 20));
  assert.equal(placeLabels(many, 60).length, 60);
});

test('no two of those that stand overlap, however dense the field', () => {
  const field = Array.from({ length: 400 }, (_, at) => label(at, (at * 37) % 200, (at * 53) % 150, 12 + (at % 9), 8));
  const placed = placeLabels(field, 400);
  const collisions = placed.flatMap((one, at) =>
    placed
      .slice(at + 1)
      .filter(
        (other) =>
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      ),
  );
  assert.ok(placed.length > 40);
  assert.deepEqual(collisions, []);
});
