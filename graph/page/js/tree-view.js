/** The tree: sections, the claims in them, and under each claim what bears on it; worked by the keys of a tree. */
import { data, elements, looks, sections } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, isStill, make, refill } from './dom.js';
import { bilingual, inFirst, labelOf, monolingual, say, sayCount, term } from './language.js';
import { glyph, outline, relationSample } from './symbols.js';
import { statusOf } from './readings.js';
import { isBright, remaining } from './facets.js';
import { standBar } from './answer-bars.js';
import { tourSubjects } from './tour-steps.js';
import { fold } from './folding.js';
import { offerControls, showControls } from './tabs.js';
import { makeRoll } from './roll.js';
import { allSections, homePath, sectionPath, setBranches, treeItems } from './tree-items.js';

let branches = [];
let treeRoll;
/** The path of the item that takes the Tab key. */
let currentKey = '';

/** Build the view once, then keep it in step with the state. */
export function startTreeView() {
  onChange((changed) => {
    if (state.view !== 'tree') return;
    const isMoved = changed.has('view') || changed.has('selected');
    if (isMoved) openPathTo(state.selected);
    if (changed.size === 1 && changed.has('selected')) markTree();
    else showTree();
    if (isMoved) revealInTree(state.selected);
  });
  offerControls('tree', controlsOfTree);
  if (state.view !== 'tree') return;
  openPathTo(state.selected);
  showTree();
  revealInTree(state.selected);
}

function showTree() {
  const view = byId('view-tree');
  const hadFocus = view.contains(document.activeElement) && document.activeElement.role === 'treeitem';
  if (!treeRoll) buildTree(view);
  branches = treeItems();
  showControls();
  byId('tree').setAttribute('aria-label', say('tree.label'));
  treeRoll.show(branches);
  if (!branches.some(({ key }) => key === currentKey)) currentKey = branches[0]?.key ?? '';
  markTree();
  if (hadFocus) focusItem(branches.findIndex(({ key }) => key === currentKey));
}

function buildTree(view) {
  refill(
    view,
    make('div.tree', { id: 'tree', role: 'tree', onkeydown: steerTree, onclick: pressTree, onfocusin: followFocus }),
  );
  treeRoll = makeRoll(byId('tree'), {
    rowOf: treeRow,
    keyOf: ({ key }) => key,
    chunk: 'div.chunk',
    guess: 46,
    afterFill: markTree,
  });
}

function controlsOfTree() {
  const all = allSections();
  const open = all.filter((key) => state.branches.has(key)).length;
  const button = (key, words, opens, isDone) =>
    make(
      'button.action',
      { type: 'button', 'data-key': key, disabled: isDone, onclick: () => setBranches(all, opens) },
      words,
    );
  return [
    make('p.controls-note', {}, sayCount('table.count', remaining().length, { of: data.elements.length })),
    button('tree-open', say('tree.open'), true, open === all.length),
    button('tree-close', say('tree.close'), false, open === 0),
  ];
}

function treeRow(item, at) {
  return make(
    `div.branch${item.section === undefined ? '' : '.top'}`,
    {
      role: 'treeitem',
      tabindex: -1,
      'data-at': at,
      'data-id': item.id,
      'data-key': `tree-${item.key}`,
      'aria-level': item.level,
      'aria-posinset': item.place,
      'aria-setsize': item.of,
      'aria-expanded': item.count > 0 ? String(item.isOpen) : false,
    },
    make(
      'span.rails',
      { 'aria-hidden': 'true' },
      Array.from({ length: item.level - 1 }, () => make('i')),
    ),
    make('span.twist', { 'aria-hidden': 'true' }, item.count > 0 ? glyph('next') : ''),
    item.section === undefined ? claimWords(item) : sectionWords(item),
  );
}

function sectionWords({ section, members }) {
  const named = sections.get(section);
  const faulted = members.filter((id) => statusOf(elements.get(id)));
  const open = faulted.filter((id) => statusOf(elements.get(id)) !== 'answered').length;
  return [
    make('span.number', {}, named?.number ?? ''),
    named ? bilingual(named.title) : make('span.words', {}, say('section.none')),
    make('span.branch-bar', {}, faulted.length > 0 ? standBar(faulted.map((id) => ({ id }))) : ''),
    make(
      'span.branch-open',
      {},
      open > 0 ? make('span.tag.open', {}, glyph('open'), say('fold.open', { n: open })) : '',
    ),
    make('span.count', {}, sayCount('tree.claims', members.length)),
  ];
}

function claimWords({ id, relation, count }) {
  const element = elements.get(id);
  const status = statusOf(element);
  return [
    relation ? make('span.by', {}, relationSample(relation.kind), make('span', {}, term(relation.kind))) : null,
    outline(looks(element)),
    make('span.unseen', {}, `${term(looks(element) === 'criticism' ? 'Criticism' : element.kind)}: `),
    bilingual(labelOf(element)),
    relation ? null : make('span.branch-text', { 'aria-hidden': 'true' }, monolingual(element.text)),
    status ? make(`span.tag.${status}`, {}, glyph(status), make('span', {}, say(`tag.${status}`))) : null,
    count > 0
      ? make(
          'span.count',
          { title: sayCount('tree.bearing', count) },
          String(count),
          make('span.unseen', {}, sayCount('tree.bearing', count)),
        )
      : make('span.count'),
  ];
}

/** Show what is selected, toured and left out, and let the Tab key reach one item. */
function markTree() {
  const toured = new Set(tourSubjects());
  for (const node of treeRoll?.rows() ?? []) {
    const { key, id } = branches[Number(node.dataset.at)];
    node.tabIndex = key === currentKey ? 0 : -1;
    if (!id) continue;
    node.setAttribute('aria-selected', String(id === state.selected));
    node.classList.toggle('lit', toured.has(id));
    node.classList.toggle('faded', !isBright(id));
  }
}

/** Open the section of an element that is nowhere in the tree as it stands. */
function openPathTo(id) {
  if (elements.has(id) && !treeItems().some((item) => item.id === id)) setBranches([sectionPath(id)], true);
}

/** Bring the item of an element into sight: the one the reader stands on, or else that under its section. */
function revealInTree(id) {
  if (!elements.has(id)) return;
  const places = [
    (item) => item.key === currentKey && item.id === id,
    ({ key }) => key === homePath(id),
    (item) => item.id === id,
  ];
  const at = places.map((isIt) => branches.findIndex(isIt)).find((place) => place >= 0);
  if (at === undefined) return;
  currentKey = branches[at].key;
  markTree();
  treeRoll.rowAt(at)?.scrollIntoView({ block: 'nearest', behavior: isStill() ? 'auto' : 'smooth' });
}

function focusItem(at) {
  const node = treeRoll.rowAt(at);
  if (!node) return;
  currentKey = branches[at].key;
  markTree();
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: 'nearest' });
  treeRoll.settle();
}

function followFocus(event) {
  const node = event.target.closest('[role=treeitem]');
  if (!node) return;
  currentKey = branches[Number(node.dataset.at)].key;
  markTree();
}

function pressTree(event) {
  const node = event.target.closest('[role=treeitem]');
  if (!node) return;
  const at = Number(node.dataset.at);
  const item = branches[at];
  focusItem(at);
  if (item.section !== undefined || event.target.closest('.twist')) toggleItem(item);
  else update({ selected: item.id });
}

function toggleItem(item, opens = !item.isOpen) {
  if (item.count === 0 || item.isOpen === opens) return;
  if (!setBranches([item.key], opens)) showTree();
}

/** The keys of a tree, after the practice for ARIA: arrows, Home, End, *, Enter, Space, and the first letters of a name. */
function steerTree(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = Number(event.target.closest('[role=treeitem]')?.dataset.at ?? -1);
  const item = branches[at];
  if (!item) return;
  const moves = {
    ArrowDown: () => focusItem(at + 1),
    ArrowUp: () => focusItem(at - 1),
    Home: () => focusItem(0),
    End: () => focusItem(branches.length - 1),
    ArrowRight: () => (item.isOpen ? focusItem(at + 1) : toggleItem(item, true)),
    ArrowLeft: () => (item.isOpen ? toggleItem(item, false) : focusItem(item.parent)),
    '*': () => openSiblings(item),
    Enter: () => chooseItem(item),
    ' ': () => chooseItem(item),
  };
  const move = moves[event.key] ?? (/^\p{L}$/u.test(event.key) ? () => focusItem(nextNamed(event.key, at)) : undefined);
  if (!move) return;
  event.preventDefault();
  event.stopPropagation();
  move();
}

function chooseItem(item) {
  if (item.section === undefined) update({ selected: item.id });
  else toggleItem(item);
}

function openSiblings(item) {
  const siblings = branches.filter((other) => other.parent === item.parent && other.count > 0);
  setBranches(
    siblings.map(({ key }) => key),
    true,
  );
}

/** Letters typed quickly one after the other are the beginning of a name. */
let typed = '';
let typedAt = 0;
function nextNamed(letter, at) {
  typed = Date.now() - typedAt < 700 ? typed + fold(letter) : fold(letter);
  typedAt = Date.now();
  const start = typed.length > 1 ? at : at + 1;
  const order = branches.map((_, step) => (start + step) % branches.length);
  return order.find((each) => fold(nameOfItem(branches[each])).startsWith(typed)) ?? at;
}

function nameOfItem({ section, id }) {
  return section === undefined ? inFirst(labelOf(elements.get(id))) : inFirst(sections.get(section)?.title ?? {});
}
