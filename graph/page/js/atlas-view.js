/** The atlas: its bar of controls, its canvas, and the keys that move about in it. */
import { onChange, state, update } from './state.js';
import { byId, make, refill } from './dom.js';
import { loadVis } from './vis-loader.js';
import { say } from './language.js';
import { offerControls, showControls } from './tabs.js';
import { glyph } from './symbols.js';
import { forgetWrapping, readPalette } from './card-drawing.js';
import {
  approach,
  countShown,
  fillCanvas,
  fit,
  hasCanvas,
  makeCanvas,
  neighbourToward,
  refreshLook,
  resizeCanvas,
  zoomBy,
} from './atlas-canvas.js';

let isFilled = false;
let size = '';

/** Build the frame of the view; the canvas comes when the view is first shown. */
export function startAtlasView() {
  const view = byId('view-atlas');
  refill(view, make('div.canvas', { id: 'canvas', tabindex: 0, role: 'application' }));
  byId('canvas').addEventListener('keydown', steerCanvas);
  new ResizeObserver(fitToBox).observe(byId('canvas'));
  onChange(follow);
  offerControls('atlas', controlsOfAtlas);
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
  if (hasCanvas() && state.view === 'atlas' && changed.has('selected') && state.selected) approach(state.selected);
}

function show(mayMove) {
  if (state.view !== 'atlas') return;
  if (!window.vis) {
    loadVis().then(() => show(mayMove));
    return;
  }
  if (!hasCanvas()) {
    readPalette();
    makeCanvas(byId('canvas'), (id) => update({ selected: id }));
  }
  fitToBox();
  if (isFilled) {
    refreshLook();
    if (mayMove) showControls();
    return;
  }
  isFilled = true;
  fillCanvas();
  showControls();
  byId('canvas').setAttribute('aria-label', say('atlas.canvas', { n: countShown() }));
  fit();
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
    make('p.controls-note', {}, say('atlas.hint')),
    zoom('closer', 'plus', () => zoomBy(1.3)),
    zoom('farther', 'minus', () => zoomBy(1 / 1.3)),
    zoom('fit', 'whole', fit),
  ];
}

function steerCanvas(event) {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (way && hasCanvas()) {
    event.preventDefault();
    const next = neighbourToward(...way);
    if (next) update({ selected: next });
  } else if (event.key === 'Enter' && state.selected) update({ view: 'argument' });
  else if (event.key === '+' || event.key === '=') zoomBy(1.3);
  else if (event.key === '-') zoomBy(1 / 1.3);
  else if (event.key === '0') fit();
}
