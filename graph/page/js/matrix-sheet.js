/** The sheet of the matrix: heads that stay in sight, and of the rows only those near the window. Whatever is in the page
 * says its place among all rows and columns, so that a screen reader hears of the whole. */
import { isNarrow, make } from './dom.js';
import { HEAD } from './matrix-cells.js';
import { NARROW, WIDE, measureMatrix, meeting, placeUnder, scrolledTo } from './matrix-measures.js';

/** How far outside the window rows and heads are made ready, in pixels. */
const MARGIN_AROUND = 300;

export class MatrixSheet {
  #matrix = { rows: [], columns: [], groups: [], cells: [] };
  #measures = measureMatrix(this.#matrix, WIDE);
  /** The place that the keyboard stands on, which stays in the page however far off it is. */
  #kept = { row: HEAD, column: HEAD };
  #rows = new Map();
  #heads = new Map();
  #across = make('div.band.across', { 'aria-hidden': 'true', hidden: true });
  #down = make('div.band.down', { 'aria-hidden': 'true', hidden: true });
  #rails = make('div.matrix-rails', { 'aria-hidden': 'true' });
  #headRow = make('div.matrix-heads', { role: 'row', 'aria-rowindex': 1 });
  #body = make('div.matrix-body', { role: 'rowgroup' });

  /**
   * @param {HTMLElement} holder what scrolls
   * @param {object} makers each makes the node of one place
   * @param {() => HTMLElement} makers.corner
   * @param {(key: string) => Node} makers.group the name of a group of columns
   * @param {(column: number) => HTMLElement} makers.head
   * @param {(row: number) => HTMLElement} makers.side
   * @param {(row: number, column: number) => HTMLElement} makers.cell
   * @param {() => void} makers.afterFill called when other nodes have come into the page
   */
  constructor(holder, makers) {
    this.holder = holder;
    this.makers = makers;
    this.sheet = make('div.sheet', { role: 'presentation' }, this.#rails, this.#across, this.#down);
    this.sheet.append(this.#headRow, this.#body);
    holder.append(this.sheet);
    holder.addEventListener('scroll', () => this.#settle(), { passive: true });
    new ResizeObserver(() => this.#resize()).observe(holder);
  }

  /** Show a matrix; what was in the page is made anew. */
  show(matrix) {
    this.#matrix = matrix;
    this.#measures = measureMatrix(matrix, isNarrow() ? NARROW : WIDE);
    const { size, tops } = this.#measures;
    for (const [name, value] of Object.entries(size)) this.holder.style.setProperty(`--${name}`, `${value}px`);
    this.sheet.style.width = `${this.#leftOf(matrix.columns.length) + 12}px`;
    this.sheet.style.height = `${size.top + tops.at(-1)}px`;
    this.#rows.clear();
    this.#heads.clear();
    this.#body.replaceChildren();
    this.#headRow.replaceChildren(this.makers.corner(), ...matrix.groups.map((group) => this.#groupNode(group)));
    this.#rails.replaceChildren(...matrix.groups.map(({ from }) => this.#placed(make('i'), from)));
    this.#settle();
  }

  /** The node of a place, made if it was not in the page; an empty cell has one only while it is wanted. */
  nodeAt({ row, column }) {
    this.#kept = { row, column };
    this.#settle();
    if (row === HEAD) return column === HEAD ? this.#headRow.firstElementChild : this.#heads.get(column);
    const line = this.#rows.get(row);
    if (!line || column === HEAD || this.#isHeading(row)) return line?.firstElementChild;
    const known = [...line.children].find((node) => columnOf(node) === column);
    return known ?? insertInOrder(line, this.#placed(this.makers.cell(row, column), column), columnOf);
  }

  /** Scroll until a place is clear of the heads. */
  reveal({ row, column }) {
    const { size, tops } = this.#measures;
    const { clientHeight, clientWidth, scrollTop, scrollLeft } = this.holder;
    if (row >= 0) this.holder.scrollTop = scrolledTo(scrollTop, tops[row], tops[row + 1], clientHeight - size.top);
    if (column < 0 || this.#isHeading(row)) return;
    const left = column * size.column;
    this.holder.scrollLeft = scrolledTo(scrollLeft, left, left + size.column, clientWidth - size.side);
  }

  /** Lay the crosshair over a place; undefined takes it away. */
  cross(place) {
    const { size, tops } = this.#measures;
    const row = place && place.row >= 0 ? place.row : undefined;
    const column = place && place.column >= 0 && !this.#isHeading(place.row) ? place.column : undefined;
    this.#across.hidden = row === undefined;
    this.#down.hidden = column === undefined;
    if (row !== undefined) {
      this.#across.style.top = `${size.top + tops[row]}px`;
      this.#across.style.height = `${tops[row + 1] - tops[row]}px`;
    }
    if (column !== undefined) this.#placed(this.#down, column);
    for (const [at, node] of this.#rows) node.classList.toggle('pointed', at === row);
    for (const [at, node] of this.#heads) node.classList.toggle('pointed', at === column);
  }

  /** The place under a point of the screen, or undefined outside the sheet. A heading of a theme is one place. */
  placeAt(x, y) {
    const box = this.holder.getBoundingClientRect();
    const place = placeUnder(this.#measures, this.holder, x - box.left, y - box.top);
    return place && this.#isHeading(place.row) ? { row: place.row, column: HEAD } : place;
  }

  /** What is in the page: rows with their cells, and heads, by their numbers. */
  nodes() {
    return { rows: [...this.#rows], heads: [...this.#heads] };
  }

  /** How many rows fit under the heads. */
  page() {
    const { size } = this.#measures;
    return Math.max(1, Math.floor((this.holder.clientHeight - size.top) / size.row) - 1);
  }

  #isHeading(row) {
    return this.#matrix.rows[row]?.theme !== undefined;
  }

  #leftOf(column) {
    return this.#measures.size.side + column * this.#measures.size.column;
  }

  #placed(node, column) {
    node.style.left = `${this.#leftOf(column)}px`;
    return node;
  }

  /** The same matrix in other measures, or more of it. */
  #resize() {
    if ((isNarrow() ? NARROW : WIDE) !== this.#measures.size) this.show(this.#matrix);
    else this.#settle();
  }

  /** Bring what is near the window into the page, and take out the rest. */
  #settle() {
    const wanted = meeting(this.#measures, this.holder, MARGIN_AROUND);
    const rows = this.#swap(this.#rows, wanted.rows, this.#kept.row, (row) =>
      insertInOrder(this.#body, this.#rowNode(row), (node) => Number(node.dataset.row)),
    );
    const heads = this.#swap(this.#heads, wanted.columns, this.#kept.column, (column) =>
      insertInOrder(this.#headRow, this.#placed(this.makers.head(column), column), columnOf),
    );
    if (rows || heads) this.makers.afterFill();
  }

  /** Keep the nodes from `first` to before `last`, and that of `kept`; returns whether any is new. */
  #swap(nodes, [first, last], kept, makeNode) {
    const isWanted = (at) => (at >= first && at < last) || at === kept;
    for (const [at, node] of nodes) {
      if (isWanted(at)) continue;
      node.remove();
      nodes.delete(at);
    }
    const before = nodes.size;
    for (let at = first; at < last; at += 1) if (!nodes.has(at)) nodes.set(at, makeNode(at));
    return nodes.size > before || this.#keep(nodes, kept, makeNode);
  }

  #keep(nodes, kept, makeNode) {
    const count = nodes === this.#rows ? this.#matrix.rows.length : this.#matrix.columns.length;
    if (kept < 0 || kept >= count || nodes.has(kept)) return false;
    nodes.set(kept, makeNode(kept));
    return true;
  }

  #rowNode(row) {
    const attributes = { role: 'row', 'aria-rowindex': row + 2, 'data-row': row };
    const node = make(`div.matrix-row${this.#isHeading(row) ? '.heading' : ''}`, attributes, this.makers.side(row));
    const columns = [...this.#matrix.cells[row].keys()].sort((one, other) => one - other);
    node.append(...columns.map((column) => this.#placed(this.makers.cell(row, column), column)));
    node.style.top = `${this.#measures.size.top + this.#measures.tops[row]}px`;
    return node;
  }

  #groupNode({ key, from, count }) {
    const node = this.#placed(make('div.group-name', { 'aria-hidden': 'true' }, this.makers.group(key)), from);
    node.style.width = `${count * this.#measures.size.column}px`;
    return node;
  }
}

function columnOf(node) {
  return Number(node.dataset.column ?? HEAD);
}

/** Keep the order of the document that of the sheet, for those who hear it. */
function insertInOrder(parent, node, orderOf) {
  const after = [...parent.children].find((other) => orderOf(other) > orderOf(node));
  return parent.insertBefore(node, after ?? null);
}
