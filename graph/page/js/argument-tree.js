/** What stands around one claim: what bears on it, and on that, as a tree of a few dozen cards. A group is one relation
 * with its sources; what strikes the relation hangs on the group, not on a card. */
import { elements, incoming } from './data.js';
import { definePart, setOf } from './state.js';
import { isRelationShown } from './facets.js';
import { bornOn, partOf } from './bearing.js';

/** The zones whose rest the reader has unfolded. */
definePart('more', setOf('more'));

/** Never more cards than this. */
export const MOST_CARDS = 60;
export const ZONES = ['attack', 'reason', 'response', 'aside'];
const MOST_IN_ZONE = 8;
const MOST_BELOW = 3;
const MOST_PARENTS = 4;

/**
 * @typedef {object} Group
 * @property {object} relation
 * @property {string} part attack, reason, response or aside
 * @property {Card[]} members more than one only where the premises are linked
 * @property {Group[]} strikes what strikes the relation itself
 *
 * @typedef {object} Card
 * @property {string} id
 * @property {string} key its path, unique in the tree
 * @property {number} level 1 for what bears on the root
 * @property {Group[]} groups what bears on it
 * @property {number} rest how many more bear on it
 * @property {boolean} isAgain whether it stands elsewhere in the tree, with what bears on it
 */

/**
 * The surroundings of a claim.
 * @param {string} id
 * @param {{steps: number, unfolded?: Set<string>, most?: number}} options how many steps away to go
 * @returns {{root: Card, zones: {part: string, groups: Group[], rest: number}[], parents: object[], rest: number}}
 *   `parents` is what the claim itself bears on, `rest` how many more those are
 */
export function argumentTree(id, { steps, unfolded = new Set(), most = MOST_CARDS }) {
  const above = parentsOf(id);
  const parents = above.slice(0, unfolded.has('parents') ? most / 2 : MOST_PARENTS);
  const budget = { left: most - 1 - parents.length };
  const seen = new Set([id]);
  const root = { id, key: id, level: 0, groups: [], rest: 0, isAgain: false };
  const all = groupsAt(id);
  const zones = ZONES.map((part) => {
    const groups = all.filter((group) => group.part === part);
    return { part, ...taken(groups, unfolded.has(part) ? most : MOST_IN_ZONE, root, budget) };
  }).filter(({ groups, rest }) => groups.length + rest > 0);
  let level = zones.flatMap(({ groups }) => cardsOf(groups));
  level.forEach((card) => claim(card, seen));
  for (let step = 2; step <= steps; step += 1) level = deepened(level, budget, seen);
  level.filter(({ isAgain }) => !isAgain).forEach(countRest);
  return { root, zones, parents, rest: above.length - parents.length };
}

/** Every card of some groups, in reading order. */
export function cardsOf(groups) {
  return groups.flatMap(({ members, strikes }) => [
    ...members.flatMap((card) => [card, ...cardsOf(card.groups)]),
    ...cardsOf(strikes),
  ]);
}

/** The same relation once for all its linked sources, once for each of the others; the most central first. */
function groupsAt(target) {
  const relationsAt = (incoming.get(target) ?? []).filter(({ kind, basis }) => isRelationShown(kind, basis));
  return relationsAt
    .flatMap((relation) => {
      const sources = relation.sources.filter((id) => elements.has(id));
      const parties = relation.linked ? [sources] : sources.map((id) => [id]);
      return parties
        .filter((ids) => ids.length > 0)
        .map((ids, at) => ({ relation, part: partOf(relation), ids, isFirst: at === 0 }));
    })
    .sort((one, other) => weightOf(one) - weightOf(other));
}

function weightOf({ ids }) {
  return Math.min(...ids.map((id) => elements.get(id).rank));
}

/** As many of the groups as may be shown, as cards under `above`. */
function taken(groups, limit, above, budget) {
  const shown = [];
  for (const group of groups.slice(0, limit)) {
    const strikes = group.isFirst ? groupsAt(group.relation.id).slice(0, MOST_BELOW) : [];
    const size = group.ids.length + strikes.reduce((sum, { ids }) => sum + ids.length, 0);
    if (size > budget.left) break;
    budget.left -= size;
    shown.push(made(group, above, strikes));
  }
  return { groups: shown, rest: groups.slice(shown.length).reduce((sum, { ids }) => sum + ids.length, 0) };
}

function made({ relation, part, ids }, above, strikes = []) {
  const members = ids.map((id) => ({
    id,
    key: `${above.key}/${relation.id}/${id}`,
    level: above.level + 1,
    groups: [],
    rest: 0,
    isAgain: false,
  }));
  return { relation, part, members, strikes: strikes.map((strike) => made(strike, members[0])) };
}

/** Mark a card whose claim has been met before: what bears on it stands there. */
function claim(card, seen) {
  card.isAgain = seen.has(card.id);
  seen.add(card.id);
}

/** Go one step further from every card of a level, and return the cards that were added. */
function deepened(level, budget, seen) {
  const added = [];
  for (const card of level.filter(({ isAgain }) => !isAgain)) {
    Object.assign(card, taken(groupsAt(card.id), MOST_BELOW, card, budget));
    const fresh = cardsOf(card.groups);
    fresh.forEach((each) => claim(each, seen));
    added.push(...fresh);
  }
  return added;
}

function countRest(card) {
  card.rest = groupsAt(card.id).reduce((sum, { ids }) => sum + ids.length, 0);
}

/** What a claim bears on, itself or as a premise among others; the most central first. */
function parentsOf(id) {
  return bornOn(id)
    .filter((parent) => parent.id !== id)
    .sort((one, other) => elements.get(one.id).rank - elements.get(other.id).rank);
}

/**
 * The cards of some groups as rows of the picture, each told what it hangs on.
 * @param {Group[]} groups
 * @returns {object[][]} one block for each group; see `argument-layout.js`
 */
export function blocksOf(groups) {
  return groups.map((group) => rowsOf(group, {}));
}

function rowsOf({ relation, part, members, strikes }, { above, struck }) {
  const first = members[0].key;
  return [
    ...members.flatMap((card) => [
      {
        key: card.key,
        level: card.level,
        above,
        strikes: card.key === first ? struck : undefined,
        joins: card.key === first ? undefined : first,
        card,
        relation,
        part,
        partners: members.length - 1,
      },
      ...card.groups.flatMap((group) => rowsOf(group, { above: card.key })),
    ]),
    ...strikes.flatMap((strike) => rowsOf(strike, { struck: members.at(-1).key })),
  ];
}
