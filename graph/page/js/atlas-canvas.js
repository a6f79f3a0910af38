/** vis-network with the visible part of the map in it. Positions are given; nothing is simulated. */
import { data, elements } from './data.js';
import { groupBy } from './grouping.js';
import { onChange, state } from './state.js';
import { isBright } from './facets.js';
import { colour } from './theme.js';
import { drawCard } from './card-drawing.js';
import { draw, isStill } from './dom.js';
import { tourSubjects } from './tour-steps.js';
import { SvgContext } from './svg-context.js';
import { levelAt } from './atlas-geometry.js';
import {
  drawBundleCounts,
  drawBundles,
  drawRegionNames,
  drawRegions,
  headingAt,
  isEdgeShown,
  regionBoxes,
  regionOfNode,
  wholeBox,
} from './atlas-regions.js';
import { drawNames } from './atlas-names.js';
import { countNodes, firstOf, nodesIn, rankNodes, sightTest } from './atlas-sight.js';

const MOST_WORDS = 60;
/** So many elements are asked for a short name, of which those that find room are written. */
const MOST_ASKED = 6 * MOST_WORDS;
/** Never more marks on the canvas than this, and never more lines. */
const MOST_DRAWN = 1500;
const FAINT = 0.18;
/** How much of its card an element takes up whose words are not shown. */
const MARK = 0.45;
const [LEAST_SCALE, MOST_SCALE] = [0.03, 3];
const picture = data.picture;

let network;
let nodes;
let edges;
let spots = new Map();
let outlines;
let edgesAt;
/** Whether all is shown, so that it should stay so when the room for it changes. */
let isFitted = false;
let isSettling = false;
const look = { words: new Set(), near: new Set(), hovered: '', region: -1, level: 'far' };
const followers = [];

/** Whether vis-network has been loaded and the canvas made. */
export function hasCanvas() {
  return network !== undefined;
}

/**
 * Make the canvas.
 * @param {HTMLElement} box
 * @param {object} on
 * @param {(id: string) => void} on.select called with an element's id, or '' for the empty ground
 * @param {(region: number) => void} on.region called when the heading of a region is pressed
 */
export function makeCanvas(box, { select, region }) {
  nodes = new window.vis.DataSet();
  edges = new window.vis.DataSet();
  network = new window.vis.Network(box, { nodes, edges }, picture.options);
  network.on('click', ({ nodes: clicked, pointer }) => {
    const heading = clicked.length > 0 ? -1 : headingAt(pointer.canvas);
    if (heading >= 0) region(heading);
    else select(elements.has(clicked[0]) ? clicked[0] : '');
  });
  network.on('doubleClick', ({ nodes: [id] }) => elements.has(id) && approach(id, 0.9));
  network.on('hoverNode', ({ node }) => hoverNode(node));
  network.on('blurNode', () => hoverNode(''));
  box.addEventListener('pointermove', ({ offsetX: x, offsetY: y }) =>
    hoverRegion(headingAt(network.DOMtoCanvas({ x, y }))),
  );
  box.addEventListener('pointerleave', () => hoverRegion(-1));
  // It moves the view once more after its first drawing.
  network.once('afterDrawing', () => window.requestAnimationFrame(() => isFitted && fit()));
  for (const moving of ['zoom', 'dragStart']) {
    network.on(moving, () => {
      isFitted = false;
    });
  }
  network.on('zoom', keepScale);
  network.on('beforeDrawing', drawGround);
  network.on('afterDrawing', drawOver);
  onChange((changed) => changed.has('facets') && forgetShown());
}

/** Call `follower` after every drawing. */
export function followDrawing(follower) {
  followers.push(follower);
}

/** Put the map on the canvas: all of it, or where it is large what is in sight. */
export function fillCanvas() {
  outlines = new Map(picture.nodes.map((node) => [node.id, node.figure]));
  spots = new Map(picture.nodes.map(({ id, x, y }) => [id, { x, y }]));
  edgesAt = groupBy(picture.edges, ({ from, to }) => [from, to]);
  rankNodes(picture.nodes);
  edges.clear();
  nodes.clear();
  refreshLook();
}

/** Draw anew what depends on selection, filters, search and theme. */
export function refreshLook() {
  const centre = look.hovered || state.selected;
  look.near = new Set([centre, ...tourSubjects()].filter(Boolean));
  for (const id of [...look.near]) {
    for (const edge of edgesAround(id)) look.near.add(edge.from).add(edge.to);
  }
  fillSight();
  network.redraw();
}

/** The edges of a node, and those of the steps at their other ends. */
function edgesAround(id) {
  const own = edgesAt.get(id) ?? [];
  const steps = own.flatMap(({ from, to }) => [from, to]).filter((end) => !elements.has(end));
  return [...new Set([...own, ...steps.flatMap((step) => edgesAt.get(step) ?? [])])];
}

/** Give vis-network the nodes and edges that are to be drawn now. */
function fillSight() {
  isSettling = false;
  replace(nodes, wantedNodes(), (id) => ({ id, ...spots.get(id), shape: 'custom', ctxRenderer: renderer() }));
  const wanted = new Map(wantedEdges().map((edge) => [edge.id, edge]));
  replace(edges, new Set(wanted.keys()), (id) => ({ ...wanted.get(id), smooth: picture.options.edges.smooth }));
  edges.update([...wanted.values()].map((edge) => ({ id: edge.id, ...edgeLook(edge) })));
}

function replace(set, wanted, make) {
  const has = new Set(set.getIds());
  set.remove([...has].filter((id) => !wanted.has(id)));
  set.add([...wanted].filter((id) => !has.has(id)).map(make));
}

function forgetShown() {
  edges.clear();
}

function fillSightSoon() {
  if (isSettling) return;
  isSettling = true;
  window.setTimeout(fillSight, 60);
}

/** The most central in sight, as many as may be drawn; the selected and what it touches before all else. */
function wantedNodes() {
  if (countNodes() <= MOST_DRAWN) return new Set(spots.keys());
  const near = [...look.near].filter((id) => spots.has(id)).slice(0, MOST_DRAWN);
  if (look.level === 'sections') return new Set(near);
  return new Set([...near, ...firstOf(nodesIn(boxInSight(), 200), MOST_DRAWN - near.length)]);
}

/** What touches the selected, and near enough also what stays within a section. */
function wantedEdges() {
  const centres = [look.hovered || state.selected, ...tourSubjects()].filter(Boolean);
  const own = centres.flatMap(edgesAround);
  const inner = look.level === 'near' ? edgesInSight() : [];
  const wanted = [...new Set([...own, ...inner])].filter(isEdgeShown);
  return countNodes() <= MOST_DRAWN ? wanted : wanted.slice(0, MOST_DRAWN);
}

function edgesInSight() {
  return [...nodesIn(boxInSight(), 200)].flatMap((id) => (edgesAt.get(id) ?? []).filter(isAtHome));
}

function isAtHome({ from, to }) {
  return regionOfNode(from) === regionOfNode(to);
}

/** The box of the map that is in sight. */
export function boxInSight() {
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  const { clientWidth, clientHeight } = network.canvas.frame.canvas;
  return [x - clientWidth / 2 / scale, y - clientHeight / 2 / scale, clientWidth / scale, clientHeight / scale];
}

// ---- moving

/** Show all that is on the canvas. vis-network's own fit knows no sizes before it has drawn. */
export function fit() {
  isFitted = true;
  showBox(wholeBox(), 1.2);
}

/** Show one region, as near as it fits. */
export function showRegion(at) {
  isFitted = false;
  showBox(regionBoxes[at], 1);
}

function showBox([x, y, width, height], most) {
  const { clientWidth, clientHeight } = network.canvas.frame.canvas;
  const scale = Math.min((clientWidth - 32) / width, (clientHeight - 32) / height, most);
  network.moveTo({ position: { x: x + width / 2, y: y + height / 2 }, scale, animation: movement() });
}

function movement() {
  return isStill() ? false : { duration: 260, easingFunction: 'easeInOutQuad' };
}

export function zoomBy(factor) {
  isFitted = false;
  network.moveTo({ scale: Math.min(MOST_SCALE, Math.max(LEAST_SCALE, network.getScale() * factor)) });
}

/** The wheel stops where zooming has no more use. */
function keepScale() {
  const scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, network.getScale()));
  if (scale !== network.getScale()) network.moveTo({ scale });
}

/** Bring a node to the middle, near enough to read. */
export function approach(id, least = 0.6) {
  if (!spots.has(id)) return;
  isFitted = false;
  network.moveTo({ position: spots.get(id), scale: Math.max(network.getScale(), least), animation: movement() });
}

/** Move no more than it takes to have a node in sight. */
export function keepInSight(id) {
  const spot = spots.get(id);
  if (!spot || sightTest(boxInSight(), -picture.card[1])(spot)) return;
  isFitted = false;
  network.moveTo({ position: spot, animation: movement() });
}

/** Move the view by parts of itself. */
export function panBy(dx, dy) {
  const [x, y, width, height] = boxInSight();
  moveViewTo({ x: x + width * (0.5 + dx), y: y + height * (0.5 + dy) });
}

/** Put a point of the map in the middle of the view. */
export function moveViewTo(position) {
  isFitted = false;
  network.moveTo({ position });
}

/**
 * What the canvas shows, as a drawing of shapes and words.
 * @returns {SVGSVGElement}
 */
export function drawnAtlas() {
  const { canvas } = network.canvas.frame;
  const context = new SvgContext(document.createElement('canvas').getContext('2d'));
  canvas.getContext = () => context;
  try {
    network.redraw();
  } finally {
    delete canvas.getContext;
  }
  network.redraw();
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  const viewBox = `0 0 ${size.width} ${size.height}`;
  return draw('svg', { ...size, viewBox }, draw('rect', { ...size, fill: colour('ground') }), context.shapes);
}

export function resizeCanvas(width, height) {
  network.setSize(`${width}px`, `${height}px`);
  network.redraw();
  if (isFitted) fit();
}

/** The element nearest to the selection in a direction, for the arrow keys. */
export function neighbourToward(dx, dy) {
  const from = spots.get(state.selected) ?? network.getViewPosition();
  const cost = ([, spot]) => {
    const along = (spot.x - from.x) * dx + (spot.y - from.y) * dy;
    const aside = Math.abs((spot.x - from.x) * dy) + Math.abs((spot.y - from.y) * dx);
    return along > 1 ? along + 2.5 * aside : Infinity;
  };
  let best;
  let least = Infinity;
  for (const entry of spots) {
    if (!elements.has(entry[0]) || entry[0] === state.selected || cost(entry) >= least) continue;
    best = entry[0];
    least = cost(entry);
  }
  return best;
}

/** Where an element stands. */
export function spotOf(id) {
  return spots.get(id);
}

/** The region in the middle of the view. */
export function regionInMiddle() {
  const { x, y } = network.getViewPosition();
  const distance = ([left, top, width, height]) => Math.hypot(left + width / 2 - x, top + height / 2 - y);
  return regionBoxes.reduce((best, box, at) => (distance(box) < distance(regionBoxes[best]) ? at : best), 0);
}

/** How many elements are on the map. */
export function countShown() {
  return data.elements.length;
}

/** Let the bundles of a region stand out. */
export function hoverRegion(at) {
  if (look.region === at) return;
  look.region = at;
  network.canvas.frame.canvas.style.cursor = at >= 0 ? 'zoom-in' : '';
  network.redraw();
}

function hoverNode(id) {
  look.hovered = elements.has(id) ? id : '';
  refreshLook();
}

// ---- drawing

function edgeLook(edge) {
  const centre = look.hovered || state.selected;
  const isOwn =
    look.near.has(edge.from) &&
    look.near.has(edge.to) &&
    (edge.from === centre || edge.to === centre || !elements.has(edge.from) || !elements.has(edge.to));
  const bright = isBright(edge.from) && isBright(edge.to);
  const opacity = !bright && !isOwn ? FAINT : isOwn ? 1 : centre === '' ? 0.4 : 0.15;
  const tone = colour(`relation-${edge.kind === 'premise' ? 'supports' : edge.kind}`);
  return { color: { color: tone, hover: tone, highlight: tone, opacity, inherit: false } };
}

function drawGround(context) {
  const scale = network.getScale();
  const level = levelAt(scale, picture.card[0]);
  const box = boxInSight();
  const sight = [level, ...box.map(Math.round)].join(' ');
  if (sight !== look.sight && (level !== look.level || countNodes() > MOST_DRAWN || level === 'near')) fillSightSoon();
  look.sight = sight;
  look.level = level;
  const near = nearIn(box);
  look.isDimming = near.length > 0;
  look.names = [...near.filter((id) => elements.has(id)), ...othersIn(box)].map(labelled);
  look.words = new Set(level === 'near' ? look.names.slice(0, MOST_WORDS).map(({ id }) => id) : []);
  drawRegions(context, scale, look.region);
  drawBundles(context, {
    scale,
    lit: look.region,
    isCalm: state.selected !== '' || level === 'near' || level === 'sections',
  });
  drawRegionNames(context, scale, box, level === 'sections');
}

function drawOver(context) {
  const scale = network.getScale();
  const { level } = look;
  const most = MOST_WORDS;
  const named =
    level === 'near'
      ? look.words.size
      : drawNames(context, look.names, { scale, level, card: picture.card, mark: MARK, most });
  Object.assign(context.canvas.dataset, { level, named, drawn: nodes.length, lines: edges.length });
  if (look.region >= 0) drawBundleCounts(context, scale, look.region);
  followers.forEach((follower) => follower());
}

function renderer() {
  return ({ ctx, id, x, y, state: { hover: isHovered } }) => {
    const isElement = elements.has(id);
    const [width, height] = isElement ? picture.card : [26, 18];
    const isMark = isElement && !look.words.has(id);
    const part = isMark ? MARK : 1;
    const drawNode = () => {
      // A step is worth a mark only where its lines are drawn.
      if (!look.near.has(id) && (isElement ? look.level === 'sections' : look.level !== 'near')) return;
      drawCard(
        ctx,
        { id, figure: outlines.get(id), x, y, width: width * part, height: height * part },
        {
          scale: network.getScale(),
          alpha: alphaOf(id),
          isSelected: id === state.selected,
          isHovered,
          hasWords: look.words.has(id),
        },
      );
    };
    return { drawNode, nodeDimensions: { width, height } };
  };
}

/** What the selected does not touch is dimmed, for as long as the selected can be seen. */
function alphaOf(id) {
  if (!isBright(id)) return FAINT;
  return look.isDimming && !look.near.has(id) ? 0.45 : 1;
}

/** The selected and what it touches, as far as it is in sight. */
function nearIn(box) {
  const isInSight = sightTest(box, 120);
  const place = (id) => (id === state.selected ? -1 : (elements.get(id)?.rank ?? Infinity));
  return [...look.near]
    .filter((id) => spots.has(id) && isInSight(spots.get(id)))
    .sort((one, other) => place(one) - place(other));
}

/** The other elements in sight that may have a name at this zoom, the bright before the faded. */
function othersIn(box) {
  const most = { near: MOST_WORDS, middle: MOST_ASKED }[look.level] ?? 0;
  const bright = [];
  const faded = [];
  for (const id of most > 0 ? nodesIn(box, 120) : []) {
    if (bright.length >= most) break;
    if (!look.near.has(id) && elements.has(id)) (isBright(id) ? bright : faded).push(id);
  }
  return [...bright, ...faded].slice(0, most);
}

/** What is known of an element whose name may be written. */
function labelled(id) {
  return {
    id,
    ...spots.get(id),
    isNear: look.near.has(id),
    isFaded: !isBright(id),
    frame: regionBoxes[regionOfNode(id)],
  };
}
