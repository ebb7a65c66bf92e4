import type { Expression, LinearSystem } from './system.js';

/** Coefficients below this are rounding: those of counts are small whole numbers. */
export const noise = 1e-11;
/** No exchange over a coefficient below this. */
export const leastPivot = 1e-9;

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
  /** Columns of the row just solved that are not zero. */
  private readonly filled: Int32Array;

  constructor({ variables, rows }: LinearSystem) {
    this.size = variables.length;
    this.count = variables.length + rows.length;
    this.outside = new Int32Array(this.size);
    this.filled = new Int32Array(this.size);
    this.coefficients = new Float64Array(rows.length * this.size);
    const uses = new Int32Array(this.size);
    for (let variable = 0; variable < this.size; variable++) this.outside[variable] = variable;
    rows.forEach(({ coefficients }, i) => {
      this.basis.push(this.size + i);
      this.constants.push(0);
      for (const [variable, coefficient] of coefficients) {
        this.coefficients[i * this.size + variable] = coefficient;
        uses[variable] = (uses[variable] ?? 0) + 1;
      }
    });
    const gone = new Uint8Array(this.size);
    const spent = new Uint8Array(rows.length);
    let isContradictory = false;
    rows.forEach(({ lower, upper }, row) => {
      if (lower !== upper) return;
      const column = this.rarest(row, uses);
      const left = lower - (this.constants[row] ?? 0);
      if (column === null) {
        isContradictory ||= Math.abs(left) > 1e-7 * Math.max(1, Math.abs(lower));
        spent[row] = 1;
        return;
      }
      const pivot = this.coefficients[row * this.size + column] ?? 1;
      this.divide(row, -pivot);
      this.coefficients[row * this.size + column] = 0;
      this.constants[row] = left / pivot;
      this.basis[row] = column;
      this.substitute(row, column);
      gone[column] = 1;
    });
    this.isContradictory = isContradictory;
    this.outside = this.compact(gone, spent);
  }

  /** How many coefficients are not zero. */
  get density(): number {
    let count = 0;
    for (const coefficient of this.coefficients) if (coefficient !== 0) count++;
    return count;
  }

  /** Exchanges the variable of a row with the one of a column. */
  exchange(row: number, column: number): void {
    const width = this.outside.length;
    const pivot = this.coefficients[row * width + column] ?? 1;
    const constant = this.constants[row] ?? 0;
    this.divide(row, -pivot);
    this.coefficients[row * width + column] = 1 / pivot;
    this.constants[row] = -constant / pivot;
    const leaving = this.basis[row] ?? 0;
    this.basis[row] = this.outside[column] ?? 0;
    this.substitute(row, column);
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
    const columnOf = new Map([...this.outside].map((variable, column) => [variable, column]));
    const rowOf = new Map(this.basis.map((variable, known) => [variable, known]));
    this.basis.push(this.count++);
    this.constants.push(0);
    for (const [variable, coefficient] of expression) {
      const column = columnOf.get(variable);
      const known = rowOf.get(variable);
      if (column !== undefined) {
        const at = row * width + column;
        this.coefficients[at] = (this.coefficients[at] ?? 0) + coefficient;
      } else if (known !== undefined) this.addTimes(row, coefficient, known, this.fill(known));
    }
    return this.count - 1;
  }

  /** The column of the row that fewest rows of the system use, with a coefficient that is not small; `null` where none is left. */
  private rarest(row: number, uses: Int32Array): number | null {
    const start = row * this.size;
    let largest = 0;
    for (let column = 0; column < this.size; column++)
      largest = Math.max(largest, Math.abs(this.coefficients[start + column] ?? 0));
    if (largest < leastPivot) return null;
    let best: number | null = null;
    for (let column = 0; column < this.size; column++) {
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
    let height = 0;
    for (let row = 0; row < spent.length; row++) {
      if (spent[row]) continue;
      this.basis[height] = this.basis[row] ?? 0;
      this.constants[height] = this.constants[row] ?? 0;
      // Never written beyond what is still to be read: rows and columns only become fewer.
      for (let column = 0; column < width; column++)
        this.coefficients[height * width + column] =
          this.coefficients[row * this.size + (kept[column] ?? 0)] ?? 0;
      height++;
    }
    this.basis.length = height;
    this.constants.length = height;
    // Rows added later start from nothing.
    this.coefficients.fill(0, height * width);
    return kept.slice(0, width);
  }

  private divide(row: number, by: number): void {
    const width = this.outside.length;
    for (let at = row * width; at < (row + 1) * width; at++) {
      const own = this.coefficients[at] ?? 0;
      if (own !== 0) this.coefficients[at] = own / by;
    }
  }

  /** Puts a row that is solved for the variable of a column into all others. */
  private substitute(row: number, column: number): void {
    const width = this.outside.length;
    const filled = this.fill(row);
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
