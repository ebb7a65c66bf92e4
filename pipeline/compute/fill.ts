import type { DataRoom } from '../model/room.js';
import type { PartList } from '../store/figures/parts.js';
import { deepestRank } from '../store/figures/prepare.js';
import type { Store } from '../store/store.js';
import { type Numbered, statementsFor } from './compile.js';
import { resultTable } from './names.js';
import { roundResults } from './rounding.js';
import { addExactLimits } from './sql/limits.js';
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
