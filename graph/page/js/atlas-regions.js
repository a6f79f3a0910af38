/** The ground of the atlas: sections as regions with their names, and the bundles of relations between them. */
import { data, looks, relations, sectionKey, sections } from './data.js';
import { groupBy } from './grouping.js';
import { onChange, state } from './state.js';
import { isRelationShown } from './facets.js';
import { inFirst, say, sayCount } from './language.js';
import { statusOf } from './readings.js';
import { colour } from './theme.js';
import { FONT, breakLines } from './card-drawing.js';
import { around, boxAt, bundlesOf, curveBetween, middleOfCurve } from './atlas-geometry.js';

/** Narrower regions, in pixels, have room for the number of their section only. */
const LEAST_NAME = 76;
/** The widest bundle, in pixels, and how many relations make it. */
const WIDEST = 9;
const FULL = 16;
/** So many bundles, the widest, are drawn while none stands out. */
const MOST_BUNDLES = 40;
/** The height of the bar of kinds with the space around it, in pixels. */
const BAR_ROOM = 18;
export const regionBoxes = data.picture.regions.map(({ box }) => box);
const membersOf = groupBy(data.elements, (element) => [sectionKey(element)]);
const regionOfKey = new Map(data.picture.regions.map((region, at) => [keyOf(region), at]));

let regionOf;
let bundles;
let bundledUnder = '';

function keyOf({ document, section }) {
  return section ? `${document} ${section}` : '';
}

/** The place of the region that an element, or a step, stands in. */
export function regionOfNode(id) {
  regionOf ??= new Map(data.picture.nodes.map((node) => [node.id, boxAt(regionBoxes, node)]));
  return regionOf.get(id) ?? -1;
}

/** The place of the region of a section. */
export function regionOfSection(key) {
  return regionOfKey.get(key) ?? -1;
}

/** The number and title of a region's section, or where there is little room its number. */
export function regionName(at, isShort = false) {
  const named = sections.get(keyOf(data.picture.regions[at]));
  return named ? `${named.number}${isShort ? '' : `  ${inFirst(named.title)}`}` : '';
}

/** How many elements stand in a region. */
export function regionSize(at) {
  return membersOf.get(keyOf(data.picture.regions[at]))?.length ?? 0;
}

/** The region whose heading a point lies on; -1 if on none. */
export function headingAt(point) {
  const at = boxAt(regionBoxes, point);
  return at >= 0 && point.y < regionBoxes[at][1] + data.picture.heading * 0.8 ? at : -1;
}

/** Everything there is. */
export function wholeBox() {
  return regionBoxes.length > 0 ? around(regionBoxes) : [0, 0, 1, 1];
}

/** Relations between sections that the filters let through, in bundles. */
export function currentBundles() {
  const filters = JSON.stringify([...state.facets.relation, ...state.facets.basis]);
  if (!bundles || bundledUnder !== filters) {
    bundledUnder = filters;
    const shown = data.picture.edges.filter(isEdgeShown);
    bundles = bundlesOf(shown.map(({ from, to }) => [regionOfNode(from), regionOfNode(to)])).map((bundle) => ({
      ...bundle,
      curve: curveBetween(...bundle.ends.map((at) => regionBoxes[at])),
    }));
  }
  return bundles;
}

/** Whether the filters let the relation of an edge through; that of a premise is the relation that it is a premise of. */
export function isEdgeShown({ relation, basis }) {
  return isRelationShown(relations.get(relation).kind, basis);
}

/** Draw the regions themselves. */
export function drawRegions(context, scale, lit) {
  regionBoxes.forEach(([x, y, width, height], at) => {
    context.beginPath();
    context.roundRect(x, y, width, height, 24);
    context.fillStyle = colour('surface');
    context.strokeStyle = colour(at === lit ? 'text' : 'rule');
    context.lineWidth = (at === lit ? 1.5 : 1) / scale;
    context.fill();
    context.stroke();
  });
}

/**
 * Draw the bundles, wider the more relations they hold.
 * @param {CanvasRenderingContext2D} context
 * @param {{scale: number, lit: number, isCalm: boolean}} look `lit` is the region whose bundles stand out; calm if
 *   something else is selected
 */
export function drawBundles(context, { scale, lit, isCalm }) {
  context.save();
  context.lineCap = 'round';
  const all = currentBundles();
  const shown = all.filter(({ ends }, at) => at >= all.length - MOST_BUNDLES || ends.includes(lit));
  for (const { ends, count, curve } of shown) {
    const isLit = ends.includes(lit);
    context.globalAlpha = isLit ? 0.75 : lit >= 0 || isCalm ? 0.07 : 0.06 + 0.34 * Math.min(1, count / FULL);
    context.strokeStyle = colour(isLit ? 'focus' : 'edge');
    context.lineWidth = (1 + (WIDEST - 1) * Math.min(1, count / FULL)) / scale;
    const [start, ...rest] = curve;
    context.beginPath();
    context.moveTo(...start);
    context.bezierCurveTo(...rest.flat());
    context.stroke();
  }
  context.restore();
}

/** Write how many relations each lit bundle holds. */
export function drawBundleCounts(context, scale, lit) {
  const size = 12 / scale;
  context.save();
  context.font = `600 ${size}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { ends, count, curve } of currentBundles()) {
    if (!ends.includes(lit)) continue;
    const [x, y] = middleOfCurve(curve);
    context.beginPath();
    context.arc(x, y, size * (count > 9 ? 0.95 : 0.8), 0, 2 * Math.PI);
    context.fillStyle = colour('surface');
    context.fill();
    context.strokeStyle = colour('focus');
    context.lineWidth = 1 / scale;
    context.stroke();
    context.fillStyle = colour('text');
    context.fillText(String(count), x, y);
  }
  context.restore();
}

/**
 * Write the names of the sections in sight, and where there is room beneath them how much stands in each.
 * @param {CanvasRenderingContext2D} context
 * @param {number} scale
 * @param {number[]} sight the box in sight
 * @param {boolean} isSummary whether the whole region is free for words, for it shows no marks
 */
export function drawRegionNames(context, scale, sight, isSummary) {
  context.save();
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  regionBoxes.forEach((box, at) => {
    if (!isOver(box, sight)) return;
    drawRegionName(context, at, scale, isSummary);
    if (isSummary) drawKinds(context, at, scale);
  });
  context.restore();
}

function isOver([x, y, width, height], [left, top, sightWidth, sightHeight]) {
  return x < left + sightWidth && left < x + width && y < top + sightHeight && top < y + height;
}

function drawRegionName(context, at, scale, isSummary) {
  const [x, y, width, height] = regionBoxes[at];
  const size = Math.min(18, Math.max(12, 30 * scale));
  const line = size * 1.15;
  const room = isSummary ? height * scale - BAR_ROOM : data.picture.heading * scale;
  const inset = Math.min(width * 0.08, 8 / scale);
  // Above a mark, which is less high than its card, there is a little more room.
  const most = Math.max(1, Math.min(isSummary ? 3 : 2, Math.floor((room + (isSummary ? -2 : 30 * scale - 2)) / line)));
  const name = regionName(at, width * scale < LEAST_NAME);
  const lines = breakLines(context, name, (width - 2 * inset) * scale, size, most, true);
  const hasCount = room > lines.length * line + 24;
  let top = y + (hasCount && !isSummary ? (room - lines.length * line - 18) / 2 : isSummary ? 4 : 2) / scale;
  context.font = `600 ${size / scale}px ${FONT}`;
  context.fillStyle = colour('text');
  for (const words of lines) {
    context.fillText(words, x + inset, top + line / 2 / scale);
    top += line / scale;
  }
  if (!hasCount) return;
  context.font = `400 ${12 / scale}px ${FONT}`;
  const words = regionCount(at);
  const count = context.measureText(words).width < width - 2 * inset ? words : String(regionSize(at));
  context.fillStyle = colour('muted');
  context.fillText(count, x + inset, top + 10 / scale);
}

/** The kinds of what stands in a region, as parts of a bar along its lower edge. */
function drawKinds(context, at, scale) {
  const [x, y, width, height] = regionBoxes[at];
  const inset = Math.min(width * 0.08, 8 / scale);
  const { kinds, size } = contentsOf(at);
  const unit = (width - 2 * inset) / Math.max(size, 1);
  let left = x + inset;
  for (const kind of ['claim', 'evidence', 'criticism', 'policy_response']) {
    const part = (kinds.get(kind) ?? 0) * unit;
    context.fillStyle = colour(`kind-${kind}`);
    context.globalAlpha = 0.75;
    context.fillRect(left, y + height - 12 / scale, Math.max(0, part - 1 / scale), 5 / scale);
    left += part;
  }
  context.globalAlpha = 1;
}

/** What stands in each region, counted once for every reading, for every frame shows it. */
const contents = new Map();
onChange((changed) => (changed.has('reading') || changed.has('off')) && contents.clear());

function contentsOf(at) {
  if (!contents.has(at)) contents.set(at, counted(membersOf.get(keyOf(data.picture.regions[at])) ?? []));
  return contents.get(at);
}

function counted(members) {
  const kinds = new Map();
  let open = 0;
  for (const element of members) {
    kinds.set(looks(element), (kinds.get(looks(element)) ?? 0) + 1);
    if (['open', 'against'].includes(statusOf(element))) open += 1;
  }
  return { kinds, open, size: members.length };
}

function regionCount(at) {
  const { open, size } = contentsOf(at);
  const count = sayCount('tree.claims', size);
  return open > 0 ? `${count} · ${say('fold.open', { n: open })}` : count;
}
