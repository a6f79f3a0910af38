/** The three readings: what counts as an answer if only the text's words count, or what it implies too, or the
 * analyst's links as well. A wider reading never opens a criticism again. What the reader has switched off counts not. */
import { ATTACKS, BASES, answers, criticisms, data, elements, incoming, isCriticism } from './data.js';
import { groupBy } from './grouping.js';
import { state } from './state.js';
import { isOff, standsNow } from './what-if.js';

const openBy = new Map(BASES.map((basis) => [basis, new Set(data.open[basis])]));
const rebutted = new Set(data.against);
const answersTo = groupBy(answers, (answer) => [answer.criticism]);
const answersBy = groupBy(answers, (answer) => [answer.response]);

/** Whether a link of this basis counts under a reading. */
export function counts(basis, reading = state.reading) {
  return BASES.indexOf(basis) <= BASES.indexOf(reading);
}

/** The answers that a criticism gets under the reading. */
export function answersOf(criticism, reading = state.reading) {
  return (answersTo.get(criticism) ?? []).filter((answer) => isGiven(answer, reading));
}

/** The answers that a response gives under the reading. */
export function answeredBy(response, reading = state.reading) {
  return (answersBy.get(response) ?? []).filter((answer) => isGiven(answer, reading));
}

/** Whether an answer counts, and is not switched off. */
export function isGiven({ relation, response, basis }, reading = state.reading) {
  return counts(basis, reading) && standsNow(relation, response);
}

/**
 * Where a criticism stands: "open", "against" (no policy response, but some claim argues against it), "answered", or "off"
 * where the reader has switched it off. Empty for what is not a criticism.
 */
export function statusOf(element, reading = state.reading) {
  if (!isCriticism(element)) return '';
  if (isOff(element.id)) return 'off';
  if (!isOpen(element.id, reading)) return 'answered';
  return isArguedAgainst(element.id) ? 'against' : 'open';
}

function isOpen(id, reading) {
  return state.off.size > 0 ? answersOf(id, reading).length === 0 : openBy.get(reading).has(id);
}

function isArguedAgainst(id) {
  if (state.off.size === 0) return rebutted.has(id);
  return (incoming.get(id) ?? []).some(
    ({ id: relation, kind, sources }) =>
      ATTACKS.includes(kind) &&
      sources.some((source) => elements.get(source)?.kind === 'claim' && standsNow(relation, source)),
  );
}

/** The criticisms that are open under the reading only because of what is switched off. */
export function openedNow(reading = state.reading) {
  if (state.off.size === 0) return [];
  return criticisms.filter(({ id }) => !isOff(id) && isOpen(id, reading) && !openBy.get(reading).has(id));
}

/** The numbers of the headline under a reading; `open` includes those that are only argued against. */
export function numbers(reading = state.reading) {
  const statuses = criticisms.map((element) => statusOf(element, reading));
  const count = (status) => statuses.filter((each) => each === status).length;
  const against = count('against');
  const answered = count('answered');
  const all = statuses.length - count('off');
  return { all, answered, open: all - answered, against };
}

/** The narrowest reading under which a criticism is answered: 0 by the text's words, up to 3, never. */
export function answeredAt(id) {
  const at = BASES.findIndex((basis) => !isOpen(id, basis));
  return at < 0 ? BASES.length : at;
}

/** The criticisms that would be open if this response failed. */
export function soleAnswerOf(response) {
  const answered = [...new Set(answeredBy(response).map((answer) => answer.criticism))];
  return answered.filter((id) => answersOf(id).every((answer) => answer.response === response));
}
