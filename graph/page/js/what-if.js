/** What if: the elements that the reader has switched off, and the base scores that the reader has set. An element that is
 * off is as if the map did not have it: its relations go with it, and those that fall without it. */
import { data, elements } from './data.js';
import { definePart, oneOf, setOf, state, update } from './state.js';
import { readNetwork, standing, stepStands } from './polarity.js';
import { SEMANTICS } from './strength-formulas.js';

/** Between a score and its element in the address. */
const SCORE_OF = '~';

definePart('off', {
  ...setOf('off', { isUndone: true }),
  read: (entries) => new Set(entries.getAll('off').filter((id) => elements.has(id))),
});
definePart('scores', {
  fallback: () => new Map(),
  read: (entries) => new Map(entries.getAll('score').map(readScore).filter(Boolean)),
  write: (scores) => [...scores].map(([id, score]) => ['score', `${score}${SCORE_OF}${id}`]),
  isUndone: true,
});
/** By which semantics the reader compares strengths. */
definePart('semantics', oneOf('semantics', SEMANTICS));

/** The parts of the state that change what is computed. */
export const CHANGES = ['off', 'scores'];

function readScore(entry) {
  const at = entry.indexOf(SCORE_OF);
  const [score, id] = [Number(entry.slice(0, at)), entry.slice(at + 1)];
  return at > 0 && elements.has(id) && score >= 0 && score <= 1 ? [id, score] : undefined;
}

/** Whether the reader has changed anything. */
export function isChanged() {
  return state.off.size > 0 || state.scores.size > 0;
}

export function isOff(id) {
  return state.off.has(id);
}

/** The base score that the map gives an element. */
export function ownScore(id) {
  return Number(elements.get(id).baseScore ?? 0.5);
}

/** The base score of an element now. */
export function scoreOf(id) {
  return state.scores.get(id) ?? ownScore(id);
}

/** Switch an element off, or on again. */
export function switchElement(id, isOn = isOff(id)) {
  const off = new Set(state.off);
  off[isOn ? 'delete' : 'add'](id);
  update({ off });
}

/** Set a base score from 0 to 1; the map's own score takes the change back. */
export function setScore(id, score) {
  const scores = new Map(state.scores);
  if (score === ownScore(id)) scores.delete(id);
  else scores.set(id, score);
  update({ scores });
}

export function resetWhatIf() {
  update({ off: new Set(), scores: new Map() });
}

/** The map in numbers, made when it is first needed. */
let mapNetwork;
export function networkOfMap() {
  mapNetwork ??= readNetwork(data);
  return mapNetwork;
}

/** What is left of the network, made once for what is off. */
let left;
let leftFor;
export function leftNow() {
  if (leftFor !== state.off) {
    left = standing(networkOfMap(), state.off);
    leftFor = state.off;
  }
  return left;
}

const stepOf = new Map(data.relations.map((relation, at) => [relation.id, at]));

/** Whether a relation still leads from this source to what it aims at. */
export function standsNow(relation, source) {
  if (state.off.size === 0) return true;
  const step = networkOfMap().steps[stepOf.get(relation)];
  return !isOff(source) && stepStands(step, leftNow());
}
