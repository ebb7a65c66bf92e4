import { type Dataset, dimensionsOf, openAge, totalCode } from '../../model/dataset.js';
import type { Area } from '../../model/region.js';
import { cellTable, lostTable } from '../../model/stored.js';
import { quoteId, quoteText, type Store } from '../../store/store.js';
import type { PeriodKey } from '../keys/keys.js';

/** The period of a lost cell that could not be read. */
export const openPeriod: PeriodKey = { period: '', referenceDate: '1900-01-01' };

/**
 * The cells that rejected rows leave (`lostTable`) become rejected cells of the dataset, each once. An unread period
 * becomes each period of the file (`periods`, by delivery) in which this key is not delivered.
 *
 * A row of an unread area (`?<AGS>`) is missing somewhere. Where absent rows mean zero, the area it belongs to would come
 * out too small, so every area of the municipality that delivers other rows of this kind, but not this one, gets a
 * rejected cell of the same key. A row with an unread dimension names no key; it closes the sums of the municipality
 * only.
 */
export async function closeLost(
  store: Store,
  dataset: Dataset,
  areas: readonly Area[],
  periods: ReadonlyMap<number, readonly PeriodKey[]>,
): Promise<void> {
  const lost = quoteId(lostTable(dataset.id));
  const cells = quoteId(cellTable(dataset.id));
  const dimensions = dimensionsOf(dataset);
  const names = dimensions
    .flatMap((d) => (d.type === 'age' ? [`${d.id}_from`, `${d.id}_to`] : [d.id]))
    .map(quoteId);
  const key = ['delivery', 'area', 'period', 'measure'];
  const same = (a: string, b: string, of: readonly string[] = [...key, ...names]) =>
    of.map((name) => `${a}.${name} IS NOT DISTINCT FROM ${b}.${name}`).join(' AND ');
  const listed = (...extra: string[]) =>
    ['area', 'level', ...extra, ...names, 'measure', 'delivery', 'line'].join(', ');

  const entries = [...periods].flatMap(([delivery, list]) => list.map((p) => ({ delivery, ...p })));
  await store.createTemp('lost_periods', [
    { name: 'delivery', type: 'integer', values: entries.map((e) => e.delivery) },
    { name: 'period', type: 'text', values: entries.map((e) => e.period) },
    { name: 'reference_date', type: 'date', values: entries.map((e) => e.referenceDate) },
  ]);
  await store.exec(`CREATE OR REPLACE TEMP TABLE lost_cells AS
    WITH one AS (
      SELECT * EXCLUDE (value, state, lower, upper, line), min(line) AS line FROM ${lost} GROUP BY ALL
    ), open AS (
      SELECT one.* REPLACE (p.period AS period, p.reference_date AS reference_date)
      FROM one JOIN lost_periods p ON p.delivery = one.delivery WHERE one.period = ''
    )
    SELECT ${listed('period', 'reference_date')} FROM one WHERE period <> ''
    UNION ALL
    SELECT ${listed('period', 'reference_date')} FROM open
    WHERE NOT EXISTS (SELECT 1 FROM ${cells} c WHERE ${same('c', 'open')})`);
  const unread = ["u.level = 'unknown'", ...names.map((name) => `u.${name} IS NOT NULL`)].join(' AND ');
  const kinds = dimensions.map((d) => kindSql(d));
  const kindOf = (row: string) => kinds.map((kind) => kind(row));
  if (dataset.absent_rows === 'zero') {
    await store.createTemp('lost_areas', [
      { name: 'id', type: 'text', values: areas.map((a) => a.id) },
      { name: 'level', type: 'text', values: areas.map((a) => a.level) },
      { name: 'unknown', type: 'text', values: areas.map((a) => `?${a.municipality}`) },
    ]);
    const known = `(
      SELECT delivery, area, period, measure${names.map((n) => `, ${n}`).join('')} FROM ${cells}
      WHERE delivery IN (SELECT delivery FROM lost_cells)
      UNION ALL
      SELECT delivery, area, period, measure${names.map((n) => `, ${n}`).join('')} FROM lost_cells
      WHERE level <> 'unknown')`;
    const sameKind = kindOf('k').map((kind, i) => ` AND ${kind} = ${kindOf('own')[i]}`);
    await store.exec(`INSERT INTO lost_cells
      WITH own AS (
        SELECT u.* REPLACE (a.id AS area, a.level AS level)
        FROM lost_cells u JOIN lost_areas a ON a.unknown = u.area WHERE ${unread}
      )
      SELECT own.* FROM own
      WHERE EXISTS (SELECT 1 FROM ${known} k WHERE ${same('k', 'own', key)}${sameKind.join('')})
        AND NOT EXISTS (SELECT 1 FROM ${known} k WHERE ${same('k', 'own')})`);
    await store.exec('DROP TABLE lost_areas');
  }
  await store.exec(`INSERT INTO ${cells} (${listed('period', 'reference_date')}, state)
    SELECT ${listed('period', 'reference_date')}, 'rejected' FROM lost_cells
    ORDER BY delivery, line, area, period, measure${names.map((n) => `, ${n}`).join('')}`);
  await store.exec(`DROP TABLE ${lost}`);
  await store.exec('DROP TABLE lost_cells');
  await store.exec('DROP TABLE lost_periods');
}

/** Total or part: an area that delivers parts only lacks no total. */
function kindSql(dimension: ReturnType<typeof dimensionsOf>[number]): (row: string) => string {
  if (dimension.type === 'age') {
    const [from, to] = [quoteId(`${dimension.id}_from`), quoteId(`${dimension.id}_to`)];
    return (row) => `coalesce(${row}.${from} = 0 AND ${row}.${to} = ${openAge}, false)`;
  }
  const total = totalCode(dimension);
  return (row) =>
    total === null ? 'false' : `coalesce(${row}.${quoteId(dimension.id)} = ${quoteText(total)}, false)`;
}
