/** The opening view: criticisms on the left by theme, policy responses on the right by direction, answers between. In a
 * large map each theme and each group of responses starts as one row. */
import { answers, criticisms, elements, responses } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, isNarrow, isStill, make, refill } from './dom.js';
import { bilingual, say } from './language.js';
import { answeredBy, answersOf, counts } from './readings.js';
import { isBright } from './facets.js';
import { tourSubjects } from './tour-steps.js';
import { closeUp, pack, settle } from './answer-order.js';
import { columns, isLarge, themeName } from './answer-groups.js';
import {
  countFolded,
  foldAll,
  foldButton,
  isAllFolded,
  isFolded,
  isSifted,
  rowsId,
  showFold,
  toggleFold,
  unfoldFor,
} from './answer-folds.js';
import { criticismRow, responseRow, showReach, showStatus } from './answer-rows.js';
import { drawCurves, lightCurves, showCounted } from './answer-curves.js';

const GAP = 20;
/** Distances between the rows of a large map. */
const NEAR = 4;
const FAR_APART = 14;
/** No more than this much of a column is left void above a group of a large map. */
const MOST_VOID = 60;
const rows = new Map();
/** Each theme and group of a large map with its block, its button and the ids of its rows. */
let folds = [];
const foldOf = new Map();
let curves;
let hovered = [];

/** Build the view once, then keep it in step with the state. */
export function startAnswerMap() {
  unfoldFor(selectedAndToured());
  buildMap();
  onChange((changed) => {
    if (changed.has('selected') || changed.has('tour')) unfoldFor(selectedAndToured());
    if (changed.has('languages')) buildMap();
    else if (changed.has('reading') || changed.has('off')) showReading();
    if (changed.has('onlyOpen') || changed.has('column')) showReading();
    if (['openThemes', 'openGroups', 'query'].some((name) => changed.has(name))) showFolds();
    if (changed.has('selected') || changed.has('query') || changed.has('facets') || changed.has('tour')) light();
    if (changed.has('view') || changed.has('selected')) {
      relayout();
      reveal(state.selected);
    }
  });
  new ResizeObserver(relayout).observe(byId('view-answers'));
  followScroll();
  document.fonts.ready.then(() => {
    relayout();
    reveal(state.selected);
  });
}

/** Bring a row into sight. */
export function reveal(id) {
  const row = rows.get(id);
  if (!row || state.view !== 'answers') return;
  const box = row.getBoundingClientRect();
  const top = byId('stage').getBoundingClientRect().top + 60;
  if (box.top < top || box.bottom > window.innerHeight - 40) {
    row.scrollIntoView({ block: 'center', behavior: isStill() ? 'auto' : 'smooth' });
  }
}

/** Bring the head of a theme into sight. */
export function revealTheme(key) {
  byId('view-answers')
    .querySelector(`[data-theme-key="${CSS.escape(key)}"]`)
    ?.scrollIntoView({ block: 'start', behavior: isStill() ? 'auto' : 'smooth' });
}

function selectedAndToured() {
  return [state.selected, ...tourSubjects()];
}

/** A column that is folded stays in sight while the other one scrolls, so its curves move. */
function followScroll() {
  let isDue = false;
  byId('view-answers').addEventListener('scroll', () => {
    if (isDue || !isLarge || isNarrow()) return;
    isDue = true;
    window.requestAnimationFrame(() => {
      isDue = false;
      redrawCurves();
    });
  });
}

function buildMap() {
  rows.clear();
  foldOf.clear();
  folds = [];
  curves = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  curves.setAttribute('class', 'curves');
  curves.setAttribute('aria-hidden', 'true');
  refill(
    byId('view-answers'),
    columnHeads(),
    make(
      'div.columns',
      { id: 'columns' },
      make(
        'div.column.left',
        { id: 'left' },
        columns.themes.map((theme) => block('openThemes', theme, criticismRow)),
      ),
      make(
        'div.column.right',
        { id: 'right' },
        columns.groups.map((group) => block('openGroups', group, responseRow)),
      ),
      curves,
    ),
  );
  byId('columns').classList.toggle('large', isLarge);
  byId('columns').addEventListener('keydown', steer);
  for (const row of byId('columns').querySelectorAll('.row')) rows.set(row.dataset.id, row);
  if (isLarge) showFolds();
  showReading();
  light();
}

function columnHeads() {
  const head = (column, words, count) =>
    make(
      `button.column-head.${column}`,
      { type: 'button', 'data-column': column, onclick: () => update({ column }) },
      make('span', {}, words),
      make('span.count', {}, String(count)),
    );
  return make(
    'div.column-heads',
    {},
    make('div.head-left', {}, head('criticisms', say('column.criticisms'), criticisms.length), onlyOpenBox()),
    make('p.lines-key', { 'aria-hidden': 'true' }, say('column.between')),
    make(
      'div.head-right',
      {},
      head('responses', say('column.responses'), responses.length),
      isLarge ? foldButtons() : null,
    ),
  );
}

function foldButtons() {
  const button = (key, words, unfolds) =>
    make('button.action', { type: 'button', id: key, onclick: () => foldAll(unfolds) || showFolds() }, words);
  return make(
    'div.fold-all',
    {},
    button('expand-all', say('fold.expand'), true),
    button('collapse-all', say('fold.collapse'), false),
  );
}

function onlyOpenBox() {
  const box = make('input', {
    id: 'only-open',
    type: 'checkbox',
    checked: state.onlyOpen,
    onchange: (event) => update({ onlyOpen: event.target.checked }),
  });
  return make('label.only-open', {}, box, say('headline.only-open'));
}

/** What makes rows light up: the mouse over one, or the keyboard on it. */
function pointing(ids) {
  return {
    onmouseenter: () => hover(ids),
    onmouseleave: () => hover([]),
    onfocus: () => hover(ids),
    onblur: () => hover([]),
  };
}

function block(side, group, row) {
  const ids = group.items.map(({ id }) => id);
  const toggle = () => {
    toggleFold(side, group);
    showFolds();
  };
  const button = isLarge ? foldButton(side, group, { onclick: toggle, ...pointing(ids) }) : undefined;
  const node = make(
    'section.block',
    { 'data-theme-key': group.key },
    make('h3.block-head', {}, button ?? [bilingual(themeName(group.key)), make('span.block-count', {})]),
    make(
      'ul.rows',
      { id: rowsId(side, group) },
      ids.map((id) => make('li', {}, row(elements.get(id), pointing([id])))),
    ),
  );
  if (button) {
    folds.push({ side, group, node, button, ids });
    ids.forEach((id) => foldOf.set(id, folds.at(-1)));
  }
  return node;
}

/** Fold and unfold as the state and the search say. */
function showFolds() {
  for (const { side, group, node, button } of folds) {
    const folded = isFolded(side, group);
    node.classList.toggle('folded', folded);
    node.classList.toggle('sifted', isSifted(side, group));
    button.setAttribute('aria-expanded', String(!folded));
    node.querySelector('.rows').hidden = folded;
  }
  if (isLarge) {
    const folded = countFolded();
    byId('expand-all').disabled = folded === 0;
    byId('collapse-all').disabled = folded === folds.length;
  }
  light();
  relayout();
}

/** Show what is open and which links count under the reading. */
function showReading() {
  for (const element of criticisms) showStatus(rows.get(element.id), element);
  for (const element of responses) showReach(rows.get(element.id), element);
  for (const theme of byId('left').children) {
    const open = theme.querySelectorAll('.row.open, .row.against').length;
    const shown = theme.querySelectorAll('.rows > li:not([hidden])').length;
    if (!isLarge) {
      refill(
        theme.querySelector('.block-count'),
        open > 0 ? say('theme.open', { n: open, all: theme.querySelectorAll('.row').length }) : '',
      );
    }
    theme.hidden = shown === 0;
  }
  for (const { side, group, button } of folds) showFold(button, side, group);
  byId('view-answers').dataset.column = state.column;
  byId('only-open').checked = state.onlyOpen;
  for (const head of byId('view-answers').querySelectorAll('.column-head')) {
    head.setAttribute('aria-pressed', String(head.dataset.column === state.column));
  }
  relayout();
}

/** Set the responses beside what they answer, and draw the curves. */
function relayout() {
  if (state.view !== 'answers') return;
  byId('columns').classList.toggle('curved', !isNarrow());
  if (isNarrow()) {
    for (const node of [...byId('left').children, ...byId('right').children]) node.style.marginTop = '';
    refill(curves);
    return;
  }
  if (isLarge) placeFolds();
  else placeGroups();
  redrawCurves();
}

function redrawCurves() {
  drawCurves(curves, endOf);
  showCounted(curves);
  lightCurves(curves, centres());
}

/** The row of an element, or the button that it is folded into; nothing if neither is shown. */
function endOf(id) {
  const row = rows.get(id);
  if (!row || row.parentElement.hidden) return undefined;
  const fold = foldOf.get(id);
  if (row.matches('.sifted .faded')) return undefined;
  return fold && isFolded(fold.side, fold.group) ? fold.button : row;
}

/** What the blocks of a column measure, and where they would stand to be beside what they are linked with. */
function measured(nodes) {
  const top = byId('columns').getBoundingClientRect().top;
  const middle = (id) => {
    const box = endOf(id).getBoundingClientRect();
    return box.top + box.height / 2 - top;
  };
  return nodes.map((node) => {
    const ids = new Set([...node.querySelectorAll('.row')].map((row) => row.dataset.id));
    const wanted = answers
      .filter((answer) => ids.has(answer.response) && endOf(answer.criticism) && (!isLarge || counts(answer.basis)))
      .map((answer) => middle(answer.criticism));
    const height = node.getBoundingClientRect().height;
    return { height, wanted: wanted.length > 0 ? wanted.reduce((sum, y) => sum + y, 0) / wanted.length : Number.NaN };
  });
}

function setTops(nodes, tops, heights) {
  let end = 0;
  nodes.forEach((node, at) => {
    node.style.marginTop = `${Math.max(0, tops[at] - end)}px`;
    end = tops[at] + heights[at];
  });
}

/** Fill one screen with the folded rows of both columns; where something is unfolded, responses stand beside what they
 * answer, but never far below the one above. A column that is all folded stays in sight. */
function placeFolds() {
  const view = byId('view-answers');
  const heads = view.querySelector('.column-heads').offsetHeight;
  const room = view.clientHeight - heads - 10;
  byId('columns').style.setProperty('--heads', `${heads}px`);
  const [left, right] = [byId('left'), byId('right')];
  const shownIn = (column) => [...column.children].filter((node) => !node.hidden);
  for (const column of [left, right]) {
    const n = shownIn(column).length;
    column.style.setProperty('--fold-height', `${Math.floor(Math.min(52, Math.max(36, (room + NEAR) / n - NEAR)))}px`);
    for (const node of column.children) node.style.marginTop = '';
  }
  for (const [side, column] of [
    ['openThemes', left],
    ['openGroups', right],
  ]) {
    const nodes = shownIn(column);
    const heights = nodes.map((node) => node.getBoundingClientRect().height);
    const isStuck = isAllFolded(side);
    column.classList.toggle('stuck', isStuck);
    if (isStuck || column === left) setTops(nodes, pack(heights, NEAR, isStuck ? FAR_APART : NEAR, room), heights);
    else setTops(nodes, closeUp(besideAnswers(nodes, FAR_APART), heights, MOST_VOID), heights);
  }
}

function placeGroups() {
  const groups = [...byId('right').children];
  groups.forEach((group) => {
    group.style.marginTop = '';
  });
  setTops(
    groups,
    besideAnswers(groups, GAP),
    groups.map((group) => group.getBoundingClientRect().height),
  );
}

function besideAnswers(nodes, gap) {
  const blocks = measured(nodes);
  const length = byId('left').getBoundingClientRect().height;
  const lonely = Math.max(...blocks.map(({ wanted }) => wanted).filter(Number.isFinite), 0);
  return settle(
    blocks.map(({ wanted, height }) => ({ wanted: wanted || lonely, height })),
    gap,
    length,
  );
}

function hover(ids) {
  hovered = ids;
  light();
}

/** The rows that are pointed at, or else the selected one. */
function centres() {
  return new Set(hovered.length > 0 ? hovered : [state.selected].filter((id) => rows.has(id)));
}

/** Light one row and what it touches; dim the rest, and what search or filters leave out. */
function light() {
  const centre = centres();
  const pointed = hovered.length > 0 ? [] : tourSubjects().filter((id) => rows.has(id));
  const touched = new Set([...centre, ...[...centre].flatMap(partners), ...pointed]);
  byId('columns').classList.toggle('lighting', touched.size > 0);
  for (const [id, row] of rows) {
    row.classList.toggle('lit', touched.has(id));
    row.classList.toggle('faded', !isBright(id));
    row.setAttribute('aria-pressed', String(id === state.selected));
    row.tabIndex = -1;
  }
  for (const { button, ids } of folds) {
    button.classList.toggle(
      'lit',
      ids.some((id) => touched.has(id)),
    );
    button.classList.toggle('faded', !ids.some(isBright));
    button.tabIndex = -1;
  }
  [byId('left'), byId('right')].forEach(makeReachable);
  lightCurves(curves, centre);
}

/** One row of each column takes the Tab key: the one in use, else the selected one, else the first. */
function makeReachable(column) {
  const shown = stopsIn(column);
  const first =
    shown.find((row) => row === document.activeElement) ??
    shown.find((row) => row.dataset.id === state.selected) ??
    shown[0];
  if (first) first.tabIndex = 0;
}

/** What the arrow keys stop at in a column. */
function stopsIn(column) {
  const all = column.querySelectorAll('.block:not([hidden]) :is(.fold, .rows:not([hidden]) > li:not([hidden]) > .row)');
  return [...all].filter((stop) => !stop.matches('.sifted .row.faded'));
}

function partners(id) {
  return [...answersOf(id).map((answer) => answer.response), ...answeredBy(id).map((answer) => answer.criticism)];
}

/** Arrow keys: up and down a column, across to the first thing linked. */
function steer(event) {
  const row = event.target.closest?.('.row, .fold');
  if (!row) return;
  const column = stopsIn(row.closest('.column'));
  const at = column.indexOf(row);
  const own = folds.find(({ button }) => button === row)?.ids ?? [row.dataset.id];
  const across = () =>
    own
      .flatMap(partners)
      .map(endOf)
      .find((other) => other && !column.includes(other));
  const next = {
    ArrowDown: () => column[at + 1],
    ArrowUp: () => column[at - 1],
    Home: () => column[0],
    End: () => column.at(-1),
    ArrowRight: across,
    ArrowLeft: across,
  }[event.key]?.();
  if (!next) return;
  event.preventDefault();
  row.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
