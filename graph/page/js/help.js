/** The help page over the view: how to read the pictures, and the keys. */
import { VIEWS } from './state.js';
import { make } from './dom.js';
import { say } from './language.js';
import { signLegend } from './start-panel.js';
import { toggleDialog } from './dialogs.js';

/** Keys, and the names under which it is said what they do: anywhere, and in the atlas. */
const KEYS = [
  ['?', 'help'],
  ['/', 'search'],
  [`1 – ${VIEWS.length}`, 'views'],
  ['↑ ↓', 'move'],
  ['← →', 'across'],
  ['Enter', 'enter'],
  ['Esc', 'escape'],
  ['R', 'reading'],
  ['O', 'open'],
  ['L', 'language'],
  ['T', 'theme'],
  ['G', 'tour'],
  ['N P', 'steps'],
  ['X', 'switch'],
  ['Ctrl Z', 'undo'],
  ['E', 'export'],
  ['S', 'settings'],
];
const ATLAS_KEYS = [
  ['↑ ↓ ← →', 'atlas.move'],
  ['Shift ↑ ↓ ← →', 'atlas.pan'],
  ['+ − 0', 'atlas.zoom'],
  ['PgUp PgDn', 'atlas.section'],
  ['Enter', 'atlas.enter'],
];

export function toggleHelp() {
  toggleDialog('help', helpContent);
}

function helpContent() {
  return [
    make(
      'div.help-columns',
      {},
      make(
        'section',
        {},
        make('h3', {}, say('help.keys')),
        make('dl.keys', {}, KEYS.map(key)),
        make('h3', {}, say('help.atlas-keys')),
        make('dl.keys', {}, ATLAS_KEYS.map(key)),
      ),
      make(
        'section',
        {},
        make('h3', {}, say('help.signs')),
        signLegend(),
        make('h3', {}, say('help.words')),
        make('p', {}, say('help.readings')),
        make('p', {}, say('help.grounded')),
      ),
    ),
  ];
}

function key([keys, name]) {
  return [
    make(
      'dt',
      {},
      keys.split(' ').map((part) => (part === '–' ? ' – ' : make('kbd', {}, part))),
    ),
    make('dd', {}, say(`key.${name}`)),
  ];
}
