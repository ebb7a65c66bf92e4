import type { Counts } from './counts.js';
import type { CountIndex } from './index-of-counts.js';
import type { Rule } from './rules.js';
import type { Stated } from './stated.js';

/** The rules an outsider may rely on: those that hold by definition, and those no published figure breaks. */
export function believedRules(
  rules: readonly Rule[],
  index: CountIndex,
  registry: Counts,
  { ranges }: Stated,
): Rule[] {
  const bySide = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (!rule.holds) bySide.set(rule.part.key, [...(bySide.get(rule.part.key) ?? []), rule]);
  }
  const broken = new Set<Rule>();
  for (const { key, area, measured } of index.counts) {
    const { form, when } = measured;
    for (const rule of bySide.get(form.key) ?? []) {
      const days = new Set([...when.values()].flat());
      const [day, another] = days;
      if (day === undefined || another !== undefined) continue;
      const other = registry.onDay(rule.whole, day);
      const [part, whole] = [ranges.get(key), ranges.get(registry.at(other, area).key)];
      if (!part || !whole) continue;
      if (part.lower - whole.upper > rule.upper || part.upper - whole.lower < rule.lower) broken.add(rule);
    }
  }
  return rules.filter((rule) => !broken.has(rule));
}
