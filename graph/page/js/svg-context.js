/** A drawing context that writes SVG: what is drawn on a canvas can be drawn as shapes and words, which stay sharp at any
 * size. It knows as much of CanvasRenderingContext2D as the atlas and vis-network use; transformations are shifts and
 * scales. */
import { draw } from './dom.js';

const FULL_TURN = 2 * Math.PI;
const RGBA = /^rgba\((\d+), *(\d+), *(\d+), *([\d.]+)\)$/;
const FONT = /^(?:(\d+) )?([\d.]+)px (.*)$/;
const ANCHORS = { left: 'start', start: 'start', center: 'middle', right: 'end', end: 'end' };
/** Where words stand above their line, in parts of their size, by the line that a canvas is told of. */
const SHIFTS = { middle: 0.35, top: 0.8, alphabetic: 0, bottom: -0.2 };
const LOOK = {
  fillStyle: '#000',
  strokeStyle: '#000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  globalAlpha: 1,
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  dashes: [],
  scaling: 1,
  shift: [0, 0],
};

export class SvgContext {
  #kept = [];
  #path = [];
  #shapes = [];
  #ruler;

  /** @param {CanvasRenderingContext2D} ruler measures words */
  constructor(ruler) {
    Object.assign(this, LOOK);
    this.#ruler = ruler;
    // Whoever draws may leave word on the canvas of what was drawn.
    this.canvas = { dataset: {} };
  }

  /** What has been drawn since the last `clearRect`, in order. */
  get shapes() {
    return this.#shapes;
  }

  clearRect() {
    this.#shapes = [];
  }

  // ---- state

  save() {
    this.#kept.push(Object.fromEntries(Object.keys(LOOK).map((name) => [name, this[name]])));
  }

  restore() {
    Object.assign(this, this.#kept.pop());
  }

  /** The density of the screen means nothing to a drawing without pixels. */
  setTransform() {
    Object.assign(this, { scaling: 1, shift: [0, 0] });
  }

  translate(x, y) {
    this.shift = this.#placed(x, y);
  }

  scale(by) {
    this.scaling *= by;
  }

  setLineDash(dashes) {
    this.dashes = dashes;
  }

  // ---- paths

  beginPath() {
    this.#path = [];
  }

  closePath() {
    if (this.#path.length > 0) this.#path.push('Z');
  }

  moveTo(x, y) {
    this.#step('M', x, y);
  }

  lineTo(x, y) {
    this.#step(this.#path.length > 0 ? 'L' : 'M', x, y);
  }

  bezierCurveTo(...points) {
    this.#step('C', ...points);
  }

  quadraticCurveTo(...points) {
    this.#step('Q', ...points);
  }

  rect(x, y, width, height) {
    this.roundRect(x, y, width, height, 0);
  }

  roundRect(x, y, width, height, radius = 0) {
    const r = Math.min(radius, Math.abs(width) / 2, Math.abs(height) / 2);
    this.moveTo(x + r, y);
    this.lineTo(x + width - r, y);
    this.#corner(r, x + width, y + r);
    this.lineTo(x + width, y + height - r);
    this.#corner(r, x + width - r, y + height);
    this.lineTo(x + r, y + height);
    this.#corner(r, x, y + height - r);
    this.lineTo(x, y + r);
    this.#corner(r, x + r, y);
    this.closePath();
  }

  /** An arc clockwise, as far as a full turn. */
  arc(x, y, radius, from, to) {
    const turn = Math.min(to - from, FULL_TURN);
    const at = (angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    this.lineTo(...at(from));
    // Two parts, for an arc that ends where it begins would be none.
    for (const part of [turn / 2, turn]) this.#corner(radius, ...at(from + part));
  }

  #corner(radius, x, y) {
    const r = this.#length(radius);
    if (radius > 0) this.#path.push(`A${r} ${r} 0 0 1 ${this.#placed(x, y).map(rounded).join(' ')}`);
  }

  #step(letter, ...numbers) {
    const points = [];
    for (let at = 0; at < numbers.length; at += 2) points.push(...this.#placed(numbers[at], numbers[at + 1]));
    this.#path.push(letter + points.map(rounded).join(' '));
  }

  // ---- shapes

  fill() {
    this.#shapes.push(draw('path', { d: this.#path.join(''), ...this.#paint('fill', this.fillStyle) }));
  }

  stroke() {
    this.#shapes.push(
      draw('path', {
        d: this.#path.join(''),
        fill: 'none',
        ...this.#paint('stroke', this.strokeStyle),
        ...this.#pen(),
        'stroke-dasharray':
          this.dashes.length > 0 ? this.dashes.map((each) => this.#length(each)).join(' ') : undefined,
      }),
    );
  }

  fillRect(x, y, width, height) {
    const outer = this.#path;
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
    this.#path = outer;
  }

  fillText(words, x, y) {
    this.#write(words, x, y, this.#paint('fill', this.fillStyle));
  }

  strokeText(words, x, y) {
    this.#write(words, x, y, { fill: 'none', ...this.#paint('stroke', this.strokeStyle), ...this.#pen() });
  }

  measureText(words) {
    this.#ruler.font = this.font;
    return this.#ruler.measureText(words);
  }

  #write(words, x, y, paint) {
    const [, weight, size, face] = FONT.exec(this.font);
    const [left, top] = this.#placed(x, y + Number(size) * (SHIFTS[this.textBaseline] ?? 0));
    this.#shapes.push(
      draw(
        'text',
        {
          x: rounded(left),
          y: rounded(top),
          'font-family': face,
          'font-size': this.#length(Number(size)),
          'font-weight': weight,
          'text-anchor': ANCHORS[this.textAlign],
          'xml:space': 'preserve',
          ...paint,
        },
        words,
      ),
    );
  }

  #pen() {
    return {
      'stroke-width': this.#length(this.lineWidth),
      'stroke-linecap': this.lineCap === LOOK.lineCap ? undefined : this.lineCap,
      'stroke-linejoin': this.lineJoin === LOOK.lineJoin ? undefined : this.lineJoin,
    };
  }

  /** A colour and how far it covers, which programs for drawing want apart. */
  #paint(what, colour) {
    const [, red, green, blue, alpha = 1] = RGBA.exec(colour) ?? [];
    const opacity = this.globalAlpha * Number(alpha);
    return {
      [what]: red === undefined ? colour : `rgb(${red},${green},${blue})`,
      [`${what}-opacity`]: opacity < 1 ? rounded(opacity) : undefined,
    };
  }

  #placed(x, y) {
    return [this.shift[0] + x * this.scaling, this.shift[1] + y * this.scaling];
  }

  #length(length) {
    return rounded(length * this.scaling);
  }
}

function rounded(number) {
  return Math.round(number * 100) / 100;
}
