/** What the reader's changes come to: strengths and grounded labels before and after, each computed when it is asked for. */
import { data } from './data.js';
import { state } from './state.js';
import { standing } from './polarity.js';
import { strengthsOf } from './strength.js';
import { groundedLabels } from './grounded.js';
import { leftNow, networkOfMap, scoreOf } from './what-if.js';

/** Strengths that differ by less are the same. */
const SAME_STRENGTH = 1e-9;

/** Results of the map as it is, and of the changes of the moment, by what they are. */
const before = new Map();
const after = new Map();
let afterFor = [];

function remembered(results, name, compute) {
  if (!results.has(name)) results.set(name, compute());
  return results.get(name);
}

function resultsNow() {
  if (afterFor[0] !== state.off || afterFor[1] !== state.scores) {
    after.clear();
    afterFor = [state.off, state.scores];
  }
  return after;
}

function everything() {
  return remembered(before, 'left', () => standing(networkOfMap(), []));
}

/** Strengths as the map has them. */
export function strengthsBefore(semantics = state.semantics) {
  return remembered(before, semantics, () => strengthsOf(networkOfMap(), everything(), networkOfMap().base, semantics));
}

/** Strengths after the changes. */
export function strengthsAfter(semantics = state.semantics) {
  return remembered(resultsNow(), semantics, () => {
    const base = Float64Array.from(networkOfMap().base);
    data.elements.forEach(({ id }, at) => {
      if (state.scores.has(id)) base[at] = scoreOf(id);
    });
    return strengthsOf(networkOfMap(), leftNow(), base, semantics);
  });
}

/**
 * The strength of an element before and after; a number that is no answer is null, and after it is switched off it has
 * none, which is undefined.
 * @returns {{was: number|null, now: number|null|undefined}}
 */
export function strengthChange(id, semantics = state.semantics) {
  const node = networkOfMap().number.get(id);
  const known = ({ state: values, isKnown }) => (isKnown[node] ? values[node] : null);
  return {
    was: known(strengthsBefore(semantics)),
    now: leftNow()[node] ? known(strengthsAfter(semantics)) : undefined,
  };
}

/** The grounded label of an element before and after; after it is switched off it has none, which is ''. */
export function labelChange(id) {
  const node = networkOfMap().number.get(id);
  const was = remembered(before, 'labels', () => groundedLabels(networkOfMap(), everything()));
  const now = remembered(resultsNow(), 'labels', () => groundedLabels(networkOfMap(), leftNow()));
  return { was: was[node], now: now[node] };
}

/** The elements left whose strength changes, those that change most first. Numbers that are no answer are left out. */
export function movedStrengths() {
  return data.elements
    .map(({ id }) => ({ id, ...strengthChange(id) }))
    .filter(({ was, now }) => was !== null && typeof now === 'number' && Math.abs(now - was) > SAME_STRENGTH)
    .sort((one, other) => Math.abs(other.now - other.was) - Math.abs(one.now - one.was));
}

/** The elements left whose grounded label changes, in the order of the map. */
export function flippedLabels() {
  return data.elements.map(({ id }) => ({ id, ...labelChange(id) })).filter(({ was, now }) => now && was !== now);
}
