/** The four gradual semantics, as in graph.strength.formulas: how a base score and the push on a claim make its strength,
 * and how steeply at most. A push is what supporters and attackers amount to together; DF-QuAD multiplies, the others add.
 * Pure functions of numbers from 0 to 1. */

/** Beyond it e to the power of a push leaves the range of a number, and the strength is 1 long before. */
const HIGHEST_PUSH = 700;
/** The steepest that x² / (1 + x²) gets, at x = 1/√3. */
const STEEPEST_ENERGY = (3 * Math.sqrt(3)) / 8;

export const SEMANTICS = ['quadratic-energy', 'df-quad', 'euler-based', 'h-categorizer'];

/**
 * @typedef {object} Formula
 * @property {(base: number, push: number) => number} strength
 * @property {(base: number, isLifted: boolean, isLowered: boolean) => number} bound the steepest that a claim may answer
 *   to its push
 * @property {(lifts: number, lowers: number) => number} baseBound the steepest that it may answer to its base score
 * @property {boolean} multiplies
 * @property {boolean} attacksOnly
 */

/** @type {Object<string, Formula>} */
const FORMULAS = {
  'quadratic-energy': {
    strength: (base, push) => {
      const energy = (push * push) / (1 + push * push);
      return push > 0 ? base + (1 - base) * energy : base - base * energy;
    },
    bound: (...facts) => STEEPEST_ENERGY * roomOf(...facts),
  },
  'df-quad': {
    strength: (base, push) => base + (push > 0 ? 1 - base : base) * push,
    bound: (...facts) => roomOf(...facts),
    multiplies: true,
  },
  'euler-based': {
    strength: (base, push) => 1 - (1 - base * base) / (1 + base * exponential(push)),
    bound: (base) => (1 - base * base) / 4,
    baseBound: (lifts, lowers) => Math.max(exponential(lifts), 2 / (1 + Math.exp(-lowers))),
  },
  'h-categorizer': {
    strength: (base, push) => base / (1 - push),
    bound: (base) => base,
    attacksOnly: true,
  },
};

/** A semantics by its name. @returns {Formula} */
export function formulaOf(semantics) {
  return { baseBound: () => 1, multiplies: false, attacksOnly: false, ...FORMULAS[semantics] };
}

/** How far a claim can go: up to 1 where something lifts it, down to 0 where something lowers it. */
function roomOf(base, isLifted, isLowered) {
  return Math.max(isLifted ? 1 - base : 0, isLowered ? base : 0);
}

function exponential(push) {
  return Math.exp(Math.min(push, HIGHEST_PUSH));
}
