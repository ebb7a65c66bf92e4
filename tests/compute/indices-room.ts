import { computeIndices } from '../../pipeline/compute/index.js';
import type { ComputedValue } from '../../pipeline/model/figures.js';
import { type IndexDefinition, indexSchema } from '../../pipeline/model/index-definition.js';
import type { ComputedIndex } from '../../pipeline/model/indices.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { figure, room } from '../report/county.js';
import { protectedAlone } from '../support/published.js';

/** The invented county with one index of two delivered shares; `c1` has 300 residents, the others more. */

export const labels = ['gering', 'mittel', 'erhöht', 'hoch'];

export const definition = (change: Record<string, unknown> = {}): IndexDefinition =>
  indexSchema.parse({
    id: 'lage',
    title: 'Lage',
    short_title: 'Lage',
    question: 'Wo?',
    description: 'Fasst zusammen.',
    direction: 'higher_is_burden',
    components: [{ indicator: 'gymnasium' }, { indicator: 'leer' }],
    standardisation: 'z_population',
    minimum_population: { indicator: 'einwohner', value: 301 },
    status: { cuts: [-1, 1, 1.5], labels },
    dynamics: { years: 2, cuts: [-1, 1], labels: ['günstiger', 'ähnlich', 'ungünstiger'] },
    base_period: '2020',
    catalogue: 'x',
    valid_from: '2000-01-01',
    version: 3,
    ...change,
  });

export function indexRoom(change: Record<string, unknown> = {}): DataRoom {
  const base = room();
  return { ...base, definitions: { ...base.definitions, indices: [definition(change)] } };
}

export const residents = (period: string, counts: Record<string, number> = {}): ComputedValue[] =>
  Object.entries({ a1: 1000, a2: 1000, b1: 1000, b2: 1000, c1: 300, ...counts }).map(([id, n]) =>
    figure('einwohner', id, period, n, { n }),
  );

/** Values of a1, a2, b1, b2 (and c1). */
export const shares = (indicator: string, period: string, values: readonly number[]): ComputedValue[] =>
  values.map((v, i) => figure(indicator, ['a1', 'a2', 'b1', 'b2', 'c1'][i] ?? '', period, v));

export function run(values: ComputedValue[], of: DataRoom = indexRoom()) {
  const { published } = protectedAlone({ values, comparisons: [], trends: [] }, of);
  const { computed, problems } = computeIndices(published, of);
  return { published, computed, problems, room: of };
}

export const column = <K extends keyof ComputedIndex>(
  rows: readonly ComputedIndex[],
  period: string,
  key: K,
): ComputedIndex[K][] => rows.filter((r) => r.period === period).map((r) => r[key]);
