import { termsOf } from '../model/dataset.js';
import type { Indicator } from '../model/indicator.js';
import type { Benchmark } from '../model/reconciliation.js';
import type { DataRoom } from '../model/room.js';

/** Ids under which the two figures of a benchmark are computed. */
export const oursOf = ({ id }: Pick<Benchmark, 'id'>): string => `${id}/ours`;
export const officialOf = ({ id }: Pick<Benchmark, 'id'>): string => `${id}/official`;

/**
 * The room whose only indicators are the two sides of each benchmark, so that they pass the same computation and the
 * same protection as every other figure, and stand in no chapter. `null` where nothing is to be compared.
 */
export function benchmarkRoom(room: DataRoom): DataRoom | null {
  const { benchmarks, datasets } = room.definitions;
  if (benchmarks.length === 0) return null;
  const used = new Set(
    benchmarks.flatMap((b) => [b.ours, b.official].flatMap(termsOf)).map(({ part }) => part.dataset),
  );
  return {
    ...room,
    definitions: {
      ...room.definitions,
      datasets: new Map(
        [...datasets].flatMap(([id, d]) => (used.has(id) ? [[id, { ...d, plausibility: [] }]] : [])),
      ),
      indicators: benchmarks.flatMap((b) => [
        total(oursOf(b), b.title, b.ours),
        total(officialOf(b), b.title, b.official),
      ]),
    },
  };
}

const total = (id: string, title: string, numerator: Benchmark['ours']): Indicator => ({
  kind: 'count',
  id,
  title,
  short_title: title,
  question: '',
  definition: '',
  dimension: '',
  target_groups: [],
  unit: '',
  decimals: 0,
  direction: 'none',
  source: '',
  catalogue: '',
  caveats: [],
  breaks: [],
  finest_public_level: 'municipality',
  valid_from: '0001-01-01',
  version: 1,
  numerator,
  window_periods: 1,
  method: 'none',
});
