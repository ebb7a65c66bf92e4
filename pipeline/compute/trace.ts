import { parsePeriod, shiftPeriod } from '../model/period.js';
import type { DataRoom } from '../model/room.js';
import type { Trace, TraceTerm } from '../model/trace.js';
import { nothingWaits } from '../model/waiting.js';
import { fillParts } from '../store/figures/fill.js';
import { placeTable, slotTable } from '../store/figures/names.js';
import { type PartList, planParts } from '../store/figures/parts.js';
import { deepestRank, prepare } from '../store/figures/prepare.js';
import { quoteText, type Row, type Store } from '../store/store.js';
import { isDelivered, isPaired, type Numbered, pairingOf, statementsFor, weightingOf } from './compile.js';
import { openValues } from './fill.js';
import { readPlaces } from './grid/places.js';
import { readUnrounded } from './rounding.js';
import { pairCtes, type TermGroup } from './sql/pair.js';
import { weightedCtes } from './sql/weighted.js';
import { traceTerm } from './trace-term.js';
import { plain, readTexts, valueOfRow, valueRowsSql } from './values.js';

export interface TraceQuestion {
  indicator: string;
  area: string;
  period: string;
}

/** How one figure came about; `null` if the indicator has no such area or period. Computes this indicator anew. */
export async function trace(
  store: Store,
  room: DataRoom,
  question: TraceQuestion,
  waiting = nothingWaits,
): Promise<Trace | null> {
  const { datasets, indicators } = room.definitions;
  await prepare(store, room);
  const parts = planParts(datasets);
  const asked = indicators
    .map((indicator, definition) => ({ definition, indicator }))
    .filter(({ indicator }) => indicator.id === question.indicator);
  // Makes the parts known; the statements are used once the figures are there.
  statementsFor(asked, parts, deepestRank(room.region));
  await fillParts(store, room, parts);
  const values = await openValues(store, room, await readPlaces(store, room.region), waiting);
  await values.add(asked, parts);
  values.close();
  const [row] = await store.query(
    valueRowsSql(`v.place IN (SELECT place FROM ${placeTable} WHERE id = $1)
      AND v.slot IN (SELECT slot FROM ${slotTable} WHERE period = $2)`),
    [question.area, question.period],
  );
  const numbered = asked.find((n) => n.definition === row?.definition);
  if (!row || !numbered) return null;
  const { indicator } = numbered;
  const value = valueOfRow(row, indicator, await readTexts(store));
  const unrounded = (await readUnrounded(store))(numbered.definition, Number(row.place), Number(row.slot));
  return {
    indicator: indicator.id,
    title: indicator.title,
    version: indicator.version,
    validFrom: indicator.valid_from,
    validTo: indicator.valid_to ?? null,
    area: value.area,
    areaLevel: value.areaLevel,
    period: value.period,
    referenceDate: value.referenceDate,
    status: value.status,
    value: plain(value.value),
    numerator: plain(value.numerator),
    denominator: plain(value.denominator),
    provisionalUntil: waiting.until(indicator, value),
    unrounded: unrounded
      ? { numerator: plain(unrounded.numerator), denominator: plain(unrounded.denominator) }
      : null,
    unit: value.unit,
    origin: value.origin,
    terms: await traceTerms(store, room, numbered, parts, question),
  };
}

/** Every term with the period that the pairing rule gave it; once per period where several are added. */
async function traceTerms(
  store: Store,
  room: DataRoom,
  numbered: Numbered,
  parts: PartList,
  { area, period }: TraceQuestion,
): Promise<TraceTerm[]> {
  const { periods } = await readTexts(store);
  const rowsOf = async (ctes: string[], last: string, of: readonly string[]): Promise<Row[]> =>
    store.query(
      `WITH ${ctes.join(', ')} SELECT f.* FROM ${last} f JOIN ${placeTable} p ON p.place = f.place
        JOIN ${slotTable} t ON t.slot = f.slot WHERE p.id = ${quoteText(area)}
        AND t.period IN (${of.map(quoteText).join(', ')}) ORDER BY t.period`,
    );
  const termsOf = async (role: TraceTerm['role'], groups: readonly TermGroup[], rows: readonly Row[]) => {
    const terms: TraceTerm[] = [];
    for (const row of rows) {
      for (const { cte, terms: of } of groups) {
        const paired = row[`slot_of_${cte}`];
        const at = { area, period: typeof paired === 'number' ? (periods[paired] ?? null) : null };
        for (const term of of) terms.push(await traceTerm(store, room, { role, mode: 'sum', ...term }, at));
      }
    }
    return terms;
  };
  if (isDelivered(numbered)) {
    const weighting = weightingOf(numbered, parts);
    const value = {
      role: 'value',
      sign: 1,
      part: numbered.indicator.value,
      id: weighting.value,
      mode: 'single',
    } as const;
    const slots =
      weighting.weight.length > 0
        ? await rowsOf(weightedCtes(weighting, deepestRank(room.region)), 'weighed', [period])
        : [];
    return [
      await traceTerm(store, room, value, { area, period }),
      ...(await termsOf('weight', weighting.weight, slots)),
    ];
  }
  if (!isPaired(numbered)) return [];
  const { indicator } = numbered;
  const pairing = pairingOf(numbered, parts);
  const pooled = 'pool_periods' in indicator ? indicator.pool_periods : 1;
  const ctes = pairCtes([pairing]);
  const numerators = await rowsOf(ctes, 'paired', lastPeriods(period, pooled + indicator.window_periods - 1));
  const denominators = await rowsOf(ctes, 'paired', lastPeriods(period, pooled));
  return [
    ...(await termsOf('numerator', pairing.numerator, numerators)),
    ...(await termsOf('denominator', pairing.denominator, denominators)),
  ];
}

function lastPeriods(id: string, count: number): string[] {
  const period = parsePeriod(id);
  if (!period) return [];
  return Array.from({ length: count }, (_, i) => shiftPeriod(period, -i).id);
}
