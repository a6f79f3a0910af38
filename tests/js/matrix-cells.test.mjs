import assert from 'node:assert/strict';
import { test } from 'node:test';

import { HEAD, matrixOf, stepFrom } from '../../graph/page/js/matrix-cells.js';

const theme = (key, ...items) => ({ key, items: items.map(([id, level]) => ({ id, level })) });
const group = (key, ...ids) => ({ key, items: ids.map((id) => ({ id })) });
const link = (criticism, response, coverage = 'direct') => ({ criticism, response, coverage });

const links = [link('b', 'y'), link('b', 'x'), link('b', 'x', 'partial'), link('d', 'x')];
const open = new Set(['a', 'c', 'e']);
const matrix = matrixOf(
  [theme('', ['e', 3]), theme('few', ['d', 0]), theme('many', ['b', 1], ['a', 3], ['c', 3])],
  [group('g', 'x', 'idle'), group('h', 'y')],
  links,
  (id) => open.has(id),
);
const names = matrix.rows.map(({ id, theme: key }) => id ?? `(${key})`);
const at = (row, column) => ({ row: typeof row === 'string' ? names.indexOf(row) : row, column });

test('themes with most open come first, what has no theme last, and in a theme the unanswered come first', () => {
  assert.deepEqual(names, ['(many)', 'a', 'c', 'b', '(few)', 'd', '()', 'e']);
  assert.deepEqual(matrix.rows[0], { theme: 'many', all: 3, open: 2 });
});

test('only responses that answer something have a column, and columns keep their groups', () => {
  assert.deepEqual(matrix.columns, [
    { id: 'x', group: 'g' },
    { id: 'y', group: 'h' },
  ]);
  assert.deepEqual(matrix.groups, [
    { key: 'g', from: 0, count: 1 },
    { key: 'h', from: 1, count: 1 },
  ]);
});

test('every link is in the cell of its row and column, that which goes farthest first', () => {
  const found = matrix.cells.flatMap((cells, row) =>
    [...cells].flatMap(([column, several]) => several.map((each) => [names[row], matrix.columns[column].id, each])),
  );
  assert.deepEqual(new Set(found.map(([, , each]) => each)), new Set(links));
  assert.ok(found.every(([criticism, response, each]) => each.criticism === criticism && each.response === response));
  assert.deepEqual(
    matrix.cells[names.indexOf('b')].get(0).map(({ coverage }) => coverage),
    ['direct', 'partial'],
  );
});

test('arrows go one cell on and stop at the edge', () => {
  assert.deepEqual(stepFrom(matrix, at('a', 0), 'ArrowDown'), at('c', 0));
  assert.deepEqual(stepFrom(matrix, at('a', 0), 'ArrowLeft'), at('a', HEAD));
  assert.equal(stepFrom(matrix, at(HEAD, 1), 'ArrowUp'), undefined);
  assert.equal(stepFrom(matrix, at('a', 1), 'ArrowRight'), undefined);
});

test('a leap goes to the next filled cell, or to the edge where there is none', () => {
  assert.deepEqual(stepFrom(matrix, at(HEAD, 1), 'ArrowDown', true), at('b', 1));
  assert.deepEqual(stepFrom(matrix, at('b', 1), 'ArrowDown', true), at('e', 1));
});

test('Home and End keep the row unless they leap', () => {
  assert.deepEqual(stepFrom(matrix, at('b', 1), 'Home'), at('b', HEAD));
  assert.deepEqual(stepFrom(matrix, at('b', HEAD), 'End'), at('b', 1));
  assert.deepEqual(stepFrom(matrix, at('b', 1), 'Home', true), at(HEAD, HEAD));
  assert.deepEqual(stepFrom(matrix, at('b', 0), 'End', true), at('e', 1));
});

test('a page down ends in the last row, a page up under the heads', () => {
  assert.deepEqual(stepFrom(matrix, at('c', 1), 'PageDown', false, 3), at('d', 1));
  assert.deepEqual(stepFrom(matrix, at('c', 1), 'PageDown', false, 30), at('e', 1));
  assert.deepEqual(stepFrom(matrix, at('c', 1), 'PageUp', false, 30), at(0, 1));
});

test('a matrix without rows goes nowhere', () => {
  const none = matrixOf([], [], [], () => true);
  for (const key of ['ArrowDown', 'ArrowRight', 'End', 'PageDown'])
    assert.ok([undefined, HEAD].includes(stepFrom(none, at(HEAD, HEAD), key, false)?.row), key);
});
