/** A small picture of the whole atlas, with a frame around what is in sight; the frame can be dragged. */
import { draw, refill } from './dom.js';

const WIDTH = 140;
const MOST_HEIGHT = 130;

let map;
let frame;
let dot;
let moveTo;

/**
 * Make the small picture.
 * @param {number[][]} boxes of the regions
 * @param {number[]} whole the box around them
 * @param {(point: {x: number, y: number}) => void} onMove called with the new middle of the view
 * @returns {SVGSVGElement}
 */
export function makeMinimap(boxes, [left, top, width, height], onMove) {
  moveTo = onMove;
  const scale = Math.min(WIDTH / width, MOST_HEIGHT / height);
  frame = draw('rect.minimap-frame', { rx: 4 / scale, 'stroke-width': 1.5 / scale });
  dot = draw('circle.minimap-dot', { r: 3.5 / scale });
  map = draw('svg.minimap', {
    'aria-hidden': 'true',
    width: width * scale,
    height: height * scale,
    viewBox: `${left} ${top} ${width} ${height}`,
    onpointerdown: drag,
    onpointermove: drag,
  });
  refill(
    map,
    boxes.map(([x, y, w, h]) => draw('rect.minimap-region', { x, y, width: w, height: h, 'stroke-width': 1 / scale })),
    dot,
    frame,
  );
  return map;
}

/**
 * Follow the view.
 * @param {number[]} sight the box in sight
 * @param {{x: number, y: number}|undefined} selected
 * @param {boolean} isWhole whether all is in sight, so that nobody needs the small picture
 */
export function followView([x, y, width, height], selected, isWhole) {
  map.toggleAttribute('hidden', isWhole);
  if (isWhole) return;
  Object.entries({ x, y, width, height }).forEach(([name, value]) => frame.setAttribute(name, Math.round(value)));
  dot.toggleAttribute('hidden', !selected);
  if (selected)
    Object.entries({ cx: selected.x, cy: selected.y }).forEach(([name, value]) => dot.setAttribute(name, value));
}

function drag(event) {
  if (event.type === 'pointerdown') map.setPointerCapture(event.pointerId);
  else if (event.buttons === 0) return;
  event.preventDefault();
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  moveTo({ x: point.x, y: point.y });
}
