/** The opening view: criticisms on the left by theme, policy responses on the right by direction, answers between. */
import { answers, criticisms, elements, responses } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, isNarrow, isStill, make, refill } from './dom.js';
import { bilingual, say } from './language.js';
import { answeredBy, answersOf } from './readings.js';
import { isBright } from './facets.js';
import { tourSubjects } from './tour-steps.js';
import { settle } from './answer-order.js';
import { columns, themeName } from './answer-groups.js';
import { criticismRow, responseRow, showReach, showStatus } from './answer-rows.js';
import { drawCurves, lightCurves, showCounted } from './answer-curves.js';

const GAP = 20;
const rows = new Map();
let curves;
let hovered = '';

/** Build the view once, then keep it in step with the state. */
export function startAnswerMap() {
  buildMap();
  onChange((changed) => {
    if (changed.has('languages')) buildMap();
    else if (changed.has('reading')) showReading();
    if (changed.has('onlyOpen') || changed.has('column')) showReading();
    if (changed.has('selected') || changed.has('query') || changed.has('facets') || changed.has('tour')) light();
    if (changed.has('view') || changed.has('selected')) {
      relayout();
      reveal(state.selected);
    }
  });
  new ResizeObserver(relayout).observe(byId('view-answers'));
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

function buildMap() {
  rows.clear();
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
        columns.themes.map((theme) => block(theme, criticismRow)),
      ),
      make(
        'div.column.right',
        { id: 'right' },
        columns.groups.map((group) => block(group, responseRow)),
      ),
      curves,
    ),
  );
  byId('columns').addEventListener('keydown', steer);
  for (const row of byId('columns').querySelectorAll('.row')) rows.set(row.dataset.id, row);
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
    head('responses', say('column.responses'), responses.length),
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

/** What makes a row light up: the mouse over it, or the keyboard on it. */
function pointing(id) {
  return {
    onmouseenter: () => hover(id),
    onmouseleave: () => hover(''),
    onfocus: () => hover(id),
    onblur: () => hover(''),
  };
}

function block(group, row) {
  return make(
    'section.block',
    { 'data-theme-key': group.key },
    make('h3.block-head', {}, bilingual(themeName(group.key)), make('span.block-count', {})),
    make(
      'ul.rows',
      {},
      group.items.map(({ id }) => make('li', {}, row(elements.get(id), pointing(id)))),
    ),
  );
}

/** Show what is open and which links count under the reading. */
function showReading() {
  for (const element of criticisms) showStatus(rows.get(element.id), element);
  for (const element of responses) showReach(rows.get(element.id), element);
  for (const theme of byId('left').children) {
    const open = theme.querySelectorAll('.row.open, .row.against').length;
    const shown = theme.querySelectorAll('li:not([hidden])').length;
    refill(
      theme.querySelector('.block-count'),
      open > 0 ? say('theme.open', { n: open, all: theme.querySelectorAll('.row').length }) : '',
    );
    theme.hidden = shown === 0;
  }
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
    for (const group of byId('right').children) group.style.marginTop = '';
    refill(curves);
    return;
  }
  placeGroups();
  drawCurves(curves, (id) => (isShown(id) ? rows.get(id) : undefined));
  showCounted(curves);
  lightCurves(curves, hovered || state.selected);
}

function isShown(id) {
  return rows.has(id) && !rows.get(id).parentElement.hidden;
}

function placeGroups() {
  const groups = [...byId('right').children];
  groups.forEach((group) => {
    group.style.marginTop = '';
  });
  const top = byId('columns').getBoundingClientRect().top;
  const middle = (id) => {
    const box = rows.get(id).getBoundingClientRect();
    return box.top + box.height / 2 - top;
  };
  const blocks = groups.map((group) => {
    const ids = [...group.querySelectorAll('.row')].map((row) => row.dataset.id);
    const wanted = answers
      .filter((answer) => ids.includes(answer.response) && isShown(answer.criticism))
      .map((answer) => middle(answer.criticism));
    const height = group.getBoundingClientRect().height;
    return { height, wanted: wanted.length > 0 ? wanted.reduce((sum, y) => sum + y, 0) / wanted.length : Number.NaN };
  });
  const length = byId('left').getBoundingClientRect().height;
  const lonely = Math.max(...blocks.map((block) => block.wanted).filter(Number.isFinite), 0);
  const tops = settle(
    blocks.map((block) => ({ ...block, wanted: block.wanted || lonely })),
    GAP,
    length,
  );
  let end = 0;
  groups.forEach((group, at) => {
    group.style.marginTop = `${Math.max(0, tops[at] - end)}px`;
    end = tops[at] + blocks[at].height;
  });
}

function hover(id) {
  hovered = id;
  light();
}

/** Light one row and what it touches; dim the rest, and what search or filters leave out. */
function light() {
  const centre = hovered || (rows.has(state.selected) ? state.selected : '');
  const pointed = hovered ? [] : tourSubjects().filter((id) => rows.has(id));
  const touched = new Set([...(centre ? [centre, ...partners(centre)] : []), ...pointed]);
  byId('columns').classList.toggle('lighting', touched.size > 0);
  for (const [id, row] of rows) {
    row.classList.toggle('lit', touched.has(id));
    row.classList.toggle('faded', !isBright(id));
    row.setAttribute('aria-pressed', String(id === state.selected));
    row.tabIndex = -1;
  }
  [byId('left'), byId('right')].forEach(makeReachable);
  lightCurves(curves, centre);
}

/** One row of each column takes the Tab key: the selected one, else the first. */
function makeReachable(column) {
  const shown = [...column.querySelectorAll('li:not([hidden]) > .row')];
  const first = shown.find((row) => row.dataset.id === state.selected) ?? shown[0];
  if (first) first.tabIndex = 0;
}

function partners(id) {
  return [...answersOf(id).map((answer) => answer.response), ...answeredBy(id).map((answer) => answer.criticism)];
}

/** Arrow keys: up and down a column, across to the first thing linked. */
function steer(event) {
  const row = event.target.closest?.('.row');
  if (!row) return;
  const column = [...row.closest('.column').querySelectorAll('li:not([hidden]) > .row')];
  const at = column.indexOf(row);
  const across = () =>
    partners(row.dataset.id)
      .map((id) => rows.get(id))
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
