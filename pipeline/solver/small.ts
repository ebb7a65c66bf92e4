import { Simplex } from './simplex.js';
import type { Expression, LinearRow, LinearSystem, Outcome, Solver } from './system.js';
import { solverTolerance, sumOf } from './system.js';

/** Rows × variables up to which a dictionary in plain numbers is faster than opening a system in HiGHS. */
const smallSize = 700_000;
/** Coefficients of a dictionary beyond which HiGHS is faster again. */
const denseSize = 4_000;
/** A value this near to a whole number is that number. */
const rounding = 1e-9;

/** Whether the system is a linear one of few enough rows and variables, and well formed. */
export function isSmall({ variables, rows }: LinearSystem): boolean {
  if (variables.length * rows.length > smallSize) return false;
  const seen = new Int32Array(variables.length).fill(-1);
  return (
    variables.every((v) => !v.integer && areNumbers(v)) &&
    rows.every((row, i) => areNumbers(row) && isWellFormed(row.coefficients, seen, i))
  );
}

/** `seen`: for each variable the last row that used it. */
function isWellFormed(coefficients: Expression, seen: Int32Array, row: number): boolean {
  for (let i = 0; i < coefficients.length; i++) {
    const [variable, coefficient] = [coefficients[i]?.[0] ?? -1, coefficients[i]?.[1] ?? Number.NaN];
    const last = seen[variable];
    if (last === undefined || last === row || !Number.isFinite(coefficient)) return false;
    seen[variable] = row;
  }
  return true;
}

/** Ten times as strict as what is promised. */
function isWithin(value: number, { lower, upper }: { lower: number; upper: number }): boolean {
  const play = 0.1 * solverTolerance * Math.max(1, Math.abs(value) * 1e-3);
  return value >= lower - play && value <= upper + play;
}

const areNumbers = ({ lower, upper }: { lower: number; upper: number }): boolean =>
  !Number.isNaN(lower) && !Number.isNaN(upper);

/** Adding zero turns −0 into 0. */
function wholeIfNear(value: number): number {
  const whole = Math.round(value);
  return (Math.abs(value - whole) < rounding ? whole : value) + 0;
}

/**
 * Small linear systems, thousands of which are solved in one build: opening one and solving it takes microseconds where
 * the way into HiGHS alone takes a millisecond. A program that gets stuck is handed on to HiGHS, and all later ones with it.
 */
export class SmallSolver implements Solver {
  readonly nodes = 0;
  private readonly variables: { lower: number; upper: number }[];
  private readonly rows: LinearRow[];
  private simplex: Simplex;
  private substitute: Solver | null = null;
  private own = 0;

  constructor(
    system: LinearSystem,
    private readonly openOther: (system: LinearSystem) => Solver,
  ) {
    this.variables = system.variables.map(({ lower, upper }) => ({ lower, upper }));
    this.rows = [...system.rows];
    this.simplex = new Simplex(system);
  }

  /** Whether most variables stand in most rows once it is solved, as in crossed tables: HiGHS keeps these sparse. */
  get isDense(): boolean {
    return this.simplex.isDenserThan(denseSize);
  }

  get programs(): number {
    return this.own + (this.substitute?.programs ?? 0);
  }

  minimise(objective: Expression): Outcome {
    return this.substitute ? this.substitute.minimise(objective) : this.solve(objective, 1);
  }

  maximise(objective: Expression): Outcome {
    return this.substitute ? this.substitute.maximise(objective) : this.solve(objective, -1);
  }

  setBounds(variable: number, lower: number, upper: number): void {
    if (this.substitute) this.substitute.setBounds(variable, lower, upper);
    else {
      this.variables[variable] = { lower, upper };
      this.simplex.setBounds(variable, lower, upper);
    }
  }

  addRow(row: LinearRow): void {
    if (this.substitute) this.substitute.addRow(row);
    else {
      this.rows.push(row);
      this.simplex.addRow(row);
    }
  }

  /** Only searches in whole numbers start from a solution. */
  suggest(): void {}

  reducedCosts(): Float64Array {
    return this.substitute
      ? this.substitute.reducedCosts()
      : this.signed(this.simplex.reducedCosts(this.variables.length));
  }

  close(): void {
    this.substitute?.close();
  }

  private sense: 1 | -1 = 1;

  private signed(costs: Float64Array): Float64Array {
    // Adding zero turns −0 into 0.
    return costs.map((cost) => this.sense * cost + 0);
  }

  private solve(objective: Expression, sense: 1 | -1): Outcome {
    this.sense = sense;
    const costs = new Float64Array(this.variables.length);
    for (let i = 0; i < objective.length; i++) {
      const term = objective[i];
      if (term) costs[term[0]] = sense * term[1];
    }
    const status = this.settled(costs);
    if (status === 'stuck') {
      this.substitute = this.openOther({ variables: this.variables, rows: this.rows });
      return sense === 1 ? this.substitute.minimise(objective) : this.substitute.maximise(objective);
    }
    this.own++;
    if (status === 'unbounded') return { status };
    const solution = this.solution();
    return { status, value: sumOf(objective, solution), solution };
  }

  /**
   * Once more from the beginning where rounding has added up. A solution can be checked, and so can a way that has no end; that
   * there is no solution cannot: this is left to HiGHS to say.
   */
  private settled(costs: Float64Array): 'optimal' | 'unbounded' | 'stuck' {
    const first = this.checked(costs);
    if (first !== 'stuck') return first;
    this.simplex = new Simplex({ variables: this.variables, rows: this.rows });
    return this.checked(costs);
  }

  private checked(costs: Float64Array): 'optimal' | 'unbounded' | 'stuck' {
    const ending = this.simplex.minimise(costs);
    if (ending !== 'optimal' && ending !== 'unbounded') return 'stuck';
    return this.fits() && (ending === 'optimal' || this.isEndless(costs)) ? ending : 'stuck';
  }

  private fits(): boolean {
    const { values } = this.simplex;
    for (let variable = 0; variable < this.variables.length; variable++) {
      const bounds = this.variables[variable];
      if (bounds && !isWithin(values[variable] ?? 0, bounds)) return false;
    }
    for (const row of this.rows) if (!isWithin(sumOf(row.coefficients, values), row)) return false;
    return true;
  }

  /** Whether the way found keeps all bounds and rows however far it is gone, and the costs fall on it: in whole numbers, so that none is rounded. */
  private isEndless(costs: Float64Array): boolean {
    const ray = this.simplex.ray(this.variables.length).map(wholeIfNear);
    const isFree = (change: number, { lower, upper }: { lower: number; upper: number }) =>
      change === 0 || (change > 0 ? upper === Number.POSITIVE_INFINITY : lower === Number.NEGATIVE_INFINITY);
    let price = 0;
    for (let variable = 0; variable < ray.length; variable++) {
      const change = ray[variable] ?? 0;
      const bounds = this.variables[variable];
      if (!Number.isInteger(change) || !bounds || !isFree(change, bounds)) return false;
      price += change * (costs[variable] ?? 0);
    }
    return price < -rounding && this.rows.every((row) => isFree(sumOf(row.coefficients, ray), row));
  }

  private solution(): Float64Array {
    const solution = new Float64Array(this.variables.length);
    for (let variable = 0; variable < solution.length; variable++) {
      solution[variable] = wholeIfNear(this.simplex.values[variable] ?? 0);
    }
    return solution;
  }
}
