import type { Expression, LinearSystem } from './system.js';

/** Coefficients below this are rounding: those of counts are small whole numbers. */
const noise = 1e-11;
/** No exchange over a coefficient below this. */
export const leastPivot = 1e-9;

/** One variable of the basis: constant + sum of coefficient × variable outside the basis, in the order of `outside`. */
export interface DictionaryRow {
  variable: number;
  constant: number;
  coefficients: Float64Array;
}

/**
 * A system solved for some of its variables, the basis (Chvátal 1983, Linear programming, chapter 2). Variable n + i is
 * the value of row i of a system of n variables. The value of an equation is a constant and has no column. `rows` and
 * `outside` change with every exchange.
 */
export class Dictionary {
  readonly rows: DictionaryRow[] = [];
  /** The variables outside the basis. */
  readonly outside: Int32Array;
  /** Equations contradict each other, whatever the bounds. */
  readonly isContradictory: boolean;
  private readonly positions: Int32Array;
  private count: number;

  constructor({ variables, rows }: LinearSystem) {
    const size = variables.length;
    const uses = new Int32Array(size);
    const equations: { row: DictionaryRow; equals: number }[] = [];
    rows.forEach(({ coefficients, lower, upper }, i) => {
      const row = { variable: size + i, constant: 0, coefficients: new Float64Array(size) };
      for (const [variable, coefficient] of coefficients) {
        row.coefficients[variable] = coefficient;
        uses[variable] = (uses[variable] ?? 0) + 1;
      }
      this.rows.push(row);
      if (lower === upper) equations.push({ row, equals: lower });
    });
    const outside = Int32Array.from(variables, (_, variable) => variable);
    const gone = new Set<number>();
    const spent = new Set<DictionaryRow>();
    let isContradictory = false;
    for (const { row, equals } of equations) {
      const column = this.rarest(row, uses);
      if (column === null) {
        isContradictory ||= Math.abs(row.constant - equals) > 1e-7 * Math.max(1, Math.abs(equals));
        spent.add(row);
        continue;
      }
      const variable = outside[column] ?? 0;
      this.solveFor(row, column, variable);
      gone.add(column);
      for (const other of this.rows) {
        other.constant += (other.coefficients[column] ?? 0) * equals;
        other.coefficients[column] = 0;
      }
    }
    const kept = [...outside.keys()].filter((column) => !gone.has(column));
    this.rows = this.rows.filter((row) => !spent.has(row));
    for (const row of this.rows)
      row.coefficients = Float64Array.from(kept, (column) => row.coefficients[column] ?? 0);
    this.outside = Int32Array.from(kept, (column) => outside[column] ?? 0);
    this.isContradictory = isContradictory;
    this.count = size + rows.length;
    this.positions = new Int32Array(size);
  }

  /** The column of the row that fewest rows of the system use, with a coefficient that is not small; `null` where none is left. */
  private rarest({ coefficients }: DictionaryRow, uses: Int32Array): number | null {
    let largest = 0;
    for (let column = 0; column < coefficients.length; column++)
      largest = Math.max(largest, Math.abs(coefficients[column] ?? 0));
    if (largest < leastPivot) return null;
    let best: number | null = null;
    for (let column = 0; column < coefficients.length; column++) {
      if (Math.abs(coefficients[column] ?? 0) < largest / 10) continue;
      if (best === null || (uses[column] ?? 0) < (uses[best] ?? 0)) best = column;
    }
    return best;
  }

  /** Exchanges the variable of a row with the one of a column. */
  exchange(row: DictionaryRow, column: number): void {
    const leaving = row.variable;
    this.solveFor(row, column, this.outside[column] ?? 0);
    this.outside[column] = leaving;
  }

  /** Adds a row to the system and gives its variable. */
  add(expression: Expression): number {
    const row = { variable: this.count++, constant: 0, coefficients: new Float64Array(this.outside.length) };
    this.positions.fill(-1);
    this.outside.forEach((variable, column) => {
      if (variable < this.positions.length) this.positions[variable] = column;
    });
    const basis = new Map(this.rows.map((known) => [known.variable, known]));
    for (const [variable, coefficient] of expression) {
      const column = this.positions[variable] ?? -1;
      if (column >= 0) row.coefficients[column] = (row.coefficients[column] ?? 0) + coefficient;
      const known = basis.get(variable);
      if (known) this.addTimes(row, coefficient, known, nonzero(known.coefficients));
    }
    this.rows.push(row);
    return row.variable;
  }

  /** Solves the row for the variable of the column and puts that into all others. */
  private solveFor(row: DictionaryRow, column: number, variable: number): void {
    const { coefficients } = row;
    const pivot = coefficients[column] ?? 1;
    for (let i = 0; i < coefficients.length; i++) {
      const own = coefficients[i] ?? 0;
      if (own !== 0) coefficients[i] = -own / pivot;
    }
    coefficients[column] = 1 / pivot;
    row.constant = -row.constant / pivot;
    row.variable = variable;
    const columns = nonzero(coefficients);
    for (const other of this.rows) {
      const factor = other === row ? 0 : (other.coefficients[column] ?? 0);
      if (factor === 0) continue;
      other.coefficients[column] = 0;
      this.addTimes(other, factor, row, columns);
    }
  }

  private addTimes(to: DictionaryRow, factor: number, row: DictionaryRow, columns: Int32Array): void {
    const target = to.coefficients;
    const source = row.coefficients;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] ?? 0;
      const sum = (target[column] ?? 0) + factor * (source[column] ?? 0);
      target[column] = sum < noise && sum > -noise ? 0 : sum;
    }
    to.constant += factor * row.constant;
  }
}

/** The columns in which the row is not zero. */
function nonzero(coefficients: Float64Array): Int32Array {
  const found = new Int32Array(coefficients.length);
  let count = 0;
  for (let column = 0; column < coefficients.length; column++)
    if (coefficients[column] !== 0) found[count++] = column;
  return found.subarray(0, count);
}
