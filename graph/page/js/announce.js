/** Saying aloud, to a screen reader, what has just been selected. */
import { elements, termOf } from './data.js';
import { onChange, state } from './state.js';
import { byId } from './dom.js';
import { inFirst, labelOf, say, surface } from './language.js';
import { statusOf } from './readings.js';
import { nearestAnswer } from './nearest-answer.js';

let waiting;

/** Put words into the live region; what was still to be said of an earlier change is not said any more. */
export function announce(words) {
  clearTimeout(waiting);
  byId('announcement').lang = surface();
  byId('announcement').textContent = words;
}

/**
 * Announce once nothing has been said or asked to be said for a while, so that a slider that is dragged speaks at rest.
 * @param {() => string} wordsOf
 * @param {number} rest in milliseconds
 */
export function announceAtRest(wordsOf, rest) {
  clearTimeout(waiting);
  waiting = setTimeout(() => announce(wordsOf()), rest);
}

/** Announce every selection from now on. */
export function followSelection() {
  onChange((changed) => {
    if (changed.has('selected') && state.selected) announce(describe(elements.get(state.selected)));
  });
}

/** One line about an element: kind, short name, and where a criticism stands; if it is open, what comes nearest to an
 * answer. */
export function describe(element) {
  const kind = inFirst(termOf(element.kind));
  return [say('announce.selected', { name: inFirst(labelOf(element)), kind }), ...standing(element)].join(' ');
}

function standing(element) {
  const status = statusOf(element);
  if (!status) return [];
  if (status === 'answered' || status === 'off') return [say(`status.${status}`)];
  const nearest = nearestAnswer(element);
  const name = nearest && inFirst(labelOf(elements.get(nearest.response)));
  return [say(`standing.${status}`), name ? say('announce.nearest', { name }) : ''].filter(Boolean);
}
