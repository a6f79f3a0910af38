/** Filters: within one facet any ticked value will do, between facets all must hold. Nothing ticked lets all through. */
import { data, elements, endsOf, looks, outgoing, incoming, relations, sectionKey } from './data.js';
import { groupBy } from './grouping.js';
import { later } from './later.js';
import { FACETS, state } from './state.js';
import { isHit } from './search.js';
import { statusOf } from './readings.js';

const touching = later(() => groupBy(data.relations, (relation) => [...new Set(endsOf(relation))]));

/** What an element counts as under each facet. */
const VALUES = {
  kind: (element) => [looks(element)],
  status: (element) => [statusOf(element)].filter(Boolean),
  relation: (element) => (touching.get(element.id) ?? []).map((relation) => relation.kind),
  basis: (element) => (touching.get(element.id) ?? []).map((relation) => relation.basis),
  section: (element) => [sectionKey(element)],
  holder: (element) => (element.stances ?? []).map((stance) => stance.holder),
  among: (element) => [element.id],
};

/** Whether an element passes every facet, or every one but `except`. */
export function passes(element, except = '') {
  return FACETS.every((name) => {
    const chosen = state.facets[name];
    return name === except || chosen.size === 0 || VALUES[name](element).some((value) => chosen.has(value));
  });
}

/** Whether a relation may be drawn. */
export function isRelationShown(kind, basis) {
  const { relation, basis: bases } = state.facets;
  return (relation.size === 0 || kind === 'premise' || relation.has(kind)) && (bases.size === 0 || bases.has(basis));
}

/**
 * For one facet, how many elements each value would leave, given the search and the other facets.
 * @returns {Map<string, number>} in order of first appearance in the map
 */
export function tally(name) {
  const counts = new Map();
  for (const element of data.elements) {
    const passing = passes(element, name) && (!state.query.trim() || isHit(element.id));
    for (const value of new Set(VALUES[name](element))) {
      counts.set(value, (counts.get(value) ?? 0) + (passing ? 1 : 0));
    }
  }
  return counts;
}

/** The elements that pass the filters and the search, in the order of the map. */
export function remaining() {
  return data.elements.filter((element) => passes(element) && (!state.query.trim() || isHit(element.id)));
}

/** Whether an id of an element stays bright under search and filters. */
export function isBright(id) {
  const element = elements.get(id);
  return element ? passes(element) && (!state.query.trim() || isHit(id)) : relations.has(id);
}

/** How many relations start from an element and aim at it. */
export function degrees(id) {
  return { in: (incoming.get(id) ?? []).length, out: (outgoing.get(id) ?? []).length };
}
