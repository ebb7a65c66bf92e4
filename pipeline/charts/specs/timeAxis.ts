import { axisPeriod } from '../../model/messages/charts.js';
import type { TrendData } from '../../model/report.js';
import type { Measure } from '../text/measure.js';
import { plainText } from '../text/plain.js';
import { timeOf } from './trendPoints.js';

/** Steps that leave out whole years of quarters or months, so that what remains is comparable. */
const steps = [1, 2, 4, 8, 12, 16, 20, 24, 36, 48, 60, 120];
const distance = 10;

export interface TimeAxis {
  domain: [number, number];
  ticks: number[];
  labels: string[][];
}

/** Ticks at the periods of the series; labels thinned from the latest one backwards until they fit into `width` pixels. */
export function timeAxis(data: TrendData, width: number, size: number, measure: Measure): TimeAxis {
  const labelAt = new Map<number, string[]>();
  for (const series of data.series) {
    for (const p of series.points) labelAt.set(timeOf(p.date), axisPeriod(p.period, p.label).map(plainText));
  }
  const times = [...labelAt.keys()].sort((a, b) => a - b);
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? 0;
  if (first === last) return { domain: [first - 1, first + 1], ticks: times, labels: [...labelAt.values()] };

  const widthOf = (time: number) => Math.max(...(labelAt.get(time) ?? []).map((line) => measure(line, size)));
  const x = (time: number) => ((time - first) / (last - first)) * width;
  const fits = (chosen: readonly number[]) =>
    chosen.every((time, i) => {
      const before = chosen[i - 1];
      return before === undefined || x(time) - x(before) >= (widthOf(time) + widthOf(before)) / 2 + distance;
    });
  const thinned = steps.map((step) => times.filter((_, i) => (times.length - 1 - i) % step === 0));
  const ticks = thinned.find(fits) ?? [last];
  return { domain: [first, last], ticks, labels: ticks.map((time) => labelAt.get(time) ?? []) };
}
