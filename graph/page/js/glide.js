/** Moving things briefly from where they were to where they are now, so that the eye can follow; not at all for readers
 * who want no movement. */
import { isStill } from './dom.js';

const TIMING = { duration: 260, easing: 'cubic-bezier(0.2, 0, 0.2, 1)' };

/**
 * Where things are on the screen now.
 * @param {Iterable<HTMLElement>} nodes
 * @param {(node: HTMLElement) => string} nameOf equal for what is the same thing before and after
 * @returns {Map<string, DOMRect>} of several things with one name, the first
 */
export function placesOf(nodes, nameOf) {
  const places = new Map();
  for (const node of nodes) if (!places.has(nameOf(node))) places.set(nameOf(node), node.getBoundingClientRect());
  return places;
}

/**
 * Let things glide from their former places; what is new fades in.
 * @param {Iterable<HTMLElement>} nodes
 * @param {(node: HTMLElement) => string} nameOf
 * @param {Map<string, DOMRect>} former of `placesOf`
 */
export function glideFrom(nodes, nameOf, former) {
  if (isStill() || former.size === 0) return;
  const used = new Set();
  for (const node of nodes) {
    const name = nameOf(node);
    const before = used.has(name) ? undefined : former.get(name);
    used.add(name);
    if (!before) {
      node.animate([{ opacity: 0 }, { opacity: 1 }], TIMING);
      continue;
    }
    const now = node.getBoundingClientRect();
    const shift = `translate(${before.left - now.left}px, ${before.top - now.top}px)`;
    node.animate([{ transform: shift }, { transform: 'none' }], TIMING);
  }
}
