/** The mark of an answer in the matrix: how far it goes by what fills the square, where it comes from by its outline. */
import { draw } from './dom.js';
import { term } from './language.js';

const FILLINGS = {
  direct: ['path', { d: 'M3.5 3.5H14.5V14.5H3.5Z' }],
  partial: ['path', { d: 'M3.5 3.5L14.5 14.5H3.5Z' }],
  indirect: ['circle', { cx: 9, cy: 9, r: 2.4 }],
};

/**
 * @param {{coverage: string, basis: string}} answer either may be empty, for a legend
 */
export function answerMark({ coverage, basis }) {
  const filling = FILLINGS[coverage];
  return draw(
    'svg.answer-mark',
    { viewBox: '0 0 18 18', width: 18, height: 18, 'aria-hidden': 'true' },
    draw(`rect.line.basis-${basis || 'explicit'}`, { x: 1, y: 1, width: 16, height: 16, rx: 3 }),
    filling ? draw(`${filling[0]}.filling`, filling[1]) : null,
  );
}

/** The same in words. */
export function answerWords({ coverage, basis }) {
  return [coverage && term(coverage), basis && term(basis)].filter(Boolean).join(' · ');
}
