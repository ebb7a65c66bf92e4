import type { Count } from './counts.js';
import type { Figure } from './figures.js';
import type { Stated } from './stated.js';

/** Whether a figure keeps something back. */
export const isHidden = ({ row }: Figure): boolean => row.status === 'suppressed';

/** A count that is not shown and must not be worked out. */
export interface Hidden {
  figure: Figure;
  part: 'numerator' | 'denominator' | 'rest';
  /** What is added up: the count itself, or the group without its cases. */
  plus: Count;
  minus: Count | null;
  /** Counts from `from` to below `least` are protected, and none up to `width` may be excluded. */
  from: number;
  least: number;
  width: number;
}

export function hiddenCounts(figures: readonly Figure[]): Hidden[] {
  return figures.filter(isHidden).flatMap((figure): Hidden[] => {
    const { cases, group, pledge, row } = figure;
    const own = { figure, minus: null };
    const { width } = pledge;
    return [
      // A smallest number of cases says nothing of amounts such as square metres.
      ...(cases?.measured.form.whole && pledge.cases > 0
        ? [
            {
              ...{ ...own, part: 'numerator' as const, plus: cases },
              ...{ from: pledge.zero ? 0 : 1, least: pledge.cases, width },
            },
          ]
        : []),
      ...(group && pledge.group > 0 && row.denominator === null
        ? [
            {
              ...{ ...own, part: 'denominator' as const, plus: group },
              ...{ from: 1, least: pledge.group, width: pledge.groupWidth },
            },
          ]
        : []),
      ...(cases && group && pledge.rest.least > 0 && figure.areCasesInside
        ? [{ figure, part: 'rest' as const, plus: group, minus: cases, ...pledge.rest, width }]
        : []),
    ];
  });
}

/**
 * What the rules of confidentiality themselves tell of counts that are not shown: none is below zero; a group that is kept
 * back is not empty; and since a zero is shown where its group is large enough, cases kept back there are at least one.
 */
export function ruleBounds(
  figures: readonly Figure[],
  { ranges }: Stated,
): (count: Count) => { lower: number; upper: number } {
  const least = new Set<number>();
  const atLeastOne = (count: Count | null) => {
    if (count && !count.measured.form.hasDeductions) least.add(count.key);
  };
  for (const figure of figures.filter(isHidden)) {
    const { cases, group, pledge, row, indicator } = figure;
    if (row.denominator === null && pledge.group > 0) atLeastOne(group);
    const size = group ? (ranges.get(group.key)?.lower ?? null) : null;
    const isShownFromHere = indicator.kind === 'count' || (size !== null && size >= pledge.shownFrom);
    if (isShownFromHere && pledge.cases > 0 && !pledge.zero) atLeastOne(cases);
  }
  return ({ key, measured: { form } }) => ({
    lower: form.hasDeductions ? Number.NEGATIVE_INFINITY : least.has(key) ? 1 : 0,
    upper: Number.POSITIVE_INFINITY,
  });
}
