/** The surroundings of one element: what is within a few steps, in columns from reasons on the left to conclusions on
 * the right. Pure functions over the picture's edges. */
import { data, elements } from './data.js';

export const CARD = { width: 230, height: 84 };
const STEP = { x: 340, y: 104 };
const MOST = 60;

/**
 * Collect what is within `steps` of an element. A relation that is itself aimed at brings both its ends along, for it
 * says nothing without them.
 * @param {string} centre
 * @param {number} steps
 * @param {(edge: object) => boolean} isShown
 * @returns {{columns: Map<string, number>, more: number}} the column of each node, and how many were left out
 */
export function surroundings(centre, steps, isShown) {
  const edges = data.picture.edges.filter(isShown);
  const columns = new Map([[centre, 0]]);
  const found = [];
  let front = [centre];
  for (let step = 1; step <= steps; step += 1) {
    const next = [];
    for (const id of front) reach(id, edges, columns, next);
    found.push(...next);
    front = next;
  }
  const kept = new Set([centre, ...keepMost(found)]);
  return { columns: new Map([...columns].filter(([id]) => kept.has(id))), more: columns.size - kept.size };
}

/** Keep the nearest, and among equals the most central; relations stay with their ends. */
function keepMost(found) {
  if (found.length < MOST) return found;
  const rank = (id) => elements.get(id)?.rank ?? 0;
  return found
    .map((id, at) => ({ id, at: Math.floor(at / MOST) }))
    .sort((one, other) => one.at - other.at || rank(one.id) - rank(other.id))
    .slice(0, MOST - 1)
    .map(({ id }) => id);
}

function reach(id, edges, columns, found) {
  for (const edge of edges) {
    const [other, way] = edge.from === id ? [edge.to, 1] : edge.to === id ? [edge.from, -1] : [undefined, 0];
    if (other === undefined || columns.has(other)) continue;
    const half = elements.has(id) && elements.has(other) ? 1 : 0.5;
    columns.set(other, columns.get(id) + way * half);
    found.push(other);
    if (!elements.has(other)) reach(other, edges, columns, found);
  }
}

/**
 * Give every node a place: its column from left to right, and down the column near what it is linked to.
 * @param {Map<string, number>} columns
 * @param {string} centre stands at the origin
 * @returns {Map<string, {x: number, y: number}>}
 */
export function place(columns, centre) {
  const edges = data.picture.edges.filter((edge) => columns.has(edge.from) && columns.has(edge.to));
  const ranks = [...new Set(columns.values())].sort((one, other) => one - other);
  const rows = new Map(ranks.map((rank) => [rank, [...columns.keys()].filter((id) => columns.get(id) === rank)]));
  const heights = new Map();
  const settleRow = (rank) =>
    rows.get(rank).forEach((id, at) => heights.set(id, (at - (rows.get(rank).length - 1) / 2) * STEP.y));
  ranks.forEach(settleRow);
  for (let sweep = 0; sweep < 6; sweep += 1) {
    for (const rank of sweep % 2 === 0 ? ranks : [...ranks].reverse()) {
      const pull = new Map(rows.get(rank).map((id) => [id, middleOf(id, edges, heights)]));
      rows.get(rank).sort((one, other) => pull.get(one) - pull.get(other));
      settleRow(rank);
    }
  }
  const origin = heights.get(centre);
  return new Map(
    [...columns].map(([id, rank]) => [id, { x: rank * STEP.x, y: heights.get(id) - origin + nudge(id, rank) }]),
  );
}

/** A relation in a column of cards stands a little off their line, so that its diamond is not hidden between two. */
function nudge(id, rank) {
  return elements.has(id) || !Number.isInteger(rank) ? 0 : STEP.y / 2;
}

function middleOf(id, edges, heights) {
  const others = edges.flatMap((edge) => (edge.from === id ? [edge.to] : edge.to === id ? [edge.from] : []));
  return others.length > 0
    ? others.reduce((sum, other) => sum + heights.get(other), 0) / others.length
    : heights.get(id);
}
