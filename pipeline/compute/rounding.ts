import type { ComputedValue } from '../model/figures.js';
import type { DataRoom } from '../model/room.js';
import { roundingOf } from '../model/rounding.js';
import type { Store } from '../store/store.js';
import { isPaired, type Numbered } from './compile.js';
import { resultTable, unroundedTable } from './names.js';
import { unprotected } from './values.js';

/**
 * Rounds the counts of results whose class of confidentiality asks for it (`round_to`) before anything is worked out from them:
 * values, limits, comparisons and trends rest on the rounded counts alone. Each figure is rounded commercially (halves away from
 * zero) from its own true sum, so that rounded parts need not add up. The true counts are kept for the rules of confidentiality. A
 * figure whose denominator is rounded to none has no numbers. Delivered values are left as they are: no count stands behind them.
 */
export async function roundResults(
  store: Store,
  { definitions }: DataRoom,
  numbered: readonly Numbered[],
): Promise<void> {
  const rows = numbered.filter(isPaired).flatMap(({ definition, indicator }) => {
    const { numerator, denominator } = roundingOf(indicator, definitions);
    return numerator === 0 && denominator === 0 ? [] : [`(${definition}, ${numerator}, ${denominator})`];
  });
  if (rows.length === 0) return;
  const multiples = `(VALUES ${rows.join(', ')}) m(definition, above, below)`;
  await store.exec(`INSERT INTO ${unroundedTable} SELECT r.definition, r.place, r.slot, r.numerator, r.denominator
    FROM ${resultTable} r JOIN ${multiples} ON m.definition = r.definition WHERE r.bad = 0`);
  const isNone = 'm.below > 0 AND abs(r.denominator) * 2 < m.below';
  await store.exec(`UPDATE ${resultTable} AS r SET
      numerator = CASE WHEN NOT coalesce(${isNone}, false) THEN ${rounded('r.numerator', 'm.above')} END,
      denominator = CASE WHEN NOT (${isNone}) THEN ${rounded('r.denominator', 'm.below')} END
    FROM ${multiples} WHERE m.definition = r.definition AND r.bad = 0`);
}

/** Never a negative zero, which would print as one. */
const rounded = (count: string, multiple: string): string =>
  `CASE WHEN ${multiple} = 0 THEN ${count} WHEN abs(${count}) * 2 < ${multiple} THEN 0
    ELSE round(${count} / ${multiple}) * ${multiple} END`;

/** The true counts of a rounded figure, by definition, place and slot. */
export type Unrounded = (definition: number, place: number, slot: number) => ComputedValue['unrounded'];

export async function readUnrounded(store: Store): Promise<Unrounded> {
  const found = new Map<string, NonNullable<ComputedValue['unrounded']>>();
  await store.each(
    `SELECT * FROM ${unroundedTable}`,
    ({ definition, place, slot, numerator, denominator }) => {
      const count = (n: unknown) => unprotected(typeof n === 'number' ? n : null);
      found.set(`${definition} ${place} ${slot}`, {
        numerator: count(numerator),
        denominator: count(denominator),
      });
    },
  );
  if (found.size === 0) return () => undefined;
  return (definition, place, slot) => found.get(`${definition} ${place} ${slot}`);
}
