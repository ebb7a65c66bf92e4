import type { DataRoom } from '../model/room.js';
import type { Store } from '../store/store.js';
import { chanceBetween } from './chances.js';
import { discoveryBound } from './methods/index.js';
import { fallenTable, familyTable } from './names.js';
import type { Span } from './sql/comparisons.js';
import { countsSql, familiesSql, type Kinds, openSql, takeBackSql } from './sql/families.js';
import type { FamilyNumbers } from './sql/family-number.js';

/**
 * Puts the verdicts of the comparisons of a span of definitions under false-discovery control. p-values are worked out only where
 * they decide (sql/families.ts), by the methods themselves.
 */
export async function controlComparisons(
  store: Store,
  { definitions: { indicators } }: DataRoom,
  span: Span,
  numbers: FamilyNumbers,
  which: Kinds,
): Promise<void> {
  await store.exec(familiesSql(span, numbers, which));
  for (const sql of openSql(span, numbers)) await store.exec(sql);
  const open = new Map<number, { rows: number[]; p: number[] }>();
  const methods = indicators.map((i) => i.method);
  await store.eachBatch(countsSql, ([row, family, own, other, x, n, y, m], length) => {
    if (!row || !family || !own || !other || !x || !n || !y || !m) return;
    const none = Number.NaN;
    for (let i = 0; i < length; i++) {
      const [a, b] = [methods[own[i] ?? -1], methods[other[i] ?? -1]];
      if (a === undefined || b === undefined) continue;
      const chance = chanceBetween(a, x[i] ?? none, n[i] ?? none, b, y[i] ?? none, m[i] ?? none);
      if (Number.isNaN(chance)) continue;
      const number = family[i] ?? -1;
      let found = open.get(number);
      if (!found) {
        found = { rows: [], p: [] };
        open.set(number, found);
      }
      found.rows.push(row[i] ?? -1);
      found.p.push(chance);
    }
  });
  if (open.size === 0) return;
  const fallen: number[] = [];
  const families = await store.query(`SELECT family, tests, sure, surely FROM ${familyTable}`);
  for (const { family, tests, sure, surely } of families) {
    const found = open.get(Number(family));
    if (!found) continue;
    const bound = discoveryBound(Float64Array.from(found.p).sort(), {
      tests: Number(tests),
      sure: Number(sure),
      surely: Number(surely),
    });
    found.rows.forEach((row, i) => {
      if ((found.p[i] ?? 0) > bound) fallen.push(row);
    });
  }
  if (fallen.length === 0) return;
  await store.createTemp(fallenTable, [{ name: 'row', type: 'double', values: fallen }]);
  await store.exec(takeBackSql);
}
