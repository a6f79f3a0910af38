/** Where the blocks of the answer map stand: responses beside what they answer, and a large map's folded rows on one
 * screen. */
import { answers } from './data.js';
import { groupBy } from './grouping.js';
import { byId } from './dom.js';
import { isGiven } from './readings.js';
import { closeUp, pack, settle } from './answer-order.js';
import { isLarge } from './answer-groups.js';
import { isAllFolded } from './answer-folds.js';
import { blocks, endOf } from './answer-blocks.js';

const GAP = 20;
/** Distances between the rows of a large map. */
const NEAR = 4;
const FAR_APART = 14;
/** No more than this much of a column is left void above a group of a large map. */
const MOST_VOID = 60;

const linksByResponse = groupBy(answers, (answer) => [answer.response]);

/** Place the blocks of both columns. */
export function placeBlocks() {
  if (isLarge) placeFolds();
  else placeGroups();
}

/** Let the blocks stand where they come, as on a narrow page. */
export function unplaceBlocks() {
  for (const { node } of blocks) node.style.marginTop = '';
}

function shownIn(side) {
  return blocks.filter((block) => block.side === side && !block.node.hidden);
}

/** What blocks measure, and where they would stand to be beside what they are linked with. */
function measured(column) {
  const top = byId('columns').getBoundingClientRect().top;
  const middles = new Map();
  const middle = (end) => {
    if (!middles.has(end)) {
      const box = end.getBoundingClientRect();
      middles.set(end, box.top + box.height / 2 - top);
    }
    return middles.get(end);
  };
  return column.map(({ node, ids }) => {
    const wanted = ids
      .flatMap((id) => linksByResponse.get(id) ?? [])
      .filter((answer) => !isLarge || isGiven(answer))
      .map((answer) => endOf(answer.criticism))
      .filter(Boolean)
      .map(middle);
    const height = node.getBoundingClientRect().height;
    return { height, wanted: wanted.length > 0 ? wanted.reduce((sum, y) => sum + y, 0) / wanted.length : Number.NaN };
  });
}

function setTops(column, tops, heights) {
  let end = 0;
  column.forEach(({ node }, at) => {
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
  unplaceBlocks();
  const columns = [
    ['openThemes', byId('left')],
    ['openGroups', byId('right')],
  ].map(([side, node]) => ({ side, node, isStuck: isAllFolded(side), column: shownIn(side) }));
  for (const { node, column, isStuck } of columns) {
    const height = Math.floor(Math.min(52, Math.max(36, (room + NEAR) / column.length - NEAR)));
    node.style.setProperty('--fold-height', `${height}px`);
    node.classList.toggle('stuck', isStuck);
  }
  // All is measured before anything is moved, for each measuring after a move lays out the page anew.
  const heights = columns.map(({ column }) => heightsOf(column));
  columns.forEach(({ side, column, isStuck }, at) => {
    if (isStuck || side === 'openThemes')
      setTops(column, pack(heights[at], NEAR, isStuck ? FAR_APART : NEAR, room), heights[at]);
    else setTops(column, closeUp(besideAnswers(column, FAR_APART), heights[at], MOST_VOID), heights[at]);
  });
}

function placeGroups() {
  const groups = shownIn('openGroups');
  for (const { node } of groups) node.style.marginTop = '';
  setTops(groups, besideAnswers(groups, GAP), heightsOf(groups));
}

function heightsOf(column) {
  return column.map(({ node }) => node.getBoundingClientRect().height);
}

function besideAnswers(column, gap) {
  const measures = measured(column);
  const length = byId('left').getBoundingClientRect().height;
  const lonely = Math.max(...measures.map(({ wanted }) => wanted).filter(Number.isFinite), 0);
  return settle(
    measures.map(({ wanted, height }) => ({ wanted: wanted || lonely, height })),
    gap,
    length,
  );
}
