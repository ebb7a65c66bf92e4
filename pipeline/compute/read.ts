import type {
  Computed,
  ComputedComparison,
  ComputedTrend,
  ComputedValue,
  Verdict,
} from '../model/figures.js';
import { numeratorOutsideDenominator } from '../model/messages/compute.js';
import type { Problem } from '../model/problem.js';
import { nameOf } from '../model/region.js';
import type { DataRoom } from '../model/room.js';
import { placeTable } from '../store/figures/names.js';
import type { Row, Store } from '../store/store.js';
import { chanceOf } from './chances.js';
import { type Counts, readCounts } from './counts.js';
import { crosswalk } from './crosswalk.js';
import { kindNumber, kinds } from './findings/kinds.js';
import { chainTable, comparisonTable, runTable, trendTable } from './names.js';
import { readUnrounded } from './rounding.js';
import { plain, type Texts, valueOfRow, valueRowsSql, withoutIntervalSql } from './values.js';

/** The filled tables as objects, for a county: values, comparisons in their order (counterparts last) and trends. */
export async function readComputed(store: Store, room: DataRoom, texts: Texts): Promise<Computed> {
  const values = await readValues(store, room, texts);
  const comparisons: ComputedComparison[] = [];
  const counts = await readCounts(store, [...room.definitions.indicators.keys()]);
  const comparisonOf = comparisonReader(room, texts, counts);
  await store.each(
    `SELECT c.* EXCLUDE (run), r.* EXCLUDE (run, reference), coalesce(r.reference, p.municipality_place) AS reference
      FROM ${comparisonTable} c JOIN ${runTable} r ON r.run = c.run JOIN ${placeTable} p ON p.place = c.place
      ORDER BY r.kind = ${kindNumber('counterpart')}, r.definition, c.place, r.slot, r.kind`,
    (row) => comparisons.push(comparisonOf(row)),
  );
  const trends: ComputedTrend[] = [];
  await store.each(
    `SELECT t.*, c.slots FROM ${trendTable} t JOIN ${chainTable} c ON c.chain = t.chain ORDER BY t.definition, t.place`,
    (row) => trends.push(trendOf(row, room, texts)),
  );
  return { values, comparisons, trends };
}

export async function readValues(
  store: Store,
  { definitions: { indicators } }: DataRoom,
  texts: Texts,
): Promise<ComputedValue[]> {
  const unrounded = await readUnrounded(store);
  const values: ComputedValue[] = [];
  await store.each(valueRowsSql(), (row) => {
    const indicator = indicators[Number(row.definition)];
    if (!indicator) return;
    const counts = unrounded(Number(row.definition), Number(row.place), Number(row.slot));
    values.push({ ...valueOfRow(row, indicator, texts), ...counts });
  });
  return values;
}

/** Proportions whose numerator is not a part of their denominator have no interval. In the order of the values. */
export async function intervalProblems(
  store: Store,
  { region, definitions }: DataRoom,
  texts: Texts,
): Promise<Problem[]> {
  const shares = definitions.indicators.flatMap((i, definition) =>
    i.method === 'wilson' ? [definition] : [],
  );
  return (await store.query(withoutIntervalSql(shares))).flatMap((row) => {
    const indicator = definitions.indicators[Number(row.definition)];
    if (!indicator) return [];
    const value = valueOfRow(row, indicator, texts);
    const { area, period } = value;
    return [
      numeratorOutsideDenominator({
        title: indicator.title,
        area,
        areaName: nameOf(region, area),
        period,
        numerator: plain(value.numerator) ?? 0,
        denominator: plain(value.denominator) ?? 0,
      }),
    ];
  });
}

function verdictOf(number: Row[string] | undefined): Verdict {
  if (number === 1) return 'higher';
  return number === -1 ? 'lower' : 'not distinguishable';
}

/** Numbers of a row as they stand in the type of the result: unprotected, none of them NULL where the type has none. */
const numbers = <T>(of: Record<string, Row[string] | undefined>): T => of as unknown as T;

function comparisonReader({ region, definitions }: DataRoom, texts: Texts, counts: Counts) {
  const sourcesAt = crosswalk(region);
  return (row: Readonly<Row>): ComputedComparison => {
    const [definition, slot, reference] = [Number(row.definition), Number(row.slot), Number(row.reference)];
    const comparedWith = kinds[Number(row.kind)] ?? 'county';
    const area = texts.places[Number(row.place)]?.id ?? '';
    const isEstimated = row.estimated === 1;
    const earlier = () => texts.dateOf(definition, reference);
    const { difference, lower, upper } = row;
    const place = Number(row.place);
    const key = { definition, place, slot, kind: Number(row.kind), reference, estimated: isEstimated };
    const chance = lower === null ? Number.NaN : chanceOf(key, definitions.indicators, counts);
    const pValue = Number.isNaN(chance) ? null : chance;
    return {
      indicator: definitions.indicators[definition]?.id ?? '',
      area,
      period: texts.periods[slot] ?? '',
      comparedWith,
      reference: referenceText(),
      ...numbers<Pick<ComputedComparison, 'difference' | 'lower' | 'upper' | 'pValue'>>({
        difference,
        lower,
        upper,
        pValue,
      }),
      verdict: lower === null ? null : verdictOf(row.verdict),
      adjusted: lower !== null && Number(row.tests) > 1,
      status: isEstimated ? 'estimated' : 'ok',
      estimatedFrom: isEstimated
        ? sourcesAt(area, earlier(), texts.dateOf(definition, slot)).map((s) => s.area)
        : [],
    };

    function referenceText(): string {
      if (comparedWith === 'counterpart') return definitions.indicators[reference]?.id ?? '';
      const isPlace = comparedWith === 'municipality' || comparedWith === 'county';
      return (isPlace ? texts.places[reference]?.id : texts.periods[reference]) ?? '';
    }
  };
}

function trendOf(row: Readonly<Row>, { definitions }: DataRoom, texts: Texts): ComputedTrend {
  const place = texts.places[Number(row.place)];
  const { slope, lower, upper, p: pValue } = row;
  return {
    indicator: definitions.indicators[Number(row.definition)]?.id ?? '',
    area: place?.id ?? '',
    areaLevel: place?.level ?? '',
    periods: String(row.slots)
      .split(' ')
      .map((slot) => texts.periods[Number(slot)] ?? ''),
    ...numbers<Pick<ComputedTrend, 'slope' | 'lower' | 'upper' | 'pValue'>>({ slope, lower, upper, pValue }),
    verdict: verdictOf(row.verdict),
    adjusted: row.adjusted === 1,
  };
}
