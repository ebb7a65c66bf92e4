import type { Printed } from '../read/index.js';
import type { Form } from './forms.js';
import { type Range, rangeOf } from './implied.js';
import type { Pledge } from './thresholds.js';

/** What the rules say of a printed count beside the multiple it is rounded to. */
export interface Shown {
  /** Multiple of the published rule; 0 = not rounded. */
  multiple: number;
  /** Counts from 1 to below this are not shown, so they are not behind a printed number either. */
  least: number;
  /** Whether a zero is kept back as well. */
  zero: boolean;
  whole: boolean;
  signed: boolean;
}

/** How the rules let the cases of a figure be printed. */
export const casesShown = ({ rounding, cases, zero }: Pledge, form: Form | undefined): Shown => ({
  multiple: rounding.cases,
  least: cases,
  zero,
  whole: form?.whole ?? true,
  signed: form?.hasDeductions ?? false,
});

/** The same for its group. */
export const groupShown = ({ rounding, group }: Pledge, form: Form | undefined): Shown => ({
  multiple: rounding.group,
  least: group,
  zero: false,
  whole: form?.whole ?? true,
  signed: form?.hasDeductions ?? false,
});

export const isMultiple = (number: number, multiple: number): boolean =>
  Math.abs(number - multiple * Math.round(number / multiple)) < 1e-9;

/**
 * Between which numbers the count lies that a printed one stands for. Rounded to five, 10 stands for 8 to 12; halves are rounded
 * away from zero, so that of whole numbers 10 rounded to ten stands for 5 to 14. What the thresholds keep back is taken off at the
 * ends: with counts below 3 hidden, a 0 is none, and a 5 is three or more. A number that is no multiple was not rounded and stands
 * for itself.
 */
export function countRange(printed: Printed, shown: Shown): Range {
  const { multiple } = shown;
  if (multiple === 0 || !isMultiple(printed.number, multiple)) return rangeOf(printed);
  return withoutSmall(around(multiple * Math.round(printed.number / multiple), shown), shown);
}

function around(number: number, { multiple, whole, signed }: Shown): Range {
  const half = multiple / 2;
  if (!whole) return { lower: signed ? number - half : Math.max(0, number - half), upper: number + half };
  const [inward, outward] = [Math.floor(half), Math.ceil(half) - 1];
  if (number === 0) return { lower: signed ? -outward : 0, upper: outward };
  return number > 0
    ? { lower: number - inward, upper: number + outward }
    : { lower: number - outward, upper: number + inward };
}

function withoutSmall({ lower, upper }: Range, { least, zero, whole, signed }: Shown): Range {
  if (signed || !whole) return { lower, upper };
  if (lower > 0 || zero) return { lower: Math.max(lower, Math.min(least, upper)), upper };
  return { lower, upper: upper < least ? 0 : upper };
}

/** The same for a count that only a rate tells: any of the multiples it may have been worked out from. */
export function widened(implied: Range | null, shown: Shown): Range | null {
  const { multiple } = shown;
  if (!implied || multiple === 0) return implied;
  const first = multiple * Math.ceil(implied.lower / multiple - 1e-9);
  const last = multiple * Math.floor(implied.upper / multiple + 1e-9);
  if (first > last) return implied;
  const of = (number: number) => countRange({ number, decimals: 0 }, shown);
  return { lower: of(first).lower, upper: of(last).upper };
}
