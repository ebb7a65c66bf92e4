import { attackTable } from './attack.js';
import { type Choice, type ChoiceOptions, choiceOf, idsOf } from './choice.js';
import { ProtectionImpossible } from './errors.js';
import { pieces } from './pieces.js';
import { protectPiece } from './search.js';
import { stiffen } from './stiffen.js';
import { assertConsistent, components, type Table, tableOf, tolerance } from './table.js';
import type { Cell, Interval, Protection, ProtectOptions, Relation } from './types.js';

/**
 * Chooses which cells to hide beside the sensitive ones, at the least sum of weights, so that nobody who knows all open
 * cells, the relations and the bounds can narrow a sensitive cell below the interval it needs (by default its value ± 1
 * within its bounds). Pure, and the same input gives the same pattern everywhere. Zeros stay open.
 *
 * The pattern is improved neighbourhood by neighbourhood and then searched exactly, where few enough cells are left in
 * question and the search closes within its node limit; a group of more than 1,500 linked cells is cut at its dearest cells
 * and searched in pieces. Either way the pattern is attacked at the end, with `integer` in whole numbers, and more is
 * hidden where it does not hold: then, and where the search did not close, `optimal` is false.
 *
 * Throws `MalformedCells`, `ContradictoryCells` (values that do not obey the relations) and `ProtectionImpossible`.
 */
export async function protectCells(
  cells: readonly Cell[],
  relations: readonly Relation[],
  options: ProtectOptions = {},
): Promise<Protection> {
  const table = tableOf(cells, relations);
  const preferred = new Set<number>();
  for (const id of options.preferred ?? []) {
    const cell = table.indexOf.get(id);
    if (cell !== undefined) preferred.add(cell);
  }
  return protectionOf(table, await protectTable(table, { ...options, preferred }));
}

/** What was chosen, with cells by their place in the table. */
interface Chosen {
  hidden: ReadonlySet<number>;
  intervals: ReadonlyMap<number, Interval>;
  optimal: boolean;
}

/** The same on a table: see `protectCells`. */
export async function protectTable(table: Table, options: ChoiceOptions): Promise<Chosen> {
  assertConsistent(table);
  const choice = choiceOf(table, options);
  const { entries } = table;

  const missed = entries.flatMap(({ sensitive, fixed, need }, cell) =>
    sensitive && fixed && need.upper - need.lower > tolerance ? [cell] : [],
  );
  let optimal = true;
  for (const group of components(table, choice.mayMove)) {
    if (!group.some((cell) => entries[cell]?.sensitive)) continue;
    const parts = pieces(table, group, choice.price);
    if (parts.length > 1) optimal = false;
    for (const piece of parts) {
      const found = await protectPiece(choice, piece);
      optimal &&= found.optimal;
      missed.push(...found.missed);
    }
  }
  if (missed.length > 0)
    throw new ProtectionImpossible(
      idsOf(
        table,
        missed.sort((a, b) => a - b),
      ),
    );

  let intervals = await attacked(choice);
  const betrayed = [...intervals.keys()].filter((cell) => !isCovered(choice, cell, intervals));
  if (betrayed.length > 0) {
    const lost = await stiffen(choice, betrayed);
    if (lost.length > 0) throw new ProtectionImpossible(idsOf(table, lost));
    intervals = await attacked(choice);
    optimal = false;
  }
  return { hidden: choice.hidden, intervals, optimal };
}

/** The intervals of all hidden cells, and of the sensitive ones that are not printed. */
function attacked({ table, hidden, integer }: Choice): Promise<Map<number, Interval>> {
  const asked = new Map<number, null>();
  table.entries.forEach((entry, cell) => {
    if (hidden.has(cell) || (entry.sensitive && entry.unpublished && !entry.fixed)) asked.set(cell, null);
  });
  return attackTable(table, (cell) => hidden.has(cell), asked, { integer });
}

function isCovered({ table }: Choice, cell: number, intervals: ReadonlyMap<number, Interval>): boolean {
  const entry = table.entries[cell];
  const interval = intervals.get(cell);
  if (!entry?.sensitive) return true;
  return (
    interval !== undefined &&
    interval.lower <= entry.need.lower + tolerance &&
    interval.upper >= entry.need.upper - tolerance
  );
}

function protectionOf({ entries }: Table, { hidden, intervals, optimal }: Chosen): Protection {
  const statusOf = (cell: number) => {
    if (!hidden.has(cell)) return 'open';
    return entries[cell]?.sensitive ? 'primary' : 'secondary';
  };
  return {
    status: Object.fromEntries(entries.map(({ id }, cell) => [id, statusOf(cell)])),
    intervals: Object.fromEntries([...intervals].map(([cell, interval]) => [entries[cell]?.id, interval])),
    cost: entries.reduce((sum, { weight }, cell) => sum + (hidden.has(cell) ? weight : 0), 0),
    optimal,
  };
}
