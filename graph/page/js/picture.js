/** What the view shows now, as one SVG drawing, for those who export it. A view may offer a drawing of its own; of any
 * other, what stands in the page is painted. */
import { data } from './data.js';
import { state } from './state.js';
import { byId, draw } from './dom.js';
import { inFirst, say } from './language.js';
import { colour } from './theme.js';
import { painted } from './painting.js';

const PAPER_MARGIN = 24;
const TITLE_HEIGHT = 52;
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
 * The drawing of the view that is open, under the title of the map.
 * @returns {SVGSVGElement}
 */
export function currentPicture() {
  return titled(drawings.get(state.view)?.() ?? painted(byId(`view-${state.view}`), colour('ground')));
}

function titled(drawing) {
  const [width, height] = ['width', 'height'].map((side) => Number.parseFloat(drawing.getAttribute(side)));
  const whole = { width: width + 2 * PAPER_MARGIN, height: height + TITLE_HEIGHT + PAPER_MARGIN };
  drawing.setAttribute('x', String(PAPER_MARGIN));
  drawing.setAttribute('y', String(TITLE_HEIGHT));
  const title = `${inFirst(data.map.title)} · ${say(`view.${state.view}`)}`;
  return draw(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...whole, viewBox: `0 0 ${whole.width} ${whole.height}` },
    draw('title', {}, title),
    draw('rect', { ...whole, fill: colour('ground') }),
    draw(
      'text',
      {
        x: PAPER_MARGIN,
        y: 32,
        fill: colour('text'),
        'font-family': colour('face'),
        'font-size': 18,
        'font-weight': 600,
      },
      title,
    ),
    drawing,
  );
}
