/** The help page over the view: how to read the pictures, and the keys. */
import { byId, make, refill } from './dom.js';
import { say } from './language.js';
import { glyph } from './symbols.js';
import { signLegend } from './start-panel.js';

const KEYS = ['?', '/', '1 – 6', '↑ ↓', '← →', 'Enter', 'Esc', 'R', 'O', 'L', 'T', 'G', 'N P', 'X', 'Ctrl Z'];
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
];

export function toggleHelp() {
  const dialog = byId('help');
  if (dialog.open) dialog.close();
  else {
    refill(dialog, ...content(dialog));
    dialog.showModal();
  }
}

function content(dialog) {
  return [
    make(
      'header.panel-head',
      {},
      make('h2', { id: 'help-title' }, say('help.title')),
      make(
        'button.icon',
        { type: 'button', 'aria-label': say('panel.close'), onclick: () => dialog.close() },
        glyph('close'),
      ),
    ),
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
