/** The coverage matrix: criticisms down, policy responses across, and in each cell how far one answers the other. What is
 * pressed is selected, and the other views are narrowed to it and what it answers or is answered by. */
import { BASES, answers, elements } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, make, refill } from './dom.js';
import { say } from './language.js';
import { glyph } from './symbols.js';
import { counts, statusOf } from './readings.js';
import { isBright } from './facets.js';
import { tourSubjects } from './tour-steps.js';
import { offerControls, showControls } from './tabs.js';
import { columns } from './answer-groups.js';
import { HEAD, matrixOf, stepFrom } from './matrix-cells.js';
import { MatrixSheet } from './matrix-sheet.js';
import { describePlace, matrixPlaces } from './matrix-places.js';

/** What the rows, columns and cells depend on. */
const MADE_OF = ['view', 'languages', 'reading', 'off'];

let matrix = matrixOf([], [], [], () => false);
let sheet;
/** The place that takes the Tab key. */
let current = { row: HEAD, column: HEAD };

/** Build the view when it is first shown, then keep it in step with the state. */
export function startMatrixView() {
  offerControls('matrix', controlsOfMatrix);
  onChange((changed) => {
    if (state.view !== 'matrix') return;
    if (MADE_OF.some((name) => changed.has(name))) showMatrix();
    else markMatrix();
    if (changed.has('facets')) showControls();
    if (changed.has('view') || changed.has('selected')) revealSelected();
  });
  if (state.view !== 'matrix') return;
  showMatrix();
  revealSelected();
}

function showMatrix() {
  const hadFocus = byId('matrix')?.contains(document.activeElement);
  if (!sheet) buildMatrix();
  const [row, column] = [matrix.rows[current.row], matrix.columns[current.column]];
  const links = answers.filter(({ basis }) => counts(basis));
  matrix = matrixOf(columns.themes, columns.groups, links, (id) =>
    ['open', 'against'].includes(statusOf(elements.get(id))),
  );
  current = {
    row: matrix.rows.findIndex((other) => row && other.id === row.id && other.theme === row.theme),
    column: matrix.columns.findIndex((other) => other.id === column?.id),
  };
  const grid = byId('matrix');
  grid.setAttribute('aria-label', say('matrix.label'));
  grid.setAttribute('aria-rowcount', String(matrix.rows.length + 1));
  grid.setAttribute('aria-colcount', String(matrix.columns.length + 1));
  sheet.show(matrix);
  showControls();
  markMatrix();
  pointAt(undefined);
  if (hadFocus) sheet.nodeAt(current)?.focus({ preventScroll: true });
}

function buildMatrix() {
  refill(
    byId('view-matrix'),
    make('div.matrix', {
      id: 'matrix',
      role: 'grid',
      onkeydown: steerMatrix,
      onclick: pressMatrix,
      onfocusin: followPlace,
      onfocusout: () => pointAt(undefined),
      onpointermove: (event) => pointAt(sheet.placeAt(event.clientX, event.clientY)),
      onpointerleave: () => pointAt(undefined),
    }),
    make('p.matrix-note', { id: 'matrix-note', 'aria-hidden': 'true' }),
  );
  sheet = new MatrixSheet(byId('matrix'), { ...matrixPlaces(() => matrix), afterFill: markMatrix });
  // The panel and the tray take room away; what is selected stays in sight.
  new ResizeObserver(() => {
    const place = state.view === 'matrix' ? placeOfSelected() : undefined;
    if (place) sheet.reveal(place);
  }).observe(byId('matrix'));
}

/** One reading after the other, and what the other views are narrowed to. */
function controlsOfMatrix() {
  const among = state.facets.among.size;
  return [
    among > 0
      ? make(
          'button.action',
          { type: 'button', 'data-key': 'matrix-all', onclick: () => chooseAmong([]) },
          glyph('close'),
          say('matrix.all', { n: among }),
        )
      : null,
    make(
      'div.segments',
      { role: 'group', 'aria-label': say('reading.legend') },
      BASES.map((basis) =>
        make(
          'button.segment',
          {
            type: 'button',
            'data-key': `matrix-${basis}`,
            'aria-pressed': String(state.reading === basis),
            onclick: () => update({ reading: basis }),
          },
          say(`reading.${basis}`),
        ),
      ),
    ),
  ];
}

/** Show what is selected, toured and left out, and let the Tab key reach one place. */
function markMatrix() {
  if (!sheet) return;
  const toured = new Set(tourSubjects());
  const look = (node, ids) => {
    node.tabIndex = isCurrent(node) ? 0 : -1;
    node.classList.toggle('faded', !ids.every(isBright));
    node.classList.toggle(
      'lit',
      ids.some((id) => toured.has(id)),
    );
    if (node.role !== 'gridcell') node.setAttribute('aria-selected', String(ids.includes(state.selected)));
  };
  const { rows, heads } = sheet.nodes();
  for (const [row, line] of rows) {
    for (const node of line.children) look(node, idsAt({ row, column: Number(node.dataset.column) }));
  }
  for (const [column, node] of heads) look(node, idsAt({ row: HEAD, column }));
  byId('matrix').querySelector('.corner').tabIndex = current.row === HEAD && current.column === HEAD ? 0 : -1;
}

function isCurrent({ dataset }) {
  return Number(dataset.row) === current.row && Number(dataset.column) === current.column;
}

/** The elements of a place: none in a heading, one at the head of a row or column, two in a cell. */
function idsAt({ row, column }) {
  return [matrix.rows[row]?.id, matrix.columns[column]?.id].filter((id) => id !== undefined);
}

/** Lay the crosshair where the reader points, or else where the keyboard or the selection is, and say what is there. */
function pointAt(place) {
  const hasFocus = byId('matrix').contains(document.activeElement);
  const shown = place ?? (hasFocus ? current : placeOfSelected());
  sheet.cross(shown);
  refill(byId('matrix-note'), ...describePlace(matrix, shown));
}

function placeOfSelected() {
  const row = matrix.rows.findIndex(({ id }) => id === state.selected);
  const column = matrix.columns.findIndex(({ id }) => id === state.selected);
  return state.selected && (row >= 0 || column >= 0) ? { row, column } : undefined;
}

function revealSelected() {
  const place = placeOfSelected();
  const isThere = idsAt(current).includes(state.selected);
  if (place && !isThere) {
    current = place;
    sheet.nodeAt(current);
    markMatrix();
    sheet.reveal(current);
  }
  pointAt(undefined);
}

function followPlace(event) {
  const place = matrixPlaceOf(event.target);
  if (!place) return;
  const before = current;
  current = place;
  dropVoid(before);
  markMatrix();
  pointAt(current);
}

/** An empty cell is in the page only as long as the keyboard stands on it. */
function dropVoid({ row, column }) {
  if (row === current.row && column === current.column) return;
  byId('matrix').querySelector(`.spot.void[data-row="${row}"][data-column="${column}"]`)?.remove();
}

function matrixPlaceOf(node) {
  const { row, column } = node.closest?.('[data-column]')?.dataset ?? {};
  return row === undefined ? undefined : { row: Number(row), column: Number(column) };
}

function steerMatrix(event) {
  if (event.altKey || event.shiftKey) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    choosePlace(current);
    return;
  }
  const next = stepFrom(matrix, current, event.key, event.ctrlKey || event.metaKey, sheet.page());
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  focusPlace(next);
}

function focusPlace(place) {
  const node = sheet.nodeAt(place);
  sheet.reveal(place);
  node?.focus({ preventScroll: true });
}

function pressMatrix(event) {
  const place = matrixPlaceOf(event.target) ?? sheet.placeAt(event.clientX, event.clientY);
  if (!place) return;
  focusPlace(place);
  choosePlace(place);
}

/** Select what was pressed, and narrow the other views to it; pressing it again takes that back. */
function choosePlace(place) {
  const { theme } = matrix.rows[place.row] ?? {};
  const [first] = idsAt(place);
  if (theme === undefined && first === undefined) return;
  if (theme !== undefined) chooseAmong(metBy((row) => themeOfRow(row) === theme));
  else if (place.row === HEAD)
    chooseAmong(
      metBy((_, column) => column === place.column),
      first,
    );
  else if (place.column === HEAD)
    chooseAmong(
      metBy((row) => row === place.row),
      first,
    );
  else if (matrix.cells[place.row].has(place.column)) chooseAmong(idsAt(place), first);
}

/** The ids of all rows and columns that meet in filled cells which pass, and of rows that pass without any. */
function metBy(isMeant) {
  const found = matrix.cells.flatMap((cells, row) => {
    const met = [...cells.keys()].filter((column) => isMeant(row, column));
    return met.length > 0 || isMeant(row, HEAD)
      ? [{ row, column: HEAD }, ...met.map((column) => ({ row, column }))]
      : [];
  });
  return [...new Set(found.flatMap(idsAt))];
}

function themeOfRow(row) {
  for (let at = row; at >= 0; at -= 1) if (matrix.rows[at].theme !== undefined) return matrix.rows[at].theme;
  return undefined;
}

function chooseAmong(ids, selected = state.selected) {
  const { among } = state.facets;
  const isSame = among.size === ids.length && ids.every((id) => among.has(id));
  update({ selected, facets: { ...state.facets, among: new Set(isSame ? [] : ids) } });
}
