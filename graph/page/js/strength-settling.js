/** Computing strengths, as in graph.strength.settling: level by level in one pass, circles by iteration from their base
 * scores until they settle or are seen not to. Where the residual no longer falls, a circle starts over with half the
 * step. Rounds and limits are those of Python, so that both stop at the same numbers. Pure. */

const STEPS = [1, 0.5, 0.25, 0.125, 0.0625, 0.03125];
/** Rounds between two looks at whether a circle still gets nearer. */
const LOOKED_AT = 64;
/** Of the least residual before: a circle that does not get below gets no nearer. */
const STALLED = 0.99;
/** Looks without getting nearer, after which a circle is taken to swing. */
const PATIENCE = 8;
/** When a circle has settled, and the most rounds that it may take. */
export const LIMITS = { tolerance: 1e-9, rounds: 10_000 };

/**
 * @param {import('./strength-plan.js').Plan} plan
 * @param {object} bearing edges, premises and base scores
 * @param {import('./strength-formulas.js').Formula} form
 * @returns {{state: Float64Array, rounds: number, moving: Set<number[]>, nextOf: (node: number) => number}} `moving` are
 *   the circles that did not settle; `nextOf` is the strength that a node would have after one more round
 */
export function settleAll(plan, bearing, form) {
  const state = Float64Array.from(bearing.base);
  const nextOf = roundOf(plan, bearing, form, state);
  const moving = new Set();
  let rounds = 0;
  for (const { alone, circles } of plan.levels) {
    for (const node of alone) state[node] = nextOf(node);
    if (circles.length === 0) continue;
    const settled = settleCircles(circles, bearing.base, state, nextOf);
    rounds = Math.max(rounds, settled.rounds);
    settled.still.forEach((circle) => moving.add(circle));
  }
  return { state, rounds, moving, nextOf };
}

/** One round over one node: its strength when all others have those of `state`. */
function roundOf({ pointer, premisePointer }, { base, edges, premises, convergent }, form, state) {
  const sumOf = (node) => {
    let push = 0;
    for (let at = pointer[node]; at < pointer[node + 1]; at += 1) push += edges.pulls[at] * state[edges.sources[at]];
    return push;
  };
  const productOf = (node) => {
    let [lifted, lowered] = [1, 1];
    for (let at = pointer[node]; at < pointer[node + 1]; at += 1) {
      const pull = edges.pulls[at];
      if (pull > 0) lifted *= 1 - pull * state[edges.sources[at]];
      else lowered *= 1 + pull * state[edges.sources[at]];
    }
    return lowered - lifted;
  };
  const carriedOf = (node) => {
    let product = 1;
    for (let at = premisePointer[node]; at < premisePointer[node + 1]; at += 1) {
      const pull = premises.pulls[at] * state[premises.sources[at]];
      product *= convergent[node] ? 1 - pull : pull;
    }
    return convergent[node] && premisePointer[node] < premisePointer[node + 1] ? 1 - product : product;
  };
  const pushOf = form.multiplies ? productOf : sumOf;
  return (node) => form.strength(base[node] * carriedOf(node), pushOf(node));
}

/** Iterate the circles of one level side by side with smaller and smaller steps. */
function settleCircles(circles, base, state, nextOf) {
  let rounds = 0;
  let still = circles;
  for (const step of STEPS) {
    const phase = iterate(still, step, LIMITS.rounds - rounds, base, state, nextOf);
    rounds += phase.rounds;
    still = still.filter((_, at) => phase.residuals[at] > LIMITS.tolerance);
    if (still.length === 0 || rounds >= LIMITS.rounds) break;
  }
  return { rounds, still };
}

/** Iterate with one step; the rounds taken and the last residual of every circle. */
function iterate(circles, step, most, base, state, nextOf) {
  const nodes = circles.flat();
  for (const node of nodes) state[node] = base[node];
  const changes = new Float64Array(nodes.length);
  const stalled = new Int32Array(circles.length);
  let least = circles.map(() => Infinity);
  let residuals = least;
  for (let taken = 1; taken <= most; taken += 1) {
    nodes.forEach((node, at) => {
      changes[at] = nextOf(node) - state[node];
    });
    let largest = 0;
    nodes.forEach((node, at) => {
      state[node] += step * changes[at];
      largest = Math.max(largest, Math.abs(changes[at]));
    });
    if (largest <= LIMITS.tolerance) return { rounds: taken, residuals: circles.map(() => 0) };
    if (taken % LOOKED_AT !== 0 && taken !== most) continue;
    residuals = largestOf(circles, changes);
    residuals.forEach((residual, at) => {
      const isNearer = residual <= STALLED * least[at] || residual <= LIMITS.tolerance;
      stalled[at] = isNearer ? 0 : stalled[at] + 1;
    });
    if (residuals.every((residual, at) => residual <= LIMITS.tolerance || stalled[at] >= PATIENCE))
      return { rounds: taken, residuals };
    least = residuals.map((residual, at) => Math.min(residual, least[at]));
  }
  return { rounds: most, residuals };
}

/** The largest change within each circle; `changes` stand in the order of the circles. */
function largestOf(circles, changes) {
  let at = 0;
  return circles.map((circle) => circle.reduce((most) => Math.max(most, Math.abs(changes[at++])), 0));
}
