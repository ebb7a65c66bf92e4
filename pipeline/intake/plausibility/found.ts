import type { Dataset, Part, PlausibilityRule } from '../../model/dataset.js';
import type { Finding } from '../../model/messages/plausibility.js';
import { type StandingRule, standingRules } from '../../model/plausibility.js';
import type { Problem } from '../../model/problem.js';
import type { Row } from '../../store/store.js';

/** A declared rule with its number among those of the room. */
export interface NumberedRule<R extends PlausibilityRule = PlausibilityRule> {
  number: number;
  dataset: Dataset;
  rule: R;
}

/** Something a rule found, before it is known which cell it stands in. */
export interface Found {
  dataset: Dataset;
  rule: Finding['rule'];
  area: string;
  period: string;
  /** The figure that offends: its first cell is named. */
  part: Part;
  /** That cell, where it is known already: columns of the cell table. */
  cell?: Row;
  tell(at: Finding): Problem;
}

export const standing = (id: StandingRule): Finding['rule'] => ({
  id,
  title: standingRules[id],
  severity: 'warning',
});

export type Limit = Extract<PlausibilityRule, { not_above: unknown }>;
export type Equation = Extract<PlausibilityRule, { adds_up_to: unknown }>;
export type ChangeRule = Extract<PlausibilityRule, { change: unknown }>;
export type SimilarRule = Extract<PlausibilityRule, { unlike_similar: unknown }>;
export type PairRule = Limit | Equation | SimilarRule;

const narrow =
  <R extends PlausibilityRule>(key: string) =>
  (r: NumberedRule): r is NumberedRule<R> =>
    key in r.rule;
export const isLimit = narrow<Limit>('not_above');
export const isEquation = narrow<Equation>('adds_up_to');
export const isChange = narrow<ChangeRule>('change');
export const isSimilar = narrow<SimilarRule>('unlike_similar');
export const isPair = (r: NumberedRule): r is NumberedRule<PairRule> => !isChange(r);

/** Items by a key, in the order of their first appearance. */
export function groupedBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
