import { push } from '../../model/maps.js';
import type { Equation } from '../equations/system.js';

/** Least and greatest value of each unknown. */
export interface Bounds {
  lower: Float64Array;
  upper: Float64Array;
}

const rounds = 40;
const near = 1e-6;

/**
 * Narrows the bounds of the unknowns, in place, as far as single equations do, whole numbers rounded inwards. `false`
 * where an equation cannot be met. At most 40 rounds: what is left is for the solver.
 */
export function narrow(
  bounds: Bounds,
  equations: readonly Equation[],
  isWhole: (unknown: number) => boolean,
): boolean {
  const holding = new Map<number, number[]>();
  for (const [e, { terms }] of equations.entries()) for (const [u] of terms) push(holding, u, e);
  /** The last round in which an equation was found to be due in the next. */
  const marked = new Int32Array(equations.length).fill(-1);
  const changed: number[] = [];
  let due: number[] = [...equations.keys()];
  for (let round = 0; round < rounds && due.length > 0; round++) {
    const next: number[] = [];
    for (const e of due) {
      const equation = equations[e];
      changed.length = 0;
      if (equation && !narrowBy(equation, bounds, isWhole, changed)) return false;
      for (const u of changed) {
        for (const other of holding.get(u) ?? []) {
          if (marked[other] === round) continue;
          marked[other] = round;
          next.push(other);
        }
      }
    }
    due = next;
  }
  return true;
}

/** Adds the unknowns one equation narrows to `changed`; `false` where it cannot be met. */
function narrowBy(
  equation: Equation,
  { lower, upper }: Bounds,
  isWhole: (unknown: number) => boolean,
  changed: number[],
): boolean {
  // Sums of all finite ends, and how many ends are open: an unknown can only be bounded if no other end is.
  let least = 0;
  let most = 0;
  let openBelow = 0;
  let openAbove = 0;
  for (const [u, factor] of equation.terms) {
    const low = factor * ((factor > 0 ? lower[u] : upper[u]) ?? 0);
    const high = factor * ((factor > 0 ? upper[u] : lower[u]) ?? 0);
    if (Number.isFinite(low)) least += low;
    else openBelow++;
    if (Number.isFinite(high)) most += high;
    else openAbove++;
  }
  if (openBelow === 0 && least > equation.upper + near) return false;
  if (openAbove === 0 && most < equation.lower - near) return false;
  // Each unknown stands in it once: its own ends are still those that were added up.
  let canBeMet = true;
  for (const [u, factor] of equation.terms) {
    const [from, to] = [lower[u] ?? 0, upper[u] ?? 0];
    const restLeast = restOf(least, openBelow, factor * (factor > 0 ? from : to), Number.NEGATIVE_INFINITY);
    const restMost = restOf(most, openAbove, factor * (factor > 0 ? to : from), Number.POSITIVE_INFINITY);
    let low = (equation.lower - restMost) / factor;
    let high = (equation.upper - restLeast) / factor;
    if (factor < 0) [low, high] = [high, low];
    if (isWhole(u)) [low, high] = [Math.ceil(low - near), Math.floor(high + near)];
    const [isRaised, isLowered] = [low > from + near, high < to - near];
    if (!isRaised && !isLowered) continue;
    if (isRaised) lower[u] = low;
    if (isLowered) upper[u] = high;
    changed.push(u);
    if ((lower[u] ?? 0) > (upper[u] ?? 0) + near) canBeMet = false;
  }
  return canBeMet;
}

/** The sum of all other ends; `open` where one of them is. */
function restOf(sum: number, openEnds: number, own: number, open: number): number {
  if (Number.isFinite(own)) return openEnds === 0 ? sum - own : open;
  return openEnds === 1 ? sum : open;
}
