import { compute } from '../../pipeline/compute/index.js';
import { checkPlausibility } from '../../pipeline/intake/plausibility/index.js';
import { type Judged, judgeDataset } from '../../pipeline/intake/plausibility/judged.js';
import { type Dataset, datasetSchema, dimensionsOf, referenceDateOf } from '../../pipeline/model/dataset.js';
import type { CellState } from '../../pipeline/model/delivery.js';
import { noDisparities } from '../../pipeline/model/disparities.js';
import type { ComputedComparison, ComputedTrend, ComputedValue } from '../../pipeline/model/figures.js';
import { type Indicator, indicatorSchema } from '../../pipeline/model/indicator.js';
import type { Problem } from '../../pipeline/model/problem.js';
import { type Area, levelOf, type Region, regionSchema } from '../../pipeline/model/region.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import type { StoredCell } from '../../pipeline/model/stored.js';
import type { Policy } from '../../pipeline/model/vocabulary.js';
import { createWaiting, nothingWaits } from '../../pipeline/model/waiting.js';
import { openStore, type Store } from '../../pipeline/store/store.js';
import { nothingDelivered } from '../support/nothing-delivered.js';

/** A tiny county for literal tables: municipality A (a1, a2) and B (b1), county K, state 05. */

export const [A, B, K] = ['05978001', '05978002', '05978'];
const text = { label: 'x', description: 'x', example: { good: '1', bad: 'a' } };

export const area = (id: string, municipality: string, more: Partial<Area> = {}): Area => ({
  id,
  name: id,
  level: 'area',
  kind: 'area',
  parent: municipality,
  municipality,
  aliases: [],
  validFrom: null,
  validTo: null,
  successors: [],
  ...more,
});

export const tinyAreas = [area('a1', A), area('a2', A), area('b1', B)];

export function region(areas: Area[] = tinyAreas, levels: string[] = ['area']): Region {
  const file = regionSchema.parse({
    county: { ags: K, name: 'Kreis', slug: 'kreis' },
    municipalities: [
      { ags: A, name: 'Adorf', slug: 'adorf' },
      { ags: B, name: 'Bedorf', slug: 'bedorf' },
    ],
    levels: levels.map((id) => ({ id, one: id, many: id })),
    reference_areas: [{ id: '05', level: 'state', name: 'Land' }],
    suppliers: [{ id: 's', name: 's', municipalities: 'all' }],
    publisher: { name: 'x' },
  });
  return { ...file, areas, boundaryFeatures: [] };
}

export const age = (id = 'alter') => ({ role: 'dimension', type: 'age', id, ...text });
export const code = (id: string, codes: string[], total?: string) => ({
  role: 'dimension',
  type: 'code',
  id,
  ...text,
  codes: Object.fromEntries(
    [...codes, ...(total ? [total] : [])].map((c) => [c, { label: c, total: c === total }]),
  ),
});
export const sex = code('geschlecht', ['m', 'w'], 'alle');

export function dataset(id: string, more: Record<string, unknown> = {}): Dataset {
  const { dimensions = [], measures = ['personen'], ...rest } = more;
  return datasetSchema.parse({
    id,
    title: id,
    description: 'x',
    source: 'x',
    counting_unit: 'Personen',
    rhythm: 'quarterly',
    reference_date: 'end_of_period',
    disclosure_class: 'keine',
    additivity: { areas: true, time: 'stock' },
    absent_rows: 'zero',
    legal_basis: 'x',
    columns: [
      { role: 'area', id: 'gebiet', ...text },
      { role: 'period', id: 'zeitraum', ...text },
      ...(dimensions as unknown[]),
      ...(measures as string[]).map((m) => ({
        role: 'measure',
        type: 'decimal',
        id: m,
        unit: 'Personen',
        ...text,
      })),
    ],
    ...rest,
  });
}

const base = {
  title: 'Titel',
  short_title: 'x',
  question: 'x?',
  definition: 'x',
  dimension: 'x',
  unit: '%',
  direction: 'none',
  source: 'x',
  catalogue: 'x',
  valid_from: '2000-01-01',
  version: 1,
};
export const indicator = (definition: Record<string, unknown>): Indicator =>
  indicatorSchema.parse({ ...base, ...definition });
export const part = (datasetId: string, where: Record<string, unknown> = {}, measure = 'personen') => ({
  dataset: datasetId,
  measure,
  where,
});
export const count = (id: string, numerator: unknown, more: Record<string, unknown> = {}) =>
  indicator({ kind: 'count', id, numerator, unit: '', ...more });
export const ratio = (
  id: string,
  numerator: unknown,
  denominator: unknown,
  more: Record<string, unknown> = {},
) => indicator({ kind: 'ratio', id, numerator, denominator, method: 'none', ...more });

/** `12`, `'12.5'`, or a state such as `missing`; `['hidden', 2]`: hidden, at most 2. */
export type Literal = number | string | readonly ['hidden', number];
/** area, period, dimension values (`null`: could not be read), value; then measure and delivery where not the usual. */
export type Line = readonly [
  area: string,
  period: string,
  dimensions: StoredCell['dimensions'],
  value: Literal,
  more?: { measure?: string; delivery?: number },
];

export function cells(of: Dataset, lines: readonly Line[], where: Region): StoredCell[] {
  return lines.map(([id, period, dimensions, literal, more], index) => {
    const known = typeof literal === 'number' || (typeof literal === 'string' && /^-?\d/.test(literal));
    const state: CellState = known ? 'ok' : ((Array.isArray(literal) ? 'hidden' : literal) as CellState);
    if (dimensions.length !== dimensionsOf(of).length) throw new Error(`dimensions of line ${index + 1}`);
    return {
      area: id,
      level: levelOf(where, id) ?? 'unknown',
      period,
      referenceDate: referenceDateOf(of, period),
      dimensions,
      measure: more?.measure ?? 'personen',
      value: known ? String(literal) : null,
      state,
      lower: Array.isArray(literal) ? '0' : null,
      upper: Array.isArray(literal) ? String(literal[1]) : null,
      delivery: more?.delivery ?? 1,
      line: index + 2,
    };
  });
}

export interface House {
  region?: Region;
  datasets: [Dataset, readonly Line[]][];
  indicators: Indicator[];
  /** Classes of confidentiality; none by default. */
  policy?: Policy['classes'];
  threads?: number;
  /** ISO date of the day of the build, for waiting times; without it nothing is waited for. */
  today?: string;
}

export const roomOf = (house: House): DataRoom => ({
  region: house.region ?? region(),
  definitions: {
    datasets: new Map(house.datasets.map(([d]) => [d.id, d])),
    indicators: house.indicators,
    benchmarks: [],
    events: [],
    indices: [],
    vocabulary: { dimensions: [], target_groups: [], headline_indicators: [], residents_indicator: 'x' },
    policy: { classes: house.policy ?? {} },
    disparities: noDisparities,
  },
  ...nothingDelivered,
});

export async function filled(house: House): Promise<Store> {
  const store = await openStore(house.threads ? { threads: house.threads } : {});
  for (const [d, lines] of house.datasets) {
    await store.createCells(d);
    await store.appendCells(d, cells(d, lines, house.region ?? region()));
  }
  return store;
}

export interface Result {
  values: ComputedValue[];
  comparisons: ComputedComparison[];
  trends: ComputedTrend[];
  problems: Problem[];
  /** `value` as number, or the status; `undefined` if there is no such row. */
  at(indicator: string, area: string, period?: string): number | string | undefined;
  row(indicator: string, area: string, period?: string): ComputedValue | undefined;
}

export async function run(house: House): Promise<Result> {
  const store = await filled(house);
  try {
    const room = roomOf(house);
    const judged = new Map<Dataset, Judged>();
    for (const dataset of room.definitions.datasets.values())
      judged.set(dataset, await judgeDataset(store, dataset, new Map()));
    const plausible = await checkPlausibility({
      store,
      room,
      deliveries: new Map(),
      judged,
      today: '2026-06-30',
      acknowledged: [],
      whole: true,
    });
    const { computed, problems: found } = await compute(
      store,
      room,
      plausible.figures,
      house.today === undefined ? nothingWaits : createWaiting(room.definitions, house.today),
    );
    const problems = [...found, ...plausible.problems];
    const values = [...computed.values];
    const row: Result['row'] = (id, a, period) =>
      values.find((v) => v.indicator === id && v.area === a && (period === undefined || v.period === period));
    const at: Result['at'] = (id, a, period) => {
      const value = row(id, a, period);
      return value?.status === 'ok' ? (value.value as unknown as number) : value?.status;
    };
    return {
      values,
      comparisons: [...computed.comparisons],
      trends: [...computed.trends],
      problems,
      at,
      row,
    };
  } finally {
    store.close();
  }
}

/** Runs one count without a filter over one dataset; the shortest way to look at a rule of sums. */
export const runCount = (
  d: Dataset,
  lines: readonly Line[],
  where: Record<string, unknown> = {},
  more: Partial<House> = {},
): Promise<Result> => run({ datasets: [[d, lines]], indicators: [count('n', part(d.id, where))], ...more });
