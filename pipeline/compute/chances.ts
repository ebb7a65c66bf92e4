import type { DataRoom } from '../model/room.js';
import type { Row, Store } from '../store/store.js';
import { differencePValue, type Estimator, rateEstimator, shareEstimator } from './methods/index.js';
import { openTable } from './names.js';
import { kinds, type Span } from './sql/comparisons.js';
import { familiesSql, openSql, verdictsSql } from './sql/families.js';
import { chancesSql } from './sql/sides.js';

const counterpart = kinds.indexOf('counterpart');

/**
 * Puts the verdicts of the comparisons of a span of definitions under false-discovery control. p-values are worked out only where
 * they decide; those of rates by methods/difference.ts row by row, because SQL cannot give their exact limits at any distance.
 * @param all the definition compared with, for counterparts
 */
export async function controlComparisons(
  store: Store,
  { definitions: { indicators } }: DataRoom,
  span: Span,
  all?: number,
): Promise<void> {
  const which = all === undefined ? `< ${counterpart}` : `= ${counterpart}`;
  const isShare = (definition: number) => indicators[definition]?.method === 'wilson';
  const shares = Array.from({ length: span.to - span.from + 1 }, (_, i) => span.from + i).filter(
    (definition) => isShare(definition) && (all === undefined || isShare(all)),
  );
  await store.exec(familiesSql(span, which, shares));
  await store.exec(`CREATE OR REPLACE TEMP TABLE ${openTable} AS ${chancesSql(openSql(span, which))}`);
  await fillChances(store, indicators);
  for (const sql of verdictsSql(span, which)) await store.exec(sql);
}

/** The p-values that SQL has left open. */
async function fillChances(store: Store, indicators: DataRoom['definitions']['indicators']): Promise<void> {
  const keys = ['definition', 'place', 'slot', 'kind'] as const;
  const found = { definition: [], place: [], slot: [], kind: [], p: [] } as Record<
    (typeof keys)[number] | 'p',
    number[]
  >;
  await store.each(`SELECT * FROM ${openTable} WHERE p IS NULL`, (row) => {
    const p = chanceOf(row, indicators);
    if (p === null) return;
    found.p.push(p);
    for (const key of keys) found[key].push(Number(row[key]));
  });
  if (found.p.length === 0) return;
  await store.createTemp('compute_chance', [
    ...keys.map((name) => ({ name, type: 'integer' as const, values: found[name] })),
    { name: 'p', type: 'double', values: found.p },
  ]);
  await store.exec(`UPDATE ${openTable} c SET p = f.p FROM compute_chance f
    WHERE f.definition = c.definition AND f.place = c.place AND f.slot = c.slot AND f.kind = c.kind`);
}

/** p-value of a row of `chancesSql` with an interval: from SQL, else from the counts of both sides. */
export function chanceOf(
  row: Readonly<Row>,
  indicators: DataRoom['definitions']['indicators'],
): number | null {
  if (typeof row.p === 'number') return row.p;
  const own = indicators[Number(row.definition)];
  const other = row.kind === counterpart ? indicators[Number(row.reference)] : own;
  const [a, b] = [estimatorOf(own, row.x, row.n), estimatorOf(other, row.other_x, row.other_n)];
  return a && b ? differencePValue(a, b) : null;
}

/** For the tests of differences: shares and rates, not yet times the factor; `null` for all else. */
function estimatorOf(
  indicator: DataRoom['definitions']['indicators'][number] | undefined,
  x: Row[string] | undefined,
  n: Row[string] | undefined,
): Estimator | null {
  if (typeof x !== 'number' || typeof n !== 'number' || n <= 0 || x < 0) return null;
  if (indicator?.method === 'byar') return rateEstimator(x, n);
  return indicator?.method === 'wilson' && x <= n ? shareEstimator(x, n) : null;
}
