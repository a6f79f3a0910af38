/** How many stand how, as one bar: of criticisms by the narrowest reading that answers them, of responses likewise. */
import { BASES, elements } from './data.js';
import { make } from './dom.js';
import { answeredAt, answeredBy, statusOf } from './readings.js';

/** A bar of criticisms: answered explicitly, implicitly, by the analyst; argued against only; open. */
export function standBar(items) {
  return bar(items.map(({ id }) => standOf(id)));
}

/** A bar of policy responses by the strongest basis of what they answer; last those that answer nothing. */
export function reachBar(items) {
  return bar(items.map(({ id }) => reachOf(id)));
}

/** Where a criticism stands under the reading, as the classes of a cell or segment. */
export function standOf(id) {
  const status = statusOf(elements.get(id));
  return status === 'answered' ? `answered level-${answeredAt(id)}` : status;
}

function reachOf(id) {
  const bases = answeredBy(id).map((answer) => answer.basis);
  const at = BASES.findIndex((basis) => bases.includes(basis));
  return at < 0 ? 'idle' : `answered level-${at}`;
}

const STANDS = [...BASES.map((_, at) => `answered level-${at}`), 'against', 'open', 'idle', 'off'];

function bar(stands) {
  return make(
    'span.bar',
    { 'aria-hidden': 'true' },
    STANDS.map((stand) => segment(stand, stands.filter((each) => each === stand).length)),
  );
}

function segment(stand, n) {
  if (n === 0) return null;
  const part = make('span.cell', { 'data-n': n });
  part.classList.add(...stand.split(' '));
  part.style.flexGrow = String(n);
  return part;
}
