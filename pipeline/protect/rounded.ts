import type { ComputedValue } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import type { Rounding } from '../model/rounding.js';
import type { Decision } from './decide.js';
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
