/** Which way through the debate the reader asks for: between two elements, or from one to the end of its reasons. */
import { data, elements, relations } from './data.js';
import { definePart, oneOf, oneThing, state } from './state.js';
import { isRelationShown } from './facets.js';
import { pathTo, reachedFrom, stepsOf } from './shortest-path.js';

definePart('routeFrom', oneThing('from', elements, { isStep: true }));
definePart('routeTo', oneThing('to', elements, { isStep: true }));
definePart('why', oneThing('why', elements, { isStep: true }));
definePart('way', oneOf('way', ['any', 'arrows']));

let walked;
let walkedUnder = '';

/** The arrows that the filters let through, by node. */
function steps() {
  const filters = JSON.stringify([...state.facets.relation, ...state.facets.basis]);
  if (walkedUnder !== filters || !walked) {
    walked = stepsOf(
      data.picture.edges.filter(({ relation, basis }) => isRelationShown(relations.get(relation).kind, basis)),
    );
    walkedUnder = filters;
  }
  return walked;
}

/** Whether a way is shown in place of an argument. */
export function hasRoute() {
  return state.why !== '' || (state.routeFrom !== '' && state.routeTo !== '');
}

/** Whether one end of a path is chosen and the other is not. */
export function isChoosing() {
  return state.why === '' && state.routeFrom !== '' && state.routeTo === '';
}

/**
 * The way that the state asks for.
 * @returns {{from: string, to: string|undefined, path: object[]|undefined, isThesis: boolean}}
 */
export function currentRoute() {
  return state.why ? reasonsFrom(state.why) : shortestRoute(state.routeFrom, state.routeTo, state.way === 'arrows');
}

/** The path with the fewest steps between two elements. */
export function shortestRoute(from, to, isDirected) {
  return { from, to, path: pathTo(steps(), from, (id) => id === to, { isDirected }), isThesis: false };
}

/**
 * The chain of reasons from an element: to the map's thesis if arrows lead there, else to the most central of the elements
 * that they lead to.
 */
export function reasonsFrom(from) {
  const reached = reachedFrom(steps(), from);
  const { thesis } = data.map;
  const isThesis = thesis !== '' && reached.has(thesis);
  const to = isThesis ? thesis : mostCentral([...reached].filter((id) => id !== from));
  const path = to && pathTo(steps(), from, (id) => id === to, { isDirected: true });
  return { from, to, path, isThesis };
}

function mostCentral(ids) {
  const known = ids.filter((id) => elements.has(id));
  return known.sort((one, other) => elements.get(one).rank - elements.get(other).rank)[0];
}

/** The relation behind a step of a path. */
export function relationOf(step) {
  return relations.get(step.arrow.relation);
}
