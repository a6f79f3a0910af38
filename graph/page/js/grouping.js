/** Putting like things together. */

/**
 * Group items under each of their keys, in order.
 * @param {Iterable<T>} items
 * @param {(item: T) => string[]} keysOf
 * @returns {Map<string, T[]>}
 * @template T
 */
export function groupBy(items, keysOf) {
  const groups = new Map();
  for (const item of items) {
    for (const key of keysOf(item)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(item);
    }
  }
  return groups;
}
