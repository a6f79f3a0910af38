/** The curves between criticisms and the responses that answer them. Width is coverage, dash is basis. */
import { answers, groupBy } from './data.js';
import { draw, refill } from './dom.js';
import { counts } from './readings.js';

const WIDTHS = { direct: 6, partial: 3.5, indirect: 2 };

/**
 * Draw every curve anew between the rows as they stand now.
 * @param {SVGElement} surface laid over the two columns
 * @param {(id: string) => HTMLElement|undefined} rowOf the row of an element, if it is shown
 */
export function drawCurves(surface, rowOf) {
  const frame = surface.parentElement.getBoundingClientRect();
  surface.setAttribute('width', frame.width);
  surface.setAttribute('height', frame.height);
  const links = answers
    .map((answer) => ({ answer, left: rowOf(answer.criticism), right: rowOf(answer.response) }))
    .filter(({ left, right }) => left && right)
    .map((link) => ({ ...link, from: port(link.left, 'right', frame), to: port(link.right, 'left', frame) }));
  spread(links, (link) => link.answer.criticism, 'from', 'to');
  spread(links, (link) => link.answer.response, 'to', 'from');
  // Thick curves first, so that a thin one stays visible where they cross.
  const order = [...links].sort((one, other) => WIDTHS[other.answer.coverage] - WIDTHS[one.answer.coverage]);
  refill(surface, order.map(curve));
}

/** Show the curves that count under the reading. */
export function showCounted(surface) {
  for (const path of surface.children) path.classList.toggle('uncounted', !counts(path.dataset.basis));
}

/** Light the curves that touch one of `ids`, or none in particular. */
export function lightCurves(surface, id) {
  for (const path of surface.children) {
    path.classList.toggle('lit', id !== '' && (path.dataset.response === id || path.dataset.criticism === id));
  }
}

function curve({ answer, from, to }) {
  const reach = (to.x - from.x) * 0.48;
  return draw(`path.curve.basis-${answer.basis}`, {
    d: `M${from.x} ${from.y}C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${to.x} ${to.y}`,
    'stroke-width': WIDTHS[answer.coverage],
    // A curve that leaves the screen says less than a short one.
    'stroke-opacity': Math.max(0.3, 0.85 - Math.abs(to.y - from.y) / 1400).toFixed(2),
    'data-basis': answer.basis,
    'data-relation': answer.relation,
    'data-response': answer.response,
    'data-criticism': answer.criticism,
  });
}

/** The middle of one side of a row, with the room it has for several curves. */
function port(row, side, frame) {
  const box = row.getBoundingClientRect();
  return { x: box[side] - frame.left, y: box.top + box.height / 2 - frame.top, room: box.height - 14 };
}

/** Fan out the ends of curves that meet at one row, in the order in which they leave. */
function spread(links, keyOf, near, far) {
  for (const group of groupBy(links, (link) => [keyOf(link)]).values()) {
    const ordered = [...group].sort((one, other) => one[far].y - other[far].y);
    const pitch = Math.min(6, ordered[0][near].room / Math.max(1, ordered.length - 1));
    ordered.forEach((link, at) => {
      link[near].y += (at - (ordered.length - 1) / 2) * pitch;
    });
  }
}
