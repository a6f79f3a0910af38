/** The map, read once from the page, with the look-ups that every view needs. Ids are keys of Maps only, never of plain
 * objects, so that an element may be called "constructor". */
import { groupBy } from './grouping.js';
import { later } from './later.js';
import { inflate } from './inflate.js';
import { unpack } from './unpack.js';

export const data = unpack(JSON.parse(await payload(document.getElementById('data'))));

/** The payload of a large map is compressed. */
function payload({ type, textContent }) {
  return type === 'application/zlib' ? inflate(textContent) : textContent;
}

/** What gathers the topics that have no heading of their own. */
data.others = Object.fromEntries(
  Object.entries(data.strings).map(([language, strings]) => [language, strings['topic.none']]),
);

/** The kinds of relation by which one element speaks against another. */
export const ATTACKS = ['attacks', 'rebuts', 'undercuts', 'undermines'];
export const BASES = ['explicit', 'implicit', 'analyst'];

export const elements = new Map(data.elements.map((element) => [element.id, element]));
export const relations = later(() => new Map(data.relations.map((relation) => [relation.id, relation])));
export const criticisms = data.criticisms.map((id) => elements.get(id));
export const responses = data.elements.filter((element) => element.kind === 'policy_response');

/** Answers in the order of the relations. */
export const answers = data.answers;

const names = new Map(Object.entries(data.names).map(([what, things]) => [what, new Map(Object.entries(things))]));
const terms = new Map(Object.entries(data.terms));

/** Relations by the element or relation they start from, and by the one they aim at. */
export const outgoing = later(() => groupBy(data.relations, (relation) => relation.sources));
export const incoming = later(() => groupBy(data.relations, (relation) => [relation.target]));

/**
 * The name of an actor, topic, place, event or instrument in every language.
 * @param {string} what for example "actors"
 * @param {string} id
 * @returns {Object<string, string>}
 */
export function nameOf(what, id) {
  return names.get(what)?.get(id)?.label ?? { en: id };
}

/**
 * Whatever a bare id stands for: an actor, event, instrument, topic, place, or an element.
 * @param {string} id
 * @returns {Object<string, string>}
 */
export function anyName(id) {
  for (const things of names.values()) {
    if (things.has(id)) return things.get(id).label;
  }
  return elements.get(id)?.label ?? { en: id };
}

/** What is known of an actor, event, instrument or place beside its name. */
export function thing(what, id) {
  return names.get(what)?.get(id);
}

/**
 * The label of a term of the vocabulary ("supports", "probable") in every language.
 * @param {string} term
 */
export function termOf(term) {
  return terms.get(term) ?? { en: term };
}

/** Whether the element is a criticism. */
export function isCriticism(element) {
  return (element.roles ?? []).includes('criticism');
}

/** The kind by which an element is drawn: a criticism looks unlike any other claim. */
export function looks(element) {
  return isCriticism(element) ? 'criticism' : element.kind;
}

/** The section of an element as one key, for two documents may number alike. */
export function sectionKey(element) {
  const anchor = element.anchors?.[0];
  return anchor?.section ? `${anchor.document} ${anchor.section}` : '';
}

export const sections = new Map(data.sections.map((section) => [`${section.document} ${section.number}`, section]));

/** Every other element that a relation touches, as ids of elements, going through relations that are themselves aimed at. */
export function endsOf(relation) {
  const target = relations.get(relation.target);
  return [...relation.sources, ...(target ? [...target.sources, target.target] : [relation.target])].filter((id) =>
    elements.has(id),
  );
}
