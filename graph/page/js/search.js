/** Finding elements by what a reader types: any part of any wording, whatever its case or width, or an id. */
import { data, nameOf, sections, sectionKey, termOf } from './data.js';
import { state } from './state.js';

/** The form in which letters are compared. */
export function fold(text) {
  return text.normalize('NFKC').toLowerCase();
}

const haystacks = new Map(data.elements.map((element) => [element.id, fold(wordsOf(element).join('\n'))]));

/** Whether an element holds every word of the query, in any order. */
export function isHit(id, query = state.query) {
  const hay = haystacks.get(id) ?? '';
  return fold(query)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

/**
 * The elements that match, those first whose name or id begins with the query.
 * @returns {string[]} ids
 */
export function hits(query = state.query) {
  if (!query.trim()) return [];
  const wanted = fold(query.trim());
  const found = data.elements.filter((element) => isHit(element.id, query));
  const early = (element) =>
    [element.id, ...Object.values(element.label ?? {})].some((text) => fold(text).startsWith(wanted));
  return [...found.filter(early), ...found.filter((element) => !early(element))].map((element) => element.id);
}

function wordsOf(element) {
  const holders = (element.stances ?? []).flatMap((stance) => [stance.holder, stance.reporter].filter(Boolean));
  const section = sections.get(sectionKey(element));
  return [
    element.id,
    ...Object.values(element.text),
    ...Object.values(element.label ?? {}),
    ...(element.topics ?? []).flatMap((topic) => Object.values(nameOf('topics', topic))),
    ...holders.flatMap((holder) => Object.values(nameOf('actors', holder))),
    ...Object.values(termOf(element.kind)),
    ...(section ? [section.number, ...Object.values(section.title)] : []),
  ];
}
