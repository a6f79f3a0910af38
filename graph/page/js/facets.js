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

/** Whether an element passes every facet. */
export function passes(element) {
  return FACETS.every((name) => state.facets[name].size === 0 || allows(name, VALUES[name](element)));
}

/** Whether a relation may be drawn. */
export function isRelationShown(kind, basis) {
  const { relation, basis: bases } = state.facets;
  return (relation.size === 0 || kind === 'premise' || relation.has(kind)) && (bases.size === 0 || bases.has(basis));
}

/**
 * For every facet, how many elements each value would leave, given the search and the other facets.
 * @returns {Map<string, Map<string, number>>} the values in order of first appearance in the map
 */
export function tallies() {
  const counts = new Map(FACETS.map((name) => [name, new Map()]));
  for (const element of data.elements) {
    const isSought = isHit(element.id);
    const held = FACETS.map((name) => [...new Set(VALUES[name](element))]);
    const failing = FACETS.filter((name, at) => !allows(name, held[at]));
    FACETS.forEach((name, at) => {
      // What another facet keeps out would not come in by any value of this one.
      const isLeft = isSought && failing.every((other) => other === name);
      for (const value of held[at]) counts.get(name).set(value, (counts.get(name).get(value) ?? 0) + Number(isLeft));
    });
  }
  return counts;
}

function allows(name, values) {
  const chosen = state.facets[name];
  return chosen.size === 0 || values.some((value) => chosen.has(value));
}

/** The elements that pass the filters and the search, in the order of the map. */
export function remaining() {
  return data.elements.filter((element) => passes(element) && isHit(element.id));
}

/** Whether an id of an element stays bright under search and filters. */
export function isBright(id) {
  const element = elements.get(id);
  return element ? passes(element) && isHit(id) : relations.has(id);
}

/** How many relations start from an element and aim at it. */
export function degrees(id) {
  return { in: (incoming.get(id) ?? []).length, out: (outgoing.get(id) ?? []).length };
}
