/** The table: every element in one row, sorted by any column; it follows search and filters, and works without a picture. */
import { data, looks, nameOf, sectionKey, sections } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, make, refill } from './dom.js';
import { bilingual, inFirst, labelOf, monolingual, say, sayCount, term } from './language.js';
import { glyph, outline } from './symbols.js';
import { statusOf } from './readings.js';
import { degrees, remaining } from './facets.js';
import { offerControls, showControls } from './tabs.js';
import { makeRoll } from './roll.js';
import { tourSubjects } from './tour-steps.js';

const sectionOrder = new Map([...sections.keys()].map((key, at) => [key, at]));
const mapOrder = new Map(data.elements.map((element, at) => [element.id, at]));
const STATUS_ORDER = { open: 0, against: 1, answered: 2, off: 3, '': 4 };

/** What each column sorts by; the table shows them in this order. */
const COLUMNS = {
  kind: (element) => looks(element),
  name: (element) => inFirst(labelOf(element)),
  text: (element) => inFirst(element.text),
  status: (element) => STATUS_ORDER[statusOf(element)],
  section: (element) => sectionOrder.get(sectionKey(element)) ?? -1,
  holder: (element) => holderOf(element),
  in: (element) => -degrees(element.id).in,
  out: (element) => -degrees(element.id).out,
  rank: (element) => element.rank,
};

let listed = [];
let tableRoll;

/** Build the table and keep it true. */
export function startTableView() {
  offerControls('table', () => [
    make('p.controls-note', {}, sayCount('table.count', listed.length, { of: data.elements.length })),
  ]);
  const show = () => {
    if (state.view === 'table') keepTableFocus();
  };
  onChange((changed) => {
    if (changed.size === 1 && changed.has('selected')) mark();
    else show();
    if (changed.has('view') || changed.has('selected')) revealRow(state.selected);
  });
  show();
  revealRow(state.selected);
}

function keepTableFocus() {
  const view = byId('view-table');
  const key = view.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  buildTable();
  if (key) view.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function buildTable() {
  listed = sortedElements(remaining());
  const view = byId('view-table');
  if (!tableRoll) {
    refill(view, make('table.list', { onkeydown: steerRows }, make('caption.unseen'), make('thead')));
    tableRoll = makeRoll(view.querySelector('table'), {
      rowOf: row,
      keyOf: ({ id }) => id,
      chunk: 'tbody',
      guess: 72,
      before: 2,
      afterFill: mark,
    });
  }
  showControls();
  view.querySelector('caption').textContent = say('table.caption');
  view.querySelector('table').setAttribute('aria-rowcount', String(listed.length + 1));
  refill(view.querySelector('thead'), make('tr', { 'aria-rowindex': 1 }, Object.keys(COLUMNS).map(heading)));
  tableRoll.show(listed);
}

/** Bring the row of an element into sight. */
function revealRow(id) {
  if (state.view !== 'table' || !id) return;
  tableRoll.rowAt(listed.findIndex((element) => element.id === id))?.scrollIntoView({ block: 'nearest' });
}

function sortedElements(kept) {
  const valueOf = COLUMNS[state.sort.by];
  if (!valueOf) return kept;
  const collator = new Intl.Collator(state.languages[0]);
  const compare = (one, other) => (typeof one === 'string' ? collator.compare(one, other) : one - other);
  const way = state.sort.up ? 1 : -1;
  return [...kept].sort(
    (one, other) => way * compare(valueOf(one), valueOf(other)) || mapOrder.get(one.id) - mapOrder.get(other.id),
  );
}

function heading(name) {
  const isSorted = state.sort.by === name;
  const next = !isSorted ? { by: name, up: true } : state.sort.up ? { by: name, up: false } : { by: 'order', up: true };
  return make(
    `th.col-${name}`,
    { scope: 'col', 'aria-sort': isSorted ? (state.sort.up ? 'ascending' : 'descending') : 'none' },
    make(
      'button.sort',
      { type: 'button', 'data-key': `sort-${name}`, onclick: () => update({ sort: next }) },
      say(`table.${name}`),
      make('span.arrow', { 'aria-hidden': 'true' }, isSorted ? (state.sort.up ? '↑' : '↓') : ''),
    ),
  );
}

function row(element, at) {
  const status = statusOf(element);
  const { in: came, out: went } = degrees(element.id);
  const section = sections.get(sectionKey(element));
  return make(
    `tr.${status || 'plain'}`,
    { 'data-id': element.id, 'aria-rowindex': at + 2, onclick: () => update({ selected: element.id }) },
    make(
      'td.col-kind',
      {},
      outline(looks(element)),
      make('span', {}, term(looks(element) === 'criticism' ? 'Criticism' : element.kind)),
    ),
    make(
      'th.col-name',
      { scope: 'row' },
      make('button.pick', { type: 'button', 'data-key': `row-${element.id}` }, bilingual(labelOf(element))),
    ),
    make('td.col-text', {}, monolingual(element.text)),
    make('td.col-status', {}, status ? make(`span.tag.${status}`, {}, glyph(status), say(`tag.${status}`)) : ''),
    make('td.col-section', { title: section ? inFirst(section.title) : false }, section?.number ?? ''),
    make('td.col-holder', {}, holderOf(element)),
    make('td.col-in', {}, String(came)),
    make('td.col-out', {}, String(went)),
    make('td.col-rank', {}, String(element.rank)),
  );
}

function holderOf(element) {
  return element.stances?.[0] ? inFirst(nameOf('actors', element.stances[0].holder)) : '';
}

/** Mark the selected row, and let the Tab key reach one row only. */
function mark() {
  const rows = (tableRoll?.rows() ?? []).filter((node) => node.dataset.id);
  const current = rows.find((node) => node.dataset.id === state.selected);
  const toured = new Set(tourSubjects());
  for (const node of rows) {
    node.toggleAttribute('data-selected', node === current);
    node.classList.toggle('lit', toured.has(node.dataset.id));
    const button = node.querySelector('button.pick');
    button.setAttribute('aria-pressed', String(node === current));
    button.tabIndex = node === (current ?? rows[0]) ? 0 : -1;
  }
}

function steerRows(event) {
  const node = event.target.closest('tr[data-id]');
  if (!node) return;
  const at = Number(node.ariaRowIndex) - 2;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: listed.length - 1 }[event.key];
  const button = tableRoll.rowAt(to)?.querySelector('button.pick');
  if (!button) return;
  event.preventDefault();
  button.focus();
  tableRoll.settle();
}
