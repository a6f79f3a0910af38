/** What the atlas draws at which zoom, and the curves between its regions. Units are those of the canvas. */

/** A card narrower than so many pixels has no mark, up to so many a mark only, and from so many on it holds words. */
const NONE_BELOW = 15;
const FAR_BELOW = 52;
const NEAR_FROM = 112;

/**
 * @param {number} scale pixels per unit
 * @param {number} width of a card, in units
 * @returns {'sections'|'far'|'middle'|'near'} sections with what they hold in sum; marks; short names; cards with words
 */
export function levelAt(scale, width) {
  const pixels = scale * width;
  if (pixels >= NEAR_FROM) return 'near';
  if (pixels > FAR_BELOW) return 'middle';
  return pixels >= NONE_BELOW ? 'far' : 'sections';
}

/**
 * Relations between regions, one bundle for each pair.
 * @param {Iterable<[number, number]>} pairs the regions at the two ends of each relation; -1 for none
 * @returns {{ends: [number, number], count: number}[]} the thinnest first, so that the thickest is drawn on top
 */
export function bundlesOf(pairs) {
  const bundles = new Map();
  for (const [one, other] of pairs) {
    if (one < 0 || other < 0 || one === other) continue;
    const ends = [Math.min(one, other), Math.max(one, other)];
    const bundle = bundles.get(ends.join()) ?? { ends, count: 0 };
    bundle.count += 1;
    bundles.set(ends.join(), bundle);
  }
  return [...bundles.values()].sort(
    (one, other) => one.count - other.count || one.ends[0] - other.ends[0] || one.ends[1] - other.ends[1],
  );
}

/**
 * The curve between two boxes: it leaves each upright to its edge, where the straight line between their middles would.
 * @param {number[]} from x, y, width and height
 * @param {number[]} to
 * @returns {number[][]} the four points of a cubic Bézier curve
 */
export function curveBetween(from, to) {
  const [start, end] = [doorOf(from, middleOf(to)), doorOf(to, middleOf(from))];
  const reach = Math.hypot(end.x - start.x, end.y - start.y) * 0.4;
  return [
    [start.x, start.y],
    [start.x + start.dx * reach, start.y + start.dy * reach],
    [end.x + end.dx * reach, end.y + end.dy * reach],
    [end.x, end.y],
  ];
}

function middleOf([x, y, width, height]) {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Where a line from the middle of a box toward a point crosses its edge, and the way out of it there. */
function doorOf(box, toward) {
  const { x, y } = middleOf(box);
  const [dx, dy] = [toward.x - x, toward.y - y];
  const [across, down] = [Math.abs(dx) / box[2], Math.abs(dy) / box[3]];
  const part = 0.5 / (Math.max(across, down) || 1);
  const isSideways = across > down;
  return {
    x: x + dx * part,
    y: y + dy * part,
    dx: isSideways ? Math.sign(dx) : 0,
    dy: isSideways ? 0 : Math.sign(dy),
  };
}

/**
 * The point in the middle of a cubic Bézier curve.
 * @param {number[][]} points
 */
export function middleOfCurve([a, b, c, d]) {
  return [0, 1].map((at) => (a[at] + 3 * b[at] + 3 * c[at] + d[at]) / 8);
}

/**
 * The box around several boxes.
 * @param {number[][]} boxes
 */
export function around(boxes) {
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const right = Math.max(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height));
  return [left, top, right - left, bottom - top];
}

/** The place of the box, among several, that a point lies in; -1 if in none. */
export function boxAt(boxes, { x, y }) {
  return boxes.findIndex(
    ([left, top, width, height]) => x >= left && x <= left + width && y >= top && y <= top + height,
  );
}
