import type { Indicator } from '../../model/indicator.js';
import { byarLimitsAt, exactLimits, fewestForByar } from '../methods/byar.js';
import { zOfLevel } from '../methods/normal.js';
import { wilsonLimitsAt } from '../methods/wilson.js';
import type { Columns } from './grid.js';

const z95 = zOfLevel(0.95);

/** Exact limits of a count under ten, which come again and again. */
const exact = new Map<number, ReturnType<typeof exactLimits>>();

function exactOf(x: number) {
  let limits = exact.get(x);
  if (!limits) {
    limits = exactLimits(x);
    exact.set(x, limits);
  }
  return limits;
}

/** Values and 95 % limits of figures from their counts, in the unit of the indicator; no limits where the method gives none. */
export function putValues(figures: Columns, method: Indicator['method'], factor: number): void {
  const { x, n, value } = figures;
  for (let at = 0; at < value.length; at++) {
    const above = x[at] ?? Number.NaN;
    const below = n[at] ?? Number.NaN;
    value[at] = Number.isNaN(below) ? above * factor : (above / below) * factor;
  }
  if (method === 'wilson') putShareLimits(figures, factor);
  if (method === 'byar') putRateLimits(figures, factor);
}

function putShareLimits({ x, n, lower, upper }: Columns, factor: number): void {
  for (let at = 0; at < x.length; at++) {
    const above = x[at] ?? Number.NaN;
    const below = n[at] ?? Number.NaN;
    if (!(below > 0 && above >= 0 && above <= below)) continue;
    const limits = wilsonLimitsAt(above, below, z95);
    lower[at] = limits.lower * factor;
    upper[at] = limits.upper * factor;
  }
}

function putRateLimits({ x, n, lower, upper }: Columns, factor: number): void {
  for (let at = 0; at < x.length; at++) {
    const above = x[at] ?? Number.NaN;
    const below = n[at] ?? Number.NaN;
    if (!(below > 0 && above >= 0)) continue;
    const limits = above < fewestForByar ? exactOf(above) : byarLimitsAt(above, z95);
    lower[at] = limits.lower * (factor / below);
    upper[at] = limits.upper * (factor / below);
  }
}
