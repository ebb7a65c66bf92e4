import type { ComputedValue } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import type { Rounding } from '../model/rounding.js';
import type { Bounds, Decision } from './decide.js';
import { numberInside, type OpenValue } from './seal.js';

/** The counts of a figure as they are, whatever is printed. */
export interface Counted {
  numerator: number | null;
  denominator: number | null;
}

export const countedOf = ({ unrounded }: ComputedValue, open: OpenValue): Counted =>
  unrounded
    ? { numerator: numberInside(unrounded.numerator), denominator: numberInside(unrounded.denominator) }
    : { numerator: open.numerator, denominator: open.denominator };

/**
 * The decision about a figure with what rounding adds to it: hidden is too what cannot be shown rounded. That is a group rounded
 * to none, a share that rounding raised above its whole, and a delivered rate, whose cases nobody can round.
 */
export function withRounding(
  decision: Decision | null,
  { indicator, open, counted }: { indicator: Indicator; open: OpenValue; counted: Counted },
  rounding: Rounding,
): Decision | null {
  const undone = undoneBy(rounding, indicator, open, counted);
  if (!undone) return decision;
  return {
    numerator: decision?.numerator ?? undone.numerator,
    denominator: decision?.denominator ?? undone.denominator,
  };
}

function undoneBy(
  { numerator: above, denominator: below }: Rounding,
  indicator: Indicator,
  open: OpenValue,
  counted: Counted,
): Decision | null {
  if (indicator.kind === 'delivered') {
    if (above === 0 && below === 0) return null;
    const anything = { lower: 0, upper: Number.POSITIVE_INFINITY };
    return { numerator: null, denominator: below > 0 ? anything : null };
  }
  const { numerator, denominator } = counted;
  if (denominator === null || numerator === null) return null;
  const cases = { lower: 0, upper: denominator };
  if (open.denominator === null) {
    return { numerator: cases, denominator: { lower: 1, upper: Math.ceil(below / 2) - 1 } };
  }
  const isRaised = open.numerator !== null && open.numerator > open.denominator;
  const isInside = indicator.method === 'wilson' && numerator <= denominator;
  return isRaised && isInside ? { numerator: cases, denominator: null } : null;
}

/**
 * Between which numbers a count lies whose rounded number is printed, for somebody who knows the policy: halves are rounded away
 * from zero, and counts from one to below `least` (or from zero) are not shown at all.
 */
export function boundsOfRounded(
  printed: number,
  multiple: number,
  { least, isZeroHidden, isBalance, isWhole }: PrintedCount,
): Bounds {
  const half = multiple / 2;
  const [inward, outward] = isWhole ? [Math.floor(half), Math.ceil(half) - 1] : [half, half];
  const [down, up] = printed > 0 ? [inward, outward] : printed < 0 ? [outward, inward] : [outward, outward];
  const [lower, upper] = [printed - down, printed + up];
  if (isBalance) return { lower, upper };
  if (!isWhole) return { lower: Math.max(0, lower), upper };
  if (lower > 0 || isZeroHidden) return { lower: Math.max(lower, Math.min(least, upper)), upper };
  return { lower: 0, upper: upper < least ? 0 : upper };
}

interface PrintedCount {
  least: number;
  isZeroHidden: boolean;
  isBalance: boolean;
  isWhole: boolean;
}

export const met = (a: Bounds | null, b: Bounds): Bounds =>
  a ? { lower: Math.max(a.lower, b.lower), upper: Math.min(a.upper, b.upper) } : b;
