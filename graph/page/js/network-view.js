/** The network view: its bar of controls, its canvas, and the keys that move about in it. */
import { elements } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, make, refill } from './dom.js';
import { loadVis } from './vis-loader.js';
import { say, sayCount } from './language.js';
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
} from './network-canvas.js';

let filled = '';
let size = '';

/** Build the frame of the view; the canvas comes when the view is first shown. */
export function startNetworkView() {
  const view = byId('view-network');
  refill(
    view,
    make('div.network-bar', { id: 'network-bar' }),
    make('div.canvas', { id: 'canvas', tabindex: 0, role: 'application' }),
  );
  byId('canvas').addEventListener('keydown', steerCanvas);
  new ResizeObserver(fitToBox).observe(byId('canvas'));
  onChange(follow);
  show(true);
  showBar(0);
}

/** The theme has changed. */
export function repaintNetwork() {
  readPalette();
  if (hasCanvas()) refreshLook();
}

function follow(changed) {
  if (changed.has('languages')) forgetWrapping();
  show(changed.has('view') || changed.has('scope') || changed.has('steps'));
  if (hasCanvas() && state.view === 'network' && changed.has('selected') && state.scope === 'whole' && state.selected)
    approach(state.selected);
}

function show(mayMove) {
  if (state.view !== 'network') return;
  if (!window.vis) {
    loadVis().then(() => show(mayMove));
    return;
  }
  if (!hasCanvas()) {
    readPalette();
    makeCanvas(byId('canvas'), (id) => update({ selected: id }));
  }
  fitToBox();
  const wanted = [
    state.scope,
    state.scope === 'around'
      ? `${state.selected} ${state.steps} ${[...state.facets.relation]} ${[...state.facets.basis]}`
      : '',
  ].join(' ');
  if (wanted === filled) {
    refreshLook();
    if (!mayMove) return;
  } else {
    filled = wanted;
    showBar(fillCanvas());
    fit();
    return;
  }
  showBar(0);
}

function fitToBox() {
  if (!hasCanvas() || state.view !== 'network') return;
  const { clientWidth, clientHeight } = byId('canvas');
  if (clientWidth === 0 || size === `${clientWidth} ${clientHeight}`) return;
  size = `${clientWidth} ${clientHeight}`;
  resizeCanvas(clientWidth, clientHeight);
}

function showBar(more) {
  const scope = (value, words, disabled) =>
    make(
      'button.segment',
      {
        type: 'button',
        'aria-pressed': String(state.scope === value),
        disabled,
        onclick: () => update({ scope: value }),
      },
      words,
    );
  const steps = [1, 2, 3].map((n) =>
    make(
      'button.segment',
      { type: 'button', 'aria-pressed': String(state.steps === n), onclick: () => update({ steps: n }) },
      sayCount('network.steps', n),
    ),
  );
  const element = elements.get(state.selected);
  refill(
    byId('network-bar'),
    make(
      'div.segments',
      { role: 'group', 'aria-label': say('network.scope') },
      scope('whole', say('network.whole')),
      scope('around', say('network.around'), !element),
    ),
    state.scope === 'around' && element
      ? make('div.segments', { role: 'group', 'aria-label': say('network.distance') }, steps)
      : null,
    make('p.network-note', {}, note(element, more)),
    make(
      'div.zoom',
      {},
      make(
        'button.icon',
        { type: 'button', 'aria-label': say('network.closer'), onclick: () => zoomBy(1.3) },
        glyph('plus'),
      ),
      make(
        'button.icon',
        { type: 'button', 'aria-label': say('network.farther'), onclick: () => zoomBy(1 / 1.3) },
        glyph('minus'),
      ),
      make('button.icon', { type: 'button', 'aria-label': say('network.fit'), onclick: fit }, glyph('whole')),
    ),
  );
  byId('canvas').setAttribute('aria-label', say('network.canvas', { n: hasCanvas() ? countShown() : elements.size }));
}

function note(element, more) {
  if (state.scope === 'around' && !element) return say('network.choose');
  if (state.scope === 'around') return more > 0 ? sayCount('network.more', more) : '';
  return say('network.hint');
}

function steerCanvas(event) {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (way && hasCanvas()) {
    event.preventDefault();
    const next = neighbourToward(...way);
    if (next) update({ selected: next });
  } else if (event.key === 'Enter' && state.selected) update({ scope: state.scope === 'whole' ? 'around' : 'whole' });
  else if (event.key === '+' || event.key === '=') zoomBy(1.3);
  else if (event.key === '-') zoomBy(1 / 1.3);
  else if (event.key === '0') fit();
}
