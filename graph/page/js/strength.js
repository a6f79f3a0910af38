/** Strengths of every claim, with what is known about them, as graph.strength computes them. Pure.
 *
 * A number is an answer where nothing that bears on it runs in a circle, or where every such circle has settled and is
 * proven to have no other fixed point. Python also tells settled circles that are stable from those that are not; here
 * both are left unanswered. */
import { signedEdges } from './polarity.js';
import { formulaOf } from './strength-formulas.js';
import { planOf } from './strength-plan.js';
import { LIMITS, settleAll } from './strength-settling.js';

/** Rounds of the bound on the spectral radius, and what keeps its vector positive. */
const MOST_BOUNDS = 200;
const FLOOR = 1e-9;

/**
 * @param {object} network see `readNetwork`
 * @param {Uint8Array} left see `standing`
 * @param {Float64Array} base base scores by node
 * @param {string} semantics
 * @returns {{state: Float64Array, isKnown: Uint8Array, certificate: Certificate}} strengths by node; those of nodes that
 *   are not left mean nothing
 * @typedef {object} Certificate
 * @property {'exact'|'certified'|'unproven'|'not converged'} status of the worst circle
 * @property {number} rounds that the slowest circle took; 0 for one pass
 * @property {number} residual the most that any strength would change in one more round
 * @property {number} contraction bounds from above how fast circles let a difference grow; below 1 none has a second
 *   fixed point
 */
export function strengthsOf(network, left, base, semantics) {
  const form = formulaOf(semantics);
  const { edges, plan } = orderOf(network, left, form);
  const bearing = { base, ...edges };
  const { state, rounds, moving, nextOf } = settleAll(plan, bearing, form);
  const bounds = boundsOf(plan, bearing, form);
  const residualOf = (nodes) => nodes.reduce((most, node) => Math.max(most, Math.abs(nextOf(node) - state[node])), 0);
  const circles = plan.levels.flatMap((level) => level.circles);
  const verdicts = circles.map((circle) => {
    const [residual, contraction] = [residualOf(circle), bounds(circle)];
    const isProven = contraction < 1 || (form.attacksOnly && residual <= LIMITS.tolerance);
    return { circle, residual, contraction, isSettled: !moving.has(circle), isProven };
  });
  return {
    state,
    isKnown: answersAt(plan, bearing, verdicts),
    certificate: {
      status: statusFor(verdicts),
      rounds,
      residual: Math.max(0, ...verdicts.map(({ residual }) => residual)),
      contraction: Math.max(0, ...verdicts.map(({ contraction }) => contraction)),
    },
  };
}

/** What the edges alone decide, by what is left: new base scores do not cost it again. */
const orders = new WeakMap();

function orderOf(network, left, form) {
  if (!orders.has(left)) orders.set(left, new Map());
  const made = orders.get(left);
  if (!made.has(form.attacksOnly)) {
    const edges = seenBy(form, signedEdges(network, left));
    made.set(form.attacksOnly, { edges, plan: planOf(left.length, edges) });
  }
  return made.get(form.attacksOnly);
}

/** The h-categorizer knows no support. */
function seenBy(form, bearing) {
  if (!form.attacksOnly) return bearing;
  const isAttack = (_, at) => bearing.edges.signs[at] < 0;
  const kept = Object.entries(bearing.edges).map(([what, values]) => [what, values.filter(isAttack)]);
  return { ...bearing, edges: Object.fromEntries(kept) };
}

function statusFor(verdicts) {
  if (verdicts.length === 0) return 'exact';
  if (verdicts.some(({ isSettled }) => !isSettled)) return 'not converged';
  return verdicts.every(({ isProven }) => isProven) ? 'certified' : 'unproven';
}

/** 1 for every node whose number is an answer: no circle in doubt bears on it. */
function answersAt({ levels, pointer, premisePointer }, { edges, premises, base }, verdicts) {
  const isKnown = new Uint8Array(base.length).fill(1);
  const doubtful = new Set(verdicts.filter((each) => !each.isSettled || !each.isProven).map(({ circle }) => circle));
  const isTouched = (node) =>
    edges.sources.subarray(pointer[node], pointer[node + 1]).some((source) => !isKnown[source]) ||
    premises.sources.subarray(premisePointer[node], premisePointer[node + 1]).some((source) => !isKnown[source]);
  if (doubtful.size === 0) return isKnown;
  for (const { alone, circles } of levels) {
    for (const node of alone) if (isTouched(node)) isKnown[node] = 0;
    for (const circle of circles) {
      if (doubtful.has(circle) || circle.some(isTouched)) for (const node of circle) isKnown[node] = 0;
    }
  }
  return isKnown;
}

/**
 * For a circle, an upper bound of the spectral radius of B, where B bounds the derivatives of one round at all strengths
 * at once. For any positive x, max (Bx)_i / x_i is such a bound (Collatz and Wielandt), and iterating x brings it down.
 * @returns {(circle: number[]) => number}
 */
function boundsOf({ pointer, premisePointer }, { base, edges, premises }, form) {
  const rowsOf = (circle) => {
    const place = new Map(circle.map((node, at) => [node, at]));
    return circle.map((node) => {
      const [first, last] = [pointer[node], pointer[node + 1]];
      const pulls = edges.pulls.subarray(first, last);
      const [isLifted, isLowered] = [1, -1].map((sign) => edges.signs.subarray(first, last).includes(sign));
      const carriers = [premisePointer[node], premisePointer[node + 1]];
      const steep = form.bound(base[node], isLifted, isLowered);
      const byPush = carriers[0] < carriers[1] ? Math.max(steep, form.bound(0, isLifted, isLowered)) : steep;
      const sum = (sign) => pulls.reduce((total, pull) => total + Math.max(0, sign * pull), 0);
      const byBase = base[node] * form.baseBound(sum(1), sum(-1));
      return [...entries(edges, first, last, byPush, place), ...entries(premises, ...carriers, byBase, place)];
    });
  };
  return (circle) => spectralBound(rowsOf(circle));
}

/** The entries of one row of B within a circle. */
function entries({ sources, pulls }, first, last, steepness, place) {
  const found = [];
  for (let at = first; at < last; at += 1) {
    if (place.has(sources[at])) found.push([place.get(sources[at]), steepness * Math.abs(pulls[at])]);
  }
  return found;
}

function spectralBound(rows) {
  let vector = rows.map(() => 1);
  let best = Infinity;
  for (let round = 0; round < MOST_BOUNDS; round += 1) {
    const from = vector;
    const image = rows.map((row) => row.reduce((sum, [at, value]) => sum + value * from[at], 0));
    const ratios = image.map((value, at) => value / from[at]);
    best = Math.min(
      best,
      ratios.reduce((most, ratio) => Math.max(most, ratio)),
    );
    const least = ratios.reduce((low, ratio) => Math.min(low, ratio));
    if (best - least <= 1e-9 * best) break;
    const sums = image.map((value, at) => value + from[at]);
    const most = sums.reduce((high, value) => Math.max(high, value));
    vector = sums.map((value) => Math.max(value / most, FLOOR));
  }
  return best;
}
