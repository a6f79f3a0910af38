import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './page.mjs';

const { data, termOf } = await load('data');

/** Every word of the vocabulary that the map uses, and that the page shows by its label. */
function wordsInUse() {
  const { elements, relations } = data;
  const stances = elements.flatMap(({ stances: held }) => held ?? []);
  return new Set(
    [
      ...elements.flatMap(({ kind, figure, basis }) => [kind, figure?.type, basis]),
      ...relations.flatMap(({ kind, basis, coverage, scheme }) => [kind, basis, coverage, scheme]),
      ...stances.flatMap(({ attitude, modality, force, hedge }) => [attitude, modality, force, ...(hedge ?? [])]),
      'Criticism',
    ].filter(Boolean),
  );
}

test('every word of the vocabulary that the map uses has a label in both languages', () => {
  const words = [...wordsInUse()];
  assert.ok(words.length > 30);
  assert.deepEqual(
    words.filter((word) => !termOf(word).en || !termOf(word)['zh-Hant']),
    [],
  );
});
