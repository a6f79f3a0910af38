/** Undo and redo, over those parts of the state that say so. Typing and dragging count as one step. */
import { isUndone, onChange, state, update } from './state.js';
import { byId, make } from './dom.js';
import { say } from './language.js';
import { glyph } from './symbols.js';
import { announce } from './announce.js';

/** What changes quickly many times over, and the pause in milliseconds that ends one such step. */
const CONTINUOUS = ['query', 'scores'];
const PAUSE = 1000;
/** Of several parts that changed at once, the first of these names the step. */
const NAMED_BY = ['off', 'scores', 'facets', 'reading', 'onlyOpen', 'query', 'selected', 'steps'];
const MOST_KEPT = 200;

/** Old values by part, the latest last. */
const past = [];
const future = [];
let isRestoring = false;
let latestStep = { name: '', at: 0 };

/** Listen for changes and for the keys. */
export function startUndo() {
  onChange((changed, before) => {
    const names = isRestoring ? [] : [...changed].filter(isUndone);
    if (names.length > 0) remember(names, before);
  });
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyped(event.target)) return;
    const key = event.key.toLowerCase();
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if (!isRedo && key !== 'z') return;
    event.preventDefault();
    if (isRedo) redo();
    else undo();
  });
}

/** Where words are typed, the browser's own undo is better. */
function isTyped(node) {
  return Boolean(node.matches?.('input[type="search"], input[type="text"], textarea'));
}

function remember(names, before) {
  const name = names.length === 1 ? names[0] : '';
  const isOneStep = CONTINUOUS.includes(name) && latestStep.name === name && Date.now() - latestStep.at < PAUSE;
  latestStep = { name, at: Date.now() };
  future.length = 0;
  if (!isOneStep) past.push(Object.fromEntries(names.map((each) => [each, before[each]])));
  if (past.length > MOST_KEPT) past.shift();
  showUndo();
}

export function undo() {
  restore(past, future, 'undo.done', 'undo.nothing');
}

export function redo() {
  restore(future, past, 'undo.redone', 'undo.nothing-again');
}

function restore(from, to, done, nothing) {
  const values = from.pop();
  if (!values) {
    announce(say(nothing));
    return;
  }
  const names = Object.keys(values);
  to.push(Object.fromEntries(names.map((name) => [name, state[name]])));
  latestStep = { name: '', at: 0 };
  isRestoring = true;
  update(values);
  isRestoring = false;
  showUndo();
  const named = NAMED_BY.find((name) => names.includes(name)) ?? 'other';
  announce(say(done, { what: say(`undo.what.${named}`) }));
}

/** The two buttons of the toolbar. */
export function undoButtons() {
  const button = (key, action, steps) =>
    make(
      'button.icon',
      {
        type: 'button',
        id: key,
        'data-key': key,
        'aria-label': say(`toolbar.${key}`),
        title: say(`toolbar.${key}`),
        disabled: steps.length === 0,
        onclick: action,
      },
      glyph(key),
    );
  return [button('undo', undo, past), button('redo', redo, future)];
}

function showUndo() {
  for (const [key, steps] of [
    ['undo', past],
    ['redo', future],
  ]) {
    const button = byId(key);
    if (button) button.disabled = steps.length === 0;
  }
}
