import type { Limited, Patterns } from '../model/patterns.js';
import type { CsvCell } from './csv.js';
import { columns, fixed, sorted } from './pattern-rows.js';
import type { PublishedTable } from './rows.js';

/** The tables of figures against the limits that chance sets them. `note` holds the demonstration notice, or is empty. */

/** Sorted by standardisation, area and period. Empty numbers where the status shows none. */
export function standardisedTable(
  { standardised }: Patterns,
  units: ReadonlyMap<string, string>,
  notice: string,
): PublishedTable {
  const rows = standardised.map((s): CsvCell[] => [
    s.standardisation,
    s.indicator,
    s.area,
    s.areaLevel,
    s.municipality,
    s.period,
    s.referenceDate,
    s.status,
    s.numbers?.observed ?? null,
    s.numbers && fixed(s.numbers.expected, 2),
    s.numbers && fixed(s.numbers.crude, 2),
    ...limited(s.numbers?.direct ?? null, 2),
    ...limited(s.numbers?.indirect ?? null, 2),
    ...limited(s.numbers?.ratio ?? null, 4),
    s.numbers?.position ?? null,
    units.get(s.indicator) ?? null,
    notice === '' ? null : notice,
  ]);
  return {
    columns: columns({
      standardisation: 'text',
      indicator: 'text',
      area: 'text',
      area_level: 'text',
      municipality: 'text',
      period: 'text',
      reference_date: 'date',
      status: 'text',
      observed: 'integer',
      expected: 'number',
      crude: 'number',
      direct: 'number',
      direct_lower: 'number',
      direct_upper: 'number',
      indirect: 'number',
      indirect_lower: 'number',
      indirect_upper: 'number',
      ratio: 'number',
      ratio_lower: 'number',
      ratio_upper: 'number',
      position: 'text',
      unit: 'text',
      note: 'text',
    }),
    rows: sorted(rows, [0, 2, 5]),
  };
}

const limited = (of: Limited | null, places: number): CsvCell[] =>
  [of?.value, of?.lower, of?.upper].map((n) => (typeof n === 'number' ? fixed(n, places) : null));

/** Sorted by indicator, area and period. Values and limits in the unit of the indicator. */
export function funnelTable({ funnels }: Patterns, notice: string): PublishedTable {
  const rows = funnels.flatMap((f) =>
    f.members.map((m): CsvCell[] => [
      f.indicator,
      m.area,
      m.municipality,
      f.period,
      f.referenceDate,
      m.numerator,
      m.denominator,
      fixed(m.value, 2),
      fixed(f.baseline, 4),
      fixed(m.lower95, 4),
      fixed(m.upper95, 4),
      fixed(m.lower998, 4),
      fixed(m.upper998, 4),
      m.position,
      f.areas,
      f.leftOut,
      notice === '' ? null : notice,
    ]),
  );
  return {
    columns: columns({
      indicator: 'text',
      area: 'text',
      municipality: 'text',
      period: 'text',
      reference_date: 'date',
      numerator: 'number',
      denominator: 'number',
      value: 'number',
      baseline: 'number',
      lower_95: 'number',
      upper_95: 'number',
      lower_998: 'number',
      upper_998: 'number',
      position: 'text',
      areas: 'integer',
      areas_left_out: 'integer',
      note: 'text',
    }),
    rows: sorted(rows, [0, 1, 3]),
  };
}

/** Sorted by index, area and period. */
export function indexChangeTable({ indexChanges }: Patterns, notice: string): PublishedTable {
  const rows = indexChanges.map((c): CsvCell[] => [
    c.index,
    c.area,
    c.period,
    c.referenceDate,
    c.basePeriod,
    fixed(c.change, 4),
    fixed(c.lower, 4),
    fixed(c.upper, 4),
    c.verdict,
    c.areas,
    notice === '' ? null : notice,
  ]);
  return {
    columns: columns({
      index: 'text',
      area: 'text',
      period: 'text',
      reference_date: 'date',
      base_period: 'text',
      change: 'number',
      lower: 'number',
      upper: 'number',
      verdict: 'text',
      areas: 'integer',
      note: 'text',
    }),
    rows: sorted(rows, [0, 1, 2]),
  };
}
