/** The rows, columns and cells of the coverage matrix, and the ways through it. Pure functions. */

/**
 * Lay the matrix out. Themes with most open criticisms come first, and in each those that are answered last of all; a
 * policy response has a column where it answers something.
 * @param {{key: string, items: {id: string, level: number}[]}[]} themes in the order of the answer map
 * @param {{key: string, items: {id: string}[]}[]} groups of responses
 * @param {{criticism: string, response: string}[]} links the answers that count
 * @param {(id: string) => boolean} isOpen
 * @returns {Matrix}
 * @typedef {object} Matrix
 * @property {({theme: string, all: number, open: number}|{id: string, isOpen: boolean})[]} rows a heading before the
 *   criticisms of each theme
 * @property {{id: string, group: string}[]} columns
 * @property {{key: string, from: number, count: number}[]} groups of columns
 * @property {Map<number, object[]>[]} cells for each row its links by column
 */
export function matrixOf(themes, groups, links, isOpen) {
  const answering = new Set(links.map(({ response }) => response));
  const filled = groups
    .map(({ key, items }) => ({ key, ids: items.map(({ id }) => id).filter((id) => answering.has(id)) }))
    .filter(({ ids }) => ids.length > 0);
  const columns = filled.flatMap(({ key, ids }) => ids.map((id) => ({ id, group: key })));
  const rows = inOrderOfNeed(themes, isOpen).flatMap(({ key, items, open }) => [
    { theme: key, all: items.length, open },
    ...items.map(({ id }) => ({ id, isOpen: isOpen(id) })),
  ]);
  return { rows, columns, groups: spansOf(filled), cells: cellsOf(rows, columns, links) };
}

function inOrderOfNeed(themes, isOpen) {
  return themes
    .map(({ key, items }) => ({
      key,
      items: [...items].sort((one, other) => other.level - one.level),
      open: items.filter(({ id }) => isOpen(id)).length,
    }))
    .sort((one, other) => Number(one.key === '') - Number(other.key === '') || other.open - one.open);
}

function spansOf(filled) {
  let from = 0;
  return filled.map(({ key, ids }) => {
    from += ids.length;
    return { key, from: from - ids.length, count: ids.length };
  });
}

function cellsOf(rows, columns, links) {
  const rowOf = new Map(rows.map(({ id }, at) => [id, at]));
  const columnOf = new Map(columns.map(({ id }, at) => [id, at]));
  const cells = rows.map(() => new Map());
  for (const link of links) {
    const [row, column] = [rowOf.get(link.criticism), columnOf.get(link.response)];
    if (row === undefined || column === undefined) continue;
    if (!cells[row].has(column)) cells[row].set(column, []);
    cells[row].get(column).push(link);
  }
  for (const found of cells) for (const several of found.values()) several.sort(farthestFirst);
  return cells;
}

const COVERAGES = ['direct', 'partial', 'indirect'];
function farthestFirst(one, other) {
  return COVERAGES.indexOf(one.coverage) - COVERAGES.indexOf(other.coverage);
}

/** The heads of columns stand in this row, those of rows in this column. */
export const HEAD = -1;

/**
 * Where a key leads, or undefined where it does not move. A heading of a theme has one cell, which spans its row.
 * @param {Matrix} matrix
 * @param {{row: number, column: number}} from
 * @param {string} key as in KeyboardEvent
 * @param {boolean} leaps whether to go on to the next cell that is filled, or else to the end
 * @param {number} page how many rows a page has
 * @returns {{row: number, column: number}|undefined}
 */
export function stepFrom(matrix, from, key, leaps = false, page = 10) {
  const way = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
  const [lastRow, lastColumn] = [matrix.rows.length - 1, matrix.columns.length - 1];
  if (way) return leaps ? leap(matrix, from, ...way) : within(matrix, from.row + way[0], from.column + way[1]);
  const moves = {
    Home: () => within(matrix, leaps ? HEAD : from.row, HEAD),
    End: () => within(matrix, leaps ? lastRow : from.row, lastColumn),
    PageUp: () => within(matrix, Math.max(from.row - page, Math.min(from.row, 0)), from.column),
    PageDown: () => within(matrix, Math.min(from.row + page, lastRow), from.column),
  };
  return moves[key]?.();
}

function within({ rows, columns }, row, column) {
  const isInside = row >= HEAD && row < rows.length && column >= HEAD && column < columns.length;
  return isInside ? { row, column } : undefined;
}

function leap(matrix, { row, column }, down, right) {
  let last;
  for (let at = { row, column }; ;) {
    at = within(matrix, at.row + down, at.column + right);
    if (!at) return last;
    last = at;
    if (hasLink(matrix, at)) return at;
  }
}

function hasLink({ cells }, { row, column }) {
  return row >= 0 && column >= 0 && cells[row].has(column);
}
