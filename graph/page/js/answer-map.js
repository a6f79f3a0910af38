/** The opening view: criticisms on the left by theme, policy responses on the right by direction, answers between. In a
 * large map each theme and each group of responses starts as one row. */
import { criticisms, responses } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, isNarrow, isStill, make, refill } from './dom.js';
import { numeral, say } from './language.js';
import { answeredBy, answersOf } from './readings.js';
import { isBright } from './facets.js';
import { tourSubjects } from './tour-steps.js';
import { isLarge } from './answer-groups.js';
import { SIDES, countFolded, foldAll, isSifted, showFold, toggleFold, unfoldFor } from './answer-folds.js';
import { blocks, blocksWith, buildBlocks, endOf, fillBlocks, rows, showStandings } from './answer-blocks.js';
import { drawCurves, hasMoreCurves, lightCurves, showCounted } from './answer-curves.js';
import { placeBlocks, unplaceBlocks } from './answer-places.js';

/** Which changes of the state reach the standings, the folds, what is faded and what is lit. */
const REREAD = ['reading', 'off', 'onlyOpen', 'column'];
const REFOLD = ['openThemes', 'openGroups', 'query', 'facets', 'selected', 'tour'];
const REFADE = ['query', 'facets'];
const RELIGHT = ['selected', 'tour'];

let curves;
let hovered = [];
let isRelayoutDue = false;

/** Build the view when it is first shown, and keep it in step with the state while it is shown. */
export function startAnswerMap() {
  let due = new Set(['languages', 'view']);
  const follow = (changed) => {
    if (changed.has('selected') || changed.has('tour')) unfoldFor(selectedAndToured());
    due = new Set([...due, ...changed]);
    if (state.view !== 'answers') return;
    const latest = due;
    due = new Set();
    showAnswers((names) => names.some((name) => latest.has(name)));
  };
  follow(new Set(['selected']));
  onChange(follow);
  new ResizeObserver(relayout).observe(byId('view-answers'));
  followScroll();
  document.fonts.ready.then(() => {
    relayout();
    reveal(state.selected);
  });
}

/** Redraw what these changes of the state reach. */
function showAnswers(has) {
  if (has(['languages'])) buildMap();
  else if (has(REREAD)) showReading();
  else if (isLarge && has(REFOLD)) showFolds({ isTyped: has(['query']) });
  else {
    if (has(REFADE)) fade();
    if (has(RELIGHT)) light();
  }
  if (!has(['view', 'selected'])) return;
  relayout();
  reveal(state.selected);
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
  curves = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  curves.setAttribute('class', 'curves');
  curves.setAttribute('aria-hidden', 'true');
  const { openThemes, openGroups } = buildBlocks(SIDES, { pointing, toggle, onMore: () => showFolds() });
  refill(
    byId('view-answers'),
    columnHeads(),
    make(
      'div.columns',
      { id: 'columns' },
      make('div.column.left', { id: 'left' }, openThemes),
      make('div.column.right', { id: 'right' }, openGroups),
      curves,
    ),
  );
  byId('columns').classList.toggle('large', isLarge);
  byId('columns').addEventListener('keydown', steer);
  showReading();
}

function toggle(side, group) {
  toggleFold(side, group);
  showFolds();
}

function columnHeads() {
  const head = (column, words, count) =>
    make(
      `button.column-head.${column}`,
      { type: 'button', 'data-column': column, onclick: () => update({ column }) },
      make('span', {}, words),
      make('span.count', {}, numeral(count)),
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

/** Fold and unfold as the state and the search say. While somebody types, the places and curves wait for the next frame. */
function showFolds({ isTyped = false } = {}) {
  if (!isLarge) return;
  fillBlocks();
  for (const { side, group, node, button, list, isFolded } of blocks) {
    node.classList.toggle('folded', isFolded);
    node.classList.toggle('sifted', isSifted(side, group));
    button.setAttribute('aria-expanded', String(!isFolded));
    list.hidden = isFolded;
  }
  const folded = countFolded();
  byId('expand-all').disabled = folded === 0;
  byId('collapse-all').disabled = folded === blocks.length;
  fade();
  if (isTyped) relayoutSoon();
  else relayout();
  light({ isDrawn: true });
}

/** Show what is open and which links count under the reading. */
function showReading() {
  showStandings();
  if (isLarge) for (const { side, group, button } of blocks) showFold(button, side, group);
  else blocks.filter(({ side }) => side === 'openThemes').forEach(showTheme);
  byId('view-answers').dataset.column = state.column;
  byId('only-open').checked = state.onlyOpen;
  for (const head of byId('view-answers').querySelectorAll('.column-head')) {
    head.setAttribute('aria-pressed', String(head.dataset.column === state.column));
  }
  if (isLarge) {
    showFolds();
    return;
  }
  fade();
  relayout();
  light({ isDrawn: true });
}

/** Show how many criticisms of a theme are open. */
function showTheme({ node, list }) {
  const open = list.querySelectorAll('.row.open, .row.against').length;
  const words = open > 0 ? say('theme.open', { n: open, all: list.children.length }) : '';
  refill(node.querySelector('.block-count'), words);
  node.hidden = [...list.children].every((item) => item.hidden);
}

/** Set the responses beside what they answer, and draw the curves. */
function relayout() {
  if (state.view !== 'answers') return;
  byId('columns').classList.toggle('curved', !isNarrow());
  if (isNarrow()) {
    unplaceBlocks();
    refill(curves);
    return;
  }
  placeBlocks();
  redrawCurves();
}

function relayoutSoon() {
  if (isRelayoutDue) return;
  isRelayoutDue = true;
  window.requestAnimationFrame(() => {
    isRelayoutDue = false;
    relayout();
  });
}

function redrawCurves() {
  drawCurves(curves, endOf, centres());
  showCounted(curves);
  lightCurves(curves, centres());
}

function hover(ids) {
  hovered = ids;
  light();
}

/** What is pointed at, or else the selected element. */
function centres() {
  return new Set(hovered.length > 0 ? hovered : [state.selected].filter((id) => blocksWith([id]).size > 0));
}

/** Light one row and what it touches; the rest is dimmed. `isDrawn` where the curves have just been drawn. */
function light({ isDrawn = false } = {}) {
  const centre = centres();
  const pointed = hovered.length > 0 ? [] : tourSubjects();
  const touched = new Set([
    ...centre,
    ...[...centre].flatMap(partners),
    ...pointed.filter((id) => blocksWith([id]).size),
  ]);
  byId('columns').classList.toggle('lighting', touched.size > 0);
  for (const [id, row] of rows) {
    row.classList.toggle('lit', touched.has(id));
    row.setAttribute('aria-pressed', String(id === state.selected));
    row.tabIndex = -1;
  }
  const lit = blocksWith(touched);
  for (const block of blocks) {
    for (const button of [block.button, block.more].filter(Boolean)) {
      button.classList.toggle('lit', lit.has(block));
      button.tabIndex = -1;
    }
  }
  [byId('left'), byId('right')].forEach(makeReachable);
  if (hasMoreCurves() && !isDrawn) redrawCurves();
  else lightCurves(curves, centre);
}

/** Fade what search or filters leave out. */
function fade() {
  for (const [id, row] of rows) row.classList.toggle('faded', !isBright(id));
  if (isLarge) for (const { button, ids } of blocks) button.classList.toggle('faded', !ids.some(isBright));
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
  return [
    ...column.querySelectorAll(
      '.block:not([hidden]) :is(.fold, .more-rows:not([hidden]), .rows:not([hidden]) > li:not([hidden]) > .row)',
    ),
  ];
}

function partners(id) {
  return [...answersOf(id).map((answer) => answer.response), ...answeredBy(id).map((answer) => answer.criticism)];
}

/** Arrow keys: up and down a column, across to the first thing linked. */
function steer(event) {
  const row = event.target.closest?.('.row, .fold, .more-rows');
  if (!row) return;
  const column = stopsIn(row.closest('.column'));
  const at = column.indexOf(row);
  const block = blocks.find(({ button, more }) => button === row || more === row);
  const own = block?.ids ?? [row.dataset.id];
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
