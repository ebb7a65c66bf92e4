import type { Columns } from '../grid/grid.js';
import type { Chain } from './chains.js';

/** Slopes a year with their 95 % limits, and their two-sided p-values: one column each. */
export interface Lines {
  slope: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  p: Float64Array;
}

/**
 * Line through the figures of a place after methods/slope.ts. Weights are the inverse squares of the widths of the intervals, all 1
 * where one is missing or has no width. `false` where all periods are of one day: there is none then.
 * @param into @param row where it is put
 */
export function putLine(
  of: Columns,
  place: number,
  places: number,
  { positions, years, quantile }: Chain,
  into: Lines,
  row: number,
): boolean {
  const points = positions.length;
  const { weight, y } = roomFor(points);
  let weighted = true;
  for (let i = 0; i < points; i++) {
    const at = (positions[i] ?? 0) * places + place;
    y[i] = of.value[at] ?? 0;
    const width = (of.upper[at] ?? 0) - (of.lower[at] ?? 0);
    if (!(width > 0)) weighted = false;
    weight[i] = 1 / (width * width);
  }
  if (!weighted) weight.fill(1, 0, points);
  let [total, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < points; i++) {
    const w = weight[i] ?? 0;
    total += w;
    sumX += w * (years[i] ?? 0);
    sumY += w * (y[i] ?? 0);
  }
  const meanX = sumX / total;
  const meanY = sumY / total;
  let [spread, together] = [0, 0];
  for (let i = 0; i < points; i++) {
    const w = weight[i] ?? 0;
    const dx = (years[i] ?? 0) - meanX;
    spread += w * (dx * dx);
    together += w * (dx * ((y[i] ?? 0) - meanY));
  }
  if (!(spread > 0)) return false;
  const slope = together / spread;
  let residual = 0;
  for (let i = 0; i < points; i++) {
    const miss = (y[i] ?? 0) - meanY - slope * ((years[i] ?? 0) - meanX);
    residual += (weight[i] ?? 0) * (miss * miss);
  }
  const error = Math.sqrt(residual / (points - 2) / spread);
  const half = quantile * error;
  into.slope[row] = slope;
  into.lower[row] = slope - half;
  into.upper[row] = slope + half;
  into.p[row] = chanceOf(slope, error, points - 2);
  return true;
}

/** Where the figures of a line stand while it is worked out. */
let scratch = { weight: new Float64Array(0), y: new Float64Array(0) };

function roomFor(points: number): typeof scratch {
  if (scratch.y.length < points) scratch = { weight: new Float64Array(points), y: new Float64Array(points) };
  return scratch;
}

function chanceOf(slope: number, error: number, freedom: number): number {
  if (slope === 0) return 1;
  if (error === 0) return 0;
  const p = studentP(Math.abs(slope) / error, freedom);
  return p <= 1e-12 ? 0 : p;
}

/**
 * Two-sided chance beyond t on whole degrees of freedom.
 * Source: Abramowitz and Stegun (1964) 26.7.3 and 26.7.4. Absolute error about 1e-15.
 */
function studentP(t: number, freedom: number): number {
  const square = (t * t) / freedom;
  const c = 1 / (1 + square);
  const s = Math.sqrt(square / (1 + square));
  const odd = freedom % 2 === 1;
  const terms = odd ? (freedom - 1) / 2 : freedom / 2;
  // From the last term inwards: 1 + f1 c (1 + f2 c (...)), f = 2/3, 4/5 ... or 1/2, 3/4 ...
  let series = terms > 0 ? 1 : 0;
  for (let k = terms - 2; k >= 0; k--) {
    const factor = odd ? (2 * k + 2) / (2 * k + 3) : (2 * k + 1) / (2 * k + 2);
    series = 1 + factor * c * series;
  }
  return odd
    ? 1 - (2 / Math.PI) * (Math.atan(Math.sqrt(square)) + s * Math.sqrt(c) * series)
    : 1 - s * series;
}
