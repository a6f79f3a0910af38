/** The two columns of the answer map: which rows they have, under which headings, and in what order. */
import { BASES, answers, criticisms, data, nameOf, responses } from './data.js';
import { answeredAt } from './readings.js';
import { byNeighbours, untangle } from './answer-order.js';

/** With more topics than this, those of a single row share one heading. */
const MANY_TOPICS = 8;
/** With more criticisms than this, themes and groups start as one row each. */
const MANY_CRITICISMS = 60;
/** With more responses than this too, for nobody reads so many in a column. */
const MANY_RESPONSES = 120;
/** No column has more headings than this: the topics of the fewest rows share the last. */
const MOST_HEADINGS = 120;

export const isLarge = criticisms.length > MANY_CRITICISMS || responses.length > MANY_RESPONSES;

/** `themes` of the left column and `groups` of the right one, each `{ key, items: [{ id }] }`. */
export const columns = arranged(
  gather(byTopic(criticisms, (element) => ({ id: element.id, level: answeredAt(element.id) }))),
  gather(byTopic(responses, (element) => ({ id: element.id }))),
);

/** In a large map the themes with most open criticisms come first; else the order follows the curves alone. */
function arranged(themes, groups) {
  if (!isLarge) return untangle(themes, groups, answers);
  const open = ({ items }) => items.filter(({ level }) => level === BASES.length).length;
  const rank = (theme) => [theme.key === '' ? 1 : 0, -open(theme), -theme.items.length];
  const ordered = untangle(themes, groups, answers, rank);
  return { ...ordered, groups: byNeighbours(ordered.groups, ordered.themes, answers) };
}

/** The name of a theme in every language. */
export function themeName(key) {
  return key ? nameOf('topics', key) : data.others;
}

function byTopic(items, entry) {
  const groups = new Map();
  for (const item of items) {
    const key = item.topics?.[0] ?? '';
    if (!groups.has(key)) groups.set(key, { key, items: [] });
    groups.get(key).items.push(entry(item));
  }
  return [...groups.values()];
}

/** Put the topics of a single row together where there would be too many headings, and where a column could still not
 * hold them all, those of the fewest rows. */
function gather(groups) {
  const single = groups.filter((group) => group.items.length === 1);
  const few = groups.length > MANY_TOPICS && single.length > 1 ? 1 : 0;
  const large = groups
    .filter(({ key, items }) => key && items.length > few)
    .sort((one, other) => other.items.length - one.items.length);
  const kept = new Set(large.slice(0, MOST_HEADINGS - 1));
  const rest = groups.filter((group) => !kept.has(group)).flatMap((group) => group.items);
  return [...groups.filter((group) => kept.has(group)), ...(rest.length > 0 ? [{ key: '', items: rest }] : [])];
}
