import type { Coverage, DeliveryAccount } from '../../model/delivery.js';
import { areasAt, type Region } from '../../model/region.js';
import type { DataRoom } from '../../model/room.js';
import { cellTable } from '../../model/stored.js';
import { quoteId, quoteText, type Row, type Store } from '../../store/store.js';

/**
 * What the cell tables hold of these deliveries per dataset, municipality and period, counted set-wise in the store. A cell of an unread
 * area of a municipality (`?<AGS>`) counts for that municipality. An area counts as delivered if any cell names it. Sorted.
 */
export async function coverageOf(
  store: Store,
  room: DataRoom,
  deliveries: readonly DeliveryAccount[],
): Promise<Coverage[]> {
  await createAreas(store, room.region);
  const coverage: Coverage[] = [];
  for (const dataset of new Set(deliveries.map((d) => d.dataset))) {
    const own = deliveries.filter((d) => d.dataset === dataset);
    coverage.push(...(await coverageOfDataset(store, room, dataset, own)));
  }
  return sortedCoverage(coverage);
}

/** The same of one dataset, not sorted; all of `deliveries` are its own. Needs `createAreas`. */
export async function coverageOfDataset(
  store: Store,
  room: DataRoom,
  dataset: string,
  deliveries: readonly DeliveryAccount[],
): Promise<Coverage[]> {
  if (deliveries.length === 0) return [];
  const uneven = deliveries.filter(isUneven);
  const found = new Map<string, Gathered>();
  for (const row of await store.query(countsOf(dataset, deliveries, uneven)))
    found.set(keyOf(row), gathered(row));
  for (const sql of linesOf(dataset, uneven)) {
    for (const row of await store.query(sql)) {
      const entry = found.get(keyOf(row));
      if (entry) entry.coverage.records += Number(row.records);
    }
  }
  return [...found.values()].map((entry) => finished(entry, room.region));
}

const keyOf = (row: Row) => JSON.stringify([row.dataset, row.municipality, row.reference_date, row.period]);

export function sortedCoverage(coverage: readonly Coverage[]): Coverage[] {
  const keyed = coverage.map((entry) => {
    const { dataset, municipality, referenceDate: reference_date, period } = entry;
    return { entry, key: keyOf({ dataset, municipality, reference_date, period }) };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}

/** Between the areas of one entry. */
const separator = '\u001f';

/** The municipality of an area; municipalities, the county and reference areas stand for themselves. */
const municipality = "coalesce(municipality, ltrim(area, '?')) AS municipality";

const numbersOf = (dataset: string, deliveries: readonly DeliveryAccount[]) =>
  deliveries.filter((d) => d.dataset === dataset).map((d) => d.delivery);

/** The same record stands once per measure, so its measure with most cells tells the records of an even delivery. */
function countsOf(
  dataset: string,
  deliveries: readonly DeliveryAccount[],
  uneven: readonly DeliveryAccount[],
): string {
  const numbers = numbersOf(dataset, deliveries);
  const states = ['ok', 'hidden', 'missing', 'rejected'];
  const byLines = numbersOf(dataset, uneven);
  const even = byLines.length === 0 ? '' : ` FILTER (WHERE delivery NOT IN (${byLines.join(', ')}))`;
  return `
    SELECT ${quoteText(dataset)} AS dataset, ${municipality}, period, reference_date,
      string_agg(DISTINCT area, ${quoteText(separator)}) AS areas,
      string_agg(DISTINCT delivery::VARCHAR, ' ') AS deliveries, sum(records)${even} AS records,
      ${['cells', ...states].map((s) => `sum(${s}) AS ${s}`).join(', ')}
    FROM (
      SELECT area, period, reference_date, delivery, max(cells) AS records,
        ${['cells', ...states].map((s) => `sum(${s}) AS ${s}`).join(', ')}
      FROM (
        SELECT area, period, reference_date, delivery, count(*) AS cells,
          ${states.map((s) => `count(*) FILTER (WHERE state = '${s}') AS ${s}`).join(', ')}
        FROM ${quoteId(cellTable(dataset))}
        WHERE delivery IN (${numbers.join(', ')})
        GROUP BY area, level, period, reference_date, delivery, measure)
      GROUP BY area, period, reference_date, delivery)
    LEFT JOIN coverage_areas USING (area)
    GROUP BY ALL`;
}

/**
 * A record of a wide table leaves several cells of one measure, and a rejected one may close several areas: there the
 * lines are counted. Elsewhere a record is one cell per measure, which is much cheaper to count.
 */
const isUneven = (d: DeliveryAccount): boolean =>
  d.records.rejected + d.cells.rejected > 0 || d.columns.some((c) => Object.keys(c.stands).length > 0);

function linesOf(dataset: string, uneven: readonly DeliveryAccount[]): string[] {
  const numbers = numbersOf(dataset, uneven);
  if (numbers.length === 0) return [];
  return [
    `SELECT ${quoteText(dataset)} AS dataset, municipality, period, reference_date, count(*) AS records
    FROM (SELECT DISTINCT ${municipality}, period, reference_date, delivery, line
      FROM ${quoteId(cellTable(dataset))} LEFT JOIN coverage_areas USING (area)
      WHERE delivery IN (${numbers.join(', ')}))
    GROUP BY ALL`,
  ];
}

interface Gathered {
  coverage: Coverage;
  areas: ReadonlySet<string>;
}

function gathered(row: Row): Gathered {
  const areas = new Set(String(row.areas).split(separator));
  const [number, hidden, missing, rejected] = [
    Number(row.ok),
    Number(row.hidden),
    Number(row.missing),
    Number(row.rejected),
  ];
  const coverage: Coverage = {
    dataset: String(row.dataset),
    municipality: String(row.municipality),
    period: String(row.period),
    referenceDate: String(row.reference_date),
    deliveries: String(row.deliveries).split(' ').map(Number),
    whole: areas.has(String(row.municipality)),
    levels: [],
    residual: { delivered: 0, expected: 0 },
    records: Number(row.records),
    cells: {
      number,
      hidden,
      missing,
      rejected,
      other: Number(row.cells) - number - hidden - missing - rejected,
    },
  };
  return { coverage, areas };
}

function finished({ coverage, areas }: Gathered, region: Region): Coverage {
  coverage.deliveries.sort((a, b) => a - b);
  for (const { id: level } of region.levels) {
    const inForce = areasAt(region, level, coverage.referenceDate).filter(
      (a) => a.municipality === coverage.municipality,
    );
    if (!inForce.some((a) => areas.has(a.id))) continue;
    const [own, residual] = [
      inForce.filter((a) => a.kind === 'area'),
      inForce.filter((a) => a.kind !== 'area'),
    ];
    const missing = own.filter((a) => !areas.has(a.id)).map((a) => a.id);
    coverage.levels.push({ level, delivered: own.length - missing.length, expected: own.length, missing });
    coverage.residual.expected += residual.length;
    coverage.residual.delivered += residual.filter((a) => areas.has(a.id)).length;
  }
  return coverage;
}

/** Which municipality the areas belong to. */
export const createAreas = (store: Store, { areas }: Region): Promise<void> =>
  store.createTemp('coverage_areas', [
    { name: 'area', type: 'text', values: areas.map((a) => a.id) },
    { name: 'municipality', type: 'text', values: areas.map((a) => a.municipality) },
  ]);
