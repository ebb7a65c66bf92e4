import type { TrendData } from '../../model/report.js';
import type { Role } from './theme.js';

type Series = TrendData['series'][number];

export interface TrendPoint {
  role: Role;
  /** Milliseconds, UTC. */
  time: number;
  value: number | null;
  lower: number | null;
  upper: number | null;
}
type Shown = TrendPoint & { value: number };

export const hasValue = (point: TrendPoint): point is Shown => point.value !== null;

/** Points of a series in order of time; intervals end at the edge of the plot, and no half interval is kept. */
export function pointsOf(series: Series, [low, high]: readonly [number, number]): TrendPoint[] {
  return inOrder(series).map(({ date, value, lower, upper }) => {
    const open = value === null || lower === null || upper === null;
    return {
      role: series.role,
      time: timeOf(date),
      value,
      lower: open ? null : Math.max(lower, low),
      upper: open ? null : Math.min(upper, high),
    };
  });
}

/** Straight pieces between neighbouring points that both have a value; a gap and a break have none. */
export function stepsOf(points: readonly TrendPoint[], breaks: readonly number[]): object[] {
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    const isBroken = next && breaks.some((time) => time > point.time && time <= next.time);
    return hasValue(point) && next && hasValue(next) && !isBroken
      ? [{ ...point, nextTime: next.time, nextValue: next.value }]
      : [];
  });
}

/** The points of a band, cut at the breaks by a point without limits. */
export function bandOf(points: readonly TrendPoint[], breaks: readonly number[]): TrendPoint[] {
  const own = points.filter((p) => p.role === 'own');
  if (own.length === 0) return [];
  const cuts = breaks.map((time) => ({ role: 'own' as const, time, value: null, lower: null, upper: null }));
  return [...own, ...cuts].sort((a, b) => a.time - b.time);
}

export const inOrder = (series: Series): Series['points'] =>
  [...series.points].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

export const timeOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** Moves labels apart to at least `distance`, as little as possible, within [top, bottom]; order is kept. */
export function spread(wanted: readonly number[], distance: number, top: number, bottom: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y || a.i - b.i);
  const placed: number[] = [];
  order.forEach(({ y }, k) => {
    placed.push(Math.max(y, k === 0 ? top : (placed[k - 1] ?? top) + distance));
  });
  for (let k = placed.length - 1; k >= 0; k--) {
    const limit = k === placed.length - 1 ? bottom : (placed[k + 1] ?? bottom) - distance;
    placed[k] = Math.min(placed[k] ?? 0, limit);
  }
  const result = wanted.map(() => 0);
  order.forEach(({ i }, k) => {
    result[i] = placed[k] ?? 0;
  });
  return result;
}
