/** The atlas: its bar of controls, its canvas, and the keys that move about in it. */
import { onChange, state, update } from './state.js';
import { byId, make, refill } from './dom.js';
import { loadVis } from './vis-loader.js';
import { say, sayCount } from './language.js';
import { offerControls, showControls } from './tabs.js';
import { offerPicture } from './picture.js';
import { glyph } from './symbols.js';
import { forgetWrapping, readPalette } from './card-drawing.js';
import {
  approach,
  boxInSight,
  countShown,
  drawnAtlas,
  fillCanvas,
  fit,
  followDrawing,
  hasCanvas,
  hoverRegion,
  keepInSight,
  makeCanvas,
  moveViewTo,
  neighbourToward,
  panBy,
  refreshLook,
  regionInMiddle,
  resizeCanvas,
  showRegion,
  spotOf,
  zoomBy,
} from './atlas-canvas.js';
import { regionBoxes, regionName, regionSize, wholeBox } from './atlas-regions.js';
import { followView, makeMinimap } from './atlas-minimap.js';
import { announce } from './announce.js';

let isFilled = false;
let size = '';
/** What was selected when the atlas was last seen, and whether the reader is selecting within it. */
let lastSelected = '';
let isOwnChoice = false;
/** The section that the page keys have come to; -1 before they are pressed. */
let regionAhead = -1;

/** Build the frame of the view; the canvas comes when the view is first shown. */
export function startAtlasView() {
  const view = byId('view-atlas');
  const canvas = make('div.canvas', { id: 'canvas', tabindex: 0, role: 'application' });
  const minimap = makeMinimap(regionBoxes, wholeBox(), moveViewTo);
  refill(view, make('div.atlas-frame', {}, canvas, minimap));
  byId('canvas').addEventListener('keydown', steerCanvas);
  new ResizeObserver(fitToBox).observe(byId('canvas'));
  onChange(follow);
  offerControls('atlas', controlsOfAtlas);
  offerPicture('atlas', () => (hasCanvas() ? drawnAtlas() : undefined));
  show(true);
}

/** The theme has changed. */
export function repaintAtlas() {
  readPalette();
  if (hasCanvas()) refreshLook();
}

function follow(changed) {
  if (changed.has('languages')) forgetWrapping();
  show(changed.has('view'));
  if (!hasCanvas() || state.view !== 'atlas' || state.selected === lastSelected) return;
  lastSelected = state.selected;
  if (!state.selected) return;
  if (isOwnChoice || changed.has('view')) keepInSight(state.selected);
  else approach(state.selected);
}

/** Select something from within the atlas, which then stays as it is as far as it can. */
function chooseInAtlas(id) {
  isOwnChoice = true;
  update({ selected: id });
  isOwnChoice = false;
}

function goToRegion(at) {
  showRegion(at);
  announce(sayCount('atlas.section', regionSize(at), { name: regionName(at) }));
}

/** The section after the one in the middle of the view, or before it. */
function nextRegion(way) {
  const count = regionBoxes.length;
  const at = regionAhead < 0 ? regionInMiddle() : regionAhead;
  regionAhead = (at + way + count) % count;
  hoverRegion(-1);
  goToRegion(regionAhead);
}

function show(mayMove) {
  if (state.view !== 'atlas') return;
  if (!window.vis) {
    loadVis().then(() => show(mayMove));
    return;
  }
  if (!hasCanvas()) {
    readPalette();
    makeCanvas(byId('canvas'), { select: chooseInAtlas, region: goToRegion });
    followDrawing(showSight);
  }
  fitToBox();
  if (isFilled) {
    refreshLook();
    if (mayMove) showControls();
    return;
  }
  isFilled = true;
  lastSelected = state.selected;
  fillCanvas();
  showControls();
  byId('canvas').setAttribute('aria-label', say('atlas.canvas', { n: countShown() }));
  fit();
}

/** Let the small picture follow. */
function showSight() {
  const [left, top, width, height] = boxInSight();
  const [x, y, wide, high] = wholeBox();
  const isWhole = left <= x + 1 && top <= y + 1 && left + width >= x + wide - 1 && top + height >= y + high - 1;
  followView([left, top, width, height], spotOf(state.selected), isWhole);
}

function fitToBox() {
  if (!hasCanvas() || state.view !== 'atlas') return;
  const { clientWidth, clientHeight } = byId('canvas');
  if (clientWidth === 0 || size === `${clientWidth} ${clientHeight}`) return;
  size = `${clientWidth} ${clientHeight}`;
  resizeCanvas(clientWidth, clientHeight);
}

function controlsOfAtlas() {
  const zoom = (key, icon, action) =>
    make(
      'button.icon',
      {
        type: 'button',
        'data-key': key,
        'aria-label': say(`atlas.${key}`),
        title: say(`atlas.${key}`),
        onclick: action,
      },
      glyph(icon),
    );
  return [
    make('p.controls-note.hint', {}, say('atlas.hint')),
    zoom('closer', 'plus', () => zoomBy(1.3)),
    zoom('farther', 'minus', () => zoomBy(1 / 1.3)),
    zoom('fit', 'whole', fit),
  ];
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Arrow keys move the selection, with Shift the view; page keys go from section to section. */
function steerCanvas(event) {
  if (!hasCanvas() || event.ctrlKey || event.metaKey || event.altKey) return;
  const way = WAYS[event.key];
  const actions = {
    Enter: () => state.selected && update({ view: 'argument' }),
    '+': () => zoomBy(1.3),
    '=': () => zoomBy(1.3),
    '-': () => zoomBy(1 / 1.3),
    0: fit,
    PageDown: () => nextRegion(1),
    PageUp: () => nextRegion(-1),
  };
  const act = way ? () => (event.shiftKey ? panBy(way[0] / 4, way[1] / 4) : stepToward(way)) : actions[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.key.startsWith('Page')) regionAhead = -1;
  act();
}

function stepToward(way) {
  const next = neighbourToward(...way);
  if (next) chooseInAtlas(next);
}
