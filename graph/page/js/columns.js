/** Rows out of columns: a row is a number, and what stands in it is looked up when it is asked for, so that a map of
 * twenty thousand claims costs little until somebody looks at them. See columns.py for the forms of a column. */

/** The number of a row, and what makes one that keeps nothing. */
const AT = Symbol('at');
const PASSING = Symbol('passing');

/**
 * The rows of a table. Fields are read only, and an object or list within a row is the same one every time.
 * @param {{rows: number, fields: Object<string, object>}} table
 * @param {Object<string, (value: any, row: object) => any>} [views] what a field is shown as instead of what it holds
 * @returns {object[]}
 */
export function tableRows(table, views = {}) {
  const Row = rowClass(table, views, kept);
  let Passing;
  Row.prototype[PASSING] = function inPassing() {
    Passing ??= rowClass(table, views, (read) => read);
    return new Passing(this[AT]);
  };
  return Array.from({ length: table.rows }, (_, place) => new Row(place));
}

/**
 * The same row, but what is read of it is not kept: for whoever reads all rows once.
 * @param {object} row
 * @returns {object}
 */
export function passing(row) {
  return row[PASSING]();
}

/** The number of a row in its table, from 0. */
export function placeOf(row) {
  return row[AT];
}

function rowClass({ rows, fields }, views, keep) {
  class Row {
    constructor(place) {
      this[AT] = place;
    }
  }
  for (const [name, column] of Object.entries({ ...views, ...fields })) {
    const view = Object.hasOwn(views, name) ? views[name] : undefined;
    const own = Object.hasOwn(fields, name) ? readerOf(column, rows, keep) : () => undefined;
    const read = view ? keep((place, row) => view(own(place), row), rows) : own;
    Object.defineProperty(Row.prototype, name, {
      enumerable: true,
      get() {
        return read(this[AT], this);
      },
    });
  }
  return Row;
}

/** What reads a column of so many rows: undefined where a row has nothing. */
function readerOf(column, rows, keep) {
  if (Array.isArray(column)) return (at) => column[at] ?? undefined;
  if ('all' in column) return () => column.all ?? undefined;
  if ('words' in column) return (at) => column.words[column.of[at]] ?? undefined;
  if ('at' in column) return rareReader(column, keep);
  if ('counts' in column) return keep(listReader(column, rows, keep), rows);
  return keep(objectReader(column, rows, keep), rows);
}

function rareReader({ at: places, are }, keep) {
  const read = readerOf(are, places.length, keep);
  let order;
  return (at) => {
    order ??= new Map(places.map((place, index) => [place, index]));
    const index = order.get(at);
    return index === undefined ? undefined : read(index);
  };
}

function listReader({ counts, items }, rows, keep) {
  const countOf = readerOf(counts, rows, keep);
  const starts = new Uint32Array(rows + 1);
  for (let at = 0; at < rows; at += 1) starts[at + 1] = starts[at] + countOf(at);
  const read = readerOf(items, starts[rows], keep);
  return (at) => {
    const length = starts[at + 1] - starts[at];
    return length === 0 ? undefined : Array.from({ length }, (_, index) => read(starts[at] + index));
  };
}

function objectReader({ fields }, rows, keep) {
  const readers = Object.entries(fields).map(([name, column]) => [name, readerOf(column, rows, keep)]);
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
