import type { Indicator } from '../model/indicator.js';
import type { DataRoom } from '../model/room.js';
import type { Row, Store } from '../store/store.js';
import { differencePValue, type Estimator, rateEstimator, shareEstimator } from './methods/index.js';
import { comparisonTable, estimateTable, valueTable } from './names.js';
import { kinds, type Span } from './sql/comparisons.js';

/**
 * p-values of the comparisons that have an interval and none yet: wherever a rate takes part, whose exact limits SQL cannot give
 * at any distance. Worked out by methods/difference.ts row by row, without keeping more than the numbers.
 * @param all the definition compared with, for counterparts
 */
export async function fillChances(
  store: Store,
  room: DataRoom,
  { from, to }: Span,
  all?: number,
): Promise<void> {
  const open = `c.definition BETWEEN ${from} AND ${to} AND c.p IS NULL AND c.lower IS NOT NULL
    AND c.kind ${all === undefined ? '<' : '='} ${kinds.indexOf('counterpart')}`;
  const [any] = await store.query(`SELECT c.place FROM ${comparisonTable} c WHERE ${open} LIMIT 1`);
  if (!any) return;
  const found = {
    place: [] as number[],
    slot: [] as number[],
    kind: [] as number[],
    definition: [] as number[],
    p: [] as number[],
  };
  await store.each(sidesSql(open, all), (row) => {
    const own = room.definitions.indicators[Number(row.definition)];
    const other = all === undefined ? own : room.definitions.indicators[all];
    const estimators = [
      estimatorOf(own, row.x, row.n),
      estimatorOf(other, row.other_x, row.other_n),
    ] as const;
    if (!estimators[0] || !estimators[1]) return;
    found.p.push(differencePValue(estimators[0], estimators[1]));
    for (const key of ['place', 'slot', 'kind', 'definition'] as const) found[key].push(Number(row[key]));
  });
  if (found.p.length === 0) return;
  await store.createTemp('compute_chance', [
    ...(['place', 'slot', 'kind', 'definition'] as const).map((name) => ({
      name,
      type: 'integer' as const,
      values: found[name],
    })),
    { name: 'p', type: 'double', values: found.p },
  ]);
  await store.exec(`UPDATE ${comparisonTable} c SET p = f.p, adjusted = true FROM compute_chance f
    WHERE f.definition = c.definition AND f.place = c.place AND f.slot = c.slot AND f.kind = c.kind`);
}

/** Both sides of the open comparisons: counts and persons. */
function sidesSql(open: string, all: number | undefined): string {
  const [, county] = [kinds.indexOf('municipality'), kinds.indexOf('county')];
  const place = `CASE WHEN c.kind <= ${county} THEN c.reference ELSE c.place END`;
  const slot = `CASE WHEN c.kind > ${county} AND ${all === undefined} THEN c.reference ELSE c.slot END`;
  return `SELECT c.definition, c.place, c.slot, c.kind, v.numerator AS x, v.denominator AS n,
      CASE WHEN c.estimated THEN e.x ELSE o.numerator END AS other_x, CASE WHEN c.estimated THEN e.n ELSE o.denominator END AS other_n
    FROM ${comparisonTable} c
    JOIN ${valueTable} v ON v.definition = c.definition AND v.place = c.place AND v.slot = c.slot
    LEFT JOIN ${valueTable} o ON o.definition = ${all ?? 'c.definition'} AND o.place = ${place} AND o.slot = ${slot}
    LEFT JOIN ${estimateTable} e ON e.definition = c.definition AND e.place = c.place AND e.slot = c.slot
      AND e.kind = c.kind AND e.reference = c.reference WHERE ${open}`;
}

/** For the tests of differences: shares and rates, not yet times the factor; `null` for all else. */
function estimatorOf(
  indicator: Indicator | undefined,
  x: Row[string] | undefined,
  n: Row[string] | undefined,
): Estimator | null {
  if (typeof x !== 'number' || typeof n !== 'number' || n <= 0 || x < 0) return null;
  if (indicator?.method === 'byar') return rateEstimator(x, n);
  return indicator?.method === 'wilson' && x <= n ? shareEstimator(x, n) : null;
}
