import { ContradictoryCells, MalformedCells } from './errors.js';
import type { Cell, Relation } from './types.js';

/** Differences up to this are none: the solver's own tolerance is 1e-7, and counts are whole. */
export const tolerance = 1e-6;

export interface Equation {
  /** Index of the cell and its coefficient, never 0; each cell once. */
  terms: readonly (readonly [cell: number, coefficient: number])[];
  equals: number;
}

/** One cell with its defaults filled in. */
export interface Entry {
  id: string;
  value: number;
  lower: number;
  upper: number;
  weight: number;
  sensitive: boolean;
  unpublished: boolean;
  fixed: boolean;
  /** What the attacker's interval must cover if the cell is sensitive. */
  need: { lower: number; upper: number };
}

/** Cells by their index, with the equations in which each stands. */
export interface Table {
  entries: readonly Entry[];
  indexOf: ReadonlyMap<string, number>;
  equations: readonly Equation[];
  equationsOf: readonly (readonly number[])[];
}

/** Throws `MalformedCells`. The values are not compared with the relations: see `assertConsistent`. */
export function tableOf(cells: readonly Cell[], relations: readonly Relation[]): Table {
  const entries = cells.map(entryOf);
  const indexOf = new Map<string, number>();
  entries.forEach(({ id }, index) => {
    if (indexOf.has(id)) throw new MalformedCells(id, 'duplicate');
    indexOf.set(id, index);
  });
  const equations = relations.map((relation) => equationOf(relation, indexOf));
  return { entries, indexOf, equations, equationsOf: usesOf(entries.length, equations) };
}

/** The same where the equations name cells by their place: look-ups by id are most of the work otherwise. */
export const tableOfNumbered = (cells: readonly Cell[], equations: readonly Equation[]): Table => ({
  entries: cells.map(entryOf),
  indexOf: new Map(),
  equations,
  equationsOf: usesOf(cells.length, equations),
});

const noTerm = [-1, 0] as const;

function usesOf(cells: number, equations: readonly Equation[]): number[][] {
  const uses: number[][] = Array.from({ length: cells }, () => []);
  equations.forEach(({ terms }, number) => {
    for (let i = 0; i < terms.length; i++) uses[terms[i]?.[0] ?? -1]?.push(number);
  });
  return uses;
}

function entryOf(cell: Cell): Entry {
  const { id, value, lowerBound = 0, upperBound = Number.POSITIVE_INFINITY } = cell;
  const entry = {
    id,
    value,
    lower: lowerBound,
    upper: upperBound,
    weight: cell.weight ?? Math.abs(value) + 1,
    sensitive: cell.sensitive ?? false,
    unpublished: cell.unpublished ?? false,
    fixed: cell.fixed ?? false,
    need: {
      lower: cell.protectLower ?? Math.max(lowerBound, value - 1),
      upper: cell.protectUpper ?? Math.min(upperBound, value + 1),
    },
  };
  const { need } = entry;
  const isMalformed =
    Number.isNaN(lowerBound) ||
    Number.isNaN(upperBound) ||
    Number.isNaN(need.lower) ||
    Number.isNaN(need.upper);
  if (isMalformed || !Number.isFinite(value) || !(entry.weight >= 0)) throw new MalformedCells(id, 'number');
  return entry;
}

function equationOf(relation: Relation, indexOf: ReadonlyMap<string, number>): Equation {
  const pairs: (readonly [string, number])[] =
    'total' in relation
      ? [[relation.total, -1], ...relation.parts.map((part) => [part, 1] as const)]
      : Object.entries(relation.coefficients);
  const sums = new Map<number, number>();
  for (const [id, coefficient] of pairs) {
    const cell = indexOf.get(id);
    if (cell === undefined) throw new MalformedCells(id, 'unknown');
    if (!Number.isFinite(coefficient)) throw new MalformedCells(id, 'number');
    sums.set(cell, (sums.get(cell) ?? 0) + coefficient);
  }
  const terms = [...sums].filter(([, coefficient]) => coefficient !== 0).sort(([a], [b]) => a - b);
  return { terms, equals: 'total' in relation ? 0 : relation.equals };
}

/** Whether the given values themselves obey all bounds and relations. Names the cells of the first that does not. */
export function contradiction(table: Table): readonly string[] | null {
  const outside = table.entries.find((e) => e.value < e.lower - tolerance || e.value > e.upper + tolerance);
  if (outside) return [outside.id];
  const broken = table.equations.find(({ terms, equals }) => {
    let sum = -equals;
    let size = Math.abs(equals);
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] ?? noTerm;
      const part = term[1] * (table.entries[term[0]]?.value ?? 0);
      sum += part;
      size = Math.max(size, Math.abs(part));
    }
    return Math.abs(sum) > tolerance * Math.max(1, size * 1e-3);
  });
  return broken ? broken.terms.map(([cell]) => table.entries[cell]?.id ?? '') : null;
}

/** Throws `ContradictoryCells` where the values do not obey the relations. */
export function assertConsistent(table: Table): void {
  const ids = contradiction(table);
  if (ids) throw new ContradictoryCells(ids);
}

/**
 * Cells tied to each other by equations, each group in ascending order, groups by their first cell. `starts` names the
 * cells from which to look, ascending; a group may reach beyond them.
 */
export function components(
  table: Table,
  member: (cell: number) => boolean,
  starts: Iterable<number> = table.entries.keys(),
): number[][] {
  const seen = new Uint8Array(table.entries.length);
  const visited = new Uint8Array(table.equations.length);
  const groups: number[][] = [];
  for (const start of starts) {
    if (seen[start] || !member(start)) continue;
    const group = [start];
    seen[start] = 1;
    for (const cell of group) {
      for (const equation of table.equationsOf[cell] ?? []) {
        if (visited[equation]) continue;
        visited[equation] = 1;
        const terms = table.equations[equation]?.terms ?? [];
        for (let i = 0; i < terms.length; i++) {
          const other = terms[i]?.[0] ?? -1;
          if (other < 0 || seen[other] || !member(other)) continue;
          seen[other] = 1;
          group.push(other);
        }
      }
    }
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}
