import type { Published, PublishedValue } from '../model/figures.js';
import type { ComputedIndex, ComputedIndices } from '../model/indices.js';
import type { DataRoom } from '../model/room.js';
import { levelGate } from './levels.js';
import { numberInside, type OpenIndex, sealIndices, statusesWithNumbers } from './seal.js';

/**
 * Computed indices -> the published edition, which then carries them. An index, its z-values and its class stay open
 * only where every component of the area and period is published with a number, since a z-value gives its component
 * back, and the population reaches the minimum of the definition; else the row is `suppressed` and empty. Levels finer
 * than the components may be published at are left out. Throws for an index without definition.
 */
export function protectIndices(
  { indices, sensitivity }: ComputedIndices,
  published: Published<'public'>,
  room: DataRoom,
): Published<'public'> {
  const definitions = new Map(room.definitions.indices.map((i) => [i.id, i]));
  const finest = new Map(room.definitions.indicators.map((i) => [i.id, i.finest_public_level]));
  const isPublicLevel = levelGate(room.region);
  const shown = new Set<string>();
  const counters = new Set(room.definitions.indices.map((i) => i.minimum_population.indicator));
  const residents = new Map<string, PublishedValue[]>();
  for (const v of published.values) {
    if (v.value === null || !statusesWithNumbers.has(v.status)) continue;
    shown.add(keyOf(v.indicator, v.area, v.period));
    if (!counters.has(v.indicator)) continue;
    const place = keyOf(v.indicator, v.area, '');
    residents.set(place, [...(residents.get(place) ?? []), v]);
  }
  const open = indices.flatMap((row): OpenIndex[] => {
    const definition = definitions.get(row.index);
    if (!definition) throw new Error(`row of an unknown index: ${row.index}`);
    const names = definition.components.map((c) => c.indicator);
    if (!names.every((name) => isPublicLevel(row.areaLevel, finest.get(name) ?? ''))) return [];
    const { indicator, value: minimum } = definition.minimum_population;
    const population = latest(residents.get(keyOf(indicator, row.area, '')) ?? [], row.referenceDate);
    const isOpen =
      population >= minimum && names.every((name) => shown.has(keyOf(name, row.area, row.period)));
    if (statusesWithNumbers.has(row.status)) return [isOpen ? opened(row) : closed(row, 'suppressed')];
    return [closed(row, row.status)];
  });
  return sealIndices(published, open, sensitivity);
}

/** The last of the figures not after a day; 0 where there is none. */
const latest = (figures: readonly PublishedValue[], date: string): number =>
  figures
    .filter((v) => v.referenceDate <= date)
    .reduce<PublishedValue | null>(
      (last, v) => (!last || v.referenceDate > last.referenceDate ? v : last),
      null,
    )?.value ?? 0;

const keyOf = (indicator: string, area: string, period: string): string => `${indicator}\n${area}\n${period}`;

function opened(row: ComputedIndex): OpenIndex {
  const components = Object.entries(row.components ?? {}).flatMap(([name, z]) => {
    const value = numberInside(z);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    ...row,
    value: numberInside(row.value),
    sum: numberInside(row.sum),
    components: Object.fromEntries(components),
    fixedBase: numberInside(row.fixedBase),
    dynamicsValue: numberInside(row.dynamicsValue),
  };
}

const closed = (row: ComputedIndex, status: ComputedIndex['status']): OpenIndex => ({
  ...row,
  status,
  value: null,
  class: null,
  sum: null,
  components: null,
  fixedBase: null,
  probabilities: null,
  nearBoundary: null,
  dynamicsValue: null,
  dynamics: null,
});
