import type { Table } from './table.js';
import type { ProtectOptions } from './types.js';

/** The same with cells by their place in the table. */
export interface ChoiceOptions extends Omit<ProtectOptions, 'preferred'> {
  preferred: ReadonlySet<number>;
}

/** What a choice of cells works with; `hidden` grows until everything is protected. */
export interface Choice {
  table: Table;
  /** Published cells hidden so far, the sensitive ones from the beginning. */
  hidden: Set<number>;
  /** What hiding a cell costs in the choice; nothing where it is hidden already. */
  price: (cell: number) => number;
  /** Whether the attacker may be left in doubt about the cell. */
  mayMove: (cell: number) => boolean;
  integer: boolean;
  nodeLimit: number;
}

const defaultNodeLimit = 500;
/** A cell hidden last time costs this share of its weight. */
const preferredShare = 0.5;

export function choiceOf(table: Table, options: ChoiceOptions): Choice {
  const { entries } = table;
  const hidden = new Set<number>();
  entries.forEach((entry, cell) => {
    if (entry.sensitive && !entry.unpublished && !entry.fixed) hidden.add(cell);
  });
  const prices = entries.map(
    ({ weight }, cell) => weight * (options.preferred.has(cell) ? preferredShare : 1),
  );
  const movable = entries.map(
    (entry) =>
      !entry.fixed &&
      (entry.unpublished || entry.sensitive || entry.value !== 0 || options.zeroCandidates === true),
  );
  return {
    table,
    hidden,
    price: (cell) => (hidden.has(cell) ? 0 : (prices[cell] ?? 0)),
    mayMove: (cell) => movable[cell] ?? false,
    integer: options.integer ?? isWhole(table),
    nodeLimit: options.nodeLimit ?? defaultNodeLimit,
  };
}

export const idsOf = (table: Table, cells: Iterable<number>): string[] =>
  [...cells].flatMap((cell) => table.entries[cell]?.id ?? []);

/** Whether everything counted is whole: then the attacker will make use of it. */
function isWhole({ entries, equations }: Table): boolean {
  const isEnd = (end: number) => Number.isInteger(end) || !Number.isFinite(end);
  return (
    entries.every((e) => Number.isInteger(e.value) && isEnd(e.lower) && isEnd(e.upper)) &&
    equations.every((e) => Number.isInteger(e.equals) && e.terms.every(([, c]) => Number.isInteger(c)))
  );
}
