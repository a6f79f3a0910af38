import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './page.mjs';

const { data, elements, relations, sectionKey } = await load('data');
const { currentBundles, regionOfSection, regionSize } = await load('atlas-regions');
const { emptyFacets, state } = await load('state');

/** The element at the end of a relation, through relations that are aimed at. */
function endOf({ target }) {
  return elements.get(target) ?? endOf(relations.get(target));
}

function between(kinds) {
  return data.relations
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((relation) => relation.sources.map((id) => [elements.get(id), endOf(relation)].map(sectionKey)))
    .filter(([one, other]) => one !== other);
}

test('the bundles hold every relation between two sections, and none within one', () => {
  const all = between([...new Set(data.relations.map(({ kind }) => kind))]);
  const total = currentBundles().reduce((sum, { count }) => sum + count, 0);
  assert.ok(total > 0);
  assert.equal(total, all.length);
  for (const { ends, count } of currentBundles()) {
    const own = all.filter((keys) => {
      const places = keys.map(regionOfSection);
      return places.includes(ends[0]) && places.includes(ends[1]);
    });
    assert.equal(count, own.length);
  }
});

test('what the filters hold back is in no bundle', () => {
  state.facets = { ...emptyFacets(), relation: new Set(['answers']) };
  const total = currentBundles().reduce((sum, { count }) => sum + count, 0);
  assert.equal(total, between(['answers']).length);
  state.facets = emptyFacets();
});

test('every element stands in the region of its section', () => {
  const sizes = data.picture.regions.map((_, at) => regionSize(at));
  assert.equal(
    sizes.reduce((sum, size) => sum + size, 0),
    data.elements.length,
  );
});
