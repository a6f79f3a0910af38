import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './page.mjs';

const { argumentTree, blocksOf, cardsOf } = await load('argument-tree');

const zoneOf = (tree, part) => tree.zones.find((zone) => zone.part === part);
const idsOf = (groups) => cardsOf(groups).map(({ id }) => id);

test('what bears on a claim is parted into attacks, reasons, responses and asides', () => {
  const tree = argumentTree('charge', { steps: 1 });
  assert.deepEqual(new Set(idsOf(zoneOf(tree, 'attack').groups)), new Set(['trade', 'unfair']));
  assert.deepEqual(idsOf(zoneOf(tree, 'aside').groups), ['worth']);
  assert.equal(zoneOf(tree, 'response'), undefined);
});

test('linked premises are one group, and both its cards join one line', () => {
  const { groups } = zoneOf(argumentTree('charge', { steps: 1 }), 'reason');
  assert.deepEqual(
    groups.map(({ members }) => members.map(({ id }) => id)),
    [['clean', 'lawful']],
  );
  const [[first, second]] = blocksOf(groups);
  assert.equal(second.joins, first.key);
});

test('an undercut hangs on the step that it strikes', () => {
  const { groups } = zoneOf(argumentTree('habits', { steps: 1 }), 'reason');
  assert.deepEqual(
    groups[0].strikes.map(({ relation, members }) => [relation.kind, members[0].id]),
    [['undercuts', 'fuel']],
  );
  const [[bus, fuel]] = blocksOf(groups);
  assert.equal(fuel.strikes, bus.key);
});

test('each step goes one relation further', () => {
  const depth = (steps) =>
    Math.max(
      ...argumentTree('charge', { steps }).zones.flatMap(({ groups }) => cardsOf(groups).map(({ level }) => level)),
    );
  assert.deepEqual([1, 2, 3].map(depth), [1, 2, 3]);
});

test('above a claim stands what it bears on, also by striking a step', () => {
  assert.deepEqual(
    argumentTree('clean', { steps: 1 }).parents.map(({ id }) => id),
    ['charge'],
  );
  assert.deepEqual(
    argumentTree('fuel', { steps: 1 }).parents.map(({ id, step }) => [id, step?.id]),
    [['habits', 'bus-step']],
  );
});

test('never more cards than allowed, and what is left out is counted', () => {
  for (let most = 2; most <= 12; most += 1) {
    const tree = argumentTree('charge', { steps: 3, most });
    const shown = tree.zones.flatMap(({ groups }) => cardsOf(groups));
    assert.ok(1 + tree.parents.length + shown.length <= most);
    const direct =
      shown.filter(({ level }) => level === 1).length + tree.zones.reduce((sum, { rest }) => sum + rest, 0);
    assert.equal(direct, 5);
  }
});

test('a claim that stands twice shows what bears on it once', () => {
  const cards = argumentTree('charge', { steps: 3 }).zones.flatMap(({ groups }) => cardsOf(groups));
  const open = cards.filter(({ groups }) => groups.length > 0).map(({ id }) => id);
  assert.equal(new Set(open).size, open.length);
});
