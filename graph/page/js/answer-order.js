/** The order of rows in the answer map, and how far down each group of responses should stand. Pure functions, but for
 * sorting linear in rows and links. */
import { groupBy } from './grouping.js';

/**
 * Order the rows of both columns so that few curves cross: within a theme, criticisms stay sorted by how late they are
 * answered; everything else moves toward the mean of what it is linked to, and what is linked to nothing goes last.
 * @param {{key: string, items: {id: string, level: number}[]}[]} themes left column
 * @param {{key: string, items: {id: string}[]}[]} groups right column
 * @param {{response: string, criticism: string}[]} links
 * @param {(theme: object) => number[]} [rankTheme] what the themes are sorted by instead of the mean of their links
 * @returns {{themes: typeof themes, groups: typeof groups}}
 */
export function untangle(themes, groups, links, rankTheme = rankOf) {
  const fromRight = groupBy(links, (link) => [link.response]);
  const fromLeft = groupBy(links, (link) => [link.criticism]);
  let left = themes;
  let right = groups;
  for (let sweep = 0; sweep < 4; sweep += 1) {
    const leftPlaces = places(left);
    const pullRight = pulls(right, (id) => fromRight.get(id)?.map((link) => leftPlaces.get(link.criticism)));
    right = sorted(
      right.map((group) => pulled(group, pullRight, (item) => [pullRight.get(item.id)])),
      rankOf,
    );
    const rightPlaces = places(right);
    const pullLeft = pulls(left, (id) => fromLeft.get(id)?.map((link) => rightPlaces.get(link.response)));
    left = sorted(
      left.map((theme) => pulled(theme, pullLeft, (item) => [-item.level, pullLeft.get(item.id)])),
      rankTheme,
    );
  }
  return { themes: left, groups: right };
}

/**
 * Order groups by the mean place of the themes that they answer, each theme counting as one row.
 * @param {{key: string, items: {id: string}[]}[]} groups
 * @param {{items: {id: string}[]}[]} themes
 * @param {{response: string, criticism: string}[]} links
 */
export function byNeighbours(groups, themes, links) {
  const rows = new Map(themes.flatMap((theme, at) => theme.items.map(({ id }) => [id, at])));
  const given = groupBy(links, (link) => [link.response]);
  const pull = ({ items }) =>
    mean(items.flatMap(({ id }) => given.get(id) ?? []).map((link) => rows.get(link.criticism)));
  return sorted(groups, (group) => [group.key === '' ? 1 : 0, pull(group)]);
}

/**
 * Place blocks from the top at even distances, so that they end where the column does if that takes no wide gaps.
 * @param {number[]} heights
 * @param {number} least gap between two blocks
 * @param {number} most gap between two blocks
 * @param {number} length of the column
 * @returns {number[]} tops
 */
export function pack(heights, least, most, length) {
  const room = length - heights.reduce((sum, height) => sum + height, 0);
  const gap = Math.min(most, Math.max(least, room / Math.max(1, heights.length - 1)));
  let top = -gap;
  return heights.map((_, at) => (top += gap + (heights[at - 1] ?? 0)));
}

/**
 * Move blocks up where there is too much void above them.
 * @param {number[]} tops
 * @param {number[]} heights
 * @param {number} most void above a block
 * @returns {number[]} tops
 */
export function closeUp(tops, heights, most) {
  let end = 0;
  let lift = 0;
  return tops.map((top, at) => {
    lift += Math.max(0, top - lift - end - most);
    end = top - lift + heights[at];
    return top - lift;
  });
}

/**
 * Place blocks of given heights as near as possible to where they want to be, in order and without overlap: least
 * squares, by pooling neighbours that would collide.
 * @param {{wanted: number, height: number}[]} blocks wanted middles
 * @param {number} gap between two blocks
 * @param {number} length of the column; blocks stay within it if they fit
 * @returns {number[]} tops
 */
export function settle(blocks, gap, length) {
  const offsets = [];
  let sum = 0;
  blocks.forEach((block) => {
    offsets.push(sum);
    sum += block.height + gap;
  });
  const pools = [];
  blocks.forEach((block, at) => {
    pools.push({ total: block.wanted - block.height / 2 - offsets[at], count: 1 });
    while (pools.length > 1 && value(pools.at(-2)) > value(pools.at(-1))) {
      const last = pools.pop();
      pools.at(-1).total += last.total;
      pools.at(-1).count += last.count;
    }
  });
  const room = Math.max(0, length - (sum - gap));
  const shifts = pools.flatMap((pool) => Array(pool.count).fill(Math.min(Math.max(value(pool), 0), room)));
  return shifts.map((shift, at) => shift + offsets[at]);
}

/**
 * How many rows each block may show where all together are too many: what was asked for last comes first.
 * @param {{wanted: number, since: number}[]} blocks how many rows each would show, and when it was asked for
 * @param {number} most rows in all
 * @returns {number[]}
 */
export function shareRows(blocks, most) {
  const shares = blocks.map(() => 0);
  let left = most;
  const latest = blocks.map((_, at) => at).sort((one, other) => blocks[other].since - blocks[one].since);
  for (const at of latest) {
    shares[at] = Math.min(blocks[at].wanted, left);
    left -= shares[at];
  }
  return shares;
}

/** What gathers the rest stands last. */
function rankOf(group) {
  return [group.key === '' ? 1 : 0, group.pull];
}

/** Where each item of a column is drawn to: the mean of the places of what it is linked to. */
function pulls(column, placesOf) {
  return new Map(column.flatMap(({ items }) => items).map(({ id }) => [id, mean(placesOf(id) ?? [])]));
}

/** A group with its items sorted, and where it is drawn to as a whole. */
function pulled(group, pullOf, rankItem) {
  const known = group.items.map((item) => pullOf.get(item.id)).filter(Number.isFinite);
  return { ...group, items: sorted(group.items, rankItem), pull: mean(known) };
}

function value(pool) {
  return pool.total / pool.count;
}

function places(columns) {
  return new Map(columns.flatMap((column) => column.items).map((item, at) => [item.id, at]));
}

function mean(numbers) {
  return numbers.length > 0 ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : Infinity;
}

/** Sort by a tuple of numbers; what has none goes last, and equals keep their order. */
function sorted(items, keyOf) {
  const keyed = items.map((item, at) => ({ item, key: [...keyOf(item), at] }));
  keyed.sort((one, other) => {
    const at = one.key.findIndex((part, index) => part !== other.key[index]);
    return at < 0 ? 0 : one.key[at] < other.key[at] ? -1 : 1;
  });
  return keyed.map(({ item }) => item);
}
