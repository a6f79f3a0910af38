/** The opening view: criticisms on the left by theme, policy responses on the right by direction, answers between. */
import { answers, criticisms, data, elements, nameOf, responses } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, isNarrow, isStill, make, refill } from './dom.js';
import { bilingual, inFirst, labelOf, monolingual, say, term } from './language.js';
import { glyph } from './symbols.js';
import { answeredAt, answeredBy, answersOf, statusOf } from './readings.js';
import { isBright } from './facets.js';
import { tourSubjects } from './tour-steps.js';
import { settle, untangle } from './answer-order.js';
import { drawCurves, lightCurves, showCounted } from './answer-curves.js';

const GAP = 20;
/** With more topics than this, those of a single row share one heading. */
const MANY_TOPICS = 8;
const order = untangle(
  gather(byTopic(criticisms, (element) => ({ id: element.id, level: answeredAt(element.id) }))),
  gather(byTopic(responses, (element) => ({ id: element.id }))),
  answers,
);
const rows = new Map();
let curves;
let hovered = '';

/** The themes of the left column with the criticisms of each, in the order of the page. */
export const themes = order.themes;

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

function byTopic(items, entry) {
  const groups = new Map();
  for (const item of items) {
    const key = item.topics?.[0] ?? '';
    if (!groups.has(key)) groups.set(key, { key, items: [] });
    groups.get(key).items.push(entry(item));
  }
  return [...groups.values()];
}

/** Put the topics of a single row together where there would be too many headings. */
function gather(groups) {
  const single = groups.filter((group) => group.items.length === 1);
  if (groups.length <= MANY_TOPICS || single.length < 2) return groups;
  return [
    ...groups.filter((group) => group.items.length > 1 && group.key),
    {
      key: '',
      items: groups.filter((group) => group.items.length === 1 || !group.key).flatMap((group) => group.items),
    },
  ];
}

/** The name of a theme in every language. */
export function themeName(key) {
  return key ? nameOf('topics', key) : data.others;
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
        order.themes.map((theme) => block(theme, criticismRow)),
      ),
      make(
        'div.column.right',
        { id: 'right' },
        order.groups.map((group) => block(group, responseRow)),
      ),
      curves,
    ),
  );
  byId('columns').addEventListener('keydown', steer);
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

function block(group, row) {
  return make(
    'section.block',
    { 'data-theme-key': group.key },
    make('h3.block-head', {}, bilingual(themeName(group.key)), make('span.block-count', {})),
    make(
      'ul.rows',
      {},
      group.items.map((item) => make('li', {}, row(elements.get(item.id)))),
    ),
  );
}

function criticismRow(element) {
  const row = rowButton(element, 'criticism', make('span.tag', {}));
  const chips = make('ul.chips', { 'aria-label': say('column.responses') });
  return [row, chips];
}

function responseRow(element) {
  return rowButton(element, 'response', make('span.count', {}));
}

function rowButton(element, kind, end) {
  const row = make(
    `button.row.${kind}`,
    {
      type: 'button',
      'data-id': element.id,
      onclick: () => update({ selected: state.selected === element.id && !isNarrow() ? '' : element.id }),
      onmouseenter: () => hover(element.id),
      onmouseleave: () => hover(''),
      onfocus: () => hover(element.id),
      onblur: () => hover(''),
    },
    bilingual(labelOf(element)),
    end,
    make('span.unseen', {}),
  );
  rows.set(element.id, row);
  return row;
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

function showStatus(row, element) {
  const status = statusOf(element);
  const given = answersOf(element.id);
  row.classList.remove('open', 'against', 'answered');
  row.classList.add(status);
  row.parentElement.hidden = state.onlyOpen && status === 'answered';
  refill(row.querySelector('.tag'), glyph(status), status === 'answered' ? '' : say(`tag.${status}`));
  row.querySelector('.unseen').textContent =
    status === 'answered' ? say('row.answered', { names: namesOf(given.map((answer) => answer.response)) }) : '';
  refill(row.parentElement.querySelector('.chips'), given.map(chip));
}

/** An answer beneath its criticism, for the narrow page that has no room for curves. */
function chip(answer) {
  return make(
    'li',
    {},
    make(
      `button.chip.basis-${answer.basis}`,
      { type: 'button', onclick: () => update({ selected: answer.response }) },
      monolingual(labelOf(elements.get(answer.response))),
      make('span.unseen', {}, `${term(answer.coverage)}, ${term(answer.basis)}`),
    ),
  );
}

function showReach(row, element) {
  const reached = [...new Set(answeredBy(element.id).map((answer) => answer.criticism))];
  row.classList.toggle('idle', reached.length === 0);
  row.querySelector('.count').textContent = reached.length > 0 ? String(reached.length) : '–';
  row.querySelector('.unseen').textContent =
    reached.length > 0 ? say('row.answers', { names: namesOf(reached) }) : say('row.idle');
}

function namesOf(ids) {
  return [...new Set(ids)].map((id) => inFirst(labelOf(elements.get(id)))).join('; ');
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
  drawCurves(curves, (id) => (rows.get(id)?.parentElement.hidden ? undefined : rows.get(id)));
  showCounted(curves);
  lightCurves(curves, hovered || state.selected);
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
      .filter((answer) => ids.includes(answer.response) && !rows.get(answer.criticism).parentElement.hidden)
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
