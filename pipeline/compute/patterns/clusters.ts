import type { Indicator } from '../../model/indicator.js';
import type { Cluster, SpatialPattern } from '../../model/patterns.js';
import type { DataRoom } from '../../model/room.js';
import { benjaminiHochberg, empiricalBayes, localMoran, moran } from '../methods/index.js';
import { indicesOf, type NeighboursOf } from './neighbours.js';
import { countsOf, isCovered, type OpenFigures } from './open.js';

/** Below this many areas a pattern on the map says nothing. */
const fewestOnMap = 12;
/**
 * Shuffles of the test over all areas, and of the tests of single areas, whose p must bear being one of many; among very
 * many areas fewer do, since then more of them stand out together.
 */
const shuffles = { whole: 999, single: (areas: number) => (areas > 1000 ? 999 : 9999) };
const seed = 20;
const quadrants: Record<1 | 2 | 3 | 4, Cluster> = {
  1: 'high_high',
  2: 'low_high',
  3: 'low_low',
  4: 'high_low',
};

/**
 * Moran's I and local Moran of the headline indicators over the areas of the county, each in its latest period with
 * enough published areas. Proportions whose counts are all published are smoothed before (empirical Bayes), so that
 * small areas do not stand out by chance. An area without a figure or without a neighbour that has one is left out.
 * Benjamini-Hochberg over the indicators (`clustered`) and, per indicator, over its areas (`cluster`, two-sided).
 */
export function spatialPatterns(
  open: OpenFigures,
  room: DataRoom,
  neighboursOf: NeighboursOf,
): SpatialPattern[] {
  const { vocabulary, indicators } = room.definitions;
  const found = vocabulary.headline_indicators.flatMap((id) => {
    const indicator = indicators.find((i) => i.id === id);
    return indicator && indicator.kind !== 'count' ? patternOf(open, indicator, neighboursOf) : [];
  });
  const stands = benjaminiHochberg(found.map((pattern) => pattern.p));
  return found.map((pattern, i) => ({ ...pattern, clustered: stands[i] ?? false }));
}

function patternOf(open: OpenFigures, indicator: Indicator, neighboursOf: NeighboursOf): SpatialPattern[] {
  for (const at of open.periods(indicator.id).toReversed()) {
    const all = open.areas(indicator.id, at);
    const published = all.filter((a) => a.figure !== null);
    const ids = new Set(published.map((a) => a.id));
    const known = published.filter((a) => [...neighboursOf(a.id)].some((other) => ids.has(other)));
    if (!isCovered(known.length, all.length, fewestOnMap)) continue;
    const counts = known.map(countsOf);
    const smoothed = indicator.method === 'wilson' && counts.every((c) => c !== null);
    const values = smoothed
      ? empiricalBayes(
          counts.map((c) => c?.x ?? null),
          counts.map((c) => c?.n ?? null),
        ).map((rate) => rate ?? 0)
      : known.map((a) => a.figure?.value ?? 0);
    const near = indicesOf(known, neighboursOf);
    const whole = moran(values, near, { permutations: shuffles.whole, seed });
    const single = localMoran(values, near, { permutations: shuffles.single(known.length), seed });
    if (!whole || !single || whole.pPermutation === null) return [];
    const p = single.p.map((oneSided) => Math.min(1, 2 * oneSided));
    const stands = benjaminiHochberg(p);
    return [
      {
        indicator: indicator.id,
        ...at,
        areas: known.length,
        leftOut: all.length - known.length,
        moran: whole.I,
        p: whole.pPermutation,
        clustered: false,
        smoothed,
        members: known.map(({ id }, i) => ({
          area: id,
          moran: single.I[i] ?? 0,
          p: p[i] ?? 1,
          cluster: stands[i] ? quadrants[single.quadrant[i] ?? 1] : null,
        })),
      },
    ];
  }
  return [];
}
