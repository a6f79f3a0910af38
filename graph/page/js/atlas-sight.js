/** What of the atlas is in sight, the most central first. Every frame asks, so the places are kept in plain arrays. */
import { elements } from './data.js';

let ids = [];
let lefts;
let tops;

/**
 * Take the places of everything on the map.
 * @param {{id: string, x: number, y: number}[]} nodes
 */
export function rankNodes(nodes) {
  const ranked = [...nodes].sort((one, other) => rankOf(one.id) - rankOf(other.id));
  ids = ranked.map(({ id }) => id);
  lefts = Float64Array.from(ranked, ({ x }) => x);
  tops = Float64Array.from(ranked, ({ y }) => y);
}

/** A step comes after every element. */
function rankOf(id) {
  return elements.get(id)?.rank ?? Infinity;
}

/** How many elements and steps there are. */
export function countNodes() {
  return ids.length;
}

/**
 * Whether points lie in a box, or no farther than a margin from it.
 * @param {number[]} box x, y, width and height
 * @param {number} margin
 * @returns {(spot: {x: number, y: number}) => boolean}
 */
export function sightTest([left, top, width, height], margin) {
  return ({ x, y }) => x > left - margin && x < left + width + margin && y > top - margin && y < top + height + margin;
}

/**
 * The elements and steps in a box or no farther than a margin from it, the most central first.
 * @param {number[]} box
 * @param {number} margin
 * @returns {Generator<string>}
 */
export function* nodesIn([left, top, width, height], margin) {
  const [right, bottom] = [left + width + margin, top + height + margin];
  for (let at = 0; at < ids.length; at += 1) {
    const [x, y] = [lefts[at], tops[at]];
    if (x > left - margin && x < right && y > top - margin && y < bottom) yield ids[at];
  }
}

/**
 * The first of what is iterated over.
 * @param {Iterable<T>} things
 * @param {number} most
 * @returns {T[]}
 * @template T
 */
export function firstOf(things, most) {
  const first = [];
  if (most <= 0) return first;
  for (const thing of things) {
    first.push(thing);
    if (first.length >= most) break;
  }
  return first;
}
