/** Strengths as small bars, and how they change in numbers. */
import { make } from './dom.js';
import { say } from './language.js';

/** Strengths are read to the second place; what differs less shows as many places as it takes. */
const PLACES = 2;
const MOST_PLACES = 6;

/**
 * A bar as long as a strength, with a mark where it was.
 * @param {number|null|undefined} value null where there is no answer
 * @param {number|null} [was]
 */
export function strengthBar(value, was) {
  const bar = make('span.grade-bar', { 'aria-hidden': 'true' });
  const part = (what, place) => {
    const node = bar.appendChild(make(`i.${what}`));
    for (const [name, share] of Object.entries(place)) node.style[name] = `${100 * share}%`;
  };
  if (typeof value === 'number') part('grade-fill', { width: value });
  if (typeof was === 'number' && typeof value === 'number') {
    part(value < was ? 'grade-loss' : 'grade-gain', { left: Math.min(was, value), width: Math.abs(value - was) });
  }
  return bar;
}

/** A strength as a number, or that there is none. */
export function gradeWords(value, places = PLACES) {
  if (value === undefined) return say('grade.off');
  return value === null ? say('grade.none') : value.toFixed(places);
}

/** Before and after; the same number twice would say that nothing happened, so more places show where they differ. */
export function changeWords({ was, now }) {
  const places = placesThatTell(was, now);
  const same = was === now || (typeof was === 'number' && Math.abs(was - now) < 1e-9);
  if (same) return make('span.grade-number', {}, gradeWords(now));
  return make(
    'span.grade-number',
    {},
    make('span.grade-was', {}, gradeWords(was, places)),
    make('span.unseen', {}, say('grade.then')),
    make('span', { 'aria-hidden': 'true' }, ' → '),
    make('strong', {}, gradeWords(now, places)),
  );
}

function placesThatTell(was, now) {
  if (typeof was !== 'number' || typeof now !== 'number') return PLACES;
  for (let places = PLACES; places < MOST_PLACES; places += 1) {
    if (was.toFixed(places) !== now.toFixed(places)) return places;
  }
  return MOST_PLACES;
}
