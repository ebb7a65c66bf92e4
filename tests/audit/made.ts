import { attack, type Published } from '../../pipeline/audit/attack.js';
import type { FigureRow, Printed } from '../../pipeline/audit/read/index.js';
import type { Statement } from '../../pipeline/model/audit.js';
import { type Dataset, datasetSchema, type Sum } from '../../pipeline/model/dataset.js';
import { type Indicator, indicatorSchema } from '../../pipeline/model/indicator.js';
import type { PublishedArea } from '../../pipeline/model/published-areas.js';
import { type PolicyRule, policySchema, vocabularySchema } from '../../pipeline/model/vocabulary.js';

/** Small published folders, made by hand. Every class protects counts from 1 to 2 and groups under 20, unless told. */

export const county = '99';
export const municipality = '99001';

export function dataset(id: string, more: Record<string, unknown> = {}): Dataset {
  const text = { label: 'x', description: 'x', example: { good: 'x', bad: 'x' } };
  const {
    measures = ['n'],
    dimensions = [],
    ...rest
  } = more as { measures?: string[]; dimensions?: object[] };
  return datasetSchema.parse({
    ...{ id, title: id, description: id, source: 'x', counting_unit: 'Personen', legal_basis: 'x' },
    ...{ rhythm: 'yearly', reference_date: 'end_of_period', disclosure_class: 'klein', absent_rows: 'zero' },
    additivity: { areas: true, time: 'stock' },
    columns: [
      { role: 'area', id: 'gebiet', ...text },
      { role: 'period', id: 'zeit', ...text },
      ...dimensions.map((d) => ({ role: 'dimension', ...text, ...d })),
      ...measures.map((m) => ({ role: 'measure', type: 'integer', unit: 'Personen', ...text, id: m })),
    ],
    ...rest,
  });
}

export const age = { id: 'alter', type: 'age' };
export const codes = (id: string, names: string[], covers_all = true) => ({
  ...{ id, type: 'code', covers_all },
  codes: Object.fromEntries(names.map((n) => [n, { label: n }])),
});

const described = {
  ...{ title: 'x', short_title: 'x', question: 'x?', definition: 'x', dimension: 'kapitel', unit: '%' },
  ...{ direction: 'none', source: 'x', catalogue: 'x', valid_from: '2000-01-01', version: 1 },
};

/** Share of a group, with Wilson's limits. */
export const share = (id: string, numerator: unknown, denominator: unknown, more: object = {}): Indicator =>
  indicatorSchema.parse({
    ...{ ...described, kind: 'ratio', id, title: id, numerator, denominator, method: 'wilson' },
    pairing: { rule: 'same_period' },
    ...more,
  });

export const counted = (id: string, numerator: unknown, more: object = {}): Indicator =>
  indicatorSchema.parse({ ...described, kind: 'count', id, title: id, numerator, decimals: 0, ...more });

export const part = (of: string, where: object = {}, measure = 'n'): Sum => ({
  ...{ dataset: of, measure, where: where as Record<string, string> },
});

/** One row; `n` or `d` null = not printed. Hidden where its cases are not printed. */
export function row(
  indicator: string,
  area: string,
  { period = '2025', n = null, d = null, day, level, status }: RowNumbers = {},
): FigureRow {
  const printed = (number: number | null): Printed | null =>
    number === null ? null : { number, decimals: 0 };
  const date = day ?? `${period.slice(0, 4)}-12-31`;
  return {
    ...{
      indicator,
      area,
      period,
      referenceDate: date,
      denominatorDate: date,
      unit: '%',
      definitionVersion: 1,
    },
    areaLevel: level ?? (area === county ? 'county' : area === municipality ? 'municipality' : 'area'),
    municipality: area === county ? '' : municipality,
    status: status ?? (n === null ? 'suppressed' : 'ok'),
    ...{ value: null, lower: null, upper: null, smoothed: null, line: 2 },
    numerator: printed(n),
    denominator: printed(d),
  };
}
interface RowNumbers {
  period?: string;
  n?: number | null;
  d?: number | null;
  day?: string;
  level?: string;
  status?: FigureRow['status'];
}

export const place = (id: string, more: Partial<PublishedArea> = {}): PublishedArea => ({
  ...{ id, name: id, level: 'area', kind: 'area', parent: municipality, municipality },
  ...{ valid_from: null, valid_to: null, successors: [] },
  ...more,
});

export interface Made {
  datasets: Dataset[];
  indicators: Indicator[];
  rows: FigureRow[];
  /** Areas of the municipality; by default those of the rows. */
  areas?: PublishedArea[];
  least?: number;
  rest?: boolean;
  /** More rules of the class. */
  rules?: Partial<PolicyRule>;
  name?: string;
}

export function published({
  datasets,
  indicators,
  rows,
  areas,
  least = 3,
  rest = false,
  rules = {},
  name = 'reports',
}: Made): Published {
  const below = [...new Set(rows.map((r) => r.area))].filter((id) => id !== county && id !== municipality);
  return {
    name,
    rows,
    totals: [],
    catalogue: {
      note: '',
      vocabulary: vocabularySchema.parse({
        dimensions: [{ id: 'kapitel', title: 'x', intro: 'x' }],
        target_groups: [],
        headline_indicators: [indicators[0]?.id],
        residents_indicator: indicators[0]?.id,
      }),
      policy: policySchema.parse({
        classes: {
          klein: {
            title: 'x',
            min_numerator: least,
            min_denominator: 20,
            protect_complement: rest,
            reason: 'x',
            ...rules,
          },
          offen: { title: 'x', min_numerator: 0, min_denominator: 0, reason: 'x' },
        },
      }),
      ...{ datasets, indicators, indices: [], disparities: null, benchmarks: [] },
      areas: [
        place(county, { level: 'county', kind: 'county', parent: '', municipality: '' }),
        place(municipality, { level: 'municipality', kind: 'municipality', parent: county }),
        ...(areas ?? below.map((id) => place(id))),
      ],
    },
  };
}

/** What is left of the cases of one figure. */
export async function left(
  folders: Published[],
  [indicator, area, period = '2025']: [string, string, string?],
  statements: Statement[] = [],
  of: 'numerator' | 'denominator' | 'rest' = 'numerator',
) {
  const { counts } = await attack(folders, statements);
  const found = counts.find(
    (c) => c.indicator === indicator && c.area === area && c.period === period && c.part === of,
  );
  if (!found) throw new Error(`no hidden count: ${indicator} ${area} ${period} ${of}`);
  return { lower: found.lower, upper: found.upper, verdict: found.verdict };
}

/** Least and greatest value over all whole-number solutions, found by trying every one of them. */
export function tried(
  limits: readonly number[],
  holds: (x: readonly number[]) => boolean,
  of: (x: readonly number[]) => number,
): { lower: number; upper: number } {
  let [lower, upper] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const x = limits.map(() => 0);
  const visit = (i: number): void => {
    if (i === limits.length) {
      if (!holds(x)) return;
      lower = Math.min(lower, of(x));
      upper = Math.max(upper, of(x));
      return;
    }
    for (let value = 0; value <= (limits[i] ?? 0); value++) {
      x[i] = value;
      visit(i + 1);
    }
  };
  visit(0);
  return { lower, upper };
}
