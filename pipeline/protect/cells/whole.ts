import type { LinearRow } from '../../solver/index.js';
import { attackTable, type Values } from './attack.js';
import { components, type Table, tolerance } from './table.js';
import type { Task } from './task.js';
import type { Interval } from './types.js';

/** The sensitive cells among those given that the attacker narrows below what they need. */
export async function uncovered(
  table: Table,
  hidden: ReadonlySet<number>,
  cells: Iterable<number>,
  options: { integer: boolean; shown?: readonly Values[] },
): Promise<number[]> {
  const needs = new Map<number, Interval>();
  for (const cell of cells) {
    const entry = table.entries[cell];
    if (entry?.sensitive) needs.set(cell, entry.need);
  }
  const seen = await attackTable(table, (cell) => hidden.has(cell), needs, options);
  return [...needs].flatMap(([cell, need]) => {
    const interval = seen.get(cell);
    const covered =
      interval && interval.lower <= need.lower + tolerance && interval.upper >= need.upper - tolerance;
    return covered ? [] : [cell];
  });
}

/**
 * What a pattern lacks that real numbers protect and whole numbers do not: at least one open cell that stands in a relation
 * with the unknown cells around the betrayed one must be hidden, since otherwise nothing changes for the attacker.
 */
export function neighbourCuts(
  table: Table,
  task: Task,
  hidden: ReadonlySet<number>,
  betrayed: readonly number[],
): LinearRow[] {
  const isUnknown = (cell: number) =>
    hidden.has(cell) || (table.entries[cell]?.unpublished === true && !table.entries[cell].fixed);
  const around = components(table, isUnknown, task.part.cells).filter((group) =>
    betrayed.some((cell) => group.includes(cell)),
  );
  return around.map((group) => {
    const near = new Set<number>();
    for (const cell of group)
      for (const equation of table.equationsOf[cell] ?? [])
        for (const [other] of table.equations[equation]?.terms ?? []) {
          const variable = task.part.variableOf.get(other);
          if (variable !== undefined && !isUnknown(other)) near.add(variable);
        }
    const coefficients = [...near].sort((a, b) => a - b).map((variable) => [variable, 1] as const);
    return { coefficients, lower: 1, upper: Number.POSITIVE_INFINITY };
  });
}
