import type { Indicator } from '../../model/indicator.js';
import type { Inequality } from '../../model/patterns.js';
import type { DataRoom } from '../../model/room.js';
import { quantiles, slopeIndexOfInequality } from '../methods/index.js';
import { countsOf, isCovered, type OpenFigures } from './open.js';

const repetitions = 10_000;
const seed = 20;

/**
 * Slope index of inequality of the headline proportions: the areas of the county, in groups of equal number from least
 * to most deprived by the declared indicator, the proportion of each group from its published counts, and the line
 * through them over the residents. The standard error of a group is that of a proportion. The indicator of the ranking
 * itself is left out, since it would be measured by itself. Latest period of each indicator with enough areas; the
 * ranking is that of the latest day not after it.
 */
export function inequalities(open: OpenFigures, room: DataRoom): Inequality[] {
  const { disparities, vocabulary, indicators } = room.definitions;
  const declared = disparities.inequality;
  if (!declared) return [];
  return vocabulary.headline_indicators.flatMap((id) => {
    const indicator = indicators.find((i) => i.id === id);
    return indicator?.method === 'wilson' && id !== declared.by
      ? inequalityOf(open, indicator, declared.by, declared.groups)
      : [];
  });
}

function inequalityOf(open: OpenFigures, indicator: Indicator, by: string, groups: number): Inequality[] {
  const factor = 'factor' in indicator ? indicator.factor : 1;
  for (const at of open.periods(indicator.id).toReversed()) {
    const ranked = open.periods(by).findLast((p) => p.referenceDate <= at.referenceDate);
    if (!ranked) return [];
    const rank = new Map(open.areas(by, ranked).map((a) => [a.id, a.figure?.value ?? null]));
    const all = open.areas(indicator.id, at);
    const known = all.flatMap((area) => {
      const counts = countsOf(area);
      const deprivation = rank.get(area.id) ?? null;
      return counts && deprivation !== null ? [{ ...counts, deprivation }] : [];
    });
    if (!isCovered(known.length, all.length, 2 * groups)) continue;
    const numbers = quantiles(
      known.map((a) => a.deprivation),
      { n: groups, invert: false },
    );
    const rows = Array.from({ length: groups }, (_, k) => {
      const members = known.filter((_area, i) => numbers[i] === k + 1);
      const x = members.reduce((sum, a) => sum + a.x, 0);
      const n = members.reduce((sum, a) => sum + a.n, 0);
      const share = x / n;
      return {
        value: share * factor,
        population: n,
        standardError: Math.sqrt((share * (1 - share)) / n) * factor,
      };
    });
    if (rows.some((r) => !(r.population > 0))) return [];
    const { sii, siiLower, siiUpper } = slopeIndexOfInequality(rows, { repetitions, seed });
    if (sii === null || siiLower === null || siiUpper === null) return [];
    return [
      {
        indicator: indicator.id,
        by,
        ...at,
        areas: known.length,
        leftOut: all.length - known.length,
        least: rows[0]?.value ?? 0,
        most: rows.at(-1)?.value ?? 0,
        slope: sii,
        slopeLower: siiLower,
        slopeUpper: siiUpper,
      },
    ];
  }
  return [];
}
