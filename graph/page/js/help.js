/** The help page over the view: how to read the pictures, and the keys. */
import { make } from './dom.js';
import { say } from './language.js';
import { signLegend } from './start-panel.js';
import { toggleDialog } from './dialogs.js';

const KEYS = ['?', '/', '1 – 7', '↑ ↓', '← →', 'Enter', 'Esc', 'R', 'O', 'L', 'T', 'G', 'N P', 'X', 'Ctrl Z', 'E', 'S'];
const NAMES = [
  'help',
  'search',
  'views',
  'move',
  'across',
  'enter',
  'escape',
  'reading',
  'open',
  'language',
  'theme',
  'tour',
  'steps',
  'switch',
  'undo',
  'export',
  'settings',
];

export function toggleHelp() {
  toggleDialog('help', helpContent);
}

function helpContent() {
  return [
    make(
      'div.help-columns',
      {},
      make('section', {}, make('h3', {}, say('help.keys')), make('dl.keys', {}, KEYS.map(key))),
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

function key(name, at) {
  return [
    make(
      'dt',
      {},
      name.split(' ').map((part) => make('kbd', {}, part)),
    ),
    make('dd', {}, say(`key.${NAMES[at]}`)),
  ];
}
