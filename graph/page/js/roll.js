/** A long list of which only the rows near the window are in the page. Rows come in chunks; a chunk that is far off is a
 * void of the same height, so that the scroll bar tells the truth. Rows may be of any height. */
import { make } from './dom.js';

const CHUNK = 30;
/** How far outside the window rows are made ready, in pixels. */
const MARGIN = 500;

const rolls = new Set();

/**
 * Make a roll inside `holder`, which may stand anywhere and scroll with anything.
 * @param {HTMLElement} holder
 * @param {object} options
 * @param {(item: any, at: number) => HTMLElement} options.rowOf makes the row of an item
 * @param {(item: any) => string} options.keyOf what tells an item from the others, so that a new list can keep the place
 * @param {string} options.chunk tag and classes of what holds the rows of a chunk
 * @param {number} options.guess how high a row is before it has been measured
 * @param {number} [options.before] how many children of `holder` stand before the rows and stay
 * @param {() => void} [options.afterFill] called when other rows have come into the page
 */
export function makeRoll(holder, { rowOf, keyOf, chunk, guess, before = 0, afterFill }) {
  let items = [];
  let chunks = [];

  const fillChunk = (one) => {
    if (one.isFull) return;
    one.isFull = true;
    one.node.replaceChildren(...items.slice(one.from, one.to).map((item, at) => rowOf(item, one.from + at)));
  };
  const emptyChunk = (one, height) => {
    one.isFull = false;
    one.node.replaceChildren(voidOf(one.node, height));
  };
  /** The item that has the keyboard, or else the first in sight, and how far down it stands. */
  const bookmark = () => {
    const { top: edge } = sightOf(holder);
    const inSight = (node) => node.getBoundingClientRect().bottom > edge;
    const rows = chunks.flatMap((one) =>
      one.isFull ? [...one.node.children].map((node, at) => [node, one.from + at]) : [],
    );
    const row = rows.find(([node]) => node.contains(document.activeElement)) ?? rows.find(([node]) => inSight(node));
    return row && { key: keyOf(items[row[1]]), top: row[0].getBoundingClientRect().top };
  };
  const returnTo = ({ key, top }) => {
    const row = roll.rowAt(items.findIndex((item) => keyOf(item) === key));
    if (row) sightOf(holder).scroller.scrollTop += row.getBoundingClientRect().top - top;
  };
  const roll = {
    /** Show these items; what is near the window is filled at once. */
    show(wanted) {
      const mark = bookmark();
      items = wanted;
      chunks = Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, at) => ({
        from: at * CHUNK,
        to: Math.min(items.length, (at + 1) * CHUNK),
        node: make(chunk),
      }));
      for (const one of chunks) emptyChunk(one, (one.to - one.from) * guess);
      [...holder.children].slice(before).forEach((node) => node.remove());
      holder.append(...chunks.map(({ node }) => node));
      if (mark) returnTo(mark);
      roll.settle();
    },
    /** Fill the chunks near the window and empty the others, but for the one that has the keyboard. */
    settle() {
      if (!holder.isConnected || holder.offsetParent === null) return;
      let isChanged = false;
      for (const one of chunks) {
        const box = one.node.getBoundingClientRect();
        const isNear = box.bottom > -MARGIN && box.top < window.innerHeight + MARGIN;
        if (isNear === one.isFull || (one.isFull && one.node.contains(document.activeElement))) continue;
        isChanged = true;
        if (isNear) fillChunk(one);
        else emptyChunk(one, box.height);
      }
      if (isChanged) {
        afterFill?.();
        // Rows are seldom as high as guessed, so others may have come near.
        window.requestAnimationFrame(roll.settle);
      }
    },
    /** The row of the item at a place, made if it was not in the page. */
    rowAt(at) {
      const one = chunks[Math.floor(at / CHUNK)];
      if (!one || at < 0 || at >= items.length) return undefined;
      if (!one.isFull) {
        fillChunk(one);
        afterFill?.();
      }
      return one.node.children[at - one.from];
    },
    /** Bring every row into the page, as paper needs them. */
    fillAll() {
      chunks.forEach(fillChunk);
      afterFill?.();
    },
    /** The rows that are in the page. */
    rows() {
      return chunks.filter((one) => one.isFull).flatMap((one) => [...one.node.children]);
    },
  };
  rolls.add(roll);
  return roll;
}

/** What scrolls a node, and where what it shows begins. */
function sightOf(node) {
  for (let above = node.parentElement; above; above = above.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(above).overflowY) && above !== document.body)
      return { scroller: above, top: above.getBoundingClientRect().top };
  }
  return { scroller: document.scrollingElement, top: 0 };
}

/** What keeps the place of rows that are not in the page. */
function voidOf(node, height) {
  const space = make(node.tagName === 'TBODY' ? 'td' : 'div', { 'aria-hidden': 'true' });
  space.style.height = `${height}px`;
  return node.tagName === 'TBODY' ? make('tr', { 'aria-hidden': 'true' }, space) : space;
}

let isDue = false;
function settleSoon() {
  if (isDue) return;
  isDue = true;
  window.requestAnimationFrame(() => {
    isDue = false;
    rolls.forEach((roll) => roll.settle());
  });
}
// Scrolling does not bubble, but it can be heard on its way down.
document.addEventListener('scroll', settleSoon, { capture: true, passive: true });
window.addEventListener('resize', settleSoon);
window.addEventListener('beforeprint', () => rolls.forEach((roll) => roll.fillAll()));
window.addEventListener('afterprint', settleSoon);
