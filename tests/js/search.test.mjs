import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './page.mjs';

const { hits, isHit } = await load('search');
const { fold } = await load('folding');

test('letters are compared whatever their case or width', () => {
  assert.equal(fold('ＵＮＦＡＩＲ'), fold('unfair'));
});

test('every word of the query must be found, in any order and in any language', () => {
  assert.ok(isHit('unfair', 'low-paid unfair'));
  assert.ok(isHit('unfair', '低薪者 UNFAIR'));
  assert.ok(!isHit('unfair', 'unfair submarine'));
});

test('of three words one may be missing where nothing has them all', () => {
  assert.ok(isHit('unfair', 'low-paid unfair submarine'));
  assert.ok(!isHit('unfair', 'unfair submarine periscope'));
});

test('what begins with the query comes before what only holds it', () => {
  const [first] = hits('unfair');
  assert.equal(first, 'unfair');
});

test('an empty query hits nothing', () => {
  assert.deepEqual(hits('  '), []);
});

test('the name of an object’s own method is a word like any other', () => {
  assert.deepEqual(hits('constructor'), []);
});
