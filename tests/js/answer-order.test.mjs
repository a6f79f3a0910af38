import assert from 'node:assert/strict';
import { test } from 'node:test';

import { byNeighbours, closeUp, pack, settle, shareRows, untangle } from '../../graph/page/js/answer-order.js';

const theme = (key, ...ids) => ({ key, items: ids.map((id) => ({ id, level: 0 })) });
const keys = (groups) => groups.map(({ key }) => key);
const ids = (groups) => groups.flatMap(({ items }) => items.map(({ id }) => id));

test('two columns that are linked crosswise are turned until no link crosses', () => {
  const links = [
    { criticism: 'a', response: 'x' },
    { criticism: 'b', response: 'y' },
  ];
  const { themes, groups } = untangle(
    [theme('one', 'a'), theme('two', 'b')],
    [theme('B', 'y'), theme('A', 'x')],
    links,
  );
  assert.deepEqual(keys(themes), ['one', 'two']);
  assert.deepEqual(keys(groups), ['A', 'B']);
});

test('within a theme what is answered last of all stands first, and equals keep their order', () => {
  const mixed = { key: 'one', items: ['a', 'b', 'c'].map((id, at) => ({ id, level: [0, 3, 0][at] })) };
  assert.deepEqual(ids(untangle([mixed], [], []).themes), ['b', 'a', 'c']);
});

test('the theme without a name stands last', () => {
  assert.deepEqual(keys(untangle([theme('', 'a'), theme('one', 'b')], [], []).themes), ['one', '']);
});

test('groups follow the themes that they answer, and a group that answers nothing comes after them', () => {
  const links = [
    { criticism: 'b', response: 'y' },
    { criticism: 'a', response: 'x' },
  ];
  const groups = [theme('idle', 'z'), theme('late', 'y'), theme('early', 'x')];
  assert.deepEqual(keys(byNeighbours(groups, [theme('one', 'a'), theme('two', 'b')], links)), [
    'early',
    'late',
    'idle',
  ]);
});

test('blocks stand where they want to where nothing is in the way', () => {
  const blocks = [
    { wanted: 50, height: 20 },
    { wanted: 150, height: 20 },
  ];
  assert.deepEqual(settle(blocks, 10, 200), [40, 140]);
});

test('blocks that want the same place share it as neighbours and never overlap', () => {
  const tops = settle(Array(3).fill({ wanted: 100, height: 20 }), 10, 200);
  assert.deepEqual(tops, [60, 90, 120]);
});

test('blocks stay within the column if they fit', () => {
  assert.deepEqual(settle([{ wanted: 500, height: 20 }], 10, 200), [180]);
});

test('packed blocks end where the column ends if that takes no wide gap', () => {
  assert.deepEqual(pack([20, 20, 20], 4, 50, 100), [0, 40, 80]);
  assert.deepEqual(pack([20, 20], 4, 14, 1000), [0, 34]);
});

test('a void above a block is closed up to the most that is allowed', () => {
  assert.deepEqual(closeUp([100, 130], [20, 20], 60), [60, 90]);
});

test('where rows are too many, what was asked for last is shown, and the rest as far as there is room', () => {
  const blocks = [
    { wanted: 30, since: 1 },
    { wanted: 50, since: 3 },
    { wanted: 40, since: 2 },
  ];
  assert.deepEqual(shareRows(blocks, 100), [10, 50, 40]);
  assert.deepEqual(shareRows(blocks, 60), [0, 50, 10]);
});

test('of what was asked for at once, the upper comes first', () => {
  const blocks = Array(3).fill({ wanted: 40, since: 1 });
  assert.deepEqual(shareRows(blocks, 100), [40, 40, 20]);
});
