import type { PublishedFolder } from '../read/index.js';
import type { Form, Forms } from './forms.js';

/** A published plausibility rule as an inequality or equation between two counts of one place and day. */
export interface Rule {
  id: string;
  part: Form;
  whole: Form;
  /** `part - whole` lies between these. */
  lower: number;
  upper: number;
  /** An error stops a delivery, so it holds; a warning is believed only where no published figure breaks it. */
  holds: boolean;
}

/** The rules of all folders that tell something a sum of pieces does not tell already. */
export function rulesOf(folders: readonly PublishedFolder[], forms: Forms): Rule[] {
  const rules = new Map<string, Rule>();
  for (const { catalogue } of folders) {
    for (const dataset of catalogue.datasets) {
      for (const rule of dataset.plausibility) {
        if (!('not_above' in rule || 'adds_up_to' in rule) || rules.has(`${dataset.id}.${rule.id}`)) continue;
        const part = forms.of(rule.part);
        const whole = forms.of('not_above' in rule ? rule.not_above : rule.adds_up_to);
        if (!part || !whole) continue;
        const isSum = 'adds_up_to' in rule;
        if (!isSum && isInside(part, whole)) continue;
        const allowed = isSum
          ? (rule.tolerance ?? dataset.tolerance)
          : { absolute: rule.tolerance, percent: 0 };
        // A tolerance in per cent of an unknown sum is no equation.
        if (allowed.percent > 0) continue;
        const slack = allowed.absolute;
        rules.set(`${dataset.id}.${rule.id}`, {
          ...{ id: rule.id, part, whole },
          lower: isSum ? -slack : Number.NEGATIVE_INFINITY,
          upper: slack,
          holds: rule.severity === 'error',
        });
      }
    }
  }
  return [...rules.values()];
}

/** Whether every piece of one form stands in the other at least as often: then it can never be more. */
export function isInside(part: Form, whole: Form): boolean {
  if (whole.hasDeductions) return false;
  return part.pieces.every(
    (p) => p.factor <= 0 || whole.pieces.some((w) => w.id === p.id && w.factor >= p.factor),
  );
}
