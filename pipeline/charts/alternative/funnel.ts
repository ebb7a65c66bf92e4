import * as say from '../../model/messages/funnels.js';
import type { FunnelData } from '../../model/report.js';
import { rangeOf } from './values.js';

/** What a funnel shows: the value of all, the range, who lies outside the limits, and how many inside. */
export function ofFunnel(title: string, { points, baselineText, unit }: FunnelData): string[] {
  const outside = say.positionOrder.flatMap((position) => {
    const names = points.filter((p) => p.position === position).map((p) => p.label);
    return position === 'inside' || names.length === 0 ? [] : [say.funnelMembers(position, names)];
  });
  return [
    say.funnelShows(title, points.length),
    say.funnelBaseline(baselineText),
    rangeOf(
      points.map((p) => ({ ...p, lower: null, upper: null })),
      unit,
    ),
    ...outside,
    say.funnelInside(points.filter((p) => p.position === 'inside').length),
  ];
}
