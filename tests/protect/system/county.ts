import { datasetSchema } from '../../../pipeline/model/dataset.js';
import type { Computed, ComputedValue } from '../../../pipeline/model/figures.js';
import { indicatorSchema } from '../../../pipeline/model/indicator.js';
import type { DataRoom } from '../../../pipeline/model/room.js';
import { type ProtectionOptions, protect } from '../../../pipeline/protect/index.js';
import { figure, room } from '../../report/county.js';

/** Small counties for the protection as one system: class `streng` hides counts from 1 to 4 and groups below 20. */

const words = { label: 'x', description: 'x', example: { good: '1', bad: 'a' } };
const measure = (id: string) => ({ role: 'measure', type: 'integer', id, unit: 'Personen', ...words });

export function dataset(id: string, more: Record<string, unknown> = {}) {
  return datasetSchema.parse({
    id,
    title: id,
    description: 'x',
    source: 'x',
    counting_unit: 'Personen',
    rhythm: 'yearly',
    reference_date: 'end_of_period',
    disclosure_class: 'streng',
    additivity: { areas: true, time: 'stock' },
    absent_rows: 'zero',
    legal_basis: 'x',
    columns: [
      { role: 'area', id: 'gebiet', ...words },
      { role: 'dimension', type: 'age', id: 'alter', ...words },
      measure('alle'),
      measure('davon'),
    ],
    ...more,
  });
}

const text = (id: string) => ({
  id,
  title: id,
  short_title: id,
  question: 'x?',
  definition: 'x.',
  direction: 'none',
  source: 'x',
  catalogue: 'x',
  valid_from: '2000-01-01',
  version: 1,
  dimension: 'menschen',
  unit: 'Personen',
});

/** Indicator that only counts. */
export const counting = (id: string, numerator: unknown, more: Record<string, unknown> = {}) =>
  indicatorSchema.parse({ kind: 'count', ...text(id), numerator, ...more });
export const sharing = (id: string, numerator: unknown, denominator: unknown, more = {}) =>
  indicatorSchema.parse({
    kind: 'ratio',
    ...text(id),
    numerator,
    denominator,
    method: 'wilson',
    pairing: { rule: 'same_period' },
    ...more,
  });

export function roomOf(
  datasets: readonly ReturnType<typeof dataset>[],
  indicators: readonly ReturnType<typeof indicatorSchema.parse>[],
): DataRoom {
  const base = room();
  return {
    ...base,
    definitions: { ...base.definitions, datasets: new Map(datasets.map((d) => [d.id, d])), indicators },
  };
}

/** Figure of a count, or of a share where a group is given. */
export const counted = (
  indicator: string,
  area: string,
  n: number,
  d?: number,
  period = '2025',
): ComputedValue =>
  figure(indicator, area, period, d === undefined ? n : (100 * n) / d, d === undefined ? { n } : { n, d });

export const computedOf = (values: readonly ComputedValue[]): Computed => ({
  values: [...values],
  comparisons: [],
  trends: [],
});

/** Figures that are hidden, as `indicator area period`, sorted; with the records of the protection. */
export async function hiddenIn(
  values: readonly ComputedValue[],
  at: DataRoom,
  options: ProtectionOptions = {},
) {
  const { published, records, beside, problems } = await protect(computedOf(values), at, options);
  const hidden = published.values
    .filter((v) => v.status === 'suppressed')
    .map((v) => `${v.indicator} ${v.area} ${v.period}`)
    .sort();
  return { hidden, records, published, beside, problems };
}

/**
 * The least and the greatest value of the first unknown over all whole numbers from `from` to `to` that somebody holds
 * possible: plain counting through, no solver.
 */
export function believed(
  unknowns: number,
  [from, to]: readonly [number, number],
  fits: (values: readonly number[]) => boolean,
): [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const values = new Array<number>(unknowns).fill(from);
  for (;;) {
    if (fits(values)) {
      least = Math.min(least, values[0] ?? 0);
      most = Math.max(most, values[0] ?? 0);
    }
    let i = 0;
    while (i < unknowns && values[i] === to) values[i++] = from;
    if (i === unknowns) return [least, most];
    values[i] = (values[i] ?? 0) + 1;
  }
}
