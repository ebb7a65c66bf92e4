import { type Bound, type Branch, halves, isFixed, narrow, rounding } from './branches.js';
import { Simplex } from './simplex.js';
import type { Expression, LinearRow, LinearSystem, Outcome, Solver } from './system.js';
import { solverTolerance, sumOf } from './system.js';

/** Rows × variables up to which branching over our own programs is faster than opening a system in HiGHS. */
const smallSize = 60_000;
/** Programs of one search; what is not settled then is left to HiGHS and its cutting planes. */
const mostPrograms = 300;

/** Whether all variables are whole numbers within bounds, no row is an equation and everything is small and well formed. */
export function isSmallWhole({ variables, rows }: LinearSystem): boolean {
  return (
    variables.length * rows.length <= smallSize &&
    variables.every((v) => v.integer && Number.isInteger(v.lower) && Number.isInteger(v.upper)) &&
    rows.every(isPlain)
  );
}

const isPlain = ({ coefficients, lower, upper }: LinearRow): boolean =>
  lower < upper &&
  new Set(coefficients.map(([v]) => v)).size === coefficients.length &&
  coefficients.every(([, c]) => Number.isFinite(c));

/** A search that found more than it can settle. */
const unsettled = Symbol('unsettled');

/**
 * Small systems in whole numbers by branch and bound (Land and Doig 1960): a program in real numbers for each branch,
 * deepest first, the upper half before the lower. Nothing rests on the rounding of a program: a branch is closed only by a
 * bound worked out anew from the weights of its rows (Neumaier and Shcherbina 2004, Safe bounds in linear and mixed-integer
 * linear programming), a solution counts only if it obeys every row. What takes too many programs is handed on, and all
 * later programs with it.
 */
export class WholeSolver implements Solver {
  private readonly variables: { lower: number; upper: number; integer: true }[];
  private readonly rows: LinearRow[];
  private simplex: Simplex;
  private substitute: Solver | null = null;
  private known: readonly number[] | Float64Array | null = null;
  private own = 0;

  constructor(
    system: LinearSystem,
    private readonly openOther: (system: LinearSystem) => Solver,
  ) {
    this.variables = system.variables.map(({ lower, upper }) => ({ lower, upper, integer: true }));
    this.rows = [...system.rows];
    this.simplex = new Simplex(system);
  }

  get programs(): number {
    return this.own + (this.substitute?.programs ?? 0);
  }

  /** Those of HiGHS: our own are many and small, and have a limit of their own. */
  get nodes(): number {
    return this.substitute?.nodes ?? 0;
  }

  minimise(objective: Expression): Outcome {
    return this.solve(objective, 1);
  }

  maximise(objective: Expression): Outcome {
    return this.solve(objective, -1);
  }

  setBounds(variable: number, lower: number, upper: number): void {
    if (this.substitute) this.substitute.setBounds(variable, lower, upper);
    else this.variables[variable] = { lower, upper, integer: true };
  }

  addRow(row: LinearRow): void {
    if (!this.substitute && !isPlain(row)) this.handOn();
    if (this.substitute) this.substitute.addRow(row);
    else {
      this.rows.push(row);
      this.simplex.addRow(row);
    }
  }

  suggest(solution: readonly number[] | Float64Array): void {
    if (this.substitute) this.substitute.suggest(solution);
    else this.known = solution;
  }

  reducedCosts(): Float64Array {
    return (this.substitute ?? this.handOn()).reducedCosts();
  }

  close(): void {
    this.substitute?.close();
  }

  private solve(objective: Expression, sense: 1 | -1): Outcome {
    if (!this.substitute) {
      this.own++;
      const costs = new Float64Array(this.variables.length);
      for (const [variable, coefficient] of objective) costs[variable] = sense * coefficient;
      const best = this.search(costs);
      if (best === null) return { status: 'infeasible' };
      if (best !== unsettled)
        return { status: 'optimal', value: sense * priceOf(costs, best), solution: best };
    }
    const other = this.substitute ?? this.handOn();
    return sense === 1 ? other.minimise(objective) : other.maximise(objective);
  }

  private handOn(): Solver {
    const other = this.openOther({ variables: this.variables, rows: this.rows });
    if (this.known) other.suggest(this.known);
    this.substitute = other;
    return other;
  }

  /** The best solution, of several equally good ones the first seen; `null` where there is none. */
  private search(costs: Float64Array): Float64Array | null | typeof unsettled {
    const suggested = this.known && Float64Array.from(this.known, (value) => Math.round(value) + 0);
    let best: Float64Array | null = suggested && this.fits(suggested) ? suggested : null;
    const most = () => (best === null ? Number.POSITIVE_INFINITY : priceOf(costs, best) + rounding);
    const take = (point: Float64Array) => {
      const price = priceOf(costs, point);
      if (price > most() || !this.fits(point)) return;
      if (best === null || price < priceOf(costs, best) - rounding) best = point;
    };
    const open: Branch[] = [
      {
        lower: Float64Array.from(this.variables, (v) => v.lower),
        upper: Float64Array.from(this.variables, (v) => v.upper),
      },
    ];
    let programs = 0;
    for (let branch = open.pop(); branch; branch = open.pop()) {
      if (isFixed(branch)) {
        take(branch.lower);
        continue;
      }
      if (++programs > mostPrograms) return unsettled;
      const ending = this.solveIn(branch, costs);
      if (ending === 'stuck' || ending === 'unbounded') return unsettled;
      if (ending === 'infeasible') {
        if (this.boundIn(branch, new Float64Array(costs.length)).value > rounding) continue;
      } else {
        const bound = this.boundIn(branch, costs);
        if (bound.value > most()) continue;
        take(this.rounded());
        if (bound.value > most()) continue;
        narrow(branch, bound, most());
      }
      open.push(...halves(branch, this.simplex.values));
    }
    return best;
  }

  private solveIn({ lower, upper }: Branch, costs: Float64Array) {
    lower.forEach((low, variable) => {
      this.simplex.setBounds(variable, low, upper[variable] ?? low);
    });
    return this.simplex.minimise(costs);
  }

  /**
   * What no solution of the branch can have a smaller value than, whatever the weights: weight × row adds up to the costs
   * save for what is left of them, and rows and variables lie within their bounds.
   */
  private boundIn({ lower, upper }: Branch, costs: Float64Array): Bound {
    const weights = this.simplex.rowWeights(costs.length, this.rows.length);
    const left = costs.slice();
    let bound = 0;
    this.rows.forEach((row, i) => {
      const weight = weights[i] ?? 0;
      const end = weight > 0 ? row.lower : row.upper;
      if (weight === 0 || !Number.isFinite(end)) return;
      bound += weight * end;
      for (let k = 0; k < row.coefficients.length; k++) {
        const term = row.coefficients[k];
        if (term) left[term[0]] = (left[term[0]] ?? 0) - weight * term[1];
      }
    });
    left.forEach((cost, variable) => {
      bound += cost * ((cost > 0 ? lower[variable] : upper[variable]) ?? 0);
    });
    return { value: bound, left };
  }

  /** The last solution in whole numbers: what is not whole goes up, which rows from below mostly allow. */
  private rounded(): Float64Array {
    // Adding zero turns −0 into 0.
    return Float64Array.from(
      this.variables,
      (_, variable) => Math.ceil((this.simplex.values[variable] ?? 0) - solverTolerance) + 0,
    );
  }

  private fits(point: Float64Array): boolean {
    return (
      this.variables.every(({ lower, upper }, v) => (point[v] ?? 0) >= lower && (point[v] ?? 0) <= upper) &&
      this.rows.every(({ coefficients, lower, upper }) => {
        const sum = sumOf(coefficients, point);
        return sum >= lower - 0.1 * solverTolerance && sum <= upper + 0.1 * solverTolerance;
      })
    );
  }
}

function priceOf(costs: Float64Array, point: Float64Array): number {
  let sum = 0;
  for (let variable = 0; variable < costs.length; variable++)
    sum += (costs[variable] ?? 0) * (point[variable] ?? 0);
  return sum;
}
