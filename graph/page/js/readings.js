/** The three readings: what counts as an answer if only the text's words count, or what it implies too, or the
 * analyst's links as well. A wider reading never opens a criticism again. */
import { BASES, answers, criticisms, data, groupBy, isCriticism } from './data.js';
import { state } from './state.js';

const openBy = new Map(BASES.map((basis) => [basis, new Set(data.open[basis])]));
const against = new Set(data.against);
const answersTo = groupBy(answers, (answer) => [answer.criticism]);
const answersBy = groupBy(answers, (answer) => [answer.response]);

/** Whether a link of this basis counts under a reading. */
export function counts(basis, reading = state.reading) {
  return BASES.indexOf(basis) <= BASES.indexOf(reading);
}

/** The answers that a criticism gets under the reading. */
export function answersOf(criticism, reading = state.reading) {
  return (answersTo.get(criticism) ?? []).filter((answer) => counts(answer.basis, reading));
}

/** The answers that a response gives under the reading. */
export function answeredBy(response, reading = state.reading) {
  return (answersBy.get(response) ?? []).filter((answer) => counts(answer.basis, reading));
}

/**
 * Where a criticism stands: "open", "against" (no policy response, but some claim argues against it) or "answered".
 * Empty for what is not a criticism.
 */
export function statusOf(element, reading = state.reading) {
  if (!isCriticism(element)) return '';
  if (!openBy.get(reading).has(element.id)) return 'answered';
  return against.has(element.id) ? 'against' : 'open';
}

/** The numbers of the headline under a reading; `open` includes those that are only argued against. */
export function numbers(reading = state.reading) {
  const open = openBy.get(reading).size;
  return {
    all: criticisms.length,
    open,
    answered: criticisms.length - open,
    against: criticisms.filter((element) => statusOf(element, reading) === 'against').length,
  };
}

/** The narrowest reading under which a criticism is answered: 0 by the text's words, up to 3, never. */
export function answeredAt(id) {
  const at = BASES.findIndex((basis) => !openBy.get(basis).has(id));
  return at < 0 ? BASES.length : at;
}

/** The criticisms that would be open if this response failed. */
export function soleAnswerOf(response) {
  const answered = [...new Set(answeredBy(response).map((answer) => answer.criticism))];
  return answered.filter((id) => answersOf(id).every((answer) => answer.response === response));
}
