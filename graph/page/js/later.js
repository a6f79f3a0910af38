/** Look-ups that are made when they are first used, for the page of a large map opens without most of them. */

/**
 * A map that is made when it is first used.
 * @param {() => Map<K, V>} make
 * @returns {Map<K, V>} to be read only
 * @template K, V
 */
export function later(make) {
  let made;
  const map = () => (made ??= make());
  return {
    get: (key) => map().get(key),
    has: (key) => map().has(key),
    keys: () => map().keys(),
    values: () => map().values(),
    entries: () => map().entries(),
    forEach: (action) => map().forEach(action),
    [Symbol.iterator]: () => map()[Symbol.iterator](),
    get size() {
      return map().size;
    },
  };
}
