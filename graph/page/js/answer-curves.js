/** The curves between criticisms and the responses that answer them. Width is coverage, dash is basis; where an end is
 * a folded theme or group, one curve stands for all that run there, and width is their number. */
import { BASES, answers } from './data.js';
import { groupBy } from './grouping.js';
import { draw, refill } from './dom.js';
import { isGiven } from './readings.js';

/** So many curves there are at most: those that touch what is pointed at, then those between rows, then the widest. */
const MOST_CURVES = 600;
/** Of the curves that stand for several answers, and touch nothing that is pointed at, there are only so many, or nobody
 * could follow one. */
const MOST_BUNDLES = 120;
const WIDTHS = { direct: 6, partial: 3.5, indirect: 2 };
/** What each curve stands for. */
const meaning = new WeakMap();
let isCut = false;

/**
 * Draw every curve anew between the rows as they stand now.
 * @param {SVGElement} surface laid over the two columns
 * @param {(id: string) => HTMLElement|undefined} endOf the row of an element, or of what it is folded into, if shown
 * @param {Set<string>} centre the elements that are pointed at
 */
export function drawCurves(surface, endOf, centre) {
  const frame = surface.parentElement.getBoundingClientRect();
  surface.setAttribute('width', frame.width);
  surface.setAttribute('height', frame.height);
  const all = bundled(endOf);
  const boxes = new Map(all.flatMap(({ left, right }) => [left, right]).map((end) => [end, undefined]));
  for (const end of boxes.keys()) boxes.set(end, end.getBoundingClientRect());
  const drawn = foremost(all, centre);
  isCut = drawn.length < all.length;
  const links = drawn.map((link) => ({
    ...link,
    from: port(boxes.get(link.left), 'right', frame),
    to: port(boxes.get(link.right), 'left', frame),
  }));
  spread(links, (link) => link.left, 'from', 'to');
  spread(links, (link) => link.right, 'to', 'from');
  // Thick curves first, so that a thin one stays visible where they cross.
  const order = [...links].sort((one, other) => other.width - one.width);
  refill(surface, order.map(curve));
}

/** Whether there are more curves than are drawn, so that what is pointed at decides which. */
export function hasMoreCurves() {
  return isCut;
}

function foremost(links, centre) {
  const isTouched = ({ all }) => all.some((answer) => isEndOf(answer, centre));
  const touched = links.filter(isTouched);
  const rest = links.filter((link) => !isTouched(link));
  const bundles = rest.filter(({ answer }) => !answer).sort((one, other) => other.width - one.width);
  const single = rest.filter(({ answer }) => answer);
  return [...touched, ...single, ...bundles.slice(0, MOST_BUNDLES)].slice(0, MOST_CURVES);
}

function isEndOf({ response, criticism }, ids) {
  return ids.has(response) || ids.has(criticism);
}

/** One link for each answer between two rows; one for all that count between two ends of which one is folded. */
function bundled(endOf) {
  const links = answers
    .map((answer) => ({ answer, left: endOf(answer.criticism), right: endOf(answer.response) }))
    .filter(({ left, right }) => left && right);
  const isBundle = ({ left, right }) => !left.matches('.row') || !right.matches('.row');
  const single = links
    .filter((link) => !isBundle(link))
    .map((link) => ({ ...link, all: [link.answer], basis: link.answer.basis, width: WIDTHS[link.answer.coverage] }));
  const fromLeft = groupBy(
    links.filter((link) => isBundle(link) && isGiven(link.answer)),
    (link) => [link.left],
  );
  const bundles = [...fromLeft.values()]
    .flatMap((some) => [...groupBy(some, (link) => [link.right]).values()])
    .map((some) => ({
      ...some[0],
      answer: undefined,
      all: some.map((link) => link.answer),
      basis: BASES.find((basis) => some.some((link) => link.answer.basis === basis)),
      width: 1 + 2 * Math.sqrt(some.length),
    }));
  return [...single, ...bundles];
}

/** Show the curves of answers that count under the reading and are not switched off. */
export function showCounted(surface) {
  for (const path of surface.children)
    path.classList.toggle('uncounted', !meaning.get(path).some((answer) => isGiven(answer)));
}

/**
 * Light the curves that touch one of these elements.
 * @param {SVGElement} surface
 * @param {Set<string>} ids
 */
export function lightCurves(surface, ids) {
  for (const path of surface.children) {
    path.classList.toggle(
      'lit',
      meaning.get(path).some((answer) => isEndOf(answer, ids)),
    );
  }
}

function curve({ answer, all, basis, width, from, to }) {
  const reach = (to.x - from.x) * 0.48;
  const path = draw(`path.curve.basis-${basis}${answer ? '' : '.bundle'}`, {
    d: `M${from.x} ${from.y}C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${to.x} ${to.y}`,
    'stroke-width': width.toFixed(2),
    // A curve that leaves the screen says less than a short one.
    'stroke-opacity': Math.max(0.3, 0.85 - Math.abs(to.y - from.y) / 1400).toFixed(2),
    'data-basis': basis,
    'data-relation': answer?.relation,
    'data-response': answer?.response,
    'data-criticism': answer?.criticism,
    'data-n': answer ? undefined : all.length,
  });
  // Dots and dashes as long as the line is wide, or a thick one would look solid.
  if (!answer && basis === 'analyst') path.style.strokeDasharray = `0.1 ${(width * 1.5 + 1.5).toFixed(1)}`;
  if (!answer && basis === 'implicit')
    path.style.strokeDasharray = `${(width + 6).toFixed(1)} ${(width / 2 + 4).toFixed(1)}`;
  meaning.set(path, all);
  return path;
}

/** The middle of one side of a row, with the room it has for several curves. */
function port(box, side, frame) {
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
