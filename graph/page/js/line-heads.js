/** The head of a drawn line: what tells the kinds of relation apart where colour does not. */
import { draw } from './dom.js';

/** Heads with their tip at the origin, pointing right. */
const BAR = { d: 'M0 -6V6', isOpen: true };
const HEADS_BY_KIND = new Map(
  Object.entries({
    supports: { d: 'M1 0L-8 -4.5V4.5Z' },
    premise: { d: 'M1 0L-8 -4.5V4.5Z' },
    causes: { d: 'M1 0L-8 -4.5V4.5Z' },
    answers: { d: 'M1 0L-9 -5L-5.5 0L-9 5Z' },
    restates: { d: 'M0 -3.5H-7V3.5H0Z' },
    qualifies: { d: 'M-7 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0' },
  }),
);

/**
 * The head of a line that comes from one point and ends at another.
 * @param {string} kind of relation
 * @param {number[]} tip
 * @param {number[]} before a point of the line before its tip
 */
export function lineHead(kind, tip, before) {
  const angle = (Math.atan2(tip[1] - before[1], tip[0] - before[0]) * 180) / Math.PI;
  const shape = HEADS_BY_KIND.get(kind) ?? BAR;
  return draw(`path.${shape.isOpen ? 'stroke' : 'head'}`, {
    d: shape.d,
    transform: `translate(${tip[0]} ${tip[1]}) rotate(${Math.round(angle)})`,
  });
}
