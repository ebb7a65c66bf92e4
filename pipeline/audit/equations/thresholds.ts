import { type Dataset, type Sum, termsOf } from '../../model/dataset.js';
import type { Indicator } from '../../model/indicator.js';
import type { Policy, PolicyRule } from '../../model/vocabulary.js';
import type { Shown } from './rounding.js';

/** What the published rules promise about one indicator; 0 = nothing. */
export interface Pledge {
  /** Counts of cases from 1 to below this are not shown. */
  cases: number;
  /** Sizes of the group from 1 to below this are not shown. */
  group: number;
  /** From this size of the group on, a figure that is not shown hides at least one case: a zero would be shown. */
  shownFrom: number;
  /** Whether a zero is kept back like any other small count. */
  zero: boolean;
  /** Rests from `from` to below `least` are not shown: the few who are not cases, and where nearly all of a group are. */
  rest: { from: number; least: number };
  /** How far up nobody may be able to exclude a value, of the cases and of the group. */
  width: number;
  groupWidth: number;
  /** Multiples to which cases and group are rounded before anything is worked out from them; 0 = not at all. */
  rounding: { cases: number; group: number };
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
  const cases = classesOf(
    indicator.kind === 'delivered' ? indicator.value : indicator.numerator,
    datasets,
    policy,
  );
  const group = classesOf(groupOf(indicator), datasets, policy);
  const all = [...cases, ...group];
  const widthOf = (r: PolicyRule) => Math.max(r.min_numerator, r.protection_width ?? 0);
  const isRestKept = cases.length > 0 && all.some((r) => r.protect_complement);
  const few = cases.length === 0 ? 0 : strictest(all, (r) => r.min_numerator);
  const whole = few === 0 ? 0 : strictest(cases, (r) => r.group_disclosure ?? 0);
  return {
    cases: few,
    group: strictest(group, (r) => r.min_numerator),
    shownFrom: indicator.kind === 'count' ? 0 : strictest(all, (r) => r.min_denominator),
    zero: cases.some((r) => r.zero === 'sensitive'),
    rest: { from: whole > 0 ? 0 : 1, least: Math.max(isRestKept ? few : 0, whole) },
    width: cases.length === 0 ? 0 : strictest(all, widthOf),
    groupWidth: strictest(group, widthOf),
    rounding: { cases: strictest(cases, multipleOf), group: strictest(group, multipleOf) },
  };
}

/** What is printed of a sum on its own, such as a headline total. */
export function shownOf(
  sum: Sum,
  datasets: ReadonlyMap<string, Dataset>,
  policy: Policy,
): Pick<Shown, 'multiple' | 'least' | 'zero'> {
  const rules = classesOf(sum, datasets, policy);
  return {
    multiple: strictest(rules, multipleOf),
    least: strictest(rules, (r) => r.min_numerator),
    zero: rules.some((r) => r.zero === 'sensitive'),
  };
}

function classesOf(
  sum: Sum | undefined,
  datasets: ReadonlyMap<string, Dataset>,
  policy: Policy,
): PolicyRule[] {
  return (sum ? termsOf(sum) : []).flatMap(({ part }) => {
    const dataset = datasets.get(part.dataset);
    const rule = dataset && !dataset.protected_by_source && policy.classes[dataset.disclosure_class];
    return rule ? [rule] : [];
  });
}

const strictest = (rules: readonly PolicyRule[], of: (rule: PolicyRule) => number): number =>
  Math.max(0, ...rules.map(of));
const multipleOf = (rule: PolicyRule): number => rule.round_to ?? 0;

/** What the denominator counts; nothing for a count. */
export function groupOf(indicator: Indicator): Sum | undefined {
  if (indicator.kind === 'count') return undefined;
  return indicator.kind === 'delivered' ? indicator.weight : indicator.denominator;
}
