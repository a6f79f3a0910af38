/** In a large map, each theme and each group of responses can be folded into one row: which are, and what that row
 * shows. Small maps fold nothing. */
import { elements } from './data.js';
import { groupBy } from './grouping.js';
import { state, update } from './state.js';
import { make, refill } from './dom.js';
import { bilingual, inFirst, say, sayCount } from './language.js';
import { glyph } from './symbols.js';
import { answeredBy, statusOf } from './readings.js';
import { hits } from './search.js';
import { announce } from './announce.js';
import { columns, isLarge, themeName } from './answer-groups.js';
import { reachBar, standBar } from './answer-bars.js';

/** The names in the state of what is unfolded in each column. */
export const SIDES = { openThemes: columns.themes, openGroups: columns.groups };

/** The themes and groups that an element stands in, most often one. */
const homesOf = groupBy(
  Object.entries(SIDES).flatMap(([side, groups]) =>
    groups.flatMap((group) => group.items.map(({ id }) => ({ id, side, group }))),
  ),
  ({ id }) => [id],
);

/** What the reader has folded although the search found something in it. */
const putAway = new Set();
/** The themes and groups in which the search found something. */
let searched = { query: '', groups: new Set() };

/** Whether a theme or group is one row now. A search unfolds what it finds for as long as it lasts. */
export function isFolded(side, group) {
  if (!isLarge || state[side].has(group.key)) return false;
  return !isFound(group) || putAway.has(`${side} ${group.key}`);
}

/** Whether a theme or group is unfolded only because the search found something in it. */
export function isSifted(side, group) {
  return isLarge && !state[side].has(group.key) && !isFolded(side, group);
}

/** Whether nothing in a column is unfolded. */
export function isAllFolded(side) {
  return isLarge && SIDES[side].every((group) => isFolded(side, group));
}

/** Unfold the themes and groups of these elements. */
export function unfoldFor(ids) {
  if (!isLarge) return;
  const homes = ids.flatMap((id) => homesOf.get(id) ?? []);
  for (const { side, group } of homes) putAway.delete(`${side} ${group.key}`);
  update(
    Object.fromEntries(
      Object.keys(SIDES).map((side) => [
        side,
        new Set([...state[side], ...homes.filter((home) => home.side === side).map(({ group }) => group.key)]),
      ]),
    ),
  );
}

/** Fold what is unfolded, and the other way round. */
export function toggleFold(side, group) {
  const unfolds = isFolded(side, group);
  setFold(side, group, unfolds);
  update({ [side]: new Set([...state[side], group.key].filter((key) => unfolds || key !== group.key)) });
  const name = inFirst(themeName(group.key));
  announce(unfolds ? say('fold.opened', { name, n: group.items.length }) : say('fold.closed', { name }));
}

/** Unfold or fold everything. */
export function foldAll(unfolds) {
  for (const [side, groups] of Object.entries(SIDES)) groups.forEach((group) => setFold(side, group, unfolds));
  update(
    Object.fromEntries(
      Object.entries(SIDES).map(([side, groups]) => [side, new Set(unfolds ? groups.map(({ key }) => key) : [])]),
    ),
  );
  announce(say(unfolds ? 'fold.all-opened' : 'fold.all-closed'));
}

function setFold(side, group, unfolds) {
  putAway[unfolds ? 'delete' : 'add'](`${side} ${group.key}`);
}

/** The button that stands for a theme or group and folds it. */
export function foldButton(side, group, actions) {
  const name = themeName(group.key);
  return make(
    'button.fold',
    { type: 'button', 'aria-controls': rowsId(side, group), 'data-fold': `${side} ${group.key}`, ...actions },
    glyph('next'),
    bilingual(name),
    make('span.bar-place', {}),
    make('span.block-all', {}),
    make('span.block-count', {}),
  );
}

/** The id of the list that a fold button shows and hides. */
export function rowsId(side, group) {
  return `${side}-${SIDES[side].indexOf(group)}`;
}

/** Show in a fold button how what it stands for fares under the reading. */
export function showFold(button, side, group) {
  const all = group.items.length;
  const isTheme = side === 'openThemes';
  const words = sayCount(isTheme ? 'headline.criticisms' : 'fold.responses', all);
  refill(button.querySelector('.bar-place'), isTheme ? standBar(group.items) : reachBar(group.items));
  refill(button.querySelector('.block-all'), String(all), make('span.unseen', {}, ` ${words}, `));
  refill(button.querySelector('.block-count'), isTheme ? openCount(group, button) : reachCount(group));
}

function openCount({ items }, button) {
  const open = items.filter(({ id }) => statusOf(elements.get(id)) !== 'answered').length;
  button.classList.toggle('has-open', open > 0);
  return open > 0
    ? [glyph('open'), say('fold.open', { n: open })]
    : [glyph('answered'), make('span.unseen', {}, say('status.answered'))];
}

function reachCount({ items }) {
  const reached = new Set(items.flatMap(({ id }) => answeredBy(id).map((answer) => answer.criticism)));
  return reached.size > 0 ? say('fold.answers', { n: reached.size }) : '–';
}

/** Whether the search finds something in a group. */
function isFound(group) {
  if (searched.query !== state.query) {
    putAway.clear();
    searched = { query: state.query, groups: new Set() };
    for (const id of hits()) for (const home of homesOf.get(id) ?? []) searched.groups.add(home.group);
  }
  return searched.groups.has(group);
}

/** What is still folded, for the buttons that fold and unfold everything. */
export function countFolded() {
  return Object.entries(SIDES)
    .flatMap(([side, groups]) => groups.map((group) => isFolded(side, group)))
    .filter(Boolean).length;
}
