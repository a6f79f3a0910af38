/** What bears on a claim: the relations that aim at it, each with what it starts from, and what strikes the relation
 * itself. Edges run from premise to conclusion, from attacker to attacked, from response to problem. */
import { ATTACKS, elements, incoming, outgoing, relations } from './data.js';
import { isRelationShown } from './facets.js';

/** The part that a kind of relation plays for what it aims at, in the order in which a reader wants them. */
const PARTS = new Map([
  ...ATTACKS.map((kind) => [kind, 'attack']),
  ['answers', 'response'],
  ['supports', 'reason'],
  ['causes', 'reason'],
  ['qualifies', 'aside'],
  ['restates', 'aside'],
]);

/** @returns {'attack'|'response'|'reason'|'aside'} */
export function partOf(relation) {
  return PARTS.get(relation.kind) ?? 'reason';
}

/**
 * What bears on an element or, by an undercut, on a relation: one entry for each source of each relation that the
 * filters let through, the most central source first.
 * @param {string} target
 * @returns {{relation: object, id: string, part: string, partners: string[]}[]}
 */
export function bearersOf(target) {
  return (incoming.get(target) ?? [])
    .filter((relation) => isRelationShown(relation.kind, relation.basis))
    .flatMap((relation) =>
      relation.sources
        .filter((id) => elements.has(id))
        .map((id) => ({
          relation,
          id,
          part: partOf(relation),
          partners: relation.linked ? relation.sources.filter((other) => other !== id) : [],
        })),
    )
    .sort((one, other) => elements.get(one.id).rank - elements.get(other.id).rank);
}

/**
 * What an element bears on, through relations that it strikes to the elements at their ends.
 * @param {string} source
 * @returns {{relation: object, id: string, part: string, step: object|undefined}[]} `step` is the relation struck
 */
export function bornOn(source) {
  return (outgoing.get(source) ?? [])
    .filter((relation) => isRelationShown(relation.kind, relation.basis))
    .map((relation) => {
      const step = relations.get(relation.target);
      return { relation, id: endOfStep(relation), part: partOf(relation), step };
    })
    .filter(({ id }) => elements.has(id));
}

/** The element that a relation aims at, through relations that are themselves aimed at. */
function endOfStep(relation) {
  let end = relation;
  for (let hop = 0; hop < 9 && relations.has(end.target); hop += 1) end = relations.get(end.target);
  return end.target;
}
