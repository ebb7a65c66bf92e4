import { type Outcome, openSolver, type Solver } from '../../solver/index.js';
import type { Expression } from '../equations/system.js';
import { type Asked, type Component, type Interval, spanOf } from './components.js';
import { dive } from './dive.js';
import { exactForInsiders } from './insider.js';

/** Search of whole-number programs ends here, never after a time: the same input gives the same answer. */
const nodeLimit = 2_000;
const near = 1e-6;

export interface PartResult {
  intervals: ReadonlyMap<number, Interval>;
  insiders: ReadonlySet<number>;
  programs: number;
}

/**
 * The least and the greatest value of each expression over all whole solutions of one part; `null` where it has none. A
 * linear program first; where its answer is no whole solution, one as good is looked for nearby (`dive`), and only where none is
 * found a whole-number program is solved. Where the node limit ends the search, the interval is what is proved: no narrower
 * than the truth.
 */
export async function solvePart(part: Component): Promise<PartResult | null> {
  const rows = part.equations.map(({ terms, lower, upper }) => ({ coefficients: terms, lower, upper }));
  const variables = part.unknowns.map(({ lower, upper }) => ({ lower, upper }));
  const linear = await openSolver({ variables, rows });
  const openWhole = () =>
    openSolver(
      { variables: variables.map((v, i) => ({ ...v, integer: part.unknowns[i]?.whole === true })), rows },
      { nodeLimit },
    );
  let whole: Solver | null = null;
  const witnesses: Float64Array[] = [];
  let isPossible = true;

  const isWhole = (solution: Float64Array): boolean =>
    part.unknowns.every(
      (u, i) => !u.whole || Math.abs((solution[i] ?? 0) - Math.round(solution[i] ?? 0)) < near,
    );

  const extreme = async ({ terms, constant }: Expression, sense: 1 | -1): Promise<number> => {
    const at = (w: Float64Array) => valueAt({ terms, constant }, w);
    const end = spanOf({ terms, constant }, part.unknowns)[sense === 1 ? 'lower' : 'upper'];
    // Nothing lies beyond the bounds, so a solution that stands there needs no program.
    if (Number.isFinite(end) && witnesses.some((w) => Math.abs(at(w) - end) < near)) return end;
    const run = (solver: Solver): Outcome => (sense === 1 ? solver.minimise(terms) : solver.maximise(terms));
    const inward = (value: number) => (sense === 1 ? Math.ceil(value - near) : Math.floor(value + near));
    const isCount = terms.every(([u, f]) => part.unknowns[u]?.whole === true && Number.isInteger(f));
    const first = run(linear);
    if (first.status === 'infeasible') isPossible = false;
    if (first.status !== 'optimal') return sense * Number.NEGATIVE_INFINITY;
    const proved = isCount ? inward(first.value + constant) : first.value + constant;
    if (isWhole(first.solution)) {
      witnesses.push(first.solution);
      return proved;
    }
    if (!isCount || witnesses.some((w) => Math.abs(at(w) - proved) < near)) return proved;
    const found =
      Math.abs(first.value + constant - proved) < near
        ? dive(part.unknowns, linear, () => run(linear), first)
        : null;
    if (found) {
      witnesses.push(found);
      return proved;
    }
    whole ??= await openWhole();
    const second = run(whole);
    if (second.status === 'optimal') {
      witnesses.push(second.solution);
      return inward(second.value + constant);
    }
    return second.status === 'limit' && second.bound !== null ? inward(second.bound + constant) : proved;
  };

  const intervals = new Map<number, Interval>();
  for (const { id, expression } of part.asked) {
    const lower = await extreme(expression, 1);
    if (!isPossible) break;
    intervals.set(id, { lower, upper: await extreme(expression, -1) });
  }
  const insiders = isPossible ? exactForInsiders(part, intervals, linear, witnesses) : new Set<number>();
  const programs = linear.programs + countOf(whole);
  linear.close();
  closeAll(whole);
  return isPossible ? { intervals, insiders, programs } : null;
}

const valueAt = ({ terms, constant }: Asked['expression'], w: Float64Array): number =>
  terms.reduce((sum, [u, f]) => sum + f * (w[u] ?? 0), constant);
const countOf = (solver: Solver | null): number => solver?.programs ?? 0;
const closeAll = (solver: Solver | null): void => solver?.close();
