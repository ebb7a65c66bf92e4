import type { PlausibilityRule } from '../../model/dataset.js';
import { parsePeriod, shiftPeriod } from '../../model/period.js';
import type { DataRoom } from '../../model/room.js';
import { cellTable } from '../../model/stored.js';
import { quoteId, type Store } from '../../store/store.js';
import type { Delivery } from '../deliver.js';
import { readPeriod } from '../keys/periods.js';
import type { Source } from '../source.js';

/**
 * What a checked file is compared with: of its own dataset everything its supplier delivered before, and of the datasets
 * its rules name the latest deliveries for the same municipalities. Files for a later day are left out.
 */
export async function comparedWith(
  store: Store,
  room: DataRoom,
  checked: readonly Delivery[],
  delivered: readonly Source[],
): Promise<Source[]> {
  const chosen = new Set<Source>();
  for (const delivery of checked) {
    const { dataset, supplier } = delivery.source;
    const days = delivery.periods.map((p) => parsePeriod(p)).filter((p) => p !== null);
    const [first, last] = [
      days.map((p) => p.start).sort()[0],
      days
        .map((p) => p.end)
        .sort()
        .at(-1),
    ];
    if (first === undefined || last === undefined) continue;
    const places = await municipalitiesOf(store, room, delivery);
    const covers = ({ supplier: other }: Source) =>
      other === null ||
      other.municipalities === 'all' ||
      other.municipalities.some((municipality) => places.has(municipality));
    const named = new Set(dataset.plausibility.flatMap(otherSides));
    // The oldest figure of another dataset that a rule takes is twelve months old.
    const since = shiftPeriod({ ...dayOf(first), kind: 'day' }, -1).id;
    const latest = new Map<string, { until: string; sources: Source[] }>();
    for (const source of delivered) {
      const span = spanOf(source);
      if (span && span.start > last) continue;
      if (source.dataset === dataset) {
        if (supplier === null ? covers(source) : source.supplier?.id === supplier.id) chosen.add(source);
        continue;
      }
      if (!named.has(source.dataset.id) || !covers(source)) continue;
      if (!span) chosen.add(source);
      else if (span.end >= since) keepLatest(latest, source, span.end);
    }
    for (const { sources } of latest.values()) for (const source of sources) chosen.add(source);
  }
  return delivered.filter((source) => chosen.has(source));
}

const dayOf = (date: string) => ({ id: date, start: date, end: date });

/** The files with the latest day of each supplier and dataset. */
function keepLatest(
  latest: Map<string, { until: string; sources: Source[] }>,
  source: Source,
  until: string,
): void {
  const key = JSON.stringify([source.dataset.id, source.supplier?.id ?? source.strangeSupplier]);
  const known = latest.get(key);
  if (!known || known.until < until) latest.set(key, { until, sources: [source] });
  else if (known.until === until) known.sources.push(source);
}

/** Datasets of the other side of a rule. */
function otherSides(rule: PlausibilityRule): string[] {
  const side =
    'not_above' in rule
      ? rule.not_above
      : 'adds_up_to' in rule
        ? rule.adds_up_to
        : 'unlike_similar' in rule
          ? rule.unlike_similar.share_of
          : null;
  if (side === null) return [];
  return 'plus' in side ? side.plus.map((part) => part.dataset) : [side.dataset];
}

/** What mapping and folders tell of the period of a file, without opening it. */
function spanOf({ periodHints, dataset, file }: Source): { start: string; end: string } | null {
  for (const hint of [...periodHints, ...file.split('/').slice(0, -1)]) {
    const plain = parsePeriod(hint);
    if (plain) return plain;
    const read = readPeriod(hint, dataset, { format: 'auto', as: 'keep' });
    const period = 'period' in read ? parsePeriod(read.period) : null;
    if (period) return period;
  }
  return null;
}

async function municipalitiesOf(
  store: Store,
  room: DataRoom,
  { number, source }: Delivery,
): Promise<Set<string>> {
  const of = new Map(room.region.areas.map((a) => [a.id, a.municipality]));
  // Cells of an area that nobody knows stand under every municipality it may belong to.
  const rows = await store.query(
    `SELECT DISTINCT area FROM ${quoteId(cellTable(source.dataset.id))}
      WHERE delivery = ${number} AND level <> 'unknown' ORDER BY area`,
  );
  return new Set(rows.map((row) => of.get(String(row.area)) ?? String(row.area)));
}

/**
 * A file checked before it is dropped in takes the place of what its supplier delivered for the same municipality, level
 * and period: those cells leave the store.
 */
export async function replaceDelivered(
  store: Store,
  room: DataRoom,
  checked: readonly Delivery[],
  compared: readonly Delivery[],
): Promise<void> {
  await store.createTemp('intake_municipalities', [
    { name: 'area', type: 'text', values: room.region.areas.map((a) => a.id) },
    { name: 'municipality', type: 'text', values: room.region.areas.map((a) => a.municipality) },
  ]);
  for (const dataset of new Set(checked.map((d) => d.source.dataset))) {
    const numbers = (list: readonly Delivery[]) =>
      list.filter((d) => d.source.dataset === dataset).map((d) => d.number);
    const [fresh, old] = [numbers(checked), numbers(compared)];
    if (fresh.length === 0 || old.length === 0) continue;
    const table = quoteId(cellTable(dataset.id));
    const place = `coalesce((SELECT municipality FROM intake_municipalities m WHERE m.area = c.area), ltrim(c.area, '?'))`;
    await store.exec(`
      DELETE FROM ${table} c WHERE delivery IN (${old.join(', ')})
        AND (period, level, ${place}) IN (
          SELECT period, level, ${place} FROM ${table} c WHERE delivery IN (${fresh.join(', ')}))`);
  }
}
