/** Which names are written where there is room for a few only. */

/**
 * The labels that can stand without touching one another: each in turn, if nothing that came before is in its way. So the
 * weaker of two that collide is dropped.
 * @param {T[]} ordered the weightiest first; x and y of the upper left corner
 * @param {number} most
 * @param {number} [gap] the least distance between two
 * @returns {T[]}
 * @template {{x: number, y: number, width: number, height: number}} T
 */
export function placeLabels(ordered, most, gap = 0) {
  const placed = [];
  for (const label of ordered) {
    if (placed.length >= most) break;
    if (!placed.some((other) => touches(label, other, gap))) placed.push(label);
  }
  return placed;
}

function touches(one, other, gap) {
  return (
    one.x < other.x + other.width + gap &&
    other.x < one.x + one.width + gap &&
    one.y < other.y + other.height + gap &&
    other.y < one.y + one.height + gap
  );
}
