import type {
  ComparedWith,
  Computed,
  ComputedComparison,
  ComputedTrend,
  ComputedValue,
  Unprotected,
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
import { plain, type Texts, unprotected, valueOfRow, valueRowsSql, withoutIntervalSql } from './values.js';

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
    const value = valueOfRow(row, indicator, texts);
    const counts = unrounded(Number(row.definition), Number(row.place), Number(row.slot));
    values.push(counts ? { ...value, unrounded: counts } : value);
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

/** A number of a row. */
const number = (value: Row[string] | undefined): Unprotected | null =>
  unprotected(typeof value === 'number' ? value : null);

/** The same where the type of the result knows no absence: such rows are not written. */
const present = (value: Row[string] | undefined): Unprotected => value as unknown as Unprotected;

function comparisonReader({ region, definitions }: DataRoom, texts: Texts, counts: Counts) {
  const { indicators } = definitions;
  const sourcesAt = crosswalk(region);
  const referenceText = (kind: ComparedWith, reference: number): string => {
    if (kind === 'counterpart') return indicators[reference]?.id ?? '';
    const isPlace = kind === 'municipality' || kind === 'county';
    return (isPlace ? texts.places[reference]?.id : texts.periods[reference]) ?? '';
  };
  return (row: Readonly<Row>): ComputedComparison => {
    const [definition, slot, reference] = [Number(row.definition), Number(row.slot), Number(row.reference)];
    const [place, kind] = [Number(row.place), Number(row.kind)];
    const comparedWith = kinds[kind] ?? 'county';
    const area = texts.places[place]?.id ?? '';
    const estimated = row.estimated === 1;
    const hasInterval = row.lower !== null;
    const chance = hasInterval
      ? chanceOf({ definition, place, slot, kind, reference, estimated }, indicators, counts)
      : Number.NaN;
    return {
      indicator: indicators[definition]?.id ?? '',
      area,
      period: texts.periods[slot] ?? '',
      comparedWith,
      reference: referenceText(comparedWith, reference),
      difference: present(row.difference),
      lower: number(row.lower),
      upper: number(row.upper),
      pValue: number(Number.isNaN(chance) ? null : chance),
      verdict: hasInterval ? verdictOf(row.verdict) : null,
      adjusted: hasInterval && Number(row.tests) > 1,
      status: estimated ? 'estimated' : 'ok',
      estimatedFrom: estimated
        ? sourcesAt(area, texts.dateOf(definition, reference), texts.dateOf(definition, slot)).map(
            (s) => s.area,
          )
        : [],
    };
  };
}

function trendOf(row: Readonly<Row>, { definitions }: DataRoom, texts: Texts): ComputedTrend {
  const place = texts.places[Number(row.place)];
  return {
    indicator: definitions.indicators[Number(row.definition)]?.id ?? '',
    area: place?.id ?? '',
    areaLevel: place?.level ?? '',
    periods: String(row.slots)
      .split(' ')
      .map((slot) => texts.periods[Number(slot)] ?? ''),
    slope: present(row.slope),
    lower: present(row.lower),
    upper: present(row.upper),
    pValue: present(row.p),
    verdict: verdictOf(row.verdict),
    adjusted: row.adjusted === 1,
  };
}
