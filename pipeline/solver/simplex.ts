import { Dictionary, leastPivot, noise } from './dictionary.js';
import type { LinearRow, LinearSystem } from './system.js';

/** Bounds hold to within this, relative to their size. */
const feasibility = 1e-9;
/** A gain below this promises nothing. */
const optimality = 1e-9;

/** `stuck`: too many steps, or rounding got the better of it. */
type Ending = 'optimal' | 'infeasible' | 'unbounded' | 'stuck';

/**
 * Primal simplex method with bounds on all variables, on a dictionary. Starts each time from where the last program
 * ended; where bounds have changed since, what they make impossible is mended first. The variable that promises most
 * enters; after many steps that lead nowhere the first one does (Bland's rule), which cannot go round in circles.
 */
export class Simplex {
  /** Value of each variable and, after those of the system, of each row. */
  readonly values: number[] = [];
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly dictionary: Dictionary;
  /** By how much the objective grows with each column. */
  private readonly gains: Float64Array;
  /** By how much the sum of all that lies beyond bounds grows with each column. */
  private readonly excess: Float64Array;
  /** The column along which the last program had no end, and which way. */
  private endless: { column: number; way: 1 | -1 } | null = null;

  constructor(system: LinearSystem) {
    for (const { lower, upper } of system.variables) this.append(lower, upper);
    for (const { lower, upper } of system.rows) this.append(lower, upper);
    this.dictionary = new Dictionary(system);
    const { outside, basis } = this.dictionary;
    for (const variable of outside)
      this.values[variable] = Math.min(Math.max(0, this.lowerOf(variable)), this.upperOf(variable));
    for (let row = 0; row < basis.length; row++) this.values[basis[row] ?? 0] = this.valueOf(row);
    this.gains = new Float64Array(outside.length);
    this.excess = new Float64Array(outside.length);
  }

  /** How much one exchange has to do at most: whether more coefficients than that are not zero. */
  isDenserThan(most: number): boolean {
    return this.dictionary.isDenserThan(most);
  }

  setBounds(variable: number, lower: number, upper: number): void {
    this.lower[variable] = lower;
    this.upper[variable] = upper;
  }

  addRow({ coefficients, lower, upper }: LinearRow): void {
    const variable = this.dictionary.add(coefficients);
    this.append(lower, upper);
    this.values[variable] = this.valueOf(this.dictionary.basis.length - 1);
  }

  /** @param costs one for each variable of the system */
  minimise(costs: Float64Array): Ending {
    const { outside, basis } = this.dictionary;
    if (this.dictionary.isContradictory) return 'infeasible';
    for (let variable = 0; variable < this.lower.length; variable++)
      if (this.lowerOf(variable) > this.upperOf(variable)) return 'infeasible';
    for (let column = 0; column < outside.length; column++) {
      const variable = outside[column] ?? 0;
      const value = this.values[variable] ?? 0;
      const inside = Math.min(Math.max(value, this.lowerOf(variable)), this.upperOf(variable));
      if (inside !== value) this.move(column, inside - value, inside);
    }
    const mended = this.mend();
    if (mended !== 'optimal') return mended;
    for (let column = 0; column < outside.length; column++)
      this.gains[column] = costs[outside[column] ?? 0] ?? 0;
    for (let row = 0; row < basis.length; row++) this.addRowTo(this.gains, costs[basis[row] ?? 0] ?? 0, row);
    return this.improve();
  }

  /** By how much the last optimum grows with each variable of the system; 0 for those of the basis. */
  reducedCosts(size: number): Float64Array {
    const costs = new Float64Array(size);
    this.dictionary.outside.forEach((variable, column) => {
      if (variable < size) costs[variable] = this.gains[column] ?? 0;
    });
    return costs;
  }

  /** After `unbounded`: by how much each of the variables of a system of that size changes along the way that has no end. */
  ray(size: number): Float64Array {
    const ray = new Float64Array(size);
    if (!this.endless) return ray;
    const { column, way } = this.endless;
    const { outside, basis, coefficients } = this.dictionary;
    const entering = outside[column] ?? 0;
    if (entering < size) ray[entering] = way;
    basis.forEach((variable, row) => {
      if (variable < size) ray[variable] = way * (coefficients[row * outside.length + column] ?? 0);
    });
    return ray;
  }

  /**
   * A weight for each row of a system of `size` variables: after an optimum the sum of weight × row, together with what is left
   * for the variables, bounds the objective; after `infeasible` it shows that nothing fits.
   */
  rowWeights(size: number, rows: number): Float64Array {
    const weights = new Float64Array(rows);
    const { outside, basis } = this.dictionary;
    const isMissed = this.sumExcess();
    const gains = isMissed ? this.excess : this.gains;
    outside.forEach((variable, column) => {
      if (variable >= size) weights[variable - size] = gains[column] ?? 0;
    });
    if (isMissed)
      for (const variable of basis)
        if (variable >= size) weights[variable - size] = 0 - this.beyond(variable);
    return weights;
  }

  /** Steps until nothing lies beyond its bounds: each takes what lies beyond nearer to them. */
  private mend(): Ending {
    const idleness = new Idleness(this.dictionary);
    while (!idleness.isTooLong) {
      if (!this.sumExcess()) return 'optimal';
      const column = this.entering(this.excess, idleness.isLong);
      if (column === null) return 'infeasible';
      const length = this.step(column, (this.excess[column] ?? 0) < 0 ? 1 : -1, idleness.isLong);
      if (length === Number.POSITIVE_INFINITY) return 'stuck';
      idleness.count(length);
    }
    return 'stuck';
  }

  /** Steps as long as one promises something. */
  private improve(): Ending {
    const idleness = new Idleness(this.dictionary);
    while (!idleness.isTooLong) {
      const column = this.entering(this.gains, idleness.isLong);
      if (column === null) return 'optimal';
      const way = (this.gains[column] ?? 0) < 0 ? 1 : -1;
      const length = this.step(column, way, idleness.isLong);
      if (length === Number.POSITIVE_INFINITY) {
        this.endless = { column, way };
        return 'unbounded';
      }
      idleness.count(length);
    }
    return 'stuck';
  }

  /** Whether anything lies beyond its bounds. */
  private sumExcess(): boolean {
    const { basis } = this.dictionary;
    this.excess.fill(0);
    let any = false;
    for (let row = 0; row < basis.length; row++) {
      const side = this.beyond(basis[row] ?? 0);
      if (side === 0) continue;
      any = true;
      this.addRowTo(this.excess, side, row);
    }
    return any;
  }

  /** 1 above its bounds, −1 below, 0 within. */
  private beyond(variable: number): -1 | 0 | 1 {
    const value = this.values[variable] ?? 0;
    const lower = this.lowerOf(variable);
    if (value < lower && value < lower - feasibility * Math.max(1, Math.abs(lower))) return -1;
    const upper = this.upperOf(variable);
    if (value > upper && value > upper + feasibility * Math.max(1, Math.abs(upper))) return 1;
    return 0;
  }

  private entering(gains: Float64Array, first: boolean): number | null {
    const { outside } = this.dictionary;
    let best: number | null = null;
    let most = optimality;
    for (let column = 0; column < outside.length; column++) {
      const gain = gains[column] ?? 0;
      if (gain <= most && -gain <= most) continue;
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
    const { basis, outside, coefficients } = this.dictionary;
    const width = outside.length;
    const variable = outside[column] ?? 0;
    const value = this.values[variable] ?? 0;
    const end = way === 1 ? this.upperOf(variable) : this.lowerOf(variable);
    let length = Math.abs(end - value);
    let leaving: number | null = null;
    let pivot = 0;
    let stop = end;
    for (let row = 0; row < basis.length; row++) {
      const rate = (coefficients[row * width + column] ?? 0) * way;
      if (rate < leastPivot && rate > -leastPivot) continue;
      const blocked = basis[row] ?? 0;
      const bound = this.stopOf(blocked, rate);
      const room = Math.max(0, (bound - (this.values[blocked] ?? 0)) / rate);
      if (!(room < length + feasibility)) continue;
      const isNearer = room < length - feasibility;
      const isBetter =
        leaving !== null && (first ? blocked < (basis[leaving] ?? 0) : Math.abs(rate) > Math.abs(pivot));
      if (!isNearer && !isBetter) continue;
      length = Math.min(length, room);
      leaving = row;
      pivot = rate;
      stop = bound;
    }
    if (length === Number.POSITIVE_INFINITY) return length;
    this.move(column, way * length, leaving === null ? end : value + way * length);
    if (leaving === null) return length;
    this.values[basis[leaving] ?? 0] = stop;
    this.dictionary.exchange(leaving, column);
    const gain = this.gains[column] ?? 0;
    this.gains[column] = 0;
    this.addRowTo(this.gains, gain, leaving);
    return length;
  }

  /** The bound that stops a variable of the basis; one beyond its bounds is stopped where it comes back. */
  private stopOf(variable: number, rate: number): number {
    const side = this.beyond(variable);
    if (side === 0) return rate > 0 ? this.upperOf(variable) : this.lowerOf(variable);
    if (side * rate > 0) return rate * Number.POSITIVE_INFINITY;
    return side < 0 ? this.lowerOf(variable) : this.upperOf(variable);
  }

  private move(column: number, by: number, to: number): void {
    const { basis, outside, coefficients } = this.dictionary;
    const width = outside.length;
    this.values[outside[column] ?? 0] = to;
    if (by === 0) return;
    for (let row = 0; row < basis.length; row++) {
      const rate = coefficients[row * width + column] ?? 0;
      const variable = basis[row] ?? 0;
      if (rate !== 0) this.values[variable] = (this.values[variable] ?? 0) + rate * by;
    }
  }

  private addRowTo(target: Float64Array, factor: number, row: number): void {
    if (factor === 0) return;
    const { coefficients } = this.dictionary;
    const width = target.length;
    for (let column = 0; column < width; column++) {
      const own = coefficients[row * width + column] ?? 0;
      if (own === 0) continue;
      const sum = (target[column] ?? 0) + factor * own;
      target[column] = sum < noise && sum > -noise ? 0 : sum;
    }
  }

  private valueOf(row: number): number {
    const { outside, coefficients, constants } = this.dictionary;
    const width = outside.length;
    let sum = constants[row] ?? 0;
    for (let column = 0; column < width; column++)
      sum += (coefficients[row * width + column] ?? 0) * (this.values[outside[column] ?? 0] ?? 0);
    return sum;
  }

  private append(lower: number, upper: number): void {
    this.lower.push(lower);
    this.upper.push(upper);
    this.values.push(0);
  }

  private lowerOf(variable: number): number {
    return this.lower[variable] ?? 0;
  }

  private upperOf(variable: number): number {
    return this.upper[variable] ?? 0;
  }
}

/** Counts the steps, and those in a row that led nowhere. */
class Idleness {
  private steps = 0;
  private idle = 0;
  private readonly size: number;

  constructor({ basis, outside }: Dictionary) {
    this.size = basis.length + outside.length;
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
