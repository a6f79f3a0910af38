/** Texts of the surface in the reader's language, and texts of the map in one language or two. */
import { data, termOf } from './data.js';
import { state } from './state.js';
import { make } from './dom.js';

/** The language of buttons and headings. */
export function surface() {
  return data.strings[state.languages[0]] ? state.languages[0] : 'en';
}

/**
 * A text of the surface; `{n}` and the like are filled in.
 * @param {string} name
 * @param {Object<string, string|number>} [values]
 */
export function say(name, values = {}) {
  const text = data.strings[surface()][name] ?? data.strings.en[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (_, key) => {
    const value = values[key] ?? '';
    return Number.isInteger(value) ? numeral(value) : String(value);
  });
}

/** A whole number as it is read: one of five digits and more in groups. */
export function numeral(n) {
  return n >= 10_000 ? n.toLocaleString(surface()) : String(n);
}

/** The same with a number, which picks the form: with 1, "search.hits" reads `search.hits.one`. */
export function sayCount(name, n, values = {}) {
  const form = pluralRules(surface()).select(n);
  const known = data.strings[surface()][`${name}.${form}`] !== undefined;
  return say(known ? `${name}.${form}` : `${name}.other`, { n, ...values });
}

/** Rules are slow to make, and asked for in every frame of the atlas. */
const rulesOf = new Map();
function pluralRules(language) {
  if (!rulesOf.has(language)) rulesOf.set(language, new Intl.PluralRules(language));
  return rulesOf.get(language);
}

/** A term of the vocabulary in the language of the surface. */
export function term(name) {
  const labels = termOf(name);
  return labels[surface()] ?? labels.en ?? name;
}

/**
 * The wording of a text in the first of the reader's languages that it has.
 * @param {Object<string, string>} text
 * @returns {string}
 */
export function inFirst(text) {
  return shown(text)[0]?.words ?? '';
}

/**
 * What is shown of a text: one or two wordings, the reader's first language first.
 * @param {Object<string, string>} text
 * @returns {{language: string, words: string}[]}
 */
export function shown(text) {
  const own = state.languages.filter((tag) => text[tag]).map((tag) => ({ language: tag, words: text[tag] }));
  return own.length > 0
    ? own
    : Object.entries(text)
        .slice(0, 1)
        .map(([language, words]) => ({ language, words }));
}

/**
 * Both wordings as one piece of text, the second small.
 * @param {Object<string, string>} text
 * @param {string} [what] tag and classes of the whole
 */
export function bilingual(text, what = 'span.words') {
  return make(
    what,
    {},
    shown(text).map(({ language, words }, at) =>
      make(at === 0 ? 'span.first' : 'span.second', { lang: language }, words),
    ),
  );
}

/** Only the first wording, marked with its language. */
export function monolingual(text, what = 'span') {
  const first = shown(text)[0];
  return make(what, { lang: first?.language }, first?.words ?? '');
}

/** The short name of an element, or its sentence where the author gave none. */
export function labelOf(element) {
  return element.label && Object.keys(element.label).length > 0 ? element.label : element.text;
}
