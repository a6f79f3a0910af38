/** vis-network with the visible part of the map in it. Positions are given; nothing is simulated. */
import { data, elements, sections } from './data.js';
import { state } from './state.js';
import { isBright, isRelationShown } from './facets.js';
import { colour } from './theme.js';
import { FONT, breakLines, drawCard, drawFarNames } from './card-drawing.js';
import { inFirst } from './language.js';
import { isStill } from './dom.js';
import { tourSubjects } from './tour-steps.js';

const MOST_WORDS = 60;
const FAINT = 0.18;
/** Cards narrower than this many pixels hold no words; where there is room, a name then stands beneath its mark. */
const FAR = 96;
/** How much of its card an element takes up whose words are not shown. */
const MARK = 0.45;
const picture = data.picture;
const outlines = new Map(picture.nodes.map((node) => [node.id, node.figure]));
const home = new Map(picture.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
const regionOf = new Map(picture.nodes.map((node) => [node.id, regionAt(node)]));

let network;
let nodes;
let edges;
let spots = new Map();
/** Whether all is shown, so that it should stay so when the room for it changes. */
let isFitted = false;
const look = { words: new Set(), near: new Set(), hovered: '' };

/** Whether vis-network has been loaded and the canvas made. */
export function hasCanvas() {
  return network !== undefined;
}

/**
 * Make the canvas.
 * @param {HTMLElement} box
 * @param {(id: string) => void} onSelect called with an element's id, or '' for the empty ground
 */
export function makeCanvas(box, onSelect) {
  nodes = new window.vis.DataSet();
  edges = new window.vis.DataSet();
  network = new window.vis.Network(box, { nodes, edges }, picture.options);
  network.on('click', ({ nodes: clicked }) => onSelect(elements.has(clicked[0]) ? clicked[0] : ''));
  network.on('hoverNode', ({ node }) => hoverNode(node));
  // It moves the view once more after its first drawing.
  network.once('afterDrawing', () => window.requestAnimationFrame(() => isFitted && fit()));
  network.on('blurNode', () => hoverNode(''));
  for (const moving of ['zoom', 'dragStart']) {
    network.on(moving, () => {
      isFitted = false;
    });
  }
  network.on('beforeDrawing', (context) => {
    chooseWords();
    drawRegions(context);
  });
  network.on('afterDrawing', (context) => {
    if (picture.card[0] * network.getScale() < FAR)
      drawFarNames(context, weigh(), { scale: network.getScale(), card: picture.card, mark: MARK });
  });
}

/** Put the map on the canvas. */
export function fillCanvas() {
  spots = home;
  edges.clear();
  nodes.clear();
  nodes.add([...spots].map(([id, spot]) => ({ id, ...spot, shape: 'custom', ctxRenderer: renderer() })));
  edges.add(picture.edges.map((edge) => ({ ...edge, smooth: picture.options.edges.smooth })));
  refreshLook();
}

/** Colour and hide edges, and dim nodes, by selection, filters, search and theme. */
export function refreshLook() {
  const centre = look.hovered || state.selected;
  look.near = new Set([centre, ...tourSubjects()]);
  for (const edge of picture.edges) {
    if (edge.from === centre || edge.to === centre) look.near.add(edge.from).add(edge.to);
  }
  edges.update(edges.get().map((edge) => ({ id: edge.id, ...edgeLook(edge, centre) })));
  network.redraw();
}

/** Show all that is on the canvas. vis-network's own fit knows no sizes before it has drawn. */
export function fit() {
  const boxes = picture.regions.map((region) => region.box);
  if (boxes.length === 0) return;
  isFitted = true;
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const right = Math.max(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height));
  const { clientWidth, clientHeight } = network.canvas.frame.canvas;
  const scale = Math.min((clientWidth - 32) / (right - left), (clientHeight - 32) / (bottom - top), 1.2);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: movement() });
}

function movement() {
  return isStill() ? false : { duration: 250, easingFunction: 'easeInOutQuad' };
}

export function zoomBy(factor) {
  isFitted = false;
  network.moveTo({ scale: Math.min(3, Math.max(0.05, network.getScale() * factor)) });
}

/** Bring a node to the middle, near enough to read. */
export function approach(id) {
  if (!spots.has(id)) return;
  isFitted = false;
  network.moveTo({ position: spots.get(id), scale: Math.max(network.getScale(), 0.75), animation: movement() });
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
  const best = [...spots]
    .filter(([id]) => elements.has(id) && id !== state.selected)
    .sort((one, other) => cost(one) - cost(other))[0];
  return best && cost(best) < Infinity ? best[0] : undefined;
}

/** How many elements are on the canvas. */
export function countShown() {
  return [...spots.keys()].filter((id) => elements.has(id)).length;
}

function hoverNode(id) {
  look.hovered = elements.has(id) ? id : '';
  refreshLook();
}

function edgeLook(edge, centre) {
  const touches = centre !== '' && (edge.from === centre || edge.to === centre);
  const isAbroad = regionOf.get(edge.from) !== regionOf.get(edge.to);
  const bright = isBright(edge.from) && isBright(edge.to);
  const opacity = touches ? 1 : !bright ? FAINT : centre === '' ? 0.4 : 0.15;
  const tone = colour(`relation-${edge.kind === 'premise' ? 'supports' : edge.kind}`);
  return {
    hidden: !isRelationShown(edge.kind, edge.basis) || (isAbroad && !touches),
    color: { color: tone, hover: tone, highlight: tone, opacity, inherit: false },
  };
}

function renderer() {
  return ({ ctx, id, x, y, state: { hover: isHovered } }) => {
    const isElement = elements.has(id);
    const [width, height] = isElement ? picture.card : [26, 18];
    const isDim = (state.selected !== '' || state.tour >= 0) && !look.near.has(id);
    const alpha = !isBright(id) ? FAINT : isDim ? 0.45 : 1;
    const isMark = isElement && !look.words.has(id);
    const drawNode = () =>
      drawCard(
        ctx,
        {
          id,
          figure: outlines.get(id),
          x,
          y,
          width: isMark ? width * MARK : width,
          height: isMark ? height * MARK : height,
        },
        {
          scale: network.getScale(),
          alpha,
          isSelected: id === state.selected,
          isHovered,
          hasWords: look.words.has(id),
        },
      );
    return { drawNode, nodeDimensions: { width, height } };
  };
}

/** Decide whose words are drawn. */
function chooseWords() {
  look.words = new Set(network.getScale() * picture.card[0] < FAR ? [] : weigh().map(({ id }) => id));
}

/** At most sixty elements in view: the selected and its neighbours first, then the most central. */
function weigh() {
  const scale = network.getScale();
  const middle = network.getViewPosition();
  const box = network.canvas.frame.canvas;
  const reach = { x: box.clientWidth / 2 / scale + 120, y: box.clientHeight / 2 / scale + 60 };
  const inView = [...spots].filter(
    ([id, spot]) => elements.has(id) && Math.abs(spot.x - middle.x) < reach.x && Math.abs(spot.y - middle.y) < reach.y,
  );
  const weight = (id) =>
    (id === state.selected ? -2e6 : look.near.has(id) ? -1e6 : isBright(id) ? 0 : 1e6) + elements.get(id).rank;
  return inView
    .map(([id, spot]) => ({
      id,
      ...spot,
      weight: weight(id),
      isNear: look.near.has(id),
      frame: picture.regions[regionOf.get(id)]?.box,
    }))
    .sort((one, other) => one.weight - other.weight)
    .slice(0, MOST_WORDS);
}

function regionAt({ x, y }) {
  return picture.regions.findIndex(
    ({ box: [left, top, width, height] }) => x >= left && x <= left + width && y >= top && y <= top + height,
  );
}

function drawRegions(context) {
  const scale = network.getScale();
  const size = Math.min(16, Math.max(11, 30 * scale)) / scale;
  for (const {
    document,
    section,
    box: [x, y, width, height],
  } of picture.regions) {
    context.beginPath();
    context.roundRect(x, y, width, height, 24);
    context.fillStyle = colour('surface');
    context.strokeStyle = colour('rule');
    context.lineWidth = 1 / scale;
    context.fill();
    context.stroke();
    const named = sections.get(`${document} ${section}`);
    const title = named ? `${named.number}  ${inFirst(named.title)}` : '';
    context.save();
    context.clip();
    const lines = breakLines(context, title, width - 16 / scale, size, 2, true);
    context.font = `600 ${size}px ${FONT}`;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    context.fillStyle = colour('text');
    lines.forEach((line, at) => context.fillText(line, x + 8 / scale, y + 4 / scale + (at + 0.5) * size * 1.15));
    context.restore();
  }
}
