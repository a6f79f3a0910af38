/** Rows out of columns: a row is a number, and what stands in it is looked up when it is asked for, so that a map of
 * twenty thousand claims costs little until somebody looks at them. See columns.py for the forms of a column. */

/**
 * The rows of a table. Fields are read only, and an object or list within a row is the same one every time.
 * @param {{rows: number, fields: Object<string, object>}} table
 * @param {Object<string, (value: any, row: object) => any>} [views] what a field is shown as instead of what it holds
 * @returns {object[]}
 */
export function tableRows({ rows, fields }, views = {}) {
  const at = Symbol('at');
  class Row {
    constructor(place) {
      this[at] = place;
    }
  }
  for (const [name, column] of Object.entries({ ...views, ...fields })) {
    const view = Object.hasOwn(views, name) ? views[name] : undefined;
    const own = Object.hasOwn(fields, name) ? readerOf(column, rows) : () => undefined;
    const read = view ? kept((place, row) => view(own(place), row), rows) : own;
    Object.defineProperty(Row.prototype, name, {
      enumerable: true,
      get() {
        return read(this[at], this);
      },
    });
  }
  return Array.from({ length: rows }, (_, place) => new Row(place));
}

/** What reads a column of so many rows: undefined where a row has nothing. */
function readerOf(column, rows) {
  if (Array.isArray(column)) return (at) => column[at] ?? undefined;
  if ('all' in column) return () => column.all ?? undefined;
  if ('words' in column) return (at) => column.words[column.of[at]] ?? undefined;
  if ('at' in column) return rareReader(column);
  if ('counts' in column) return kept(listReader(column, rows), rows);
  return kept(objectReader(column, rows), rows);
}

function rareReader({ at: places, are }) {
  const read = readerOf(are, places.length);
  let order;
  return (at) => {
    order ??= new Map(places.map((place, index) => [place, index]));
    const index = order.get(at);
    return index === undefined ? undefined : read(index);
  };
}

function listReader({ counts, items }, rows) {
  const countOf = readerOf(counts, rows);
  const starts = new Uint32Array(rows + 1);
  for (let at = 0; at < rows; at += 1) starts[at + 1] = starts[at] + countOf(at);
  const read = readerOf(items, starts[rows]);
  return (at) => {
    const length = starts[at + 1] - starts[at];
    return length === 0 ? undefined : Array.from({ length }, (_, index) => read(starts[at] + index));
  };
}

function objectReader({ fields }, rows) {
  const readers = Object.entries(fields).map(([name, column]) => [name, readerOf(column, rows)]);
  return (at) => {
    const entries = readers.map(([name, read]) => [name, read(at)]).filter(([, value]) => value !== undefined);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
}

/** The same, but what has been read once is kept. */
function kept(read, rows) {
  const known = new Array(rows);
  return (at, row) => (known[at] ??= read(at, row));
}
