/** The passage from one view to the next: what is selected glides from its place in the one to its place in the other. */
import { state } from './state.js';
import { byId } from './dom.js';
import { glideFrom } from './glide.js';

/** Where the selected stands in a view that is still shown, or undefined if nothing of it is in sight. */
export function placeInView(view) {
  const node = selectedIn(view);
  const box = node?.getBoundingClientRect();
  return box && box.width > 0 && box.bottom > 0 && box.top < window.innerHeight ? box : undefined;
}

/**
 * Once the view that is now shown has been drawn, let the selected glide to its place there.
 * @param {DOMRect|undefined} former of `placeInView`
 */
export function passOver(former) {
  if (!former) return;
  window.requestAnimationFrame(() => {
    const node = selectedIn(state.view);
    if (node) glideFrom([node], () => 'selected', new Map([['selected', former]]));
  });
}

function selectedIn(view) {
  if (!state.selected) return undefined;
  const nodes = byId(`view-${view}`).querySelectorAll(`[data-id="${CSS.escape(state.selected)}"]`);
  return [...nodes].find((node) => node.offsetParent !== null);
}
