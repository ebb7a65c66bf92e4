import type { Published, PublishedComparison, PublishedTrend, PublishedValue } from '../model/figures.js';
import { roundHalfAway } from '../model/german.js';
import type { Definitions } from '../model/room.js';
import type { Waiting } from '../model/waiting.js';
import type { CsvCell } from './csv.js';

/** The rows of the published tables, in their final order and rounding. Every data format is made from these. */

export type ColumnType = 'text' | 'date' | 'number' | 'integer' | 'boolean';
export interface PublishedTable {
  columns: readonly { name: string; type: ColumnType }[];
  rows: readonly (readonly CsvCell[])[];
}

const indicatorColumns: PublishedTable['columns'] = [
  { name: 'indicator', type: 'text' },
  { name: 'area', type: 'text' },
  { name: 'area_level', type: 'text' },
  { name: 'municipality', type: 'text' },
  { name: 'period', type: 'text' },
  { name: 'reference_date', type: 'date' },
  { name: 'status', type: 'text' },
  { name: 'value', type: 'number' },
  { name: 'lower', type: 'number' },
  { name: 'upper', type: 'number' },
  { name: 'numerator', type: 'integer' },
  { name: 'denominator', type: 'integer' },
  { name: 'unit', type: 'text' },
  { name: 'definition_version', type: 'integer' },
  { name: 'denominator_date', type: 'date' },
  { name: 'smoothed', type: 'number' },
  { name: 'note', type: 'text' },
  { name: 'provisional_until', type: 'date' },
];

const comparisonColumns: PublishedTable['columns'] = [
  { name: 'indicator', type: 'text' },
  { name: 'area', type: 'text' },
  { name: 'period', type: 'text' },
  { name: 'compared_with', type: 'text' },
  { name: 'reference', type: 'text' },
  { name: 'difference', type: 'number' },
  { name: 'lower', type: 'number' },
  { name: 'upper', type: 'number' },
  { name: 'verdict', type: 'text' },
  { name: 'adjusted', type: 'boolean' },
  { name: 'p_value', type: 'number' },
  { name: 'status', type: 'text' },
  { name: 'note', type: 'text' },
];

const trendColumns: PublishedTable['columns'] = [
  { name: 'indicator', type: 'text' },
  { name: 'area', type: 'text' },
  { name: 'area_level', type: 'text' },
  { name: 'from', type: 'text' },
  { name: 'to', type: 'text' },
  { name: 'periods', type: 'integer' },
  { name: 'slope', type: 'number' },
  { name: 'lower', type: 'number' },
  { name: 'upper', type: 'number' },
  { name: 'verdict', type: 'text' },
  { name: 'adjusted', type: 'boolean' },
  { name: 'p_value', type: 'number' },
  { name: 'note', type: 'text' },
];

/**
 * `note` holds the demonstration notice, or is empty; `provisional_until` the day from which the figure can be final, where it has
 * not come. Sorted by indicator, area and period.
 */
export function indicatorTable(
  published: Published<'public'>,
  definitions: Definitions,
  notice: string,
  waiting: Waiting,
): PublishedTable {
  const decimals = decimalsOf(definitions);
  const known = new Map(definitions.indicators.map((i) => [i.id, i]));
  const row = (v: PublishedValue<'public'>): CsvCell[] => {
    const round = rounder(decimals, v.indicator);
    const indicator = known.get(v.indicator);
    return [
      v.indicator,
      v.area,
      v.areaLevel,
      orNull(v.municipality),
      v.period,
      v.referenceDate,
      v.status,
      round(v.value),
      round(v.lower),
      round(v.upper),
      whole(v.numerator),
      whole(v.denominator),
      v.unit,
      v.definitionVersion,
      v.denominatorDate,
      round(v.smoothed ?? null),
      orNull(notice),
      indicator ? waiting.until(indicator, v) : null,
    ];
  };
  const sorted = [...published.values].sort(
    (a, b) =>
      byCode(a.indicator, b.indicator) ||
      byCode(a.area, b.area) ||
      byCode(a.areaLevel, b.areaLevel) ||
      byCode(a.period, b.period),
  );
  return { columns: indicatorColumns, rows: sorted.map(row) };
}

/** Sorted by indicator, area, period and what is compared with. */
export function comparisonTable(
  published: Published<'public'>,
  definitions: Definitions,
  notice: string,
): PublishedTable {
  const decimals = decimalsOf(definitions);
  const row = (c: PublishedComparison<'public'>): CsvCell[] => {
    const round = rounder(decimals, c.indicator);
    return [
      c.indicator,
      c.area,
      c.period,
      c.comparedWith,
      c.reference,
      round(c.difference),
      round(c.lower),
      round(c.upper),
      c.verdict,
      c.adjusted,
      rounded(c.pValue, probabilityDecimals),
      c.status,
      orNull(notice),
    ];
  };
  const sorted = [...published.comparisons].sort(
    (a, b) =>
      byCode(a.indicator, b.indicator) ||
      byCode(a.area, b.area) ||
      byCode(a.period, b.period) ||
      byCode(a.comparedWith, b.comparedWith) ||
      byCode(a.reference, b.reference),
  );
  return { columns: comparisonColumns, rows: sorted.map(row) };
}

/** Sorted by indicator and area; a slope has one decimal more than the values. */
export function trendTable(
  published: Published<'public'>,
  definitions: Definitions,
  notice: string,
): PublishedTable {
  const decimals = new Map(definitions.indicators.map((i) => [i.id, i.decimals + 1]));
  const row = (t: PublishedTrend<'public'>): CsvCell[] => {
    const round = rounder(decimals, t.indicator);
    return [
      t.indicator,
      t.area,
      t.areaLevel,
      t.periods[0] ?? null,
      t.periods.at(-1) ?? null,
      t.periods.length,
      round(t.slope),
      round(t.lower),
      round(t.upper),
      t.verdict,
      t.adjusted,
      rounded(t.pValue, probabilityDecimals),
      orNull(notice),
    ];
  };
  const sorted = [...published.trends].sort(
    (a, b) => byCode(a.indicator, b.indicator) || byCode(a.area, b.area),
  );
  return { columns: trendColumns, rows: sorted.map(row) };
}

const probabilityDecimals = 6;

export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const orNull = (text: string): string | null => (text === '' ? null : text);

const decimalsOf = (definitions: Definitions): ReadonlyMap<string, number> =>
  new Map(definitions.indicators.map((i) => [i.id, i.decimals]));

/** Rounds to the decimals of the definition, half away from zero, as the reports print it. */
function rounder(decimals: ReadonlyMap<string, number>, indicator: string) {
  const places = decimals.get(indicator);
  if (places === undefined) throw new Error(`published value of an unknown indicator: ${indicator}`);
  return (value: number | null): number | null => rounded(value, places);
}

const whole = (value: number | null): number | null => rounded(value, 0);

export function rounded(value: number | null, places: number): number | null {
  if (value === null) return null;
  const size = roundHalfAway(Math.abs(value), places);
  return value < 0 && size !== 0 ? -size : size;
}
