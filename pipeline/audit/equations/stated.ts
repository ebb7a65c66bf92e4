import type { Printed } from '../read/index.js';
import type { Count } from './counts.js';
import type { Figure } from './figures.js';
import { impliedCases, impliedGroup, type Range } from './implied.js';
import { countRange, type Shown, widened } from './rounding.js';

/** What is printed about counts. */
export interface Stated {
  /** By key of the count: between which numbers it lies; equal ends = known. */
  ranges: ReadonlyMap<number, Range>;
}

/** A count that another table prints, such as a headline total. */
export interface OtherCount {
  count: Count;
  range: Range;
}

/**
 * Reads the counts off the figures: printed ones, and those that a printed rate or its limits give away. Where two places
 * contradict each other the earlier one is believed (the folder under audit comes first).
 */
export function statedBy(figures: readonly Figure[], others: readonly OtherCount[]): Stated {
  const ranges = new Map<number, Range>();
  const learn = (count: Count, range: Range | null): void => {
    if (!range) return;
    const whole = count.measured.form.whole
      ? { lower: Math.ceil(range.lower - 1e-9), upper: Math.floor(range.upper + 1e-9) }
      : range;
    const known = ranges.get(count.key);
    const both = known
      ? { lower: Math.max(known.lower, whole.lower), upper: Math.min(known.upper, whole.upper) }
      : whole;
    if (both.lower <= both.upper) ranges.set(count.key, both);
  };
  const learnPrinted = (count: Count | null, printed: Printed | null, shown: Shown): void => {
    if (count && printed) learn(count, countRange(printed, shown));
  };
  for (const figure of figures) {
    const { cases, group, row, stated, indicator } = figure;
    const { cases: ofCases, group: ofGroup } = figure.shown;
    // The cases of a delivered rate are no count of its source: they follow from the rate below.
    const counted = indicator.kind === 'delivered' ? null : cases;
    learnPrinted(counted, row.numerator ?? (indicator.kind === 'count' ? row.value : null), ofCases);
    learnPrinted(group, row.denominator, ofGroup);
    for (const s of stated) {
      if (s.part === 'numerator') learnPrinted(counted, s, ofCases);
      if (s.part === 'denominator') learnPrinted(group, s, ofGroup);
    }
  }
  for (const { count, range } of others) learn(count, range);
  for (const figure of figures) {
    const { cases, group, indicator, printings, row } = figure;
    if (!cases || !group) continue;
    const { cases: ofCases, group: ofGroup } = figure.shown;
    // A rate is worked out from the numbers that are printed, rounded or not.
    const printed = ({ key }: Count, own: Printed | null, { multiple }: Shown) =>
      multiple > 0 && own ? own.number : exactOf(ranges.get(key));
    const number = printed(cases, row.numerator, ofCases);
    const size = printed(group, row.denominator, ofGroup);
    for (const printing of printings) {
      if (number === null && size !== null) {
        learn(cases, widened(impliedCases(indicator, printing, size), ofCases));
      }
      if (number !== null && size === null) {
        learn(group, widened(impliedGroup(indicator, printing, number), ofGroup));
      }
    }
  }
  return { ranges };
}

/** The number itself, where it is known. */
export const exactOf = (range: Range | undefined): number | null =>
  range !== undefined && range.lower === range.upper ? range.lower : null;
