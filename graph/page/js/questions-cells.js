/** What stands in the cells of an answer: ids as links and names, terms in the reader's language. */
import { anyName, data, elements, relations, sections, termOf } from './data.js';
import { make } from './dom.js';
import { bilingual, inFirst, labelOf, say, shown, term } from './language.js';
import { elementLink } from './details-relations.js';

/** Columns whose values may be ids of elements although not all are. */
const LOOSE = ['id', 'also', 'aims_at', 'contributor'];

/**
 * The content of a cell.
 * @param {[string, string]} column its name, and what its values stand for
 * @param {any} value
 */
export function cellOf([name, what], value) {
  if (value === undefined) return '';
  const draw = {
    element: elementLink,
    relation: stepInWords,
    name: named,
    list: listName,
    section: sectionOf,
    text: bilingual,
  }[what];
  if (draw) return draw(value);
  return LOOSE.includes(name) ? loose(value) : plainWords(name, value);
}

/** The same for a table outside the page: a text in the reader's language, all else as the dataset has it. */
export function wordsOf([, what], value) {
  if (value === undefined) return '';
  return what === 'text' ? inFirst(value) : String(value);
}

function plainWords(name, value) {
  const own = `ask.value.${value}`;
  if (data.strings.en[own] !== undefined) return say(own);
  return /^[a-z-]+$/i.test(value) && name !== 'unit' && name !== 'run' ? term(value) : String(value);
}

function named(id) {
  return bilingual(anyName(id));
}

function listName(id) {
  return bilingual(data.lists[id]?.label ?? { en: id });
}

function sectionOf(number) {
  const section = [...sections.values()].find((each) => each.number === number);
  return make('span.number', { title: section ? inFirst(section.title) : false }, number);
}

function loose(id) {
  if (elements.has(id)) return elementLink(id);
  return relations.has(id) ? stepInWords(id) : named(id);
}

/** A relation as what it leads from and to. */
function stepInWords(id) {
  const relation = relations.get(id);
  const ends = [
    relation.sources.map((source) => inFirst(nameOfEnd(source))).join(' + '),
    inFirst(nameOfEnd(relation.target)),
  ];
  return make(
    'span',
    { lang: shown(nameOfEnd(relation.target))[0]?.language },
    `${ends[0]} → ${ends[1]} (${inFirst(termOf(relation.kind))})`,
  );
}

function nameOfEnd(id) {
  if (elements.has(id)) return labelOf(elements.get(id));
  const relation = relations.get(id);
  return relation ? nameOfEnd(relation.target) : { en: id };
}
