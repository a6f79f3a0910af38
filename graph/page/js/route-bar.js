/** Asking for a way through the debate: buttons beside a claim, and a bar while the other end is being chosen. */
import { elements } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, make, refill } from './dom.js';
import { inFirst, labelOf, say } from './language.js';
import { glyph } from './symbols.js';
import { currentRoute, hasRoute, isChoosing } from './route-state.js';

const NO_ROUTE = { why: '', routeFrom: '', routeTo: '' };
const PARTS_OF_ROUTE = Object.keys(NO_ROUTE);

/** Keep the bar true, and end a way when the reader selects something that is not on it. */
export function startRouteBar() {
  onChange((changed) => {
    if (changed.has('selected') && !PARTS_OF_ROUTE.some((name) => changed.has(name)) && hasLeft()) update(NO_ROUTE);
    else if ([...PARTS_OF_ROUTE, 'selected', 'languages'].some((name) => changed.has(name))) showBar();
  });
  showBar();
}

function hasLeft() {
  return hasRoute() && state.selected !== '' && !currentRoute().path?.some(({ id }) => id === state.selected);
}

/** Buttons for the panel of a claim. */
export function routeActions({ id }) {
  const button = (key, words, changes, what = 'button.action') =>
    make(what, { type: 'button', 'data-key': key, onclick: () => update(changes) }, words);
  const toHere = { routeTo: id, view: 'argument' };
  return isChoosing() && state.routeFrom !== id
    ? [button('route-to', say('route.to-here'), toHere, 'button.action.primary')]
    : [
        button('route-why', say('route.why'), { ...NO_ROUTE, why: id, view: 'argument' }),
        button('route-from', say('route.from-here'), { ...NO_ROUTE, routeFrom: id }),
      ];
}

export function endRoute() {
  update(NO_ROUTE);
}

function showBar() {
  const bar = byId('route');
  const hadFocus = bar.contains(document.activeElement);
  bar.hidden = !isChoosing();
  if (bar.hidden) return;
  bar.setAttribute('aria-label', say('route.label'));
  const name = (id) => inFirst(labelOf(elements.get(id)));
  const isChosen = state.selected !== '' && state.selected !== state.routeFrom;
  refill(
    bar,
    make('p', {}, say('route.from', { name: name(state.routeFrom) })),
    isChosen
      ? make(
          'button.action.primary',
          { type: 'button', onclick: () => update({ routeTo: state.selected, view: 'argument' }) },
          say('route.to', { name: name(state.selected) }),
        )
      : make('p.route-hint', {}, say('route.choose')),
    make(
      'button.icon',
      { type: 'button', 'aria-label': say('route.cancel'), title: say('route.cancel'), onclick: endRoute },
      glyph('close'),
    ),
  );
  if (hadFocus) bar.querySelector('button')?.focus();
}
