import type { Indicator } from '../../model/indicator.js';
import type { Funnel, FunnelPosition } from '../../model/patterns.js';
import type { DataRoom } from '../../model/room.js';
import { type FunnelVerdict, funnelLimits, funnelSignificance } from '../methods/index.js';
import { countsOf, isCovered, type OpenFigures } from './open.js';

export const positions: Record<FunnelVerdict, FunnelPosition> = {
  'High (0.001)': 'high_998',
  'High (0.025)': 'high_95',
  'Not significant': 'inside',
  'Low (0.025)': 'low_95',
  'Low (0.001)': 'low_998',
};

/**
 * The areas of the county against the value of all of them together, per declared indicator in its latest period with
 * enough published areas. Shares by the normal limits around the common share and their own Wilson limits, rates by
 * Poisson limits (methods/funnel.ts). An area is part of what it is compared with, so a verdict is on the safe side.
 */
export function funnelsOf(open: OpenFigures, room: DataRoom): Funnel[] {
  const { disparities, indicators } = room.definitions;
  return disparities.funnels.flatMap((id) => {
    const indicator = indicators.find((i) => i.id === id);
    return indicator && indicator.method !== 'none' ? funnelOf(open, indicator) : [];
  });
}

function funnelOf(open: OpenFigures, indicator: Indicator): Funnel[] {
  const statistic = indicator.method === 'byar' ? 'rate' : 'proportion';
  const multiplier = 'factor' in indicator ? indicator.factor : 1;
  for (const at of open.periods(indicator.id).toReversed()) {
    const all = open.areas(indicator.id, at);
    const known = all.flatMap((area) => {
      const counts = countsOf(area);
      return counts && counts.n > 0 ? [{ ...area, numerator: counts.x, denominator: counts.n }] : [];
    });
    if (!isCovered(known.length, all.length)) continue;
    const limits = funnelLimits(known, { statistic, multiplier });
    const verdicts = funnelSignificance(known, { statistic });
    const members = known.flatMap(({ id, municipality, numerator, denominator }, i) => {
      const [limit, verdict] = [limits[i], verdicts[i]];
      if (!limit || !verdict) return [];
      const { baseline: _, ...own } = limit;
      const value = (numerator / denominator) * multiplier;
      const position = positions[verdict];
      return [{ area: id, municipality, numerator, denominator, value, ...own, position }];
    });
    const [first] = limits;
    if (!first) return [];
    const leftOut = all.length - known.length;
    return [
      { indicator: indicator.id, ...at, areas: known.length, leftOut, baseline: first.baseline, members },
    ];
  }
  return [];
}
