import type { TrendData } from '../../model/report.js';
import type { Role } from './theme.js';

type Series = TrendData['series'][number];

export interface TrendPoint {
  series: string;
  role: Role;
  /** Names a run of points without a gap; a line connects only points of one run. */
  run: string;
  /** Milliseconds, UTC. */
  time: number;
  value: number;
  lower: number | null;
  upper: number | null;
}

/** Points with a value, in order of time; every point without one ends a run. */
export function pointsOf(series: Series, index: number, domain: readonly [number, number]): TrendPoint[] {
  let run = 0;
  return inOrder(series).flatMap((p) => {
    if (p.value === null) {
      run += 1;
      return [];
    }
    return [
      {
        series: String(index),
        role: series.role,
        run: `${index}.${run}`,
        time: timeOf(p.date),
        value: p.value,
        lower: p.lower === null ? null : Math.max(p.lower, domain[0]),
        upper: p.upper === null ? null : Math.min(p.upper, domain[1]),
      },
    ];
  });
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
