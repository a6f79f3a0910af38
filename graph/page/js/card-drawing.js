/** Drawing one element on the canvas: the outline of its kind, and as many words as there is room for at this zoom. */
import { elements, looks } from './data.js';
import { labelOf, shown } from './language.js';
import { statusOf } from './readings.js';
import { colour } from './theme.js';
import { isOff } from './what-if.js';

export const FONT = "system-ui, 'PingFang TC', 'Microsoft JhengHei', 'Noto Sans CJK TC', sans-serif";
const TEXT_SIZE = 12;
/** Marks that must not begin a line. */
const CLOSING = /^[、，。；：？！」』）》〉…,.;:?!)\]%]/;

let palette = {};
const wrapped = new Map();

/** Read the colours of the theme anew. */
export function readPalette() {
  const kinds = ['claim', 'criticism', 'evidence', 'policy_response', 'relation'];
  palette = {
    text: colour('text'),
    muted: colour('muted'),
    surface: colour('surface'),
    focus: colour('focus'),
    open: colour('open'),
    openFill: colour('open-fill'),
    against: colour('against'),
    againstFill: colour('against-fill'),
    line: Object.fromEntries(kinds.map((kind) => [kind, colour(`kind-${kind}`)])),
    fill: Object.fromEntries(kinds.map((kind) => [kind, colour(`kind-${kind}-fill`)])),
  };
}

/** Forget how words were broken, after a change of language. */
export function forgetWrapping() {
  wrapped.clear();
}

/**
 * Draw a node around a point.
 * @param {CanvasRenderingContext2D} context
 * @param {{id: string, figure: string, x: number, y: number, width: number, height: number}} node
 * @param {{scale: number, alpha: number, isSelected: boolean, isHovered: boolean, hasWords: boolean}} look
 */
export function drawCard(context, node, look) {
  const element = elements.get(node.id);
  const kind = element ? looks(element) : 'relation';
  const status = element ? statusOf(element) : '';
  const off = isOff(node.id);
  context.save();
  context.globalAlpha = look.alpha;
  trace(context, node);
  context.fillStyle = off ? palette.surface : fillOf(status, kind);
  context.fill();
  context.strokeStyle = look.isSelected ? palette.focus : off ? palette.muted : lineOf(status, kind);
  context.lineWidth =
    (look.isSelected ? 3.5 : look.isHovered || status === 'open' ? 2.25 : 1.25) / Math.min(look.scale, 1);
  if (off) strikeOut(context, node, look.scale);
  context.stroke();
  if (element && look.hasWords) write(context, node, element, look.scale);
  context.restore();
}

function fillOf(status, kind) {
  return { open: palette.openFill, against: palette.againstFill }[status] ?? palette.fill[kind];
}

function lineOf(status, kind) {
  return { open: palette.open, against: palette.against }[status] ?? palette.line[kind];
}

/** What is switched off has a dashed outline and a stroke through it. */
function strikeOut(context, { x, y, width, height }, scale) {
  context.setLineDash([3 / Math.min(scale, 1), 2 / Math.min(scale, 1)]);
  context.moveTo(x - width / 2, y + height / 2);
  context.lineTo(x + width / 2, y - height / 2);
}

function trace(context, { figure, x, y, width, height }) {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  const cut = Math.min({ notched: 12, hexagon: 18 }[figure] ?? 0, height / 3);
  context.beginPath();
  if (figure === 'stadium') {
    context.roundRect(left, top, width, height, height / 2);
  } else if (figure === 'diamond') {
    polygon(context, [
      [x, top],
      [right, y],
      [x, bottom],
      [left, y],
    ]);
  } else if (figure === 'hexagon') {
    polygon(context, [
      [left + cut, top],
      [right - cut, top],
      [right, y],
      [right - cut, bottom],
      [left + cut, bottom],
      [left, y],
    ]);
  } else if (figure === 'notched') {
    polygon(context, [
      [left + cut, top],
      [right - cut, top],
      [right, top + cut],
      [right, bottom - cut],
      [right - cut, bottom],
      [left + cut, bottom],
      [left, bottom - cut],
      [left, top + cut],
    ]);
  } else {
    context.roundRect(left, top, width, height, 3);
  }
}

function polygon(context, points) {
  points.forEach(([x, y], at) => (at === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}

/** Write label, second label and, with room to spare, the sentence; sizes are in pixels of the screen. */
function write(context, node, element, scale) {
  const room = { width: (node.width - 24) * scale, height: (node.height - 8) * scale };
  const key = `${node.id} ${Math.round(room.width)} ${Math.round(room.height)}`;
  if (!wrapped.has(key)) wrapped.set(key, compose(context, element, room));
  const lines = wrapped.get(key);
  const height = lines.reduce((sum, line) => sum + line.size * 1.28, 0);
  let y = node.y - height / 2 / scale;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const line of lines) {
    context.font = `${line.bold ? 600 : 400} ${line.size / scale}px ${FONT}`;
    context.fillStyle = line.muted ? palette.muted : palette.text;
    y += (line.size * 0.64) / scale;
    context.fillText(line.words, node.x, y);
    y += (line.size * 0.64) / scale;
  }
}

/** Choose the words that fit: the short name first, then its other wording, then the sentence. */
function compose(context, element, room) {
  const size = Math.min(15, Math.max(11, room.height / 5));
  const [first, second] = shown(labelOf(element));
  const most = Math.floor(room.height / (size * 1.28));
  if (room.width < 30 || most < 1) return [];
  const isBold = size > 11.5;
  const main = breakLines(context, first.words, room.width, size, most, isBold);
  const rest = Math.floor((room.height - main.length * size * 1.28) / ((size - 1.5) * 1.28));
  const other =
    second && rest > 0 && size > 11.5 ? breakLines(context, second.words, room.width, size - 1.5, rest, false) : [];
  const left = room.height - (main.length * size + other.length * (size - 1.5)) * 1.28;
  const lines = size <= TEXT_SIZE || labelOf(element) === element.text ? 0 : Math.floor(left / (TEXT_SIZE * 1.28));
  const sentence =
    lines > 1 ? breakLines(context, shown(element.text)[0].words, room.width, TEXT_SIZE, lines, false) : [];
  return [
    ...main.map((words) => ({ words, size, bold: isBold, muted: false })),
    ...other.map((words) => ({ words, size: size - 1.5, bold: false, muted: true })),
    ...sentence.map((words) => ({ words, size: TEXT_SIZE, bold: false, muted: false })),
  ];
}

/** Break words into at most `most` lines; Chinese may break anywhere but before a closing mark. */
export function breakLines(context, words, width, size, most, bold) {
  context.font = `${bold ? 600 : 400} ${size}px ${FONT}`;
  const pieces =
    words.match(
      /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][、，。；：？！」』）》〉…]*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+/g,
    ) ?? [];
  const lines = [''];
  for (const piece of pieces) {
    const line = lines.at(-1) + piece;
    if (context.measureText(line.trim()).width <= width || lines.at(-1) === '' || CLOSING.test(piece))
      lines[lines.length - 1] = line;
    else lines.push(piece.trimStart());
  }
  const kept = lines.slice(0, most).map((line) => shorten(context, line.trim(), width));
  return lines.length > most ? [...kept.slice(0, -1), shorten(context, `${kept.at(-1)}…`, width)] : kept;
}

/** Cut a line to a width, with an ellipsis where something is lost. */
function shorten(context, line, width) {
  let short = line;
  while (short.length > 1 && context.measureText(short).width > width)
    short = `${short.replace(/…$/, '').slice(0, -1)}…`;
  return short;
}
