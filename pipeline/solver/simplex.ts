import { Dictionary, type DictionaryRow, leastPivot } from './dictionary.js';
import type { LinearRow, LinearSystem } from './system.js';

/** Bounds hold to within this, relative to their size. */
const feasibility = 1e-9;
/** A reduced cost below this promises nothing. */
const optimality = 1e-9;

/** `stuck`: too many steps, or rounding got the better of it. */
export type Ending = 'optimal' | 'infeasible' | 'unbounded' | 'stuck';

/**
 * Primal simplex method with bounds on all variables, on a dictionary. Starts each time from where the last program
 * ended; where bounds have changed since, what they make impossible is mended first. The variable that promises most
 * enters; after many steps that lead nowhere the first one does (Bland's rule), which cannot go round in circles.
 */
export class Simplex {
  /** Value of each variable and, after those of the system, of each row. */
  readonly values: number[];
  private readonly lower: number[];
  private readonly upper: number[];
  private readonly dictionary: Dictionary;
  private readonly size: number;
  /** What the objective gains by each column. */
  private gains: Float64Array;

  constructor(system: LinearSystem) {
    const ends = [...system.variables, ...system.rows];
    this.size = system.variables.length;
    this.lower = ends.map((e) => e.lower);
    this.upper = ends.map((e) => e.upper);
    this.dictionary = new Dictionary(system);
    this.values = ends.map(() => 0);
    for (const variable of this.dictionary.outside)
      this.values[variable] = Math.min(Math.max(0, this.lowerOf(variable)), this.upperOf(variable));
    for (const row of this.dictionary.rows) this.values[row.variable] = this.valueOf(row);
    this.gains = new Float64Array(this.dictionary.outside.length);
  }

  setBounds(variable: number, lower: number, upper: number): void {
    this.lower[variable] = lower;
    this.upper[variable] = upper;
  }

  addRow({ coefficients, lower, upper }: LinearRow): void {
    const variable = this.dictionary.add(coefficients);
    const row = this.dictionary.rows.at(-1);
    this.lower[variable] = lower;
    this.upper[variable] = upper;
    if (row) this.values[variable] = this.valueOf(row);
  }

  /** @param costs one for each variable of the system */
  minimise(costs: Float64Array): Ending {
    const { outside } = this.dictionary;
    if (this.dictionary.isContradictory || this.lower.some((low, v) => low > this.upperOf(v)))
      return 'infeasible';
    outside.forEach((variable, column) => {
      const value = this.values[variable] ?? 0;
      const inside = Math.min(Math.max(value, this.lowerOf(variable)), this.upperOf(variable));
      if (inside !== value) this.move(column, inside - value, inside);
    });
    const mended = this.mend();
    if (mended !== 'optimal') return mended;
    this.gains = Float64Array.from(outside, (variable) => costs[variable] ?? 0);
    for (const row of this.dictionary.rows) addTimes(this.gains, costs[row.variable] ?? 0, row.coefficients);
    return this.improve();
  }

  /** The reduced cost of each variable of the system in the last program. */
  reducedCosts(): Float64Array {
    const costs = new Float64Array(this.size);
    this.dictionary.outside.forEach((variable, column) => {
      if (variable < this.size) costs[variable] = this.gains[column] ?? 0;
    });
    return costs;
  }

  /** Steps until nothing lies beyond its bounds: each takes what lies beyond nearer to them. */
  private mend(): Ending {
    const idle = new Idleness(this.dictionary);
    while (!idle.isTooLong) {
      const gains = this.wayBack();
      if (gains === null) return 'optimal';
      const column = this.entering(gains, idle.isLong);
      if (column === null) return 'infeasible';
      const length = this.step(column, (gains[column] ?? 0) < 0 ? 1 : -1, idle.isLong);
      if (length === Number.POSITIVE_INFINITY) return 'stuck';
      idle.count(length);
    }
    return 'stuck';
  }

  /** Steps as long as one promises something. */
  private improve(): Ending {
    const idle = new Idleness(this.dictionary);
    while (!idle.isTooLong) {
      const column = this.entering(this.gains, idle.isLong);
      if (column === null) return 'optimal';
      const length = this.step(column, (this.gains[column] ?? 0) < 0 ? 1 : -1, idle.isLong);
      if (length === Number.POSITIVE_INFINITY) return 'unbounded';
      idle.count(length);
    }
    return 'stuck';
  }

  /** How the sum of all that lies beyond bounds changes with each column; `null` where nothing does. */
  private wayBack(): Float64Array | null {
    let gains: Float64Array | null = null;
    for (const row of this.dictionary.rows) {
      const side = this.beyond(row.variable);
      if (side === 0) continue;
      gains ??= new Float64Array(this.dictionary.outside.length);
      addTimes(gains, side, row.coefficients);
    }
    return gains;
  }

  /** 1 above its bounds, −1 below, 0 within. */
  private beyond(variable: number): -1 | 0 | 1 {
    const value = this.values[variable] ?? 0;
    const [lower, upper] = [this.lowerOf(variable), this.upperOf(variable)];
    if (value < lower - feasibility * Math.max(1, Math.abs(lower))) return -1;
    if (value > upper + feasibility * Math.max(1, Math.abs(upper))) return 1;
    return 0;
  }

  private entering(gains: Float64Array, first: boolean): number | null {
    const { outside } = this.dictionary;
    let best: number | null = null;
    let most = optimality;
    for (let column = 0; column < outside.length; column++) {
      const gain = gains[column] ?? 0;
      if (Math.abs(gain) <= most) continue;
      const variable = outside[column] ?? 0;
      const value = this.values[variable] ?? 0;
      if (gain < 0 ? value >= this.upperOf(variable) : value <= this.lowerOf(variable)) continue;
      if (first) {
        if (best === null || variable < (outside[best] ?? 0)) best = column;
        continue;
      }
      best = column;
      most = Math.abs(gain);
    }
    return best;
  }

  /** Moves a column as far as the bounds let it and gives how far. What stops it leaves the basis. */
  private step(column: number, way: 1 | -1, first: boolean): number {
    const { rows, outside } = this.dictionary;
    const variable = outside[column] ?? 0;
    const value = this.values[variable] ?? 0;
    const end = way === 1 ? this.upperOf(variable) : this.lowerOf(variable);
    let length = Math.abs(end - value);
    let leaving: DictionaryRow | null = null;
    let stop = end;
    for (const row of rows) {
      const rate = (row.coefficients[column] ?? 0) * way;
      if (rate < leastPivot && rate > -leastPivot) continue;
      const bound = this.stopOf(row.variable, rate);
      const room = Math.max(0, (bound - (this.values[row.variable] ?? 0)) / rate);
      if (!(room < length + feasibility)) continue;
      const isBetter =
        room < length - feasibility ||
        (leaving !== null &&
          (first
            ? row.variable < leaving.variable
            : Math.abs(rate) > Math.abs(leaving.coefficients[column] ?? 0)));
      if (!isBetter) continue;
      length = Math.min(length, room);
      leaving = row;
      stop = bound;
    }
    if (length === Number.POSITIVE_INFINITY) return length;
    this.move(column, way * length, leaving ? value + way * length : end);
    if (!leaving) return length;
    this.values[leaving.variable] = stop;
    this.dictionary.exchange(leaving, column);
    this.regain(leaving, column);
    return length;
  }

  /** The bound that stops a variable of the basis; one beyond its bounds is stopped where it comes back. */
  private stopOf(variable: number, rate: number): number {
    const side = this.beyond(variable);
    if (side !== 0) {
      if (side * rate > 0) return rate * Number.POSITIVE_INFINITY;
      return side < 0 ? this.lowerOf(variable) : this.upperOf(variable);
    }
    return rate > 0 ? this.upperOf(variable) : this.lowerOf(variable);
  }

  private move(column: number, by: number, to: number): void {
    this.values[this.dictionary.outside[column] ?? 0] = to;
    if (by === 0) return;
    for (const { variable, coefficients } of this.dictionary.rows) {
      const rate = coefficients[column] ?? 0;
      if (rate !== 0) this.values[variable] = (this.values[variable] ?? 0) + rate * by;
    }
  }

  /** Puts the row that was just solved for its new variable into the objective. */
  private regain(row: DictionaryRow, column: number): void {
    const gain = this.gains[column] ?? 0;
    if (gain === 0) return;
    this.gains[column] = 0;
    addTimes(this.gains, gain, row.coefficients);
  }

  private valueOf({ constant, coefficients }: DictionaryRow): number {
    const { outside } = this.dictionary;
    return coefficients.reduce(
      (sum, coefficient, column) => sum + coefficient * (this.values[outside[column] ?? 0] ?? 0),
      constant,
    );
  }

  private lowerOf(variable: number): number {
    return this.lower[variable] ?? 0;
  }

  private upperOf(variable: number): number {
    return this.upper[variable] ?? 0;
  }
}

function addTimes(target: Float64Array, factor: number, source: Float64Array): void {
  if (factor === 0) return;
  for (let i = 0; i < target.length; i++) {
    const sum = (target[i] ?? 0) + factor * (source[i] ?? 0);
    target[i] = Math.abs(sum) < 1e-11 ? 0 : sum;
  }
}

/** Counts the steps, and those in a row that led nowhere. */
class Idleness {
  private steps = 0;
  private idle = 0;
  private readonly size: number;

  constructor({ rows, outside }: Dictionary) {
    this.size = rows.length + outside.length;
  }

  count(length: number): void {
    this.steps++;
    this.idle = length > feasibility ? 0 : this.idle + 1;
  }

  get isLong(): boolean {
    return this.idle > this.size;
  }

  get isTooLong(): boolean {
    return this.steps > 50 + 20 * this.size;
  }
}
