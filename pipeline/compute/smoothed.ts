import type { Published, PublishedValue } from '../model/figures.js';
import type { DataRoom } from '../model/room.js';
import { empiricalBayes } from './methods/index.js';

/**
 * Values drawn towards that of all areas of the county of one level and period (methods/smoothing.ts), where the definition
 * asks for it. Worked out of published counts alone: a hidden area counts for nothing, gets no smoothed value and cannot be
 * worked out from those of the others. Residual areas and levels above are no part of it. In the unit of the indicator.
 */
export function smoothPublished(published: Published, room: DataRoom): ReadonlyMap<PublishedValue, number> {
  const factors = new Map(
    room.definitions.indicators.flatMap((i) =>
      i.kind === 'ratio' && i.smoothing === 'empirical_bayes' ? [[i.id, i.factor] as const] : [],
    ),
  );
  if (factors.size === 0) return new Map();
  const levels = new Set(room.region.levels.map((l) => l.id));
  const residual = new Set(room.region.areas.filter((a) => a.kind === 'residual').map((a) => a.id));
  const groups = new Map<string, PublishedValue[]>();
  for (const value of published.values) {
    if (!factors.has(value.indicator) || !levels.has(value.areaLevel) || residual.has(value.area)) continue;
    const key = JSON.stringify([value.indicator, value.areaLevel, value.period]);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  const smoothed = new Map<PublishedValue, number>();
  for (const group of groups.values()) {
    const known = group.filter((v) => v.numerator !== null && v.denominator !== null);
    const rates = empiricalBayes(
      known.map((v) => v.numerator),
      known.map((v) => v.denominator),
    );
    known.forEach((value, i) => {
      const rate = rates[i] ?? null;
      if (rate !== null) smoothed.set(value, rate * (factors.get(value.indicator) ?? 1));
    });
  }
  return smoothed;
}
