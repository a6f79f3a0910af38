/** What the steps of the guided tour are about. */
import { data, elements, relations } from './data.js';
import { state } from './state.js';

/** The elements that the current step points at; none outside the tour. */
export function tourSubjects() {
  return subjectsOf(data.tour[state.tour]);
}

/**
 * The elements of a step. A relation stands for what it starts from and what it aims at.
 * @param {{about: string[]}|undefined} step
 * @returns {string[]}
 */
export function subjectsOf(step) {
  return [...new Set((step?.about ?? []).flatMap(elementsOf))];
}

function elementsOf(id) {
  if (elements.has(id)) return [id];
  const relation = relations.get(id);
  return relation ? [...elementsOf(relation.target), ...relation.sources] : [];
}
