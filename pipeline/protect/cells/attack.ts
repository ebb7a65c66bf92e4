import { Attacker } from './attacker.js';
import { MalformedCells } from './errors.js';
import { partOf } from './part.js';
import { components, contradiction, type Table, tableOf } from './table.js';
import type { AttackInterval, AttackOptions, Cell, Interval, Relation } from './types.js';

/**
 * What somebody who knows all open cells, the relations and the bounds can conclude about each hidden cell: its least and
 * greatest possible value, by linear programming, or with `integer` in whole numbers. Pure; in counts of the cells.
 *
 * The values of hidden and unpublished cells are not made use of, save that values which obey all relations show what is
 * possible. With `needed` only those cells are attacked, and each interval is what was seen to be possible: it covers the
 * needed one exactly if the cell is protected. Searches in whole numbers end at limits of their own (see `AttackOptions`), never at a
 * time; an interval that is not proved then says so and tells what is certain. Throws `MalformedCells`, and `ContradictoryCells` where nothing fits.
 */
export async function attack(
  cells: readonly Cell[],
  relations: readonly Relation[],
  hidden: Iterable<string>,
  options: AttackOptions = {},
): Promise<Record<string, AttackInterval>> {
  const table = tableOf(cells, relations);
  const unknown = new Set<number>();
  const asked = new Map<number, Interval | null>();
  for (const id of hidden) {
    const cell = table.indexOf.get(id);
    if (cell === undefined) throw new MalformedCells(id, 'unknown');
    unknown.add(cell);
    asked.set(cell, null);
  }
  if (options.needed) {
    asked.clear();
    for (const [id, need] of Object.entries(options.needed)) {
      const cell = table.indexOf.get(id);
      if (cell === undefined) throw new MalformedCells(id, 'unknown');
      asked.set(cell, need);
    }
  }
  const intervals = await attackTable(table, (cell) => unknown.has(cell), asked, options);
  return Object.fromEntries([...intervals].map(([cell, interval]) => [table.entries[cell]?.id, interval]));
}

/** Values of all cells that obey all bounds and relations, with the open cells at theirs. */
export type Values = (cell: number) => number;

/**
 * The same on a table by index. Unpublished cells are unknown in any case. `asked` says which cells to attack, with what
 * must be covered or `null` for the whole interval; a cell that is not unknown is known exactly. What `shown` shows to be
 * possible needs no program.
 */
export async function attackTable(
  table: Table,
  isHidden: (cell: number) => boolean,
  asked: ReadonlyMap<number, Interval | null>,
  options: { integer?: boolean; nodeLimit?: number; shown?: readonly Values[] },
): Promise<Map<number, AttackInterval>> {
  const isUnknown = (cell: number) => {
    const entry = table.entries[cell];
    return entry !== undefined && !entry.fixed && (isHidden(cell) || entry.unpublished);
  };
  const possible = contradiction(table) === null;
  const ascending = [...asked.keys()].filter(isUnknown).sort((a, b) => a - b);
  const intervals = new Map<number, AttackInterval>();
  for (const cell of asked.keys()) {
    const { value } = table.entries[cell] ?? { value: Number.NaN };
    if (!isUnknown(cell)) intervals.set(cell, { lower: value, upper: value });
  }
  for (const group of components(table, isUnknown, ascending)) {
    const part = partOf(table, group);
    const attacker = await Attacker.open(part, options.integer ?? false, options.nodeLimit);
    try {
      if (possible) attacker.witness(part.entries.map((entry) => entry.value));
      for (const values of options.shown ?? []) attacker.show(Float64Array.from(group, values));
      const needs = new Map<number, Interval>();
      group.forEach((cell, variable) => {
        const need = asked.get(cell);
        if (need) needs.set(variable, need);
      });
      attacker.push(needs);
      group.forEach((cell, variable) => {
        const need = asked.get(cell);
        if (need === undefined) return;
        if (need === null) intervals.set(cell, attacker.interval(variable));
        else {
          attacker.covers(variable, need);
          intervals.set(cell, attacker.seen(variable));
        }
      });
    } finally {
      attacker.close();
    }
  }
  return new Map(
    [...asked.keys()].flatMap((cell) => {
      const interval = intervals.get(cell);
      return interval ? [[cell, interval] as const] : [];
    }),
  );
}
