import type { LinearRow, LinearSystem } from '../../solver/index.js';
import type { Entry, Table } from './table.js';

/** Some cells of a table as variables of their own system; all other cells stand at their values. */
export interface Part {
  /** The cells, ascending; the position in this list is the variable. */
  cells: readonly number[];
  entries: readonly Entry[];
  variableOf: ReadonlyMap<number, number>;
  rows: readonly LinearRow[];
}

export function partOf(table: Table, cells: readonly number[]): Part {
  const variableOf = new Map(cells.map((cell, variable) => [cell, variable]));
  const numbers = new Set<number>();
  for (const cell of cells) for (const equation of table.equationsOf[cell] ?? []) numbers.add(equation);
  const rows = [...numbers]
    .sort((a, b) => a - b)
    .flatMap((number) => {
      const equation = table.equations[number];
      if (!equation) return [];
      let rest = equation.equals;
      const coefficients: [number, number][] = [];
      for (const [cell, coefficient] of equation.terms) {
        const variable = variableOf.get(cell);
        if (variable === undefined) rest -= coefficient * (table.entries[cell]?.value ?? 0);
        else coefficients.push([variable, coefficient]);
      }
      return [{ coefficients, lower: rest, upper: rest }];
    });
  const entries = cells.flatMap((cell) => table.entries[cell] ?? []);
  return { cells, entries, variableOf, rows };
}

/** The part as a system in which every cell lies anywhere within its bounds. */
export function systemOf(part: Part, integer: boolean): LinearSystem {
  const variables = part.entries.map(({ lower, upper }) => ({ lower, upper, integer }));
  return { variables, rows: part.rows };
}
