/** The blocks of the answer map: each theme of criticisms, each group of responses, with its heading and its rows. In a
 * large map a block has rows only while it is unfolded, and not all of them at once, so that no view of any map holds more
 * than some hundred. */
import { elements } from './data.js';
import { state } from './state.js';
import { make } from './dom.js';
import { bilingual, say } from './language.js';
import { statusOf } from './readings.js';
import { isBright } from './facets.js';
import { tourSubjects } from './tour-steps.js';
import { shareRows } from './answer-order.js';
import { isLarge, themeName } from './answer-groups.js';
import { foldButton, isFolded, isSifted, rowsId } from './answer-folds.js';
import { criticismRow, responseRow, showReach, showStatus } from './answer-rows.js';

/** So many rows a block shows at first, and so many more at each request. */
const STEP = 100;
/** So many rows there are in a column, at most, and while somebody types a search. */
const MOST_IN_COLUMN = 300;
const MOST_WHILE_SEARCHING = 60;

/** The rows that are in the page, by element. */
export const rows = new Map();
/** @type {{side: string, group: object, node: HTMLElement, button: HTMLElement|undefined, more: HTMLElement}[]} */
export const blocks = [];

const homeBlocks = new Map();
/** How many rows of a block the reader has asked for, and how many requests came before the latest; kept when the blocks
 * are built anew. */
const requests = new Map();
let clock = 0;
let listenersFor;

/**
 * Build all blocks anew.
 * @param {Object<string, object[]>} sides the groups of each column
 * @param {object} actions
 * @param {(ids: string[]) => object} actions.pointing listeners that light these elements
 * @param {(side: string, group: object) => void} actions.toggle called by the button of a block
 * @param {() => void} actions.onMore called when a block shall show more rows
 * @returns {Object<string, HTMLElement[]>} the blocks of each column
 */
export function buildBlocks(sides, actions) {
  rows.clear();
  homeBlocks.clear();
  listenersFor = actions.pointing;
  const built = Object.entries(sides).flatMap(([side, groups]) =>
    groups.map((group) => buildBlock(side, group, actions)),
  );
  blocks.splice(0, Infinity, ...built);
  for (const block of blocks) {
    if (!isLarge) showRows(block, block.ids);
    for (const id of block.ids) homeBlocks.set(id, [...(homeBlocks.get(id) ?? []), block]);
  }
  return Object.fromEntries(
    Object.keys(sides).map((side) => [side, blocks.filter((block) => block.side === side).map(({ node }) => node)]),
  );
}

function buildBlock(side, group, { toggle, onMore }) {
  const ids = group.items.map(({ id }) => id);
  const button = isLarge
    ? foldButton(side, group, { onclick: () => toggle(side, group), ...listenersFor(ids) })
    : undefined;
  const list = make('ul.rows', { id: rowsId(side, group) });
  const block = { side, group, ids, button, list, shown: [], left: new Set(), isFolded: false };
  block.more = make('button.action.more-rows', { type: 'button', onclick: () => request(block) || onMore() });
  block.more.hidden = true;
  block.node = make(
    'section.block',
    { 'data-theme-key': group.key },
    make('h3.block-head', {}, button ?? [bilingual(themeName(group.key)), make('span.block-count', {})]),
    list,
    block.more,
  );
  return block;
}

/** Give every block of a large map the rows that it should show. */
export function fillBlocks() {
  clock += 1;
  for (const block of blocks) block.isFolded = isFolded(block.side, block.group);
  const sides = new Set(blocks.map(({ side }) => side));
  for (const side of sides) fillColumn(blocks.filter((block) => block.side === side));
}

function fillColumn(column) {
  const must = new Set([state.selected, ...tourSubjects()]);
  const wishes = column.map((block) => ({ block, wanted: wantedIn(block), ...requestOf(block) }));
  const shares = shareRows(
    wishes.map(({ wanted, most, since }) => ({ wanted: Math.min(wanted.length, most), since })),
    state.query.trim() ? MOST_WHILE_SEARCHING : MOST_IN_COLUMN,
  );
  wishes.forEach(({ block, wanted }, at) => {
    const rest = wanted.slice(shares[at]);
    const shown = [...wanted.slice(0, shares[at]), ...rest.filter((id) => must.has(id))];
    showRows(block, shown);
    block.left = new Set(rest.filter((id) => !must.has(id)));
    block.more.hidden = block.left.size === 0;
    block.more.textContent = say('fold.more', { n: Math.min(STEP, block.left.size), left: block.left.size });
    block.node.hidden = !block.ids.some((id) => isWanted(block, id));
  });
}

/** The elements of which an unfolded block would show a row. */
function wantedIn(block) {
  if (block.isFolded) {
    requests.delete(blockName(block));
    return [];
  }
  if (!requests.has(blockName(block))) requests.set(blockName(block), { most: STEP, since: clock });
  const isSieve = isSifted(block.side, block.group);
  return block.ids.filter((id) => isWanted(block, id) && (!isSieve || isBright(id)));
}

function isWanted({ side }, id) {
  return side !== 'openThemes' || !state.onlyOpen || statusOf(elements.get(id)) !== 'answered';
}

function requestOf(block) {
  return requests.get(blockName(block)) ?? { most: 0, since: 0 };
}

function request(block) {
  requests.set(blockName(block), { most: block.shown.length + STEP, since: clock + 1 });
}

function blockName({ side, group }) {
  return `${side} ${group.key}`;
}

function showRows(block, ids) {
  if (ids.length === block.shown.length && ids.every((id, at) => block.shown[at] === id)) return;
  const kept = new Map(block.shown.map((id, at) => [id, block.list.children[at]]));
  block.list.replaceChildren(...ids.map((id) => kept.get(id) ?? rowFor(block, id)));
  const still = new Set(ids);
  for (const id of block.shown) if (!still.has(id)) rows.delete(id);
  block.shown = ids;
}

function rowFor({ side }, id) {
  const element = elements.get(id);
  const item = make('li', {}, (side === 'openThemes' ? criticismRow : responseRow)(element, listenersFor([id])));
  rows.set(id, item.querySelector('.row'));
  showStanding(side, item);
  return item;
}

/** Show in every row how it stands under the reading. */
export function showStandings() {
  for (const { side, list } of blocks) for (const item of list.children) showStanding(side, item);
}

function showStanding(side, item) {
  const row = item.querySelector('.row');
  (side === 'openThemes' ? showStatus : showReach)(row, elements.get(row.dataset.id));
}

/** What stands for an element: its row, the button it is folded into, or that which would show it; else nothing. */
export function endOf(id) {
  const row = rows.get(id);
  if (row) return row.parentElement.hidden ? undefined : row;
  for (const block of homeBlocks.get(id) ?? []) {
    if (!isWanted(block, id)) continue;
    if (block.isFolded) return block.button;
    if (block.left.has(id)) return block.more;
  }
  return undefined;
}

/** The blocks that hold one of these elements. */
export function blocksWith(ids) {
  return new Set([...ids].flatMap((id) => homeBlocks.get(id) ?? []));
}
