import type { DataRoom } from '../../model/room.js';
import { slotTable } from '../../store/figures/names.js';
import { deepestRank } from '../../store/figures/prepare.js';
import type { Store } from '../../store/store.js';
import { kinds, type Span } from './comparisons.js';

/**
 * Comparisons that are judged together (one definition, period, kind and level) carry one number: there are millions of them, and
 * one number is written, joined and grouped far faster than four. Families of a definition follow each other.
 */
export interface FamilyNumbers {
  slots: number;
  ranks: number;
}

export async function familyNumbers(store: Store, { region }: DataRoom): Promise<FamilyNumbers> {
  const [row] = await store.query(`SELECT count(*) AS slots FROM ${slotTable}`);
  return { slots: Number(row?.slots), ranks: deepestRank(region) + 1 };
}

/** SQL: the number of the family with these columns. */
export const familySql = (
  { slots, ranks }: FamilyNumbers,
  columns: Record<'definition' | 'slot' | 'kind' | 'rank', string>,
): string =>
  `(((${columns.definition} * ${slots} + ${columns.slot}) * ${kinds.length} + ${columns.kind}) * ${ranks} + ${columns.rank})::INTEGER`;

/** SQL: columns definition, slot and kind of a family. */
export const familyColumns = ({ slots, ranks }: FamilyNumbers, family: string): string =>
  `${family} // ${slots * kinds.length * ranks} AS definition, ${family} // ${kinds.length * ranks} % ${slots} AS slot,
    ${family} // ${ranks} % ${kinds.length} AS kind`;

/** SQL: whether a family belongs to a span of definitions. */
export const inSpanSql = ({ slots, ranks }: FamilyNumbers, { from, to }: Span, family: string): string =>
  `${family} BETWEEN ${from * slots * kinds.length * ranks} AND ${(to + 1) * slots * kinds.length * ranks - 1}`;
