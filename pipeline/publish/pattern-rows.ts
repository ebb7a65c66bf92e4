import type { Patterns } from '../model/patterns.js';
import type { CsvCell } from './csv.js';
import { byCode, type ColumnType, type PublishedTable } from './rows.js';

/** The tables of statements about many areas at once. `note` holds the demonstration notice, or is empty. */

export const columns = (fields: Record<string, ColumnType>): PublishedTable['columns'] =>
  Object.entries(fields).map(([name, type]) => ({ name, type }));

/**
 * Sorted by segregation, area, period and measure. Values are shares from 0 to 1. The dissimilarity alone has a corrected
 * value with limits.
 */
export function segregationTable({ segregation }: Patterns, notice: string): PublishedTable {
  const rows = segregation.flatMap((s) =>
    s.measures.map(({ measure, value }): CsvCell[] => [
      s.segregation,
      s.area,
      s.period,
      s.referenceDate,
      measure,
      fixed(value, 4),
      ...(['value', 'lower', 'upper'] as const).map((part) =>
        measure === 'dissimilarity' && s.corrected ? fixed(s.corrected[part], 4) : null,
      ),
      s.areas,
      s.leftOut,
      notice === '' ? null : notice,
    ]),
  );
  return {
    columns: columns({
      segregation: 'text',
      area: 'text',
      period: 'text',
      reference_date: 'date',
      measure: 'text',
      share: 'number',
      corrected: 'number',
      lower: 'number',
      upper: 'number',
      areas: 'integer',
      areas_left_out: 'integer',
      note: 'text',
    }),
    rows: sorted(rows, [0, 1, 2, 4]),
  };
}

/** One row for the county (Moran's I), then one per area (local Moran); sorted by indicator, period and area. */
export function clusterTable({ spatial }: Patterns, county: string, notice: string): PublishedTable {
  const rows = spatial.flatMap((s): CsvCell[][] => {
    const place = (area: string) => [s.indicator, area, s.period, s.referenceDate];
    const note = notice === '' ? null : notice;
    return [
      [
        ...place(county),
        'moran',
        fixed(s.moran, 4),
        fixed(s.p, 4),
        s.clustered ? 'clustered' : 'none',
        s.smoothed,
        s.areas,
        s.leftOut,
        note,
      ],
      ...s.members.map((m): CsvCell[] => [
        ...place(m.area),
        'local_moran',
        fixed(m.moran, 4),
        fixed(m.p, 4),
        m.cluster ?? 'none',
        s.smoothed,
        s.areas,
        s.leftOut,
        note,
      ]),
    ];
  });
  return {
    columns: columns({
      indicator: 'text',
      area: 'text',
      period: 'text',
      reference_date: 'date',
      statistic: 'text',
      moran: 'number',
      p: 'number',
      cluster: 'text',
      smoothed: 'boolean',
      areas: 'integer',
      areas_left_out: 'integer',
      note: 'text',
    }),
    rows: sorted(rows, [0, 2, 1]),
  };
}

/** Sorted by indicator and period. Values in the unit of the indicator. */
export function inequalityTable({ inequality }: Patterns, notice: string): PublishedTable {
  const rows = inequality.map((i): CsvCell[] => [
    i.indicator,
    i.period,
    i.referenceDate,
    i.by,
    fixed(i.least, 2),
    fixed(i.most, 2),
    fixed(i.slope, 2),
    fixed(i.slopeLower, 2),
    fixed(i.slopeUpper, 2),
    i.areas,
    i.leftOut,
    notice === '' ? null : notice,
  ]);
  return {
    columns: columns({
      indicator: 'text',
      period: 'text',
      reference_date: 'date',
      ranked_by: 'text',
      least_deprived: 'number',
      most_deprived: 'number',
      slope_index: 'number',
      lower: 'number',
      upper: 'number',
      areas: 'integer',
      areas_left_out: 'integer',
      note: 'text',
    }),
    rows: sorted(rows, [0, 1]),
  };
}

export const fixed = (value: number, places: number): number => Number(value.toFixed(places)) + 0;

export const sorted = (rows: CsvCell[][], by: readonly number[]): CsvCell[][] =>
  rows.sort((a, b) => by.reduce((order, k) => order || byCode(String(a[k]), String(b[k])), 0));
