import type { ComputedValue } from '../model/figures.js';
import type { DataRoom } from '../model/room.js';
import { empiricalBayes } from './methods/index.js';
import { plain } from './values.js';

/**
 * Adds the smoothed value where the definition asks for it: for the areas below the municipality, over all of them in the
 * county of one level and period. Residual areas are no part of it. The value itself stays as it is.
 */
export function withSmoothed(values: readonly ComputedValue[], room: DataRoom): ComputedValue[] {
  const smoothed = new Map(
    room.definitions.indicators.flatMap((i) =>
      i.kind === 'ratio' && i.smoothing === 'empirical_bayes' ? [[i.id, i.factor] as const] : [],
    ),
  );
  if (smoothed.size === 0) return [...values];
  const below = new Set(room.region.levels.map((l) => l.id));
  const residual = new Set(room.region.areas.filter((a) => a.kind === 'residual').map((a) => a.id));
  const groups = new Map<string, number[]>();
  values.forEach((v, i) => {
    if (!smoothed.has(v.indicator) || !below.has(v.areaLevel) || residual.has(v.area)) return;
    const key = `${v.indicator}\n${v.areaLevel}\n${v.period}`;
    const known = groups.get(key);
    if (known) known.push(i);
    else groups.set(key, [i]);
  });
  const result = [...values];
  for (const members of groups.values()) {
    const parts = members.map((i) => values[i]);
    const rates = empiricalBayes(
      parts.map((v) => plain(v?.numerator ?? null)),
      parts.map((v) => plain(v?.denominator ?? null)),
    );
    members.forEach((i, k) => {
      const [value, rate] = [values[i], rates[k] ?? null];
      if (!value || rate === null) return;
      const factor = smoothed.get(value.indicator) ?? 1;
      result[i] = { ...value, smoothed: (rate * factor) as unknown as NonNullable<ComputedValue['value']> };
    });
  }
  return result;
}
