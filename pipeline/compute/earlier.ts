import type { DataRoom } from '../model/room.js';
import { placeTable, slotTable } from '../store/figures/names.js';
import type { Store } from '../store/store.js';
import type { Numbered } from './compile.js';
import { changedPlaces, crosswalk, isOwnSource } from './crosswalk.js';
import { earlierTable, formerTable, momentTable, valueTable } from './names.js';
import { comparableFor, type DatedPeriod, earlierPeriods } from './series.js';
import { kinds, type Span } from './sql/comparisons.js';

/** A period of a definition with its number, and its position among all periods of the definition. */
export interface Moment extends DatedPeriod {
  slot: number;
}

const [previousYear, basePeriod] = [kinds.indexOf('previous_year'), kinds.indexOf('base_period')];

/**
 * Fills the tables of earlier periods and of former areas for a span of definitions: with which periods each period is compared
 * and, for places that changed between the two, what they were made up of. Gives the periods of each definition, oldest first.
 */
export async function fillEarlier(
  store: Store,
  room: DataRoom,
  numbered: readonly Numbered[],
  { from, to }: Span,
): Promise<ReadonlyMap<number, readonly Moment[]>> {
  const { region, definitions } = room;
  const baseYear = region.base_period ?? definitions.vocabulary.base_period ?? null;
  const rows =
    await store.query(`SELECT m.definition, m.slot, s.period, m.reference_date::VARCHAR AS reference_date,
      v.slot IS NOT NULL AS known
    FROM ${momentTable} m JOIN ${slotTable} s ON s.slot = m.slot
    LEFT JOIN (SELECT DISTINCT definition, slot FROM ${valueTable} WHERE bad = 0 AND definition BETWEEN ${from} AND ${to}) v
      ON v.definition = m.definition AND v.slot = m.slot
    WHERE m.definition BETWEEN ${from} AND ${to} ORDER BY m.definition, m.slot`);
  const moments = new Map<number, Moment[]>();
  const known = new Set<Moment>();
  for (const row of rows) {
    const moment = {
      slot: Number(row.slot),
      id: String(row.period),
      referenceDate: String(row.reference_date),
    };
    const definition = Number(row.definition);
    const of = moments.get(definition) ?? [];
    moments.set(definition, of);
    of.push(moment);
    if (row.known === true) known.add(moment);
  }
  const found = { definition: [], slot: [], kind: [], position: [], reference: [] } as Record<
    string,
    number[]
  >;
  const spans = new Map<string, { earlier: string; later: string }>();
  for (const { definition, indicator } of numbered) {
    const own = (moments.get(definition) ?? []).filter((m) => known.has(m));
    const slots = new Map(own.map((m) => [m.id, m]));
    const times = earlierPeriods(own, comparableFor(indicator, definitions.datasets), baseYear);
    for (const later of own) {
      const { previousYear: before, base } = times.get(later.id) ?? { previousYear: null, base: [] };
      const compared: [kind: number, position: number, earlier: DatedPeriod][] = [
        ...(before ? [[previousYear, 0, before] as [number, number, DatedPeriod]] : []),
        ...base.map((b, i): [number, number, DatedPeriod] => [basePeriod, i, b]),
      ];
      for (const [kind, position, { id, referenceDate: earlier }] of compared) {
        const row = { definition, slot: later.slot, kind, position, reference: slots.get(id)?.slot ?? -1 };
        for (const [column, value] of Object.entries(row)) found[column]?.push(value);
        spans.set(`${earlier} ${later.referenceDate}`, { earlier, later: later.referenceDate });
      }
    }
  }
  await store.createTemp(
    earlierTable,
    Object.entries(found).map(([name, values]) => ({ name, type: 'integer', values })),
  );
  await fillFormer(store, room, [...spans.values()]);
  return moments;
}

/** What changed places were made up of, for spans of days that are not in the table yet. */
async function fillFormer(
  store: Store,
  { region }: DataRoom,
  spans: readonly { earlier: string; later: string }[],
): Promise<void> {
  const changed = changedPlaces(region);
  if (changed.length === 0) return;
  const places = await store.query(`SELECT id, place FROM ${placeTable}`);
  const numbers = new Map(places.map((row) => [String(row.id), Number(row.place)]));
  const done = await store.query(
    `SELECT DISTINCT earlier::VARCHAR AS earlier, later::VARCHAR AS later FROM ${formerTable}`,
  );
  const known = new Set(done.map((row) => `${row.earlier} ${row.later}`));
  const sourcesAt = crosswalk(region);
  const rows: string[] = [];
  for (const { earlier, later } of spans) {
    if (known.has(`${earlier} ${later}`)) continue;
    for (const id of changed) {
      const sources = sourcesAt(id, earlier, later);
      if (isOwnSource(sources) && sources[0]?.area === id) continue;
      const head = `${numbers.get(id) ?? -1}, DATE '${earlier}', DATE '${later}'`;
      if (sources.length === 0) rows.push(`(${head}, NULL, NULL, 0, 0)`);
      sources.forEach(({ area, share }, i) => {
        rows.push(
          `(${head}, ${numbers.get(area) ?? -1}, CAST('${share}' AS DOUBLE), ${i}, ${sources.length})`,
        );
      });
    }
  }
  for (let start = 0; start < rows.length; start += 1000) {
    await store.exec(`INSERT INTO ${formerTable} VALUES ${rows.slice(start, start + 1000).join(', ')}`);
  }
}
