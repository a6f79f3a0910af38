/** The tree as a flat list of the items that are shown: sections, the claims in them, and under each claim what bears on
 * it, as far as branches are open. An item is named by its path. */
import { data, elements, sectionKey, sections } from './data.js';
import { definePart, setOf, state, update } from './state.js';
import { bearersOf } from './bearing.js';
import { remaining } from './facets.js';

definePart('branches', setOf('branch'));

const SEPARATOR = '/';
/** Sections that the reader closed although the search found something in them. */
const closed = new Set();
let closedFor = '';

/**
 * @typedef {object} Item
 * @property {string} key its path: section, element, relation and element, and so on
 * @property {string} [section] the key of a section
 * @property {string} [id] the element
 * @property {object} [relation] by which it bears on what stands above it
 * @property {number} level from 1
 * @property {number} place among its siblings, from 1
 * @property {number} of how many siblings there are
 * @property {number} parent its place in the list; -1 for a section
 * @property {number} count how many items stand directly under it
 * @property {boolean} isOpen
 */

/** @returns {Item[]} */
export function treeItems() {
  const items = [];
  const found = bySection(remaining());
  const shown = [...sections.keys(), ''].filter((key) => found.has(key));
  shown.forEach((section, at) => {
    const members = found.get(section);
    const key = section || '-';
    const isOpen = isBranchOpen(key);
    const count = members.length;
    items.push({ key, section, members, level: 1, place: at + 1, of: shown.length, parent: -1, count, isOpen });
    if (isOpen)
      addAll(
        items,
        items.length - 1,
        members.map((id) => ({ id })),
      );
  });
  return items;
}

/** A search opens the sections of what it finds for as long as it lasts, unless the reader closes them. */
function isBranchOpen(key) {
  if (closedFor !== state.query) {
    closed.clear();
    closedFor = state.query;
  }
  const isFound = state.query.trim() !== '' && !key.includes(SEPARATOR) && !closed.has(key);
  return isFound || state.branches.has(key);
}

/** Open or close branches by their paths. Returns whether the state has changed, and so the tree has been shown anew. */
export function setBranches(keys, opens) {
  const branches = new Set(state.branches);
  for (const key of keys) {
    branches[opens ? 'add' : 'delete'](key);
    closed[opens ? 'delete' : 'add'](key);
  }
  // What a search holds open is closed without a change of the state.
  const isNews = branches.size !== state.branches.size;
  if (isNews) update({ branches });
  return isNews;
}

/** Add the children of the item at `parent`, and theirs, as far as they are open. */
function addAll(items, parent, entries) {
  const above = items[parent];
  entries.forEach(({ id, relation }, at) => {
    const key = [above.key, ...(relation ? [relation.id] : []), id].join(SEPARATOR);
    const trail = [...(above.trail ?? []), id];
    const item = { key, id, relation, trail, level: above.level + 1, place: at + 1, of: entries.length, parent };
    // A claim that bears on itself by way of others is not followed round and round.
    const below = (above.trail ?? []).includes(id) ? [] : childrenOf(item);
    items.push({ ...item, count: below.length, isOpen: below.length > 0 && isBranchOpen(key) });
    if (items.at(-1).isOpen) addAll(items, items.length - 1, below);
  });
}

/** First what strikes the step by which the item bears on what is above it, then what bears on the item. */
function childrenOf({ id, relation }) {
  return [...(relation ? bearersOf(relation.id) : []), ...bearersOf(id)];
}

function bySection(found) {
  const groups = new Map();
  for (const element of found) {
    const key = sectionKey(element);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(element.id);
  }
  return groups;
}

/** The path of an element directly under its section. */
export function homePath(id) {
  return [sectionKey(elements.get(id)) || '-', id].join(SEPARATOR);
}

/** The path of the section of an element. */
export function sectionPath(id) {
  return sectionKey(elements.get(id)) || '-';
}

/** Every section's path, for opening them all. */
export function allSections() {
  return [...new Set(data.elements.map((element) => sectionKey(element) || '-'))];
}
