/** What stands in a part of the page, painted anew as one SVG drawing that needs no style sheet: boxes, words, and the
 * drawings within. Words stay words, in the place of each of their lines. */
import { draw } from './dom.js';

const SHAPES = 'path, circle, rect, line, polygon, ellipse';
/** What a drawing within says by its style. */
const STROKES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
];
/** What is there to be pressed, and what is there to be heard. */
const UNPAINTED = '.unseen, .action, .only-open, .fold-all, .segments, input, select, textarea';
const BOX_SIDES = ['Top', 'Right', 'Bottom', 'Left'];

/**
 * @param {HTMLElement} root what is painted, all of it that has been laid out
 * @param {string} ground the colour behind it
 * @returns {SVGSVGElement}
 */
export function painted(root, ground) {
  const { scrollTop, scrollLeft } = root;
  // What sticks to the edge while it scrolls belongs at its own place.
  root.scrollTo(0, 0);
  const svg = paintWhole(root, ground);
  root.scrollTo(scrollLeft, scrollTop);
  return svg;
}

function paintWhole(root, ground) {
  const frame = root.getBoundingClientRect();
  const [width, height] = [Math.max(root.scrollWidth, 1), Math.max(root.scrollHeight, 1)];
  const origin = { x: frame.left - root.scrollLeft + root.clientLeft, y: frame.top - root.scrollTop + root.clientTop };
  const svg = draw(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    draw('rect', { width, height, fill: ground }),
  );
  paintInto(svg, root, origin);
  return svg;
}

function paintInto(group, node, origin) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) group.append(...linesOf(child, origin));
    else if (child.nodeType === Node.ELEMENT_NODE) paintElement(group, child, origin);
  }
}

function paintElement(group, node, origin) {
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility === 'hidden' || node.matches(UNPAINTED)) return;
  const box = node.getBoundingClientRect();
  if (node.tagName === 'CANVAS') group.append(imageOf(node, box, origin));
  else if (node.tagName.toLowerCase() === 'svg') group.append(drawingOf(node, box, origin));
  else {
    group.append(...boxOf(style, box, origin));
    paintInto(groupFor(group, style, box, origin), node, origin);
  }
}

/** What the children of a box are painted into: faint where it is faint, cut off where it cuts them off. */
function groupFor(group, style, box, origin) {
  const isFaint = Number(style.opacity) < 1;
  const isCut = style.overflowX !== 'visible' && style.overflowX !== '';
  if (!isFaint && !isCut) return group;
  const frame = { x: box.left - origin.x, y: box.top - origin.y, width: box.width, height: box.height };
  // A drawing within a drawing cuts off what leaves it, and needs no name as a clip path does.
  const own = isCut
    ? draw('svg', { ...frame, viewBox: `${frame.x} ${frame.y} ${frame.width} ${frame.height}` })
    : draw('g');
  if (isFaint) own.setAttribute('opacity', style.opacity);
  group.append(own);
  return own;
}

/** The ground and the edges of a box. */
function boxOf(style, box, origin) {
  const [x, y, width, height] = [box.left - origin.x, box.top - origin.y, box.width, box.height];
  if (width === 0 || height === 0) return [];
  const widths = BOX_SIDES.map((side) =>
    style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]),
  );
  const colours = BOX_SIDES.map((side) => style[`border${side}Color`]);
  const isEven = new Set(widths).size === 1 && new Set(colours).size === 1;
  const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, width / 2, height / 2);
  const fill = isClear(style.backgroundColor) ? 'none' : style.backgroundColor;
  const edge = widths[0];
  const parts = [];
  if (isEven && edge > 0) {
    parts.push(
      draw('rect', {
        ...{ x: x + edge / 2, y: y + edge / 2, width: Math.max(width - edge, 0), height: Math.max(height - edge, 0) },
        ...{ rx: radius, fill, stroke: colours[0], 'stroke-width': edge },
        'stroke-dasharray': { dashed: '5 3', dotted: '1.5 2.5' }[style.borderTopStyle] ?? false,
      }),
    );
  } else {
    if (fill !== 'none') parts.push(draw('rect', { x, y, width, height, rx: radius, fill }));
    parts.push(...edgesOf({ x, y, width, height }, widths, colours));
  }
  parts.push(...textured(style.backgroundImage, { x, y, width, height }));
  return parts;
}

function edgesOf({ x, y, width, height }, [top, right, bottom, left], colours) {
  const bars = [
    { x, y, width, height: top },
    { x: x + width - right, y, width: right, height },
    { x, y: y + height - bottom, width, height: bottom },
    { x, y, width: left, height },
  ];
  return bars.flatMap((bar, at) =>
    bar.width > 0 && bar.height > 0 && !isClear(colours[at]) ? [draw('rect', { ...bar, fill: colours[at] })] : [],
  );
}

/** The lines of a text, each where it stands. */
function linesOf(node, origin) {
  if (!node.data.trim()) return [];
  const style = getComputedStyle(node.parentElement);
  const isUpright = !style.writingMode.startsWith('vertical');
  const range = document.createRange();
  const lines = [];
  for (let at = 0; at < node.data.length; at += 1) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    const line = lines.at(-1);
    if (line && isSameLine(line.last, box, isUpright)) {
      line.words += node.data[at];
      line.last = box;
    } else lines.push({ words: node.data[at], first: box, last: box });
  }
  if (lines[0] && getComputedStyle(node.parentElement, '::first-letter').textTransform === 'uppercase')
    lines[0].words = lines[0].words[0].toUpperCase() + lines[0].words.slice(1);
  return lines.map((line) => wordsAt(line, style, isUpright, origin));
}

function isSameLine(one, other, isUpright) {
  return isUpright
    ? Math.abs(one.top - other.top) < other.height / 2
    : Math.abs(one.left - other.left) < other.width / 2;
}

/** One line of words: upright, or turned where it runs down or up. */
function wordsAt({ words, first, last }, style, isUpright, origin) {
  const isUpward = !isUpright && last.top < first.top;
  const x = (isUpright ? first.left : first.left + first.width * (isUpward ? 0.75 : 0.25)) - origin.x;
  const y = (isUpright ? first.top + first.height * 0.78 : isUpward ? first.bottom : first.top) - origin.y;
  const length = isUpright
    ? last.right - first.left
    : Math.max(first.bottom, last.bottom) - Math.min(first.top, last.top);
  return draw(
    'text',
    {
      ...{ x, y, fill: style.color, 'font-family': style.fontFamily },
      ...{ 'font-size': style.fontSize, 'font-weight': style.fontWeight },
      transform: isUpright ? false : `rotate(${isUpward ? -90 : 90} ${x} ${y})`,
      textLength: words.trim() === words && words.length > 1 ? length : false,
      'xml:space': 'preserve',
    },
    words,
  );
}

/** A drawing within, its style written into its shapes. */
function drawingOf(node, box, origin) {
  const copy = node.cloneNode(true);
  const originals = node.querySelectorAll(SHAPES);
  copy.querySelectorAll(SHAPES).forEach((shape, at) => {
    const style = getComputedStyle(originals[at]);
    if (style.display === 'none' || style.visibility === 'hidden') shape.remove();
    else for (const name of STROKES) shape.setAttribute(name, style.getPropertyValue(name));
  });
  for (const [name, value] of Object.entries({
    ...{ x: box.left - origin.x, y: box.top - origin.y, width: box.width, height: box.height, overflow: 'visible' },
  }))
    copy.setAttribute(name, String(value));
  return copy;
}

/** A canvas knows no shapes, only what it shows. */
function imageOf(canvas, box, origin) {
  return draw('image', {
    ...{ x: box.left - origin.x, y: box.top - origin.y, width: box.width, height: box.height },
    href: canvas.toDataURL('image/png'),
  });
}

function isClear(colour) {
  return colour === 'transparent' || /^rgba\(.*, 0\)$|\/ 0\)$/.test(colour);
}

/** Stripes and dots, which tell how firm an answer is. */
function textured(image, { x, y, width, height }) {
  const [ink] = image.match(/rgba?\([^)]*\)/g) ?? [];
  if (!ink || width < 4) return [];
  if (image.startsWith('radial')) {
    const d = `M${x + 3} ${y + height / 3}H${x + width - 2}M${x + 3} ${y + (height * 2) / 3}H${x + width - 2}`;
    return [
      draw('path', { d, stroke: ink, 'stroke-width': 2.6, 'stroke-dasharray': '0 6', 'stroke-linecap': 'round' }),
    ];
  }
  if (!image.startsWith('repeating-linear')) return [];
  const stripes = Array.from(
    { length: Math.floor((width - 3) / 7) + 1 },
    (_, at) => `M${x + at * 7 + 1} ${y + height}l2 ${-height}`,
  );
  return [draw('path', { d: stripes.join(''), stroke: ink, 'stroke-width': 3 })];
}
