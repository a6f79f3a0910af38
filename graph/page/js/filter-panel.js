/** The filters beside a view; they are its legend too. */
import { nameOf, sections } from './data.js';
import { FACETS, emptyFacets, isFiltered, onChange, state, update } from './state.js';
import { byId, isNarrow, make, refill } from './dom.js';
import { inFirst, say, term } from './language.js';
import { basisSample, glyph, outline, relationSample } from './symbols.js';
import { remaining, tally } from './facets.js';

const KINDS = ['claim', 'criticism', 'evidence', 'policy_response'];
/** Views that need the room. */
const WITHOUT_FILTERS = ['answers', 'argument', 'matrix', 'questions'];
const folded = new Set(['section', 'holder']);
let isUnfolded = false;

/** Show the filters in the views that have them, with live counts. */
export function startFilterPanel() {
  const panel = byId('filters');
  const show = () => {
    panel.hidden = WITHOUT_FILTERS.includes(state.view);
    if (panel.hidden) return;
    const key = panel.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    panel.setAttribute('aria-label', say('filter.title'));
    const facets = make('div.facets', {}, FACETS.map(facet));
    refill(panel, head(), isNarrow() ? foldAway(facets) : facets);
    if (key) panel.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
  };
  onChange((changed) => {
    if (['view', 'facets', 'query', 'languages', 'reading', 'off'].some((name) => changed.has(name))) show();
  });
  show();
}

function head() {
  return make(
    'div.filters-head',
    {},
    make('h2', {}, say('filter.title')),
    make('span.count', {}, say('filter.left', { n: remaining().length })),
    isFiltered()
      ? make(
          'button.action',
          { type: 'button', 'data-key': 'clear', onclick: () => update({ facets: emptyFacets() }) },
          say('filter.clear'),
        )
      : null,
  );
}

/** On a narrow page the filters stay out of the way until they are asked for. */
function foldAway(facets) {
  const toggle = (event) => {
    isUnfolded = event.target.open;
  };
  return make(
    'details.facet',
    { open: isUnfolded, ontoggle: toggle },
    make('summary', { 'data-key': 'unfold' }, say('filter.choose')),
    facets,
  );
}

function facet(name) {
  if (name === 'among') return amongNote();
  const counts = tally(name);
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
    make('span', {}, say('facet.among'), make('span.count', {}, String(size))),
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
      make('span.count', {}, String(count)),
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
