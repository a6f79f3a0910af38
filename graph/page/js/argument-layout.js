/** Where the cards of an argument stand. The root has what attacks it on its left and what answers or qualifies it on its
 * right; the reasons for it stand in columns below it, and what it bears on above it. Under a card stands, indented, what
 * bears on that card. Cards of a column hang on one spine, and a spine leads to the root. Units are CSS pixels. */

const COLUMN = { least: 228, most: 330 };
/** The same where cards are indented under cards, and would be too narrow. */
const LEAST_DEEP = 252;
/** Between two columns, and what a card is indented by from its spine. */
const GUTTER = 28;
export const INDENT = 26;
const CARD_GAP = 10;
/** Between two zones, and from a zone's heading to its first card. */
const ZONE_GAP = 22;
const HEADING = 24;
const MOST_ROOT = 640;
/** How far below the top of a card its line arrives. */
const ARRIVAL = 17;
/** Where, from the spine, a line is struck or premises are joined. */
const JOINT = 13;

/**
 * @typedef {object} Row one card or one fold of a zone, in the order of reading
 * @property {string} key
 * @property {number} level 1 for what hangs on the root's spine
 * @property {boolean} [isStrike] whether it hangs on the line of the row `strikes`
 * @property {string} [strikes] the key of the row whose line it strikes
 * @property {string} [joins] the key of the first premise that it is linked with
 *
 * @typedef {{part: string, blocks: Row[][]}} Zone each block is a row that hangs on the spine, and all that hangs on it
 */

/**
 * The columns that a width has room for, and which zone goes where.
 * @param {number} width
 * @param {Zone[]} zones
 * @param {number} [parents] how many cards stand above the root
 * @returns {{column: number, left: string[], middle: number, right: string[], span: number, above: number}} the width of a
 *   column, the parts in the left and the right column, how many columns stand between, the width of all of them
 *   together, and in how many columns cards stand above the root
 */
export function planColumns(width, zones, parents = 0) {
  const parts = zones.map(({ part }) => part);
  const beside = parts.filter((part) => part !== 'reason');
  const isDeep = zones.some(({ blocks }) => blocks.flat().some(({ level }) => level > 1));
  const least = isDeep ? LEAST_DEEP : COLUMN.least;
  const room = Math.max(1, Math.floor((width + GUTTER) / (least + GUTTER)));
  const left = room >= 3 ? beside.filter((part) => part === 'attack') : [];
  const right = room >= 2 ? beside.filter((part) => !left.includes(part)) : [];
  const sides = Number(left.length > 0) + Number(right.length > 0);
  const reasons = zones.find(({ part }) => part === 'reason')?.blocks.length ?? 0;
  const middle = Math.max(1, Math.min(room - sides, reasons, 3));
  const columns = middle + sides;
  const column = Math.min(COLUMN.most, Math.floor((width - GUTTER * (columns - 1)) / columns));
  const span = columns * column + (columns - 1) * GUTTER;
  return { column, left, middle, right, span, above: Math.max(1, Math.min(columns, parents)) };
}

/** How wide a row's card is. */
export function widthOf(row, plan) {
  return plan.column - row.level * INDENT;
}

/** How wide the root and the cards above it are together. */
export function rootWidth(plan) {
  return Math.min(MOST_ROOT, middleWidth(plan));
}

function middleWidth({ column, middle }) {
  return middle * column + (middle - 1) * GUTTER;
}

/**
 * Set everything in its place.
 * @param {object} plan of `planColumns`
 * @param {{key: string, parents: Row[], zones: Zone[]}} argument
 * @param {(key: string) => number} heightOf the height of a card at its width; of the root, of parents, of rows
 * @returns {{boxes: Map<string, object>, headings: object[], lines: object[], width: number, height: number}} each box
 *   with x, y, width and height; each line with the row it belongs to and the points of its bends
 */
export function layArgument(plan, { key, parents, zones }, heightOf) {
  const laid = { boxes: new Map(), headings: [], lines: [], plan, heightOf };
  const start = plan.left.length > 0 ? plan.column + GUTTER : 0;
  const middle = middleWidth(plan);
  const width = rootWidth(plan);
  const x = start + (middle - width) / 2;
  const top = parents.length > 0 ? layParents(laid, parents, { x, width }) : 0;
  const root = { x, y: top, width, height: heightOf(key) };
  laid.boxes.set(key, root);
  const zone = (part) => zones.find((each) => each.part === part);
  const below = root.y + root.height + ZONE_GAP;
  if (plan.left.length > 0) layAside(laid, plan.left.map(zone), { x: 0, root, isMirrored: true });
  if (plan.right.length > 0)
    layAside(laid, plan.right.map(zone), { x: start + middle + GUTTER, root, isMirrored: false });
  const stood = [...plan.left, ...plan.right];
  layBelow(
    laid,
    zones.filter(({ part }) => !stood.includes(part)),
    { x: start, y: below, root },
  );
  const bottom = Math.max(...[...laid.boxes.values()].map((box) => box.y + box.height));
  return { boxes: laid.boxes, headings: laid.headings, lines: laid.lines, width: plan.span, height: bottom };
}

/** What the root bears on, above it, around the root's middle. Returns where the root begins. */
function layParents(laid, parents, { x, width }) {
  const { column, above, span } = laid.plan;
  const across = above * column + (above - 1) * GUTTER;
  const start = Math.max(0, Math.min(x + width / 2 - across / 2, span - across));
  const tops = Array(above).fill(HEADING);
  laid.headings.push({ part: 'parents', x: start + INDENT, y: 0 });
  const stood = parents.map(({ key, isFold }) => {
    const at = tops.indexOf(Math.min(...tops));
    const left = start + at * (column + GUTTER);
    const box = { x: left + INDENT, y: tops[at], width: parentWidth(laid.plan), height: laid.heightOf(key) };
    laid.boxes.set(key, box);
    tops[at] += box.height + CARD_GAP;
    return { key, isFold, spine: left + 8, own: box.y + ARRIVAL, edge: box.x };
  });
  const foot = Math.max(...tops) - CARD_GAP + ZONE_GAP;
  for (const { key, spine, own, edge } of stood.filter(({ isFold }) => !isFold)) {
    const elbow = [
      [spine, own],
      [edge, own],
    ];
    laid.lines.push({ key, part: 'parents', elbow, trunk: trunkBetween([spine, own], foot, { x, width }, -10) });
  }
  return foot;
}

/** How wide a card above the root is. */
export function parentWidth(plan) {
  return plan.column - INDENT;
}

/** From a point straight to the root's edge at `foot`, or where it would miss the root, by way of a bend before it. */
function trunkBetween([x, y], foot, root, bend) {
  if (x >= root.x + 6 && x <= root.x + root.width - 6)
    return [
      [x, y],
      [x, foot],
    ];
  const entry = x < root.x ? root.x + 20 : root.x + root.width - 20;
  return [
    [x, y],
    [x, foot + bend],
    [entry, foot + bend],
    [entry, foot],
  ];
}

/** Zones in a column beside the root, whose spine is on the root's side. */
function layAside(laid, zones, { x, root, isMirrored }) {
  const spine = isMirrored ? x + laid.plan.column - 8 : x + 8;
  const edge = isMirrored ? root.x : root.x + root.width;
  let y = root.y;
  zones.forEach((zone, at) => {
    laid.headings.push({ part: zone.part, x: isMirrored ? x : x + INDENT, y });
    // Each zone has its own way into the root, so that its colour can be followed.
    const entry = Math.min(root.y + ARRIVAL + at * 14, root.y + root.height - 8);
    const turn = spine + (isMirrored ? 1 : -1) * at * 5;
    const trunkTo = (point) => [
      [turn, point],
      [turn, entry],
      [edge, entry],
    ];
    y += HEADING;
    for (const block of zone.blocks)
      y = layBlock(laid, block, { x, y, spine: turn, isMirrored, trunkTo, part: zone.part }) + CARD_GAP;
    y += ZONE_GAP - CARD_GAP;
  });
}

/** Reasons in columns under the root, each block in the column that is shortest; then, where there is no room beside the
 * root, the other zones one after the other in the first column. */
function layBelow(laid, zones, { x, y: top, root }) {
  const { middle, column } = laid.plan;
  let y = top;
  for (const zone of zones) {
    const isReason = zone.part === 'reason';
    const columns = isReason ? middle : 1;
    laid.headings.push({ part: zone.part, x: x + INDENT, y });
    const tops = Array(columns).fill(y + HEADING);
    for (const block of zone.blocks) {
      const at = tops.indexOf(Math.min(...tops));
      const left = x + at * (column + GUTTER);
      const spine = left + 8;
      const foot = root.y + root.height;
      const trunkTo = (point) => trunkBetween([spine, point], foot, root, 10);
      tops[at] =
        layBlock(laid, block, { x: left, y: tops[at], spine, isMirrored: false, trunkTo, part: zone.part }) + CARD_GAP;
    }
    y = Math.max(...tops) - CARD_GAP + ZONE_GAP;
  }
}

/** One block, row under row. Returns where it ends. */
function layBlock(laid, rows, { x, y: top, spine, isMirrored, trunkTo, part }) {
  const { column } = laid.plan;
  const side = isMirrored ? -1 : 1;
  const outer = isMirrored ? x + column : x;
  const spineAt = (level) => (level === 1 ? spine : outer + side * ((level - 1) * INDENT + 8));
  const places = new Map();
  let y = top;
  for (const row of rows) {
    const width = widthOf(row, laid.plan);
    const box = { x: isMirrored ? x : x + row.level * INDENT, y, width, height: laid.heightOf(row.key) };
    laid.boxes.set(row.key, box);
    const edge = isMirrored ? box.x + box.width : box.x;
    const own = y + ARRIVAL;
    places.set(row.key, { y: own, bottom: y + box.height, level: row.level });
    const joint = spineAt(row.level) + side * JOINT;
    laid.lines.push({
      key: row.key,
      part,
      ...lineOf(row, { edge, own, joint, spine: spineAt(row.level), places, trunkTo, spineAt, side }),
    });
    y += box.height + CARD_GAP;
  }
  return y - CARD_GAP;
}

/** The line of one row: from its card to the spine, to the line that it strikes, or to the premise it is joined with. */
function lineOf(row, { edge, own, joint, spine, places, trunkTo, spineAt, side }) {
  if (row.isFold) return {};
  if (row.strikes) {
    const struck = places.get(row.strikes);
    const at = spineAt(struck.level) + side * JOINT;
    return {
      isStrike: true,
      elbow: [
        [at, struck.y],
        [at, own],
        [edge, own],
      ],
    };
  }
  if (row.joins) {
    const first = places.get(row.joins);
    return {
      isJoined: true,
      elbow: [
        [joint, first.y],
        [joint, own],
        [edge, own],
      ],
    };
  }
  const elbow = [
    [spine, own],
    [edge, own],
  ];
  if (row.level === 1) return { elbow, trunk: trunkTo(own) };
  const above = places.get(row.above);
  return {
    elbow,
    trunk: [
      [spine, own],
      [spine, above.bottom],
    ],
  };
}

/**
 * The path of a line with rounded bends, as an SVG path.
 * @param {number[][]} points
 * @param {number} [radius]
 */
export function bent(points, radius = 7) {
  return points
    .map(([x, y], at) => {
      if (at === 0) return `M${x} ${y}`;
      const [before, after] = [points[at - 1], points[at + 1]];
      if (!after) return `L${x} ${y}`;
      const into = toward([x, y], before, radius);
      const out = toward([x, y], after, radius);
      return `L${into.join(' ')}Q${x} ${y} ${out.join(' ')}`;
    })
    .join('');
}

/** A point on the way from one point to another, at most half of it away. */
function toward([x, y], [toX, toY], distance) {
  const length = Math.hypot(toX - x, toY - y) || 1;
  const part = Math.min(distance / length, 0.5);
  return [x + (toX - x) * part, y + (toY - y) * part];
}

/**
 * The card nearest to another in a direction, for the arrow keys: what overlaps it sideways comes before what does not.
 * @param {Map<string, {x: number, y: number, width: number, height: number}>} boxes
 * @param {string} from
 * @param {number} dx -1, 0 or 1
 * @param {number} dy
 * @returns {string|undefined}
 */
export function cardToward(boxes, from, dx, dy) {
  const own = boxes.get(from);
  let best;
  let least = Infinity;
  for (const [key, box] of boxes) {
    if (key === from) continue;
    const gap = dx !== 0 ? apart(own, box, 'x', 'width', dx) : apart(own, box, 'y', 'height', dy);
    if (gap < 0) continue;
    const aside = dx !== 0 ? offset(own, box, 'y', 'height') : offset(own, box, 'x', 'width');
    const cost = gap + 4 * aside;
    if (cost < least) [best, least] = [key, cost];
  }
  return best;
}

/** How far the nearer edge of a box is beyond the far edge of another; negative if it is not beyond. */
function apart(own, box, start, size, way) {
  return way > 0 ? box[start] - own[start] - own[size] : own[start] - box[start] - box[size];
}

/** How far two boxes miss each other sideways; 0 where they overlap. */
function offset(own, box, start, size) {
  return Math.max(0, box[start] - own[start] - own[size], own[start] - box[start] - box[size]);
}
