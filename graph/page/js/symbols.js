/** The shapes that tell kinds apart and the lines that tell relations apart, as they look in the canvas. */
import { draw } from './dom.js';

/** Outlines in a box of 22 by 14, by kind. */
const OUTLINES = {
  claim: 'M1.5 1.5H20.5V12.5H1.5Z',
  criticism: 'M5 1.5H17L20.5 5V9L17 12.5H5L1.5 9V5Z',
  evidence: 'M6 1.5H16L20.5 7L16 12.5H6L1.5 7Z',
  policy_response: 'M7 1.5H15A5.5 5.5 0 0 1 15 12.5H7A5.5 5.5 0 0 1 7 1.5Z',
  relation: 'M11 1.5L17 7L11 12.5L5 7Z',
};

const GLYPHS = {
  open: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 4.5V9M8 11.2V11.6',
  against: 'M8 1.8L15 14H1L8 1.8M8 6.2V9.8M8 11.8V12',
  answered: 'M2.5 8.5L6.5 12.5L13.5 4',
  off: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M3.4 12.6L12.6 3.4',
  undo: 'M6 3L2.5 6.5L6 10M2.5 6.5H9.5A3.7 3.7 0 0 1 9.5 13.5H6',
  redo: 'M10 3L13.5 6.5L10 10M13.5 6.5H6.5A3.7 3.7 0 0 0 6.5 13.5H10',
  search: 'M7 2a5 5 0 1 0 0 10a5 5 0 1 0 0-10M10.7 10.7L14.5 14.5',
  close: 'M3.5 3.5L12.5 12.5M12.5 3.5L3.5 12.5',
  next: 'M6 3L11 8L6 13',
  back: 'M10 3L5 8L10 13',
  sun: 'M8 4.8a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4M8 .8V2.6M8 13.4V15.2M.8 8H2.6M13.4 8H15.2M2.9 2.9L4.2 4.2M11.8 11.8L13.1 13.1M13.1 2.9L11.8 4.2M4.2 11.8L2.9 13.1',
  moon: 'M13.5 9.8A6 6 0 1 1 6.2 2.5A4.8 4.8 0 0 0 13.5 9.8Z',
  export: 'M8 2V10M4.8 7L8 10.2L11.2 7M2.5 11V13.5H13.5V11',
  settings: 'M2 4.5H9M12.5 4.5H14M10.7 2.8V6.2M2 11.5H3.5M7 11.5H14M5.3 9.8V13.2',
  filter: 'M2 3H14L9.5 8.5V13L6.5 11.2V8.5Z',
  plus: 'M8 3V13M3 8H13',
  minus: 'M3 8H13',
  whole: 'M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10',
};

/**
 * The outline of a kind of element, filled in its colour.
 * @param {string} kind claim, criticism, evidence, policy_response or relation
 */
export function outline(kind) {
  return draw(
    `svg.outline.kind-${kind}`,
    { viewBox: '0 0 22 14', width: 22, height: 14, 'aria-hidden': 'true' },
    draw('path', { d: OUTLINES[kind] ?? OUTLINES.claim }),
  );
}

/** A small drawing beside a word or on a button. */
export function glyph(name) {
  return draw(
    'svg.glyph',
    { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    draw('path', { d: GLYPHS[name] }),
  );
}

/** A sample of the line of a reading basis; the style sheet knows the dashes. */
export function basisSample(basis) {
  return draw(
    'svg.sample',
    { viewBox: '0 0 40 10', width: 40, height: 10, 'aria-hidden': 'true' },
    draw(`path.line.basis-${basis}`, { d: 'M2 5H38', 'stroke-width': 3 }),
  );
}

/** A sample of the line of a coverage. */
export function coverageSample(coverage) {
  const width = { direct: 6, partial: 3.5, indirect: 2 }[coverage];
  return draw(
    'svg.sample',
    { viewBox: '0 0 40 10', width: 40, height: 10, 'aria-hidden': 'true' },
    draw('path.line', { d: 'M2 5H38', 'stroke-width': width }),
  );
}

/** Arrowheads at the right end of a line, as vis-network draws them. */
const HEADS = {
  supports: 'M29 1L38 5L29 9Z',
  causes: 'M29 1L38 5L29 9Z',
  restates: 'M30 1.5H37V8.5H30Z',
  qualifies: 'M33.5 1.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7',
  answers: 'M28 1L38 5L28 9L32 5Z',
};

/** A sample of a relation's line, with its arrowhead. */
export function relationSample(kind) {
  const head = HEADS[kind];
  return draw(
    `svg.sample.relation-${kind}`,
    { viewBox: '0 0 40 10', width: 40, height: 10, 'aria-hidden': 'true' },
    draw('path.line', { d: 'M2 5H32', 'stroke-width': 2 }),
    head ? draw('path.head', { d: head }) : draw('path.line', { d: 'M34 0V10', 'stroke-width': 3 }),
  );
}
