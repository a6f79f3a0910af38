/** Short names in the atlas, where the zoom leaves no room for cards: beneath their marks, never one over another. */
import { elements } from './data.js';
import { labelOf, shown } from './language.js';
import { colour } from './theme.js';
import { FONT, breakLines } from './card-drawing.js';
import { placeLabels } from './label-places.js';

const SIZE = 12;
const LINE = 14;
/** How wide a name may be, in pixels, before it is broken; where there is room for one line only; on a plate. */
const NAME_WIDTH = 116;
const LINE_WIDTH = 170;
const PLATE_WIDTH = 220;

/**
 * Write the names that fit. Those of the selected and of what it touches lie on plates of their own.
 * @param {CanvasRenderingContext2D} context
 * @param {{id: string, x: number, y: number, isNear: boolean, isFaded: boolean, frame: number[]}[]} ordered
 *   the weightiest first
 * @param {{scale: number, level: string, card: number[], mark: number, most: number}} look
 * @returns {number} how many were written
 */
export function drawNames(context, ordered, look) {
  const wanted = look.level === 'middle' ? ordered : ordered.filter(({ isNear }) => isNear);
  const labels = wanted.map((node) => nameBeneath(context, node, look));
  context.save();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const placed = placeLabels(
    labels.filter(({ lines }) => lines.length > 0),
    look.most,
    4 / look.scale,
  );
  for (const label of placed) {
    if (label.isNear) drawPlate(context, label, look.scale);
    writeName(context, label, look.scale);
  }
  context.restore();
  return placed.length;
}

/** A name broken into lines, with the box that it takes up. */
function nameBeneath(context, { id, x, y, isNear, isFaded, frame }, { scale, card, mark }) {
  const words = shown(labelOf(elements.get(id)))[0].words;
  // Between one row of marks and the next there is room for so many lines.
  const free = card[1] * (1 - mark) + 18;
  const most = isNear ? 1 : Math.min(2, Math.floor((free * scale) / LINE));
  const lines =
    most < 1 ? [] : brokenName(context, words, isNear ? PLATE_WIDTH : most > 1 ? NAME_WIDTH : LINE_WIDTH, most, isNear);
  context.font = fontOf(isNear, SIZE);
  const width = (Math.max(0, ...lines.map((line) => context.measureText(line).width)) + (isNear ? 12 : 2)) / scale;
  const height = (lines.length * LINE + (isNear ? 5 : 0)) / scale;
  // It keeps to its region, where the ground is even, as far as it can.
  const middle = frame ? Math.max(frame[0] + width / 2, Math.min(x, frame[0] + frame[2] - width / 2)) : x;
  const top = y + (card[1] * mark) / 2 + (isNear ? 3 : 1.5) / scale;
  return { id, lines, isNear, isFaded, x: middle - width / 2, y: top, width, height };
}

/** Broken names are kept: measuring is slow, and every frame needs them. */
const brokenNames = new Map();
function brokenName(context, words, width, most, isBold) {
  const key = `${width} ${most} ${isBold} ${words}`;
  if (!brokenNames.has(key)) brokenNames.set(key, breakLines(context, words, width, SIZE, most, isBold));
  return brokenNames.get(key);
}

function fontOf(isBold, size) {
  return `${isBold ? 600 : 400} ${size}px ${FONT}`;
}

function writeName(context, { lines, isNear, isFaded, x, y, width }, scale) {
  context.font = fontOf(isNear, SIZE / scale);
  context.globalAlpha = isFaded && !isNear ? 0.3 : 1;
  lines.forEach((line, at) => {
    const middle = y + (isNear ? 2.5 / scale : 0) + ((at + 0.5) * LINE) / scale;
    context.strokeStyle = colour('surface');
    context.lineWidth = 3 / scale;
    if (!isNear) context.strokeText(line, x + width / 2, middle);
    context.fillStyle = colour('text');
    context.fillText(line, x + width / 2, middle);
  });
  context.globalAlpha = 1;
}

function drawPlate(context, { x, y, width, height }, scale) {
  context.beginPath();
  context.roundRect(x, y, width, height, 4 / scale);
  context.fillStyle = colour('surface');
  context.fill();
  context.strokeStyle = colour('focus');
  context.lineWidth = 1 / scale;
  context.stroke();
}
