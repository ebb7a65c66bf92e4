import type { Indicator } from '../../model/indicator.js';
import type { Thresholds } from '../thresholds.js';

/** What must stay possible for an attacker: his interval for the count has to include both ends. */
export interface Demand {
  lower: number;
  upper: number;
}

export interface Demands {
  numerator: Demand | null;
  denominator: Demand | null;
}

/**
 * Which counts of a figure must not be narrowed down, and how wide the doubt about them has to be.
 *
 * - Few cases (above zero, below the minimum): from one to the width of the policy; a balance to both sides of zero. Where
 *   the denominator itself is printed, nobody can be made to believe in more cases than it holds.
 * - Few in the rest, or a group nearly all of whose members share the trait: the rest from one (from zero where it is
 *   zero) to the width.
 * - A denominator that is a small count itself: from one to its width.
 *
 * `null`: no demand. Whether the figure is shown is decided elsewhere (`decide`).
 */
export function demandsOf(
  indicator: Indicator,
  { numerator, denominator }: { numerator: number | null; denominator: number | null },
  t: Thresholds,
): Demands {
  const isSmall = denominator !== null && denominator > 0 && denominator < t.minDenominatorCount;
  return {
    numerator:
      numerator === null || t.minNumerator === 0
        ? null
        : joined(few(indicator, numerator, isSmall ? null : denominator, t), rest(numerator, denominator, t)),
    denominator: isSmall ? { lower: 1, upper: Math.max(t.denominatorWidth, denominator) } : null,
  };
}

function few(indicator: Indicator, numerator: number, printed: number | null, t: Thresholds): Demand | null {
  const amount = Math.abs(numerator);
  const isFew = amount > 0 ? amount < t.minNumerator : t.zeroIsSensitive;
  if (!isFew) return null;
  if (isBalance(indicator)) return { lower: -t.width, upper: t.width };
  const most = indicator.method === 'wilson' && printed !== null && numerator <= printed ? printed : t.width;
  return { lower: amount > 0 ? 1 : 0, upper: Math.max(amount, Math.min(t.width, most)) };
}

function rest(numerator: number, denominator: number | null, t: Thresholds): Demand | null {
  if (denominator === null) return null;
  const left = denominator - numerator;
  const isFew = t.protectComplement && left > 0 && left < t.minNumerator;
  const isGroup = left >= 0 && left < t.groupDisclosure;
  if (!isFew && !isGroup) return null;
  const least = Math.max(0, denominator - Math.max(t.width, t.groupDisclosure));
  return { lower: Math.min(least, numerator), upper: left > 0 ? denominator - 1 : denominator };
}

/** Both demands together; `null` is none. */
export function joined(a: Demand | null, b: Demand | null): Demand | null {
  if (!a || !b) return a ?? b;
  return { lower: Math.min(a.lower, b.lower), upper: Math.max(a.upper, b.upper) };
}

export const isBalance = (indicator: Indicator): boolean =>
  indicator.kind !== 'delivered' && 'minus' in indicator.numerator && indicator.numerator.minus.length > 0;
