/** What the reader is looking at. The address carries it after the #, so that a link shows the same. */
import { BASES, data, elements } from './data.js';

/** The views over one selection, in the order of the bar and of the keys 1 to 7; the named questions only where the page
 * was given their answers. */
export const VIEWS = ['answers', 'atlas', 'argument', 'matrix', 'tree', 'table', 'questions'].filter(
  (view) => view !== 'questions' || data.questions.length > 0,
);
/** What older addresses call two of them. */
const FORMER_VIEWS = new Map([
  ['network', 'atlas'],
  ['list', 'table'],
]);
/** What elements are filtered by; `among` are ids chosen one by one, as in the matrix. */
export const FACETS = ['kind', 'status', 'relation', 'basis', 'section', 'holder', 'among'];

/** The parts of the state by name; see `definePart`. */
const parts = new Map();
const listeners = [];
export const state = {};

/**
 * Add a part to the state, before `followAddress` reads the address.
 * @param {string} name
 * @param {object} part
 * @param {() => any} part.fallback its value where the address says nothing
 * @param {(entries: URLSearchParams) => any} part.read its value by the address; undefined for the fallback
 * @param {(value: any) => [string, string][]} part.write its entries in the address
 * @param {boolean} [part.isAlwaysWritten] also where it is the fallback, which depends on the reader
 * @param {boolean} [part.isStep] whether a change of it is a step that the Back button goes back over
 * @param {boolean} [part.isUndone] whether a change of it can be undone
 */
export function definePart(name, part) {
  parts.set(name, part);
  state[name] = part.fallback();
}

/** A part that is one of some words, the first unless told otherwise. */
export function oneOf(key, words, more = {}) {
  return {
    fallback: () => words[0],
    read: (entries) => words.find((word) => String(word) === entries.get(key)),
    write: (value) => [[key, String(value)]],
    ...more,
  };
}

/** A part that is the id of one thing that exists, or ''. */
export function oneThing(key, things, more = {}) {
  return {
    fallback: () => '',
    read: (entries) => (things.has(entries.get(key)) ? entries.get(key) : ''),
    write: (value) => (value ? [[key, value]] : []),
    ...more,
  };
}

/** A part that is a set of words. */
export function setOf(key, more = {}) {
  return {
    fallback: () => new Set(),
    read: (entries) => new Set(entries.getAll(key)),
    write: (value) => [...value].map((each) => [key, each]),
    ...more,
  };
}

const UNDONE = { isUndone: true };

definePart('view', {
  ...oneOf('view', VIEWS, { isAlwaysWritten: true, isStep: true }),
  read: (entries) => {
    const named = entries.get('view');
    return VIEWS.find((view) => view === (FORMER_VIEWS.get(named) ?? named));
  },
});
definePart('selected', oneThing('sel', elements, { isStep: true, ...UNDONE }));
definePart('languages', {
  fallback: preferredLanguages,
  read: (entries) => {
    const tags = (entries.get('lang') ?? '').split(/[+ ]/).filter((tag) => data.map.languages.includes(tag));
    return tags.length > 0 ? [...new Set(tags)].slice(0, 2) : undefined;
  },
  write: (tags) => [['lang', tags.join('+')]],
  isAlwaysWritten: true,
});
definePart('reading', oneOf('reading', [...BASES].reverse(), { isAlwaysWritten: true, ...UNDONE }));
definePart('query', {
  fallback: () => '',
  read: (entries) => entries.get('q'),
  write: (query) => (query ? [['q', query]] : []),
  ...UNDONE,
});
definePart('onlyOpen', {
  fallback: () => false,
  read: (entries) => entries.get('only') === 'open',
  write: (isOn) => (isOn ? [['only', 'open']] : []),
  ...UNDONE,
});
definePart('openThemes', setOf('open'));
definePart('openGroups', setOf('group'));
definePart('column', oneOf('column', ['criticisms', 'responses']));
definePart('steps', oneOf('steps', [1, 2, 3], UNDONE));
definePart('theme', oneOf('theme', ['', 'light', 'dark']));
definePart('tour', {
  fallback: () => -1,
  read: (entries) => Math.min(Math.max(Number.parseInt(entries.get('tour'), 10) || 0, 0), data.tour.length) - 1,
  write: (at) => (at >= 0 ? [['tour', String(at + 1)]] : []),
});
definePart('sort', {
  fallback: () => ({ by: 'order', up: true }),
  read: (entries) => {
    const [, down, by] = /^(-?)(.*)$/s.exec(entries.get('sort') ?? 'order');
    return { by, up: !down };
  },
  write: ({ by, up }) => [['sort', `${up ? '' : '-'}${by}`]],
});
definePart('facets', {
  fallback: emptyFacets,
  read: (entries) => Object.fromEntries(FACETS.map((name) => [name, new Set(entries.getAll(`f.${name}`))])),
  write: (facets) => FACETS.flatMap((name) => [...facets[name]].map((value) => [`f.${name}`, value])),
  ...UNDONE,
});

/** Call `listener(changed, before)` after every change, with the set of names that changed and their old values. */
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
  const before = Object.fromEntries([...changed].map((name) => [name, state[name]]));
  Object.assign(state, changes);
  writeAddress([...changed].some((name) => parts.get(name).isStep));
  listeners.forEach((listener) => listener(changed, before));
}

/** Whether a change of this part can be undone. */
export function isUndone(name) {
  return Boolean(parts.get(name)?.isUndone);
}

export function emptyFacets() {
  return Object.fromEntries(FACETS.map((name) => [name, new Set()]));
}

/** Whether any filter is set. */
export function isFiltered() {
  return FACETS.some((name) => state.facets[name].size > 0);
}

function sameValue(one, other) {
  return one === other || (typeof one === 'object' && toText(one) === toText(other));
}

/** A value as text, so that two can be compared; sets and maps by their entries, in order. */
function toText(value) {
  return JSON.stringify(value, (_, inner) => (inner instanceof Set || inner instanceof Map ? [...inner] : inner));
}

/** The reader's own language first, the map's other language beneath it. */
function preferredLanguages() {
  const own = (navigator.language || 'en').toLowerCase().split('-')[0];
  const first = data.map.languages.find((tag) => tag.toLowerCase().split('-')[0] === own);
  const fallback = data.map.languages.includes('en') ? 'en' : data.map.languages[0];
  const primary = first ?? fallback;
  return [primary, ...data.map.languages.filter((tag) => tag !== primary)].slice(0, 2);
}

/** The address, from the # on, under which the page shows what it shows now. */
export function address() {
  const entries = [...parts].flatMap(([name, part]) => {
    const isLeftOut = !part.isAlwaysWritten && sameValue(state[name], part.fallback());
    return isLeftOut ? [] : part.write(state[name]);
  });
  return `#${new URLSearchParams(entries)}`;
}

/** Write the state into the address; `isStep` makes it a step that the Back button goes back over. */
function writeAddress(isStep) {
  if (address() === window.location.hash) return;
  const at = (window.history.state?.at ?? 0) + (isStep ? 1 : 0);
  // In a notebook, an address that begins with # would be one of the notebook.
  const page = window.location.href.split('#')[0];
  window.history[isStep ? 'pushState' : 'replaceState']({ at }, '', page + address());
}

/** Read the state out of the address; what is missing or unknown keeps its default. */
export function readAddress() {
  const entries = new URLSearchParams(window.location.hash.slice(1));
  return Object.fromEntries([...parts].map(([name, part]) => [name, part.read(entries) ?? part.fallback()]));
}

/** Take the state from the address now, and again when the reader goes back or forward. */
export function followAddress() {
  Object.assign(state, readAddress());
  window.addEventListener('popstate', () => update(readAddress()));
}
