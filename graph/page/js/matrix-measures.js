/** Where rows and columns of the matrix stand, in pixels from the top left of its sheet. Pure functions. */
import { HEAD } from './matrix-cells.js';

/** Of the heads of rows and of columns, and of one row, one heading and one column. */
export const WIDE = { side: 330, top: 204, row: 28, heading: 34, column: 26 };
export const NARROW = { side: 148, top: 188, row: 44, heading: 34, column: 34 };

/**
 * @param {import('./matrix-cells.js').Matrix} matrix
 * @param {typeof WIDE} size
 */
export function measureMatrix({ rows, columns }, size) {
  const tops = [0];
  for (const row of rows) tops.push(tops.at(-1) + (row.theme === undefined ? size.row : size.heading));
  return { size, tops, rows: rows.length, columns: columns.length };
}

/** Which rows and columns meet a window, from the first to before the last. */
export function meeting({ size, tops, rows, columns }, { scrollTop, scrollLeft, clientHeight, clientWidth }, margin) {
  const [top, bottom] = [scrollTop - margin, scrollTop + clientHeight + margin];
  const last = tops.findIndex((each) => each >= bottom);
  return {
    rows: [
      Math.max(
        0,
        tops.findLastIndex((each) => each <= top),
      ),
      last < 0 ? rows : Math.min(rows, last),
    ],
    columns: [
      Math.max(0, Math.floor((scrollLeft - margin) / size.column)),
      Math.min(columns, Math.ceil((scrollLeft + clientWidth + margin) / size.column)),
    ],
  };
}

/** The place under a point of the window, or undefined outside the sheet. */
export function placeUnder({ size, tops, rows, columns }, { scrollTop, scrollLeft }, x, y) {
  const column = x < size.side ? HEAD : Math.floor((x + scrollLeft - size.side) / size.column);
  const row = y < size.top ? HEAD : tops.findLastIndex((top) => top <= y + scrollTop - size.top);
  return row < rows && column < columns ? { row, column } : undefined;
}

/** How far to have scrolled so that what lies between two edges is in a window of some room. */
export function scrolledTo(scrolled, from, to, room) {
  return Math.min(Math.max(scrolled, to - room), from);
}
