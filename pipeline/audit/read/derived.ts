import { push, remember } from '../../model/maps.js';
import { pairs } from '../pairs.js';
import { keyOf } from './numbers.js';
import type { OpenFigures } from './open-figures.js';
import type { NamedTable, PublishedTables } from './tables.js';
import type { PublishedFolder } from './types.js';

/** What a part of a report may be about, beside indicators. */
export type Topic = 'index' | 'spread' | 'totals';

/** Numbers published beside the figures: differences, trends, indices, spread over the areas, official totals. */
export interface DerivedNumbers {
  /** About an indicator in a place. */
  keysOf(indicator: string, area: string): ReadonlySet<string>;
  /** About a place beyond its indicators: what the topic publishes there. */
  keysOfPlace(topic: Topic, area: string): ReadonlySet<string>;
  /** About an indicator over all places. */
  keysOfIndicator(indicator: string): ReadonlySet<string>;
}

/** Each number is entered with the decimal places a report may print it with. */
export function derivedNumbers(
  tables: PublishedTables,
  figures: OpenFigures,
  { catalogue }: PublishedFolder,
): DerivedNumbers {
  const decimals = new Map(catalogue.indicators.map((i) => [i.id, i.decimals]));
  const byPlace = new Map<string, Set<string>>();
  const byIndicator = new Map<string, Set<string>>();
  // The same few differences stand in thousands of rows.
  const rounded = pairs<string>();
  const enter = (
    map: Map<string, Set<string>>,
    place: string,
    text: string,
    places: readonly number[],
    factor = 1,
  ) => {
    if (text === '') return;
    const keys = remember(map, place, () => new Set<string>());
    for (const d of places) {
      keys.add(rounded.remember(text, `${d} ${factor}`, () => keyOf(round(Number(text) * factor, d), d)));
    }
  };
  each(tables.get('indices.csv'), (cell) => {
    for (const column of ['value', 'fixed_base', 'dynamics_value'])
      enter(byPlace, `index\n${cell('area')}`, cell(column), [1, 2]);
    enter(byPlace, `index\n${cell('area')}`, cell('probability'), [0], 100);
  });
  for (const { area, mean } of fixedMeans(tables.get('indices.csv'), catalogue.indices, figures.upper)) {
    enter(byPlace, `index\n${area}`, String(mean), [2]);
  }
  each(tables.get('segregation.csv'), (cell) => {
    for (const column of ['share', 'corrected', 'lower', 'upper']) {
      const text = cell(column);
      if (text === '') continue;
      // The file has four places, the report rounds the number behind them: 0.1545 may be printed as 15,4 and as 15,5.
      for (const number of [Number(text) - 0.00004, Number(text), Number(text) + 0.00004])
        enter(byPlace, `spread\n${cell('area')}`, String(number), [1], 100);
    }
  });
  each(tables.get('eckwerte.csv'), (cell) => {
    for (const column of ['value', 'official_value', 'difference'])
      enter(byPlace, `totals\n${cell('area')}`, cell(column), [0]);
    enter(byPlace, `totals\n${cell('area')}`, cell('difference_percent'), [1]);
  });
  each(tables.get('inequality.csv'), (cell) => {
    const places = [decimals.get(cell('indicator')) ?? 1];
    for (const column of ['least_deprived', 'most_deprived', 'slope_index', 'lower', 'upper']) {
      enter(byIndicator, cell('indicator'), cell(column), places);
    }
  });
  each(tables.get('clusters.csv'), (cell) => {
    if (cell('statistic') === 'moran') enter(byIndicator, cell('indicator'), cell('moran'), [2]);
  });
  const seen = pairs<ReadonlySet<string>>();
  const pairKeys = (indicator: string, area: string): ReadonlySet<string> => {
    const keys = new Map<string, Set<string>>();
    const d = decimals.get(indicator) ?? 0;
    const compared = tables.get('comparisons.csv');
    for (const row of compared?.rowsOf(indicator, area) ?? []) {
      for (const column of ['difference', 'lower', 'upper'])
        enter(keys, '', compared?.cell(row, column) ?? '', [d]);
      for (const printed of printedDifferences(row, compared, figures)) enter(keys, '', String(printed), [d]);
    }
    const sloped = tables.get('trends.csv');
    for (const row of sloped?.rowsOf(indicator, area) ?? []) {
      for (const column of ['slope', 'lower', 'upper'])
        enter(keys, '', sloped?.cell(row, column) ?? '', [d + 1]);
    }
    return keys.get('') ?? none;
  };
  return {
    keysOf: (indicator, area) => seen.remember(indicator, area, () => pairKeys(indicator, area)),
    keysOfPlace: (topic, area) => byPlace.get(`${topic}\n${area}`) ?? none,
    keysOfIndicator: (indicator) => byIndicator.get(indicator) ?? none,
  };
}

const none: ReadonlySet<string> = new Set();

function each(table: NamedTable | undefined, visit: (cell: (column: string) => string) => void): void {
  if (table) for (const row of table.rows) visit((column) => table.cell(row, column));
}

/** A report may also print the difference of two printed values, which can differ by one unit from that of the true ones. */
function printedDifferences(row: string[], table: NamedTable | undefined, figures: OpenFigures): number[] {
  if (!table) return [];
  const cell = (column: string) => table.cell(row, column);
  const [indicator, area, period] = [cell('indicator'), cell('area'), cell('period')];
  const [kind, reference] = [cell('compared_with'), cell('reference')];
  const own = figures.rowsOf(indicator, area).find((r) => r.period === period)?.value;
  const other =
    kind === 'counterpart'
      ? figures.rowsOf(reference, area).find((r) => r.period === period)
      : kind === 'municipality' || kind === 'county'
        ? figures.rowsOf(indicator, reference).find((r) => r.period === period)
        : figures.rowsOf(indicator, area).find((r) => r.period === reference);
  return own && other?.value ? [own.number - other.value.number] : [];
}

/** Means of the index of fixed scale over the areas scored both in the base period and later, for each municipality and all. */
function fixedMeans(
  table: NamedTable | undefined,
  definitions: readonly { id: string; base_period: string }[],
  upper: readonly string[],
): { area: string; mean: number }[] {
  const scored = new Map<string, Map<string, { area: string; value: number }[]>>();
  each(table, (cell) => {
    if (cell('fixed_base') === '') return;
    const entry = { area: cell('area'), value: Number(cell('fixed_base')) };
    for (const place of [cell('municipality'), ...upper]) {
      const periods = remember(scored, `${cell('index')}\n${place}`, () => new Map());
      push(periods, cell('period'), entry);
    }
  });
  const means: { area: string; mean: number }[] = [];
  for (const [key, periods] of scored) {
    const [id, area = ''] = key.split('\n');
    const base = periods.get(definitions.find((d) => d.id === id)?.base_period ?? '') ?? [];
    for (const entries of periods.values()) {
      const both = new Set(entries.map((e) => e.area).filter((a) => base.some((b) => b.area === a)));
      for (const list of [entries, base]) {
        const values = list.filter((e) => both.has(e.area)).map((e) => e.value);
        if (values.length > 0)
          means.push({ area, mean: values.reduce((sum, v) => sum + v, 0) / values.length });
      }
    }
  }
  return means;
}

/** Half away from zero on the decimal text, as reports print. */
function round(value: number, places: number): number {
  // What is nothing but an error of addition is written with an exponent, and is zero.
  if (Math.abs(value) < 1e-6) return 0;
  const near = Number(`${Math.abs(Number(value.toPrecision(12)))}e${places}`);
  return Number(`${Math.round(near)}e-${places}`);
}
