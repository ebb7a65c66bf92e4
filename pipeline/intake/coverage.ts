import type { Coverage, DeliveryAccount } from '../model/delivery.js';
import { areasAt, type Region } from '../model/region.js';
import type { DataRoom } from '../model/room.js';
import { cellTable } from '../model/stored.js';
import { quoteId, type Row, type Store } from '../store/store.js';

/**
 * What the cell tables hold per dataset, municipality and period, counted set-wise in the store. A cell of an unread
 * area of a municipality (`?<AGS>`) counts for that municipality. An area counts as delivered if any cell names it.
 */
export async function coverageOf(
  store: Store,
  room: DataRoom,
  deliveries: readonly DeliveryAccount[],
): Promise<Coverage[]> {
  const municipalityOf = municipalities(room.region);
  const found = new Map<string, Gathered>();
  await store.createTemp('coverage_areas', [
    { name: 'area', type: 'text', values: [...municipalityOf.keys()] },
    { name: 'municipality', type: 'text', values: [...municipalityOf.values()] },
  ]);
  for (const dataset of [...new Set(deliveries.map((d) => d.dataset))].sort()) {
    const uneven = deliveries.filter((d) => d.dataset === dataset && isUneven(d)).map((d) => d.delivery);
    const entryOf = (municipality: string, row: Row) => {
      const key = JSON.stringify([dataset, municipality, row.reference_date, row.period]);
      const entry = found.get(key) ?? newEntry(dataset, municipality, row);
      found.set(key, entry);
      return entry;
    };
    for (const row of await store.query(countsOf(dataset))) {
      const municipality = municipalityOf.get(String(row.area)) ?? String(row.area).replace(/^\?/, '');
      gather(entryOf(municipality, row), row, !uneven.includes(Number(row.delivery)));
    }
    if (uneven.length === 0) continue;
    for (const row of await store.query(linesOf(dataset, uneven)))
      entryOf(String(row.municipality), row).coverage.records += Number(row.records);
  }
  return [...found.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => finished(entry, room.region));
}

function countsOf(dataset: string): string {
  const states = ['ok', 'hidden', 'missing', 'rejected'];
  return `
    SELECT area, level, period, reference_date, delivery, measure, count(*) AS cells,
      ${states.map((s) => `count(*) FILTER (WHERE state = '${s}') AS ${s}`).join(', ')}
    FROM ${quoteId(cellTable(dataset))}
    GROUP BY area, level, period, reference_date, delivery, measure
    ORDER BY area, period, delivery, measure`;
}

/**
 * A record of a wide table leaves several cells of one measure, and a rejected one may close several areas: there the
 * lines are counted. Elsewhere a record is one cell per measure, which is much cheaper to count.
 */
const isUneven = (d: DeliveryAccount): boolean =>
  d.records.rejected + d.cells.rejected > 0 || d.columns.some((c) => Object.keys(c.stands).length > 0);

function linesOf(dataset: string, uneven: readonly number[]): string {
  return `
    SELECT coalesce(municipality, ltrim(c.area, '?')) AS municipality, period, reference_date,
      count(DISTINCT (delivery, line)) AS records
    FROM ${quoteId(cellTable(dataset))} c LEFT JOIN coverage_areas USING (area)
    WHERE delivery IN (${uneven.join(', ')})
    GROUP BY ALL`;
}

interface Gathered {
  coverage: Coverage;
  areas: Set<string>;
  /** Area and delivery -> records of even deliveries: the same rows come once per measure. */
  records: Map<string, number>;
}

function newEntry(dataset: string, municipality: string, row: Row): Gathered {
  const coverage: Coverage = {
    dataset,
    municipality,
    period: String(row.period),
    referenceDate: String(row.reference_date),
    deliveries: [],
    whole: false,
    levels: [],
    residual: { delivered: 0, expected: 0 },
    records: 0,
    cells: { number: 0, hidden: 0, missing: 0, rejected: 0, other: 0 },
  };
  return { coverage, areas: new Set(), records: new Map() };
}

function gather({ coverage, areas, records }: Gathered, row: Row, even: boolean): void {
  const area = String(row.area);
  const delivery = Number(row.delivery);
  const name = `${area}\n${delivery}`;
  if (even) records.set(name, Math.max(records.get(name) ?? 0, Number(row.cells)));
  areas.add(area);
  if (area === coverage.municipality) coverage.whole = true;
  if (!coverage.deliveries.includes(delivery)) coverage.deliveries.push(delivery);
  const { cells } = coverage;
  const known = Number(row.ok) + Number(row.hidden) + Number(row.missing) + Number(row.rejected);
  cells.number += Number(row.ok);
  cells.hidden += Number(row.hidden);
  cells.missing += Number(row.missing);
  cells.rejected += Number(row.rejected);
  cells.other += Number(row.cells) - known;
}

function finished({ coverage, areas, records }: Gathered, region: Region): Coverage {
  coverage.deliveries.sort((a, b) => a - b);
  for (const count of records.values()) coverage.records += count;
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

/** Area -> municipality; municipalities, the county and reference areas stand for themselves. */
function municipalities(region: Region): ReadonlyMap<string, string> {
  return new Map(region.areas.map((a) => [a.id, a.municipality]));
}
