import type { Expression, LinearSystem } from './system.js';

/** Coefficients below this are rounding: those of counts are small whole numbers. */
export const noise = 1e-11;
/** No exchange over a coefficient below this. */
export const leastPivot = 1e-9;

/** Where systems are solved for their equations; kept from one to the next, since most of it is left behind. */
let workplace = new Float64Array(0);

/**
 * A system solved for some of its variables, the basis (Chvátal 1983, Linear programming, chapter 2): each of them is a
 * constant and a sum of coefficient × variable outside the basis. Variable n + i is the value of row i of a system of n
 * variables; that of an equation is a constant and has no column. All numbers stand in one array, for systems are opened by
 * the thousand. `basis`, `outside` and the coefficients change with every exchange.
 */
export class Dictionary {
  /** The variable of each row. */
  readonly basis: number[] = [];
  readonly constants: number[] = [];
  /** The variable of each column. */
  readonly outside: Int32Array;
  /** Coefficients row by row. */
  coefficients: Float64Array;
  /** Equations contradict each other, whatever the bounds. */
  readonly isContradictory: boolean;
  private readonly size: number;
  private count: number;
  /** Columns of the row just looked at that are not zero. */
  private readonly filled: Int32Array;

  constructor({ variables, rows }: LinearSystem) {
    this.size = variables.length;
    this.count = variables.length + rows.length;
    this.outside = new Int32Array(this.size);
    this.filled = new Int32Array(this.size);
    const hasEquations = rows.some(({ lower, upper }) => lower === upper);
    this.coefficients = (hasEquations ? emptied : emptyOf)(rows.length * this.size);
    const uses = new Int32Array(this.size);
    for (let variable = 0; variable < this.size; variable++) this.outside[variable] = variable;
    rows.forEach(({ coefficients }, i) => {
      this.basis.push(this.size + i);
      this.constants.push(0);
      for (let k = 0; k < coefficients.length; k++) {
        const term = coefficients[k];
        if (!term) continue;
        this.coefficients[i * this.size + term[0]] = term[1];
        uses[term[0]] = (uses[term[0]] ?? 0) + 1;
      }
    });
    const gone = new Uint8Array(this.size);
    const spent = new Uint8Array(rows.length);
    let isContradictory = false;
    rows.forEach(({ lower, upper }, row) => {
      if (lower !== upper) return;
      const filled = this.fill(row);
      const column = this.rarest(row, filled, uses);
      const left = lower - (this.constants[row] ?? 0);
      if (column === null) {
        isContradictory ||= Math.abs(left) > 1e-7 * Math.max(1, Math.abs(lower));
        spent[row] = 1;
        return;
      }
      const pivot = this.coefficients[row * this.size + column] ?? 1;
      this.divide(row, -pivot, filled);
      this.coefficients[row * this.size + column] = 0;
      this.constants[row] = left / pivot;
      this.basis[row] = column;
      this.substitute(row, column, filled);
      gone[column] = 1;
    });
    this.isContradictory = isContradictory;
    if (hasEquations) this.outside = this.compact(gone, spent);
  }

  /** Whether more coefficients than that are not zero. */
  isDenserThan(most: number): boolean {
    if (this.coefficients.length <= most) return false;
    let count = 0;
    for (const coefficient of this.coefficients) if (coefficient !== 0) count++;
    return count > most;
  }

  /** Exchanges the variable of a row with the one of a column. */
  exchange(row: number, column: number): void {
    const width = this.outside.length;
    const pivot = this.coefficients[row * width + column] ?? 1;
    const constant = this.constants[row] ?? 0;
    const filled = this.fill(row);
    this.divide(row, -pivot, filled);
    this.coefficients[row * width + column] = 1 / pivot;
    this.constants[row] = -constant / pivot;
    const leaving = this.basis[row] ?? 0;
    this.basis[row] = this.outside[column] ?? 0;
    this.substitute(row, column, filled);
    this.outside[column] = leaving;
  }

  /** Adds a row to the system and gives its variable. */
  add(expression: Expression): number {
    const width = this.outside.length;
    const row = this.basis.length;
    if ((row + 1) * width > this.coefficients.length) {
      const wider = new Float64Array(2 * (row + 1) * width);
      wider.set(this.coefficients);
      this.coefficients = wider;
    }
    // One more than the column of each variable outside, and of the row of one in the basis, negative; 0 for constants.
    const places = new Int32Array(this.count);
    for (let column = 0; column < width; column++) places[this.outside[column] ?? 0] = column + 1;
    for (let known = 0; known < row; known++) places[this.basis[known] ?? 0] = -1 - known;
    this.basis.push(this.count++);
    this.constants.push(0);
    for (const [variable, coefficient] of expression) {
      const place = places[variable] ?? 0;
      if (place > 0) {
        const at = row * width + place - 1;
        this.coefficients[at] = (this.coefficients[at] ?? 0) + coefficient;
      } else if (place < 0) this.addTimes(row, coefficient, -1 - place, this.fill(-1 - place));
    }
    return this.count - 1;
  }

  /** The column of the row that fewest rows of the system use, with a coefficient that is not small; `null` where none is left. */
  private rarest(row: number, filled: number, uses: Int32Array): number | null {
    const start = row * this.size;
    let largest = 0;
    for (let i = 0; i < filled; i++)
      largest = Math.max(largest, Math.abs(this.coefficients[start + (this.filled[i] ?? 0)] ?? 0));
    if (largest < leastPivot) return null;
    let best: number | null = null;
    for (let i = 0; i < filled; i++) {
      const column = this.filled[i] ?? 0;
      if (Math.abs(this.coefficients[start + column] ?? 0) < largest / 10) continue;
      if (best === null || (uses[column] ?? 0) < (uses[best] ?? 0)) best = column;
    }
    return best;
  }

  /** Takes the columns out that are constants, and the rows that say nothing. Gives the variables of the columns left. */
  private compact(gone: Uint8Array, spent: Uint8Array): Int32Array {
    const kept = new Int32Array(this.size);
    let width = 0;
    for (let column = 0; column < this.size; column++) if (!gone[column]) kept[width++] = column;
    const left = new Float64Array(width * spent.reduce((count, is) => count - is, spent.length));
    let height = 0;
    for (let row = 0; row < spent.length; row++) {
      if (spent[row]) continue;
      this.basis[height] = this.basis[row] ?? 0;
      this.constants[height] = this.constants[row] ?? 0;
      for (let column = 0; column < width; column++)
        left[height * width + column] = this.coefficients[row * this.size + (kept[column] ?? 0)] ?? 0;
      height++;
    }
    this.basis.length = height;
    this.constants.length = height;
    this.coefficients = left;
    return kept.slice(0, width);
  }

  private divide(row: number, by: number, filled: number): void {
    const start = row * this.outside.length;
    for (let i = 0; i < filled; i++) {
      const at = start + (this.filled[i] ?? 0);
      this.coefficients[at] = (this.coefficients[at] ?? 0) / by;
    }
  }

  /** Puts a row that is solved for the variable of a column into all others. */
  private substitute(row: number, column: number, filled: number): void {
    const width = this.outside.length;
    for (let other = 0; other < this.basis.length; other++) {
      if (other === row) continue;
      const at = other * width + column;
      const factor = this.coefficients[at] ?? 0;
      if (factor === 0) continue;
      this.coefficients[at] = 0;
      this.addTimes(other, factor, row, filled);
    }
  }

  private addTimes(to: number, factor: number, from: number, filled: number): void {
    const { coefficients } = this;
    const width = this.outside.length;
    const [target, source] = [to * width, from * width];
    for (let i = 0; i < filled; i++) {
      const column = this.filled[i] ?? 0;
      const sum = (coefficients[target + column] ?? 0) + factor * (coefficients[source + column] ?? 0);
      coefficients[target + column] = sum < noise && sum > -noise ? 0 : sum;
    }
    this.constants[to] = (this.constants[to] ?? 0) + factor * (this.constants[from] ?? 0);
  }

  /** Notes in which columns the row is not zero, and gives how many these are. */
  private fill(row: number): number {
    const width = this.outside.length;
    let count = 0;
    for (let column = 0; column < width; column++)
      if (this.coefficients[row * width + column] !== 0) this.filled[count++] = column;
    return count;
  }
}

const emptyOf = (size: number) => new Float64Array(size);

function emptied(size: number): Float64Array {
  if (workplace.length < size) workplace = new Float64Array(size);
  else workplace.fill(0, 0, size);
  return workplace;
}
