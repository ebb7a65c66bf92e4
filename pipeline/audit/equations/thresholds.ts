import { type Dataset, type Sum, termsOf } from '../../model/dataset.js';
import type { Indicator } from '../../model/indicator.js';
import type { Policy, PolicyRule } from '../../model/vocabulary.js';

/** What the published rules promise about one indicator; 0 = nothing. */
export interface Pledge {
  /** Counts of cases from 1 to below this are not shown. */
  cases: number;
  /** Sizes of the group from 1 to below this are not shown. */
  group: number;
  /** From this size of the group on, a figure that is not shown hides at least one case: a zero would be shown. */
  shownFrom: number;
  /** Whether those who are not cases are promised the same as those who are. */
  rest: boolean;
}

/**
 * The strictest of the classes of all datasets a figure rests on. A dataset that its source protects pledges nothing;
 * if all of the numerator do, the cases are free.
 */
export function pledgeOf(
  indicator: Indicator,
  datasets: ReadonlyMap<string, Dataset>,
  policy: Policy,
): Pledge {
  const classesOf = (sum: Sum | undefined): PolicyRule[] =>
    (sum ? termsOf(sum) : []).flatMap(({ part }) => {
      const dataset = datasets.get(part.dataset);
      const rule = dataset && !dataset.protected_by_source && policy.classes[dataset.disclosure_class];
      return rule ? [rule] : [];
    });
  const cases = classesOf(indicator.kind === 'delivered' ? indicator.value : indicator.numerator);
  const group = classesOf(groupOf(indicator));
  const all = [...cases, ...group];
  const strictest = (rules: readonly PolicyRule[], of: (rule: PolicyRule) => number) =>
    Math.max(0, ...rules.map(of));
  return {
    cases: cases.length === 0 ? 0 : strictest(all, (r) => r.min_numerator),
    group: strictest(group, (r) => r.min_numerator),
    shownFrom: indicator.kind === 'count' ? 0 : strictest(all, (r) => r.min_denominator),
    rest: cases.length > 0 && all.some((r) => r.protect_complement),
  };
}

/** What the denominator counts; nothing for a count. */
export function groupOf(indicator: Indicator): Sum | undefined {
  if (indicator.kind === 'count') return undefined;
  return indicator.kind === 'delivered' ? indicator.weight : indicator.denominator;
}
