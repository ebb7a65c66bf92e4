/** A number nobody prints, yet part of what is printed: a base cell, a rest, the play of a source. */
export interface Unknown {
  id: string;
  lower: number;
  upper: number;
}

/** Sum of coefficient × cell = equals. Cells are counts and unknowns by id. */
export interface Equation {
  coefficients: ReadonlyMap<string, number>;
  equals: number;
}

/** What some rule says about a handful of cells; holds or falls as a whole. */
export interface Relations {
  unknowns: readonly Unknown[];
  equations: readonly Equation[];
}

export const noRelations: Relations = { unknowns: [], equations: [] };

/** Values that fit, for each unknown whose value follows from the others one by one; `null` if one is out of bounds. */
export function solvedUnknowns(
  { unknowns, equations }: Relations,
  valueAt: (id: string) => number | undefined,
): Map<string, number> | null {
  const bounds = new Map(unknowns.map((u) => [u.id, u]));
  const values = new Map<string, number>();
  const open = new Set(equations);
  for (let found = true; found; ) {
    found = false;
    for (const equation of open) {
      let left = equation.equals;
      let only: [string, number] | null = null;
      let missing = 0;
      for (const [id, coefficient] of equation.coefficients) {
        const value = values.get(id) ?? valueAt(id);
        if (value === undefined) {
          missing++;
          only = [id, coefficient];
        } else left -= coefficient * value;
      }
      if (missing > 1) continue;
      open.delete(equation);
      if (only === null) {
        if (Math.abs(left) > slack) return null;
        continue;
      }
      const [id, coefficient] = only;
      const value = Math.abs(left / coefficient) < slack ? 0 : left / coefficient;
      const bound = bounds.get(id);
      if (!bound || value < bound.lower - slack || value > bound.upper + slack) return null;
      values.set(id, value);
      found = true;
    }
  }
  return values;
}

/** Counts are whole; sums of decimal measures agree to within this. */
export const slack = 1e-6;
