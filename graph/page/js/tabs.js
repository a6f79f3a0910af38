/** The row of the six views, and beside them the controls of the view that is open. */
import { VIEWS, onChange, state, update } from './state.js';
import { byId, make, refill } from './dom.js';
import { say } from './language.js';

const controlsOf = new Map();

/**
 * Offer the controls of a view.
 * @param {string} view
 * @param {() => (Node|null)[]} controls made anew whenever they may have changed
 */
export function offerControls(view, controls) {
  controlsOf.set(view, controls);
}

/** Build the row and keep it true. */
export function startTabs() {
  onChange((changed) => {
    if (changed.has('view') || changed.has('languages')) showTabs();
  });
  showTabs();
}

function showTabs() {
  const nav = make(
    'nav.views',
    { id: 'views', 'aria-label': say('toolbar.views') },
    VIEWS.map((view) =>
      make(
        'button.tab',
        {
          type: 'button',
          'data-key': view,
          'aria-current': state.view === view ? 'page' : false,
          onclick: () => update({ view }),
        },
        say(`view.${view}`),
      ),
    ),
  );
  keepingFocus(byId('tabs'), () => byId('views').replaceWith(nav));
  showControls();
}

/** Show the controls of the open view as they are now. */
export function showControls() {
  const place = byId('controls');
  place.setAttribute('aria-label', say('toolbar.controls'));
  keepingFocus(place, () => refill(place, ...(controlsOf.get(state.view)?.() ?? [])));
}

/** Redraw a place without losing the keyboard's. */
function keepingFocus(place, redraw) {
  const key = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  redraw();
  if (key) place.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
