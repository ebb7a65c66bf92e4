import type { DataRoom } from '../model/room.js';
import { placeTable, rank } from '../store/figures/names.js';
import type { PartList } from '../store/figures/parts.js';
import { deepestRank } from '../store/figures/prepare.js';
import type { Store } from '../store/store.js';
import { fillChains } from './chains.js';
import { type Numbered, statementsFor } from './compile.js';
import { controlComparisons } from './control.js';
import { fillEarlier } from './earlier.js';
import { estimateTable, resultTable } from './names.js';
import { roundResults } from './rounding.js';
import { chosenSql, comparisonsSql, counterpartsSql, estimatesSql, type Span } from './sql/comparisons.js';
import { controlSql } from './sql/control.js';
import { familyNumbers } from './sql/family-number.js';
import { addExactLimits } from './sql/limits.js';
import { seriesSql, trendsSql } from './sql/trends.js';
import { valuesSql } from './sql/values.js';

/** Results of these definitions -> their values with limits. */
export async function fillValues(
  store: Store,
  room: DataRoom,
  numbered: readonly Numbered[],
  parts: PartList,
): Promise<void> {
  for (const sql of statementsFor(numbered, parts, deepestRank(room.region))) await store.exec(sql);
  await roundResults(store, room, numbered);
  await addExactLimits(store, `SELECT definition, numerator AS x FROM ${resultTable} WHERE bad = 0`);
  for (const sql of valuesSql) await store.exec(sql);
}

/**
 * Values of a span of definitions -> comparisons and trends, each under false-discovery control. Every area with its
 * municipality and with the county, every municipality with the county, and each of them with its own value one year before
 * and in the base period. Only where both values have numbers. Over time nothing is compared across a break (series.ts).
 */
export async function fillFindings(
  store: Store,
  room: DataRoom,
  numbered: readonly Numbered[],
  span: Span,
): Promise<void> {
  const moments = await fillEarlier(store, room, numbered, span);
  const length = Math.max(0, ...[...moments.values()].map((m) => m.length));
  if (length === 0) return;
  await store.exec(seriesSql(span, length));
  await store.exec(estimatesSql(span));
  await addExactLimits(store, `SELECT definition, x FROM ${estimateTable}`);
  const [county] = await store.query(`SELECT place FROM ${placeTable} WHERE rank = ${rank.county}`);
  const numbers = await familyNumbers(store, room);
  await store.exec(chosenSql(span));
  await store.exec(comparisonsSql(span, Number(county?.place ?? -1), numbers));
  await controlComparisons(store, room, span, numbers, 'others');

  const points = await fillChains(store, room, moments, length);
  if (points.length === 0) return;
  await store.exec(trendsSql(length, points));
  for (const sql of controlSql(span)) await store.exec(sql);
}

/** The group of each definition with a counterpart against all; the values of both must be there. */
export async function fillCounterparts(
  store: Store,
  room: DataRoom,
  numbered: readonly Numbered[],
): Promise<void> {
  const families = await familyNumbers(store, room);
  const numbers = new Map(numbered.map(({ definition, indicator }) => [indicator.id, definition]));
  for (const { definition, indicator } of numbered) {
    const all = numbers.get(indicator.counterpart ?? '');
    if (all === undefined) continue;
    const span = { from: definition, to: definition };
    await store.exec(counterpartsSql(definition, all, families));
    await controlComparisons(store, room, span, families, 'counterpart');
  }
}
