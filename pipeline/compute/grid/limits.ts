import type { Indicator } from '../../model/indicator.js';
import { byarLimitsAt, exactLimits } from '../methods/byar.js';
import { zOfLevel } from '../methods/normal.js';
import { wilsonLimitsAt } from '../methods/wilson.js';
import type { Columns } from './grid.js';

/** Below it the limits of a rate are exact. */
const fewestForByar = 10;
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

/** Value and 95 % limits of one figure from its counts, in the unit of the indicator; no limits where the method gives none. */
export function putValue(columns: Columns, at: number, method: Indicator['method'], factor: number): void {
  const x = columns.x[at] ?? Number.NaN;
  const n = columns.n[at] ?? Number.NaN;
  columns.value[at] = Number.isNaN(n) ? x * factor : (x / n) * factor;
  if (!(n > 0 && x >= 0)) return;
  if (method === 'wilson' && x <= n) {
    const { lower, upper } = wilsonLimitsAt(x, n, z95);
    columns.lower[at] = lower * factor;
    columns.upper[at] = upper * factor;
  } else if (method === 'byar') {
    const { lower, upper } = x < fewestForByar ? exactOf(x) : byarLimitsAt(x, z95);
    const scale = factor / n;
    columns.lower[at] = lower * scale;
    columns.upper[at] = upper * scale;
  }
}
