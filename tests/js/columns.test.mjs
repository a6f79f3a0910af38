import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

import { passing, tableRows } from '../../graph/page/js/columns.js';

/** Rows of every form that a column has: rare, alike, the same everywhere, lists, objects, lists of objects. */
const ROWS = Array.from({ length: 40 }, (_, at) => ({
  id: `e${at}`,
  kind: 'claim',
  side: ['pro', 'con', 'mixed'][at % 3],
  linked: [true, false][at % 2],
  rank: at % 4,
  text: { en: `Claim ${at}`, ...(at % 2 ? { 'zh-Hant': `主張${at}` } : {}) },
  ...(at === 7 ? { note: { en: 'seen once' }, __proto__: undefined } : {}),
  ...(at % 5 ? { anchors: [at, at + 1] } : {}),
  ...(at % 4 ? {} : { stances: [{ holder: 'a', hedge: ['doubt'] }, { holder: 'b' }] }),
}));

const PROGRAM =
  'import json, sys; from graph.page.columns import table; print(json.dumps(table(json.load(sys.stdin))))';

/** The same rows, written by Python and read back. */
function rewritten(rows) {
  const python = process.env.COUNTERPOINT_PYTHON ?? 'python3';
  return JSON.parse(execFileSync(python, ['-c', PROGRAM], { input: JSON.stringify(rows), encoding: 'utf8' }));
}

/** What a row shows, without the fields that it has not. */
function plain(row) {
  const fields = [];
  for (const name in row) if (row[name] !== undefined) fields.push([name, row[name]]);
  return Object.fromEntries(fields);
}

test('rows that Python wrote as columns read as they were', () => {
  const rows = tableRows(rewritten(ROWS));
  assert.equal(rows.length, ROWS.length);
  rows.forEach((row, at) => assert.deepEqual(plain(row), ROWS[at]));
});

test('a table may be empty, and a field may be called like a method of every object', () => {
  assert.deepEqual(tableRows(rewritten([])), []);
  const [row] = tableRows(rewritten([{ constructor: 'word', text: JSON.parse('{"__proto__": "words"}') }]));
  assert.equal(row.constructor, 'word');
  assert.equal(Object.entries(row.text).join(), '__proto__,words');
});

test('an object within a row is the same one every time', () => {
  const [row] = tableRows(rewritten(ROWS));
  assert.equal(row.text, row.text);
});

test('a view shows a field as something else, and sees the row', () => {
  const table = rewritten([{ source: 'a', kind: 'supports' }, { id: 'own' }]);
  const rows = tableRows(table, { id: (id, { source, kind }) => id ?? `${source}.${kind}` });
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['a.supports', 'own'],
  );
});

test('a row in passing reads as the row does, and keeps nothing', () => {
  const rows = tableRows(rewritten(ROWS));
  rows.forEach((row, at) => assert.deepEqual(plain(passing(row)), ROWS[at]));
  assert.equal(rows[1].text, rows[1].text);
  const once = passing(rows[1]);
  assert.notEqual(once.text, once.text);
});
