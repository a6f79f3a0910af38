/** Making elements. Words reach the page through textContent only, so nothing in the data can become markup. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Make an element: `make('button.item', { type: 'button', onclick }, 'words', child)`.
 * Attributes that are functions become listeners; false, null and undefined are left out, true is an empty attribute.
 * @param {string} what tag and classes, joined by dots
 * @param {Object<string, any>} [attributes]
 * @param {...(Node|string|null|undefined|Array)} children
 * @returns {HTMLElement}
 */
export function make(what, attributes = {}, ...children) {
  const [tag, ...classes] = what.split('.');
  const node = document.createElement(tag);
  if (classes.length > 0) node.className = classes.join(' ');
  return fill(dress(node, attributes), children);
}

/** The same in SVG. */
export function draw(what, attributes = {}, ...children) {
  const [tag, ...classes] = what.split('.');
  const node = document.createElementNS(SVG, tag);
  if (classes.length > 0) node.setAttribute('class', classes.join(' '));
  return fill(dress(node, attributes), children);
}

function dress(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  return node;
}

function fill(node, children) {
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ''));
  return node;
}

/** Put these children in the place of the old ones. */
export function refill(node, ...children) {
  node.replaceChildren();
  return fill(node, children);
}

export function byId(id) {
  return document.getElementById(id);
}

/**
 * A link out of the page if the address is harmless, else its words alone.
 * @param {string} address
 */
export function outwardLink(address) {
  return /^(https?:\/\/|mailto:)/i.test(address)
    ? make('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, address)
    : make('span', {}, address);
}

/** Whether the page is shown in one narrow column. */
export function isNarrow() {
  return window.matchMedia('(max-width: 759px)').matches;
}

/** Whether movement should be kept to nothing: the reader's system may say so, or the settings of the page. */
export function isStill() {
  return (
    document.documentElement.dataset.motion === 'less' || window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
