/** What the view shows now, as one SVG drawing, for those who export it. Every view drawings its own. */
import { state } from './state.js';

const drawings = new Map();

/**
 * Offer the drawing of a view.
 * @param {string} view
 * @param {() => SVGSVGElement|undefined} drawing made anew at every call; it stands alone: `width`, `height` and
 *   `viewBox` in pixels, a ground, words as text, colours of the theme as values
 */
export function offerPicture(view, drawing) {
  drawings.set(view, drawing);
}

/**
 * The drawing of the view that is open.
 * @returns {SVGSVGElement|undefined} nothing where there is nothing to draw
 */
export function currentPicture() {
  return drawings.get(state.view)?.();
}
