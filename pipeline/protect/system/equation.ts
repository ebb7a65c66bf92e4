/** A number nobody prints, yet part of what is printed: a base cell, a rest, the play of a source. */
export interface Unknown {
  id: string;
  /** Cells are counts and unknowns by their numbers, those of the unknowns after those of all counts. */
  number: number;
  lower: number;
  upper: number;
}

/** Sum of coefficient × cell = equals; each cell once, with its coefficient at the same position. */
export interface Equation {
  cells: readonly number[];
  coefficients: readonly number[];
  equals: number;
}

/** What some rule says about a handful of cells; holds or falls as a whole. */
export interface Relations {
  unknowns: readonly Unknown[];
  equations: readonly Equation[];
}

export const noRelations: Relations = { unknowns: [], equations: [] };

/** The value of a count; `undefined` for an unknown. */
export type ValueAt = (cell: number) => number | undefined;

/**
 * The value of the rest of a single sum, in a list that is empty where there is none; `null` where none fits. `undefined`: there is
 * more than one sum, or more than one rest.
 */
export function restOf({ unknowns, equations }: Relations, valueAt: ValueAt): number[] | null | undefined {
  const [equation] = equations;
  const [rest] = unknowns;
  if (!equation || equations.length > 1 || unknowns.length > 1) return undefined;
  const { cells, coefficients } = equation;
  let left = equation.equals;
  let own = 0;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? -1;
    const value = valueAt(cell);
    if (value !== undefined) left -= (coefficients[i] ?? 0) * value;
    else if (cell === rest?.number && own === 0) own = coefficients[i] ?? 0;
    else return undefined;
  }
  if (!rest) return Math.abs(left) > slack ? null : [];
  return own === 0 ? undefined : within(rest, left / own);
}

/** The value in a list of its own; `null` where the bounds do not allow it. */
function within({ lower, upper }: Unknown, exact: number): number[] | null {
  const value = Math.abs(exact) < slack ? 0 : exact;
  return value < lower - slack || value > upper + slack ? null : [value];
}

/** Values that fit, for each unknown whose value follows from the others one by one; `null` if one is out of bounds. */
export function solvedUnknowns(
  { unknowns, equations }: Relations,
  valueAt: ValueAt,
): Map<number, number> | null {
  const bounds = new Map(unknowns.map((u) => [u.number, u]));
  const values = new Map<number, number>();
  const open = new Set(equations);
  for (let found = true; found; ) {
    found = false;
    for (const equation of open) {
      const { cells, coefficients } = equation;
      let left = equation.equals;
      let only = -1;
      let missing = 0;
      for (let i = 0; i < cells.length; i++) {
        const cell = cells[i] ?? -1;
        const value = valueAt(cell) ?? values.get(cell);
        if (value === undefined) {
          missing++;
          only = i;
        } else left -= (coefficients[i] ?? 0) * value;
      }
      if (missing > 1) continue;
      open.delete(equation);
      if (missing === 0) {
        if (Math.abs(left) > slack) return null;
        continue;
      }
      const exact = left / (coefficients[only] ?? 1);
      const value = Math.abs(exact) < slack ? 0 : exact;
      const cell = cells[only] ?? -1;
      const bound = bounds.get(cell);
      if (!bound || value < bound.lower - slack || value > bound.upper + slack) return null;
      values.set(cell, value);
      found = true;
    }
  }
  return values;
}

/** Counts are whole; sums of decimal measures agree to within this. */
export const slack = 1e-6;
