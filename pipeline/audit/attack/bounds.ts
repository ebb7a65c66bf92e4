import type { Equation } from '../equations/system.js';

export interface Bounds {
  lower: Float64Array;
  upper: Float64Array;
}

const rounds = 40;
const near = 1e-6;

/**
 * Narrows the bounds of the unknowns as far as single equations do, whole numbers rounded inwards. `false` where an
 * equation cannot be met. At most 40 rounds: what is left is for the solver.
 */
export function narrow(
  { lower, upper }: Bounds,
  equations: readonly Equation[],
  isWhole: (unknown: number) => boolean,
): boolean {
  const holding = new Map<number, number[]>();
  equations.forEach(({ terms }, e) => {
    for (const [u] of terms) holding.set(u, [...(holding.get(u) ?? []), e]);
  });
  let due = new Set(equations.keys());
  for (let round = 0; round < rounds && due.size > 0; round++) {
    const next = new Set<number>();
    for (const e of due) {
      const equation = equations[e];
      if (!equation) continue;
      const changed = narrowBy(equation, { lower, upper }, isWhole);
      if (changed === null) return false;
      for (const u of changed) for (const other of holding.get(u) ?? []) next.add(other);
    }
    due = next;
  }
  return true;
}

/** The unknowns one equation narrows; `null` where it cannot be met. */
function narrowBy(
  equation: Equation,
  { lower, upper }: Bounds,
  isWhole: (unknown: number) => boolean,
): number[] | null {
  // Sums of all finite ends, and how many ends are open: an unknown can only be bounded if no other end is.
  const least = { sum: 0, open: 0 };
  const most = { sum: 0, open: 0 };
  const ends = equation.terms.map(([u, factor]) => {
    const a = factor * (lower[u] ?? 0);
    const b = factor * (upper[u] ?? 0);
    const end = { least: Math.min(a, b), most: Math.max(a, b) };
    if (Number.isFinite(end.least)) least.sum += end.least;
    else least.open++;
    if (Number.isFinite(end.most)) most.sum += end.most;
    else most.open++;
    return end;
  });
  if (least.open === 0 && least.sum > equation.upper + near) return null;
  if (most.open === 0 && most.sum < equation.lower - near) return null;
  const changed: number[] = [];
  equation.terms.forEach(([u, factor], i) => {
    const end = ends[i];
    if (!end) return;
    const restLeast = isClosed(least, end.least) ? least.sum - finite(end.least) : Number.NEGATIVE_INFINITY;
    const restMost = isClosed(most, end.most) ? most.sum - finite(end.most) : Number.POSITIVE_INFINITY;
    let [low, high] = [(equation.lower - restMost) / factor, (equation.upper - restLeast) / factor];
    if (factor < 0) [low, high] = [high, low];
    if (isWhole(u)) [low, high] = [Math.ceil(low - near), Math.floor(high + near)];
    if (low > (lower[u] ?? 0) + near) {
      lower[u] = low;
      changed.push(u);
    }
    if (high < (upper[u] ?? 0) - near) {
      upper[u] = high;
      changed.push(u);
    }
  });
  return changed.some((u) => (lower[u] ?? 0) > (upper[u] ?? 0) + near) ? null : changed;
}

/** Whether all terms but one of this end are finite there. */
const isClosed = ({ open }: { open: number }, own: number): boolean =>
  open === (Number.isFinite(own) ? 0 : 1);
const finite = (end: number): number => (Number.isFinite(end) ? end : 0);
