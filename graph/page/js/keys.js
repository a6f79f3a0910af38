/** Keys that work wherever the reader is, unless words are being typed. */
import { BASES, data } from './data.js';
import { VIEWS, state, update } from './state.js';
import { byId } from './dom.js';
import { nextLanguages } from './toolbar.js';
import { toggleTheme } from './theme.js';
import { toggleHelp } from './help.js';
import { toggleExport } from './export-dialog.js';
import { toggleSettings } from './settings.js';
import { endRoute } from './route-bar.js';
import { goToStep } from './tour.js';
import { switchElement } from './what-if.js';

const ACTIONS = {
  '?': toggleHelp,
  '/': () => byId('search').focus(),
  r: () => update({ reading: BASES[(BASES.indexOf(state.reading) + 1) % BASES.length] }),
  o: () => update({ onlyOpen: !state.onlyOpen }),
  l: () => update({ languages: nextLanguages() }),
  t: toggleTheme,
  e: toggleExport,
  s: toggleSettings,
  x: () => state.selected && switchElement(state.selected),
  g: () => goToStep(state.tour < 0 ? 0 : -1),
  n: () => state.tour >= 0 && goToStep(Math.min(state.tour + 1, data.tour.length - 1)),
  p: () => state.tour > 0 && goToStep(state.tour - 1),
  Escape: retreat,
};

/** The key that opened a dialog also closes it; no other key reaches the page behind. */
const DIALOG_KEYS = { help: '?', export: 'e', settings: 's' };

export function startKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isTyping = event.target.matches?.(
      'input:is([type="search"], [type="number"], [type="text"]), select, textarea',
    );
    if (isTyping && event.key !== 'Escape') return;
    const dialog = document.querySelector('dialog[open]');
    if (dialog && event.key.toLowerCase() !== DIALOG_KEYS[dialog.id]) return;
    const view = VIEWS[Number(event.key) - 1];
    const action = view
      ? () => update({ view })
      : ACTIONS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** Take back the latest thing that stands in the way: the search, the tour, the selection. */
function retreat() {
  if (document.activeElement === byId('search') && state.query) update({ query: '' });
  else if (state.tour >= 0) goToStep(-1);
  else if (state.why || state.routeFrom) endRoute();
  else if (state.selected) update({ selected: '' });
  else document.activeElement?.blur();
}
