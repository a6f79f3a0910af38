/** The filters beside a view; they are its legend too. */
import { nameOf, sections } from './data.js';
import { FACETS, definePart, emptyFacets, isFiltered, onChange, oneOf, state, update } from './state.js';
import { byId, isNarrow, make, refill } from './dom.js';
import { inFirst, numeral, say, term } from './language.js';
import { basisSample, glyph, outline, relationSample } from './symbols.js';
import { remaining, tallies } from './facets.js';

const KINDS = ['claim', 'criticism', 'evidence', 'policy_response'];
/** Views that need the room: there, and on a narrow page, the filters are shown when they are asked for. */
const ON_DEMAND = ['answers', 'argument', 'matrix'];
/** Views that no filter changes. */
const UNFILTERED = ['questions'];
const folded = new Set(['section', 'holder']);

/** Whether the reader wants the filters, or does not, whatever the view. */
definePart('filters', oneOf('filters', ['', 'shown', 'hidden']));

/** Show the filters in the views that have them, with live counts. */
export function startFilterPanel() {
  const show = () => {
    showToggle();
    showPanel();
  };
  onChange((changed) => {
    if (['view', 'facets', 'query', 'languages', 'reading', 'off', 'filters'].some((name) => changed.has(name))) show();
  });
  show();
}

function areFiltersShown() {
  if (UNFILTERED.includes(state.view)) return false;
  return state.filters ? state.filters === 'shown' : !isNarrow() && !ON_DEMAND.includes(state.view);
}

function showPanel() {
  const panel = byId('filters');
  panel.hidden = !areFiltersShown();
  if (panel.hidden) return;
  const key = panel.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  panel.setAttribute('aria-label', say('filter.title'));
  const counts = tallies();
  const facets = make(
    'div.facets',
    {},
    FACETS.map((name) => facet(name, counts.get(name))),
  );
  refill(panel, filtersHead(), facets);
  if (key) panel.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

/** The button beside the views that shows the filters and says what they leave, and one that clears them. */
function showToggle() {
  const place = byId('filter-place');
  const key = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const isShown = areFiltersShown();
  place.setAttribute('aria-label', say('filter.title'));
  const toggle = make(
    'button.action.filter-toggle',
    {
      type: 'button',
      'data-key': 'filters',
      'aria-expanded': String(isShown),
      'aria-controls': 'filters',
      onclick: () => {
        update({ filters: isShown ? 'hidden' : 'shown' });
      },
    },
    glyph('filter'),
    make('span', {}, say('filter.title')),
    isFiltered() ? make('span.count', {}, say('filter.left', { n: remaining().length })) : null,
  );
  refill(
    place,
    ...(UNFILTERED.includes(state.view) ? [] : [toggle, isFiltered() && !isShown ? clearButton('clear-filters') : '']),
  );
  if (key) place.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function clearButton(key) {
  return make(
    'button.action',
    { type: 'button', 'data-key': key, onclick: () => update({ facets: emptyFacets() }) },
    say('filter.clear'),
  );
}

function filtersHead() {
  return make(
    'div.filters-head',
    {},
    make('h2', {}, say('filter.title')),
    make('span.count', {}, say('filter.left', { n: remaining().length })),
    isFiltered() ? clearButton('clear') : null,
  );
}

function facet(name, counts) {
  if (name === 'among') return amongNote();
  const values = name === 'kind' ? KINDS.filter((kind) => counts.has(kind)) : inOrder(name, [...counts.keys()]);
  if (values.length < 2) return null;
  const isOpen = !folded.has(name) || state.facets[name].size > 0;
  return make(
    'details.facet',
    { open: isOpen, ontoggle: (event) => folded[event.target.open ? 'delete' : 'add'](name) },
    make('summary', { 'data-key': `facet-${name}` }, say(`facet.${name}`)),
    make(
      'ul',
      {},
      values.map((value) => option(name, value, counts.get(value))),
    ),
  );
}

/** What was chosen one by one elsewhere; it has too many values for a list. */
function amongNote() {
  const { size } = state.facets.among;
  if (size === 0) return null;
  return make(
    'p.facet.among',
    {},
    make('span', {}, say('facet.among'), make('span.count', {}, numeral(size))),
    make(
      'button.icon',
      {
        type: 'button',
        'data-key': 'among',
        'aria-label': say('filter.clear'),
        onclick: () => update({ facets: { ...state.facets, among: new Set() } }),
      },
      glyph('close'),
    ),
  );
}

function inOrder(name, values) {
  if (name !== 'section') return values;
  const keys = ['', ...sections.keys()];
  return values.sort((one, other) => keys.indexOf(one) - keys.indexOf(other));
}

function option(name, value, count) {
  const chosen = state.facets[name];
  const toggle = () => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    update({ facets: { ...state.facets, [name]: next } });
  };
  return make(
    `li${count === 0 ? '.none' : ''}`,
    {},
    make(
      'label.option',
      {},
      make('input', {
        type: 'checkbox',
        checked: chosen.has(value),
        'data-key': `${name}=${value}`,
        'data-facet': name,
        'data-value': value,
        onchange: toggle,
      }),
      symbol(name, value),
      make('span.option-name', {}, wording(name, value)),
      make('span.count', {}, numeral(count)),
    ),
  );
}

function symbol(name, value) {
  if (name === 'kind') return outline(value);
  if (name === 'relation') return relationSample(value);
  if (name === 'basis') return basisSample(value);
  if (name === 'status') return make(`span.tag.${value}`, {}, glyph(value));
  return null;
}

function wording(name, value) {
  if (name === 'section')
    return value
      ? `${sections.get(value)?.number ?? value} ${inFirst(sections.get(value)?.title ?? {})}`
      : say('section.none');
  if (name === 'holder') return inFirst(nameOf('actors', value));
  if (name === 'status') return say(`status.${value}`);
  return term(value === 'criticism' ? 'Criticism' : value);
}
