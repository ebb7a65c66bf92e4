import { termsOf } from '../model/dataset.js';
import type { Indicator } from '../model/indicator.js';
import type { Definitions } from '../model/room.js';
import type { PolicyRule } from '../model/vocabulary.js';

/** What the policy demands of one indicator: the strictest of the classes of its datasets. 0 = no demand. */
export interface Thresholds {
  /** Smallest count that may be shown as a numerator; zero stays visible. */
  minNumerator: number;
  /** Smallest denominator for which a rate may be shown. */
  minDenominator: number;
  /** Smallest count that may be shown as a denominator. */
  minDenominatorCount: number;
  /** Whether the rest (denominator minus numerator) must reach `minNumerator` too. */
  protectComplement: boolean;
  /** Whether a zero is hidden like any other small count. */
  zeroIsSensitive: boolean;
  /** A rest below this is hidden even where it is zero: nearly all of the group share the trait. 0 = no demand. */
  groupDisclosure: number;
  /** How far up an attacker must be unable to exclude a value, for a small numerator and for a small denominator. */
  width: number;
  denominatorWidth: number;
}

/**
 * Datasets that are `protected_by_source` make no demand. If all datasets of the numerator are, the count of cases is
 * free, and only the demands on the denominator remain. Throws if a dataset or class is unknown: the definitions are
 * cross-checked before, so nothing may be published then.
 */
export function thresholdsOf(indicator: Indicator, definitions: Definitions): Thresholds {
  const cases = rulesOf(numeratorDatasets(indicator), definitions);
  const base = rulesOf(denominatorDatasets(indicator), definitions);
  const all = [...cases, ...base];
  const casesAreFree = cases.length === 0;
  return {
    minNumerator: casesAreFree ? 0 : strictest(all, (r) => r.min_numerator),
    minDenominator: strictest(all, (r) => r.min_denominator),
    minDenominatorCount: strictest(base, (r) => r.min_numerator),
    protectComplement: !casesAreFree && all.some((r) => r.protect_complement),
    zeroIsSensitive: cases.some((r) => r.zero === 'sensitive'),
    groupDisclosure: strictest(cases, (r) => r.group_disclosure ?? 0),
    width: strictest(all, widthOf),
    denominatorWidth: strictest(base, widthOf),
  };
}

function numeratorDatasets(indicator: Indicator): string[] {
  if (indicator.kind === 'delivered') return [indicator.value.dataset];
  return termsOf(indicator.numerator).map((t) => t.part.dataset);
}

function denominatorDatasets(indicator: Indicator): string[] {
  if (indicator.kind === 'count') return [];
  const sum = indicator.kind === 'delivered' ? indicator.weight : indicator.denominator;
  return sum ? termsOf(sum).map((t) => t.part.dataset) : [];
}

function rulesOf(datasets: readonly string[], definitions: Definitions): PolicyRule[] {
  return datasets.flatMap((id) => {
    const dataset = definitions.datasets.get(id);
    if (!dataset) throw new Error(`unknown dataset: ${id}`);
    if (dataset.protected_by_source) return [];
    const rule = definitions.policy.classes[dataset.disclosure_class];
    if (!rule) throw new Error(`unknown disclosure class: ${dataset.disclosure_class}`);
    return [rule];
  });
}

const strictest = (rules: readonly PolicyRule[], of: (rule: PolicyRule) => number): number =>
  rules.reduce((highest, rule) => Math.max(highest, of(rule)), 0);

const widthOf = (rule: PolicyRule): number => Math.max(rule.min_numerator, rule.protection_width ?? 0);
