/** What comes nearest to an answer where a criticism has none: an answer that a wider reading would count, or else the
 * policy response fewest steps away that answers something. */
import { BASES, elements, endsOf, incoming, outgoing } from './data.js';
import { state } from './state.js';
import { answeredBy, answersOf, statusOf } from './readings.js';

/**
 * @param {object} element
 * @returns {{response: string, basis: string|undefined, steps: number}|undefined} `basis` where a wider reading would
 *   count the answer; nothing for what is not an open criticism, or where no response is within reach
 */
export function nearestAnswer(element) {
  if (!['open', 'against'].includes(statusOf(element))) return undefined;
  const wider = BASES.slice(BASES.indexOf(state.reading) + 1);
  const [answer] = wider.flatMap((reading) => answersOf(element.id, reading));
  return answer ? { response: answer.response, basis: answer.basis, steps: 1 } : nearestResponse(element.id);
}

/** Breadth first, whichever way the relations run. Linear in the relations at worst. */
function nearestResponse(from) {
  const steps = new Map([[from, 0]]);
  for (const [id, hops] of steps) {
    if (elements.get(id)?.kind === 'policy_response' && answeredBy(id).length > 0)
      return { response: id, basis: undefined, steps: hops };
    // What is added to a Map while it is walked through is walked through too, in order: this is the queue.
    for (const next of neighboursOf(id)) if (!steps.has(next)) steps.set(next, hops + 1);
  }
  return undefined;
}

function neighboursOf(id) {
  const touching = [...(incoming.get(id) ?? []), ...(outgoing.get(id) ?? [])];
  const strikes = touching.flatMap((relation) => incoming.get(relation.id) ?? []);
  return [...touching, ...strikes].flatMap(endsOf);
}
