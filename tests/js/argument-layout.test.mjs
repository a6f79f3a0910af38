import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bent, cardToward, layArgument, planColumns, widthOf } from '../../graph/page/js/argument-layout.js';

/** A zone of blocks; a block of n is a card with n - 1 cards under it, each under the one before. */
function zone(part, ...sizes) {
  const blocks = sizes.map((size, at) =>
    Array.from({ length: size }, (_, deep) => ({
      key: `${part}-${at}-${deep}`,
      level: deep + 1,
      above: deep > 0 ? `${part}-${at}-${deep - 1}` : undefined,
    })),
  );
  return { part, blocks };
}

/** Numbers that look like chance and are always the same. */
function chances(seed) {
  let value = seed;
  return (below) => {
    value = (value * 1103515245 + 12345) % 2147483648;
    return Math.floor((value / 2147483648) * below);
  };
}

function laid(width, zones, parents = [], heightOf = () => 80) {
  return layArgument(planColumns(width, zones, parents.length), { key: 'root', parents, zones }, heightOf);
}

function overlapping(boxes) {
  const all = [...boxes];
  return all.flatMap(([key, box], at) =>
    all
      .slice(at + 1)
      .filter(
        ([, other]) =>
          box.x < other.x + other.width &&
          other.x < box.x + box.width &&
          box.y < other.y + other.height &&
          other.y < box.y + box.height,
      )
      .map(([other]) => `${key} ${other}`),
  );
}

test('no two cards overlap and none leaves the picture, whatever hangs on the root and however wide the window', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const chance = chances(seed);
    const zones = ['attack', 'reason', 'response', 'aside']
      .map((part) => zone(part, ...Array.from({ length: chance(7) }, () => 1 + chance(3))))
      .filter(({ blocks }) => blocks.length > 0);
    const parents = Array.from({ length: chance(5) }, (_, at) => ({ key: `parent-${at}` }));
    const heights = new Map();
    const heightOf = (key) => heights.get(key) ?? heights.set(key, 40 + chance(160)).get(key);
    const width = 320 + chance(1600);
    const { boxes, width: span } = laid(width, zones, parents, heightOf);
    const message = `seed ${seed}, ${width} wide`;
    assert.equal(boxes.size, 1 + parents.length + zones.flatMap(({ blocks }) => blocks.flat()).length, message);
    assert.deepEqual(overlapping(boxes), [], message);
    assert.ok(span <= width, message);
    for (const box of boxes.values()) assert.ok(box.x >= 0 && box.x + box.width <= span + 0.001 && box.y >= 0, message);
  }
});

test('attacks face the root, responses stand beside it, reasons below it and what it bears on above it', () => {
  const { boxes } = laid(1040, [zone('attack', 1), zone('reason', 1), zone('response', 1)], [{ key: 'parent' }]);
  const root = boxes.get('root');
  const isBeside = (key) => Math.abs(boxes.get(key).y - root.y) < 40;
  assert.ok(boxes.get('attack-0-0').x + boxes.get('attack-0-0').width < root.x && isBeside('attack-0-0'));
  assert.ok(boxes.get('response-0-0').x > root.x + root.width && isBeside('response-0-0'));
  assert.ok(boxes.get('reason-0-0').y > root.y + root.height);
  assert.ok(boxes.get('parent').y + boxes.get('parent').height < root.y);
});

test('in a narrow window everything stands in one column, zone after zone', () => {
  const zones = [zone('attack', 1), zone('reason', 2), zone('response', 1)];
  const { boxes } = laid(358, zones);
  const order = [...boxes].sort(([, one], [, other]) => one.y - other.y).map(([key]) => key);
  assert.deepEqual(order, ['root', 'attack-0-0', 'reason-0-0', 'reason-0-1', 'response-0-0']);
});

test('the reasons that come first stand side by side at the top', () => {
  const { boxes } = laid(1600, [zone('reason', 1, 1, 1, 1)]);
  const tops = [0, 1, 2, 3].map((at) => boxes.get(`reason-${at}-0`).y);
  assert.ok(tops[0] === tops[1] && tops[1] === tops[2] && tops[3] > tops[2]);
});

test('the deeper a card, the narrower it is, so that its line has room', () => {
  const plan = planColumns(1000, [zone('reason', 3)]);
  const widths = [1, 2, 3].map((level) => widthOf({ level }, plan));
  assert.ok(widths[0] > widths[1] && widths[1] > widths[2]);
});

test('a line ends at the root’s edge, a strike at the line that it strikes, joined premises at the first of them', () => {
  const rows = [
    { key: 'first', level: 1 },
    { key: 'second', level: 1, joins: 'first' },
    { key: 'strike', level: 2, strikes: 'second' },
  ];
  const { boxes, lines } = laid(700, [{ part: 'reason', blocks: [rows] }]);
  const [first, second, strike] = ['first', 'second', 'strike'].map((key) => lines.find((line) => line.key === key));
  const root = boxes.get('root');
  assert.equal(first.trunk.at(-1)[1], root.y + root.height);
  assert.equal(second.elbow[0][1], first.elbow[0][1]);
  assert.equal(strike.elbow[0][1], second.elbow.at(-1)[1]);
  assert.ok(strike.elbow[0][0] > first.elbow[0][0] && strike.elbow[0][0] < boxes.get('second').x);
});

test('no line runs through a card', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const chance = chances(seed);
    const zones = ['attack', 'reason', 'response', 'aside'].map((part) => zone(part, 1 + chance(3), 1 + chance(2)));
    const heightOf = (key) => 50 + key.length * 3;
    const { boxes, lines } = laid(340 + chance(1300), zones, [{ key: 'parent' }], heightOf);
    for (const { key, elbow, trunk } of lines) {
      for (const points of [elbow, trunk ?? []]) {
        points.slice(1).forEach((end, at) => {
          const crossed = [...boxes].filter(([, box]) => passesThrough(points[at], end, box)).map(([name]) => name);
          assert.deepEqual(crossed, [], `seed ${seed}, the line of ${key}`);
        });
      }
    }
  }
});

/** Whether a level or upright line passes through the inside of a box. */
function passesThrough([x1, y1], [x2, y2], { x, y, width, height }) {
  return (
    Math.max(x1, x2) > x + 0.5 &&
    Math.min(x1, x2) < x + width - 0.5 &&
    Math.max(y1, y2) > y + 0.5 &&
    Math.min(y1, y2) < y + height - 0.5
  );
}

test('the arrow keys reach every card from the root and lead back', () => {
  const { boxes } = laid(
    1040,
    [zone('attack', 2, 1), zone('reason', 1, 3, 1), zone('response', 1, 1)],
    [{ key: 'up' }],
  );
  const reached = new Set(['root']);
  for (const key of reached) {
    for (const way of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ]) {
      const next = cardToward(boxes, key, ...way);
      if (next) reached.add(next);
    }
  }
  assert.equal(reached.size, boxes.size);
  assert.equal(cardToward(boxes, 'root', -1, 0), 'attack-0-0');
  assert.equal(cardToward(boxes, 'attack-0-0', 1, 0), 'root');
  assert.equal(cardToward(boxes, 'root', 0, -1), 'up');
});

test('a bend is rounded, but a straight line stays one', () => {
  assert.equal(
    bent([
      [0, 0],
      [0, 10],
    ]),
    'M0 0L0 10',
  );
  assert.match(
    bent([
      [0, 0],
      [0, 40],
      [40, 40],
    ]),
    /^M0 0L0 33Q0 40 7 40L40 40$/,
  );
});
