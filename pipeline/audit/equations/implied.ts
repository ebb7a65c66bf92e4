import type { Indicator } from '../../model/indicator.js';
import type { Printed } from '../read/index.js';
import { byar, type Limits, wilson } from './limits.js';

/** What the printed value and limits of a figure say about a count that is not printed. */
export interface Printing {
  value: Printed | null;
  lower: Printed | null;
  upper: Printed | null;
}

export interface Range {
  lower: number;
  upper: number;
}

/** The numbers a printed one may stand for. */
export function rangeOf({ number, decimals }: Printed): Range {
  const half = 0.5 * 10 ** -decimals + 1e-9;
  return { lower: number - half, upper: number + half };
}

/** Cases behind a rate of a known group; `null` where nothing is printed. */
export function impliedCases(indicator: Indicator, printing: Printing, group: number): Range | null {
  const scale = scaleOf(indicator);
  if (scale === null || group <= 0) return null;
  const ranges: Range[] = [];
  if (printing.value) {
    const { lower, upper } = rangeOf(printing.value);
    ranges.push({ lower: (lower * group) / scale, upper: (upper * group) / scale });
  }
  const limits = limitsOf(indicator);
  const most = indicator.method === 'wilson' ? group : 10 * group + 100;
  if (limits) ranges.push(...searched(printing, (x) => limits(x, group), scale, 0, most));
  return meet(ranges);
}

/** The group behind a rate of known cases; `null` where nothing is printed or no case tells. */
export function impliedGroup(indicator: Indicator, printing: Printing, cases: number): Range | null {
  const scale = scaleOf(indicator);
  if (scale === null || cases <= 0) return null;
  const ranges: Range[] = [];
  if (printing.value) {
    const { lower, upper } = rangeOf(printing.value);
    ranges.push({ lower: (cases * scale) / upper, upper: lower > 0 ? (cases * scale) / lower : Infinity });
  }
  const limits = limitsOf(indicator);
  if (limits) {
    const falling = (n: number) => ({ lower: -limits(cases, n).lower, upper: -limits(cases, n).upper });
    const negative = (p: Printed | null) => p && { ...p, number: -p.number };
    const turned = { value: null, lower: negative(printing.lower), upper: negative(printing.upper) };
    const least = indicator.method === 'wilson' ? cases : 1;
    ranges.push(...searched(turned, falling, scale, least, 100_000_000));
  }
  return meet(ranges);
}

/** How a rate is scaled: cases / group times this. A delivered rate tells its cases only as a percentage. */
function scaleOf(indicator: Indicator): number | null {
  if (indicator.kind === 'count') return null;
  if (indicator.kind === 'delivered') return indicator.unit === '%' ? 100 : null;
  return indicator.factor;
}

function limitsOf({ method }: Indicator): ((x: number, n: number) => Limits) | null {
  return method === 'wilson' ? wilson : method === 'byar' ? byar : null;
}

/** Whole numbers whose limits, which rise with them, are printed as they are. */
function searched(
  printing: Printing,
  limitsAt: (count: number) => Limits,
  scale: number,
  least: number,
  most: number,
): Range[] {
  return (['lower', 'upper'] as const).flatMap((side) => {
    const printed = printing[side];
    if (!printed) return [];
    const { lower, upper } = rangeOf(printed);
    const at = (count: number) => limitsAt(count)[side] * scale;
    const from = firstWhere((count) => at(count) >= lower, least, most);
    const after = firstWhere((count) => at(count) > upper, least, most);
    return [{ lower: from, upper: after - 1 }];
  });
}

/** The least whole number from which on a condition holds; `most` + 1 where it never does. */
function firstWhere(holds: (count: number) => boolean, least: number, most: number): number {
  let [low, high] = [least, most + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function meet(ranges: readonly Range[]): Range | null {
  if (ranges.length === 0) return null;
  return {
    lower: Math.max(...ranges.map((r) => r.lower)),
    upper: Math.min(...ranges.map((r) => r.upper)),
  };
}
