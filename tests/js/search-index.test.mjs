import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './page.mjs';

const { beginIndex } = await load('search-index');

test('every one of two hundred thousand documents is found, more than a function takes arguments', () => {
  const begun = beginIndex();
  for (let document = 0; document < 200_000; document += 1) begun.add('tea');
  let count = 0;
  begun.close().holding('tea', (_, from, to) => {
    count += to - from;
  });
  assert.equal(count, 200_000);
});
