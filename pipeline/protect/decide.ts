import type { Indicator } from '../model/indicator.js';
import { isBalance } from './system/demands.js';
import type { Thresholds } from './thresholds.js';

/** Bounds between which an attacker who knows the policy still has to guess. */
export interface Bounds {
  lower: number;
  upper: number;
}

export interface Decision {
  /** The count behind a hidden figure; `null` where the source delivered a rate and no bound can be given. */
  numerator: Bounds | null;
  /** Set if the denominator is too small to be shown itself. */
  denominator: Bounds | null;
}

/**
 * Primary suppression of one figure: `null` leaves it open. Zero cases stay visible unless the class holds them to be
 * sensitive. Decided in this order: denominator below its minimum, then too few cases, then (where the class asks for it)
 * nearly all of the group, then too few in the rest.
 *
 * A balance (a numerator with deductions) is judged by its amount, for a small balance may rest on few cases.
 * A delivered rate has no numerator: where its class has thresholds it stays open only if a denominator (the declared
 * weight) is known and large enough, and, for a percentage, if the count it implies is large enough too.
 */
export function decide(
  indicator: Indicator,
  figure: { value: number | null; numerator: number | null; denominator: number | null },
  t: Thresholds,
): Decision | null {
  const { denominator } = figure;
  if (t.minNumerator === 0 && t.minDenominator === 0 && t.minDenominatorCount === 0) return null;

  const ownBounds = smallCount(denominator, t.minDenominatorCount);
  if (ownBounds) return { numerator: { lower: 0, upper: ownBounds.upper }, denominator: ownBounds };
  if (indicator.kind !== 'count') {
    if (denominator === null && t.minDenominator > 0) return { numerator: null, denominator: null };
    if (denominator !== null && denominator < t.minDenominator) {
      return { numerator: { lower: 0, upper: denominator }, denominator: null };
    }
  }

  if (t.minNumerator === 0) return null;
  const numerator = indicator.kind === 'delivered' ? impliedCount(indicator, figure) : figure.numerator;
  if (numerator === null) return { numerator: null, denominator: null };
  const few =
    t.zeroIsSensitive && numerator === 0
      ? { lower: 0, upper: t.minNumerator - 1 }
      : smallCount(Math.abs(numerator), t.minNumerator);
  if (few) {
    const lower = isBalance(indicator) ? -few.upper : few.lower;
    return { numerator: { lower, upper: few.upper }, denominator: null };
  }
  if (denominator !== null && numerator <= denominator && denominator - numerator < t.groupDisclosure) {
    return {
      numerator: { lower: denominator - t.groupDisclosure + 1, upper: denominator },
      denominator: null,
    };
  }
  const rest = t.protectComplement && denominator !== null ? denominator - numerator : null;
  const fewInRest = smallCount(rest, t.minNumerator);
  if (fewInRest && denominator !== null) {
    return {
      numerator: { lower: denominator - fewInRest.upper, upper: denominator - fewInRest.lower },
      denominator: null,
    };
  }
  return null;
}

/** Bounds of a count above zero and below the minimum, else `null`. */
function smallCount(count: number | null, minimum: number): Bounds | null {
  return count !== null && count > 0 && count < minimum ? { lower: 1, upper: minimum - 1 } : null;
}

/** Cases behind a delivered rate: known only roughly, and only for a percentage of a known denominator. */
function impliedCount(
  indicator: Indicator,
  figure: { value: number | null; denominator: number | null },
): number | null {
  if (figure.denominator === null) return null;
  if (indicator.unit !== '%' || figure.value === null) return figure.denominator;
  return (figure.value / 100) * figure.denominator;
}
