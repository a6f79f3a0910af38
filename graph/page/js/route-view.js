/** A way through the debate as a chain of cards, from above to below, with the words of the relations between them. */
import { data, elements, relations } from './data.js';
import { isFiltered, onChange, state, update } from './state.js';
import { byId, draw, make, refill } from './dom.js';
import { inFirst, labelOf, say, sayCount, term } from './language.js';
import { glyph } from './symbols.js';
import { announce } from './announce.js';
import { cardClasses, cardParts } from './claim-card.js';
import { lineHead } from './line-heads.js';
import { endRoute } from './route-bar.js';
import { currentRoute, hasRoute, relationOf } from './route-state.js';

const ROUTE_SEEN = [
  'off',
  'scores',
  'semantics',
  'view',
  'selected',
  'languages',
  'reading',
  'facets',
  'query',
  'why',
  'routeFrom',
  'routeTo',
  'way',
];

/** Show the way in the place of the argument for as long as the state asks for one. */
export function startRouteView() {
  onChange((changed) => {
    if (!ROUTE_SEEN.some((name) => changed.has(name)) || state.view !== 'argument' || !hasRoute()) return;
    showRoute();
    if (['why', 'routeTo', 'way'].some((name) => changed.has(name))) {
      announce(inWords(currentRoute()));
      byId('view-argument').querySelector('.chain-title').focus();
    }
  });
  if (state.view === 'argument' && hasRoute()) showRoute();
}

function showRoute() {
  const view = byId('view-argument');
  const key = view.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const route = currentRoute();
  refill(view, make('div.chain', {}, chainTitle(route), ...remarks(route), route.path ? chainOf(route.path) : null));
  if (key) view.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function claimName(id) {
  return inFirst(labelOf(elements.get(id)));
}

function chainTitle({ from, to, path }) {
  const words = state.why
    ? say('chain.why', { name: claimName(from) })
    : say('chain.path', { from: claimName(from), to: claimName(to) });
  const button = (what, key, label, onclick, content) =>
    make(what, { type: 'button', 'data-key': key, 'aria-label': label, title: label, onclick }, content);
  return make(
    'header.chain-head',
    {},
    make('h2.chain-title', { tabindex: -1 }, words),
    button('button.icon', 'end', say('chain.end'), endRoute, glyph('close')),
    make(
      'div.chain-options',
      {},
      path
        ? make('p.chain-length', { 'data-length': path.length - 1 }, sayCount('chain.steps', path.length - 1))
        : null,
      state.why
        ? null
        : [
            wayChoice(),
            make(
              'button.action',
              { type: 'button', 'data-key': 'turn', onclick: () => update({ routeFrom: to, routeTo: from }) },
              say('chain.turn'),
            ),
          ],
    ),
  );
}

/** Whether a path may go against the arrows. */
function wayChoice() {
  return make(
    'div.segments',
    { role: 'group', 'aria-label': say('chain.way') },
    ['any', 'arrows'].map((way) =>
      make(
        'button.segment',
        {
          type: 'button',
          'data-key': `way-${way}`,
          'aria-pressed': String(state.way === way),
          onclick: () => update({ way }),
        },
        say(`chain.way.${way}`),
      ),
    ),
  );
}

/** What a reader has to know about the chain, or why there is none. */
function remarks(route) {
  const words = [remarkOf(route), isFiltered() && say('chain.filtered')];
  return words.filter(Boolean).map((each) => make('p.chain-remark', {}, each));
}

function remarkOf({ to, path, isThesis }) {
  if (state.why && !to) return say('chain.nowhere');
  if (!path) return say(state.way === 'arrows' ? 'chain.none-along' : 'chain.none');
  if (!state.why) return '';
  if (isThesis) return say('chain.thesis');
  return say(data.map.thesis ? 'chain.not-thesis' : 'chain.central');
}

function chainOf(path) {
  return make(
    'ol.chain-cards',
    { onkeydown: stepAlong },
    path.map((step) =>
      make('li', {}, step.arrow ? between(step) : null, elements.has(step.id) ? chainCard(step.id) : stepCard(step.id)),
    ),
  );
}

/** The relation between two cards, as a line with its head where it aims, and in words. */
function between(step) {
  const { basis, coverage } = relationOf(step);
  return make(
    'p.chain-by',
    {},
    verticalLine(step),
    make('span.chain-words', {}, stepWords(step)),
    make('span.card-basis', {}, [term(basis), coverage && term(coverage)].filter(Boolean).join(' · ')),
  );
}

function stepWords({ arrow, isForward }) {
  return say(`chain.${isForward ? 'forward' : 'back'}.${arrow.kind}`);
}

function verticalLine({ arrow, isForward }) {
  const [tip, before] = isForward ? [33, 0] : [1, 34];
  return draw(
    `svg.elbow.relation-${arrow.kind === 'premise' ? 'supports' : arrow.kind}`,
    { width: 16, height: 34, viewBox: '0 0 16 34', 'aria-hidden': 'true' },
    draw(`path.line.basis-${arrow.basis}`, { d: 'M8 0V34' }),
    lineHead(arrow.kind, [8, tip], [8, before]),
  );
}

function chainCard(id) {
  const classes = cardClasses(id).join('.');
  return make(
    `button.${classes}`,
    {
      type: 'button',
      'data-key': `chain-${id}`,
      'data-id': id,
      'aria-pressed': String(id === state.selected),
      onclick: () => update({ selected: id }),
    },
    cardParts(id, { isWhole: true }),
  );
}

/** A step that is itself argued about, or whose premises are linked: one place on the way. */
function stepCard(id) {
  const relation = relations.get(id);
  const ends = [relation.sources, [relation.target]].map((ids) =>
    ids.map((each) => (elements.has(each) ? claimName(each) : say('chain.a-step'))).join(' + '),
  );
  return make(
    'div.chain-step',
    { 'data-id': id },
    make('span.card-kind', {}, say('chain.step', { kind: term(relation.kind) })),
    make('span', {}, ends.join(' → ')),
  );
}

function stepAlong(event) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  const cards = [...event.currentTarget.querySelectorAll('.claim-card')];
  const next = cards[cards.indexOf(event.target) + way];
  event.preventDefault();
  event.stopPropagation();
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** The chain in one sentence, for the ear. */
function inWords(route) {
  const remark = remarkOf(route);
  if (!route.path) return remark;
  const parts = route.path.map((step) =>
    [step.arrow && stepWords(step), elements.has(step.id) ? claimName(step.id) : say('chain.a-step')]
      .filter(Boolean)
      .join(' '),
  );
  return [sayCount('chain.steps', route.path.length - 1), remark, parts.join(', ')].filter(Boolean).join(' ');
}
