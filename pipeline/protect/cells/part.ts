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

const noTerm = [-1, 0] as const;

export function partOf(table: Table, cells: readonly number[]): Part {
  const variableOf = new Map<number, number>();
  const entries: Entry[] = [];
  const numbers = new Set<number>();
  cells.forEach((cell, variable) => {
    variableOf.set(cell, variable);
    const entry = table.entries[cell];
    if (entry) entries.push(entry);
    for (const equation of table.equationsOf[cell] ?? []) numbers.add(equation);
  });
  const rows: LinearRow[] = [];
  for (const number of Int32Array.from(numbers).sort()) {
    const equation = table.equations[number];
    if (!equation) continue;
    let rest = equation.equals;
    const coefficients: [number, number][] = [];
    for (let i = 0; i < equation.terms.length; i++) {
      const term = equation.terms[i] ?? noTerm;
      const variable = variableOf.get(term[0]);
      if (variable === undefined) rest -= term[1] * (table.entries[term[0]]?.value ?? 0);
      else coefficients.push([variable, term[1]]);
    }
    rows.push({ coefficients, lower: rest, upper: rest });
  }
  return { cells, entries, variableOf, rows };
}

/** The part as a system in which every cell lies anywhere within its bounds. */
export function systemOf(part: Part, integer: boolean): LinearSystem {
  const variables = part.entries.map(({ lower, upper }) => ({ lower, upper, integer }));
  return { variables, rows: part.rows };
}
