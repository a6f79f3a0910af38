/** Saying aloud, to a screen reader, what has just been selected. */
import { elements, termOf } from './data.js';
import { onChange, state } from './state.js';
import { byId } from './dom.js';
import { inFirst, labelOf, say, surface } from './language.js';
import { statusOf } from './readings.js';

/** Put words into the live region. */
export function announce(words) {
  byId('announcement').lang = surface();
  byId('announcement').textContent = words;
}

/** Announce every selection from now on. */
export function followSelection() {
  onChange((changed) => {
    if (changed.has('selected') && state.selected) announce(describe(elements.get(state.selected)));
  });
}

/** One line about an element: kind, short name, and where a criticism stands. */
export function describe(element) {
  const kind = inFirst(termOf(element.kind));
  const status = statusOf(element);
  return [say('announce.selected', { name: inFirst(labelOf(element)), kind }), status && say(`status.${status}`)]
    .filter(Boolean)
    .join(' ');
}
