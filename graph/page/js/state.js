/** What the reader is looking at. The address carries it after the #, so that a link shows the same. */
import { BASES, data, elements } from './data.js';

export const VIEWS = ['answers', 'network', 'list'];
export const FACETS = ['kind', 'status', 'relation', 'basis', 'section', 'holder'];

export const state = {
  view: 'answers',
  selected: '',
  languages: preferredLanguages(),
  reading: 'analyst',
  query: '',
  onlyOpen: false,
  column: 'criticisms',
  scope: 'whole',
  steps: 1,
  facets: emptyFacets(),
  sort: { by: 'order', up: true },
  theme: '',
  tour: -1,
  openThemes: new Set(),
  openGroups: new Set(),
};

const listeners = [];

/** Call `listener(changed)` after every change, with the set of names that changed. */
export function onChange(listener) {
  listeners.push(listener);
}

/**
 * Change the state and tell everyone.
 * @param {Partial<typeof state>} changes
 */
export function update(changes) {
  const changed = new Set(Object.keys(changes).filter((name) => !sameValue(state[name], changes[name])));
  if (changed.size === 0) return;
  Object.assign(state, changes);
  writeAddress(changed.has('selected') || changed.has('view'));
  listeners.forEach((listener) => listener(changed));
}

export function emptyFacets() {
  return Object.fromEntries(FACETS.map((name) => [name, new Set()]));
}

/** Whether any filter is set. */
export function isFiltered() {
  return FACETS.some((name) => state.facets[name].size > 0);
}

function sameValue(one, other) {
  return one === other || (typeof one === 'object' && toAddressPart(one) === toAddressPart(other));
}

function toAddressPart(value) {
  return JSON.stringify(value, (_, inner) => (inner instanceof Set ? [...inner] : inner));
}

/** The reader's own language first, the map's other language beneath it. */
function preferredLanguages() {
  const own = (navigator.language || 'en').toLowerCase().split('-')[0];
  const first = data.map.languages.find((tag) => tag.toLowerCase().split('-')[0] === own);
  const fallback = data.map.languages.includes('en') ? 'en' : data.map.languages[0];
  const primary = first ?? fallback;
  return [primary, ...data.map.languages.filter((tag) => tag !== primary)].slice(0, 2);
}

/** Write the state into the address; `step` makes it a step that the Back button undoes. */
function writeAddress(step) {
  const parts = new URLSearchParams();
  parts.set('view', state.view);
  if (state.selected) parts.set('sel', state.selected);
  parts.set('lang', state.languages.join('+'));
  parts.set('reading', state.reading);
  if (state.query) parts.set('q', state.query);
  if (state.onlyOpen) parts.set('only', 'open');
  for (const key of state.openThemes) parts.append('open', key);
  for (const key of state.openGroups) parts.append('group', key);
  if (state.column !== 'criticisms') parts.set('column', state.column);
  if (state.scope !== 'whole') parts.set('scope', state.scope);
  if (state.steps !== 1) parts.set('steps', String(state.steps));
  if (state.theme) parts.set('theme', state.theme);
  if (state.tour >= 0) parts.set('tour', String(state.tour + 1));
  if (state.sort.by !== 'order' || !state.sort.up) parts.set('sort', `${state.sort.up ? '' : '-'}${state.sort.by}`);
  for (const name of FACETS) for (const value of state.facets[name]) parts.append(`f.${name}`, value);
  const address = `#${parts}`;
  if (address === window.location.hash) return;
  window.history[step ? 'pushState' : 'replaceState'](null, '', address);
}

/** Read the state out of the address; what is missing or unknown keeps its default. */
export function readAddress() {
  const parts = new URLSearchParams(window.location.hash.slice(1));
  const one = (name, allowed, fallback) => (allowed.includes(parts.get(name)) ? parts.get(name) : fallback);
  const languages = (parts.get('lang') ?? '').split(/[+ ]/).filter((tag) => data.map.languages.includes(tag));
  const sort = parts.get('sort') ?? 'order';
  const facets = emptyFacets();
  FACETS.forEach((name) => parts.getAll(`f.${name}`).forEach((value) => facets[name].add(value)));
  return {
    view: one('view', VIEWS, 'answers'),
    selected: elements.has(parts.get('sel')) ? parts.get('sel') : '',
    languages: languages.length > 0 ? [...new Set(languages)].slice(0, 2) : preferredLanguages(),
    reading: one('reading', BASES, 'analyst'),
    query: parts.get('q') ?? '',
    onlyOpen: parts.get('only') === 'open',
    openThemes: new Set(parts.getAll('open')),
    openGroups: new Set(parts.getAll('group')),
    column: one('column', ['criticisms', 'responses'], 'criticisms'),
    scope: one('scope', ['whole', 'around'], 'whole'),
    steps: Number(one('steps', ['1', '2', '3'], '1')),
    theme: one('theme', ['light', 'dark'], ''),
    tour: Math.min(Math.max(Number.parseInt(parts.get('tour') ?? '0', 10) || 0, 0), data.tour.length) - 1,
    sort: { by: sort.replace(/^-/, ''), up: !sort.startsWith('-') },
    facets,
  };
}

/** Take the state from the address now, and again when the reader goes back or forward. */
export function followAddress() {
  Object.assign(state, readAddress());
  window.addEventListener('popstate', () => update(readAddress()));
}
