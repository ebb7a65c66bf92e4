import * as say from '../../model/messages/charts.js';
import type { DrawnValue } from '../../model/report.js';

export type Named = DrawnValue & { label: string };

/** Printed value with unit; every number of a text alternative is one of these or a count. */
export const printed = (value: DrawnValue, unit: string): string => say.valueText(value.text, unit);

/** Lowest and highest value with the places that have them, in their given order. */
export function rangeOf(values: readonly Named[], unit: string): string {
  const shown = values.filter((v) => v.value !== null);
  const low = Math.min(...shown.map((v) => v.value ?? Infinity));
  const high = Math.max(...shown.map((v) => v.value ?? -Infinity));
  const lowest = shown.filter((v) => v.value === low);
  const highest = shown.filter((v) => v.value === high);
  const [first] = lowest;
  const [last] = highest;
  if (!first || !last) return say.nothingShown();
  if (shown.length === 1) return say.onlyValue(printed(first, unit), first.label);
  if (low === high) return say.equalValues(printed(first, unit));
  const names = (of: readonly Named[]) => say.places(of.map((v) => v.label));
  return say.range(printed(first, unit), names(lowest), printed(last, unit), names(highest));
}

/** How many values are not shown, and why; nothing where all are. */
export function hiddenOf(values: readonly DrawnValue[], what: keyof typeof say.countOf): string[] {
  const counts = new Map<string, number>();
  for (const { value, text } of values) {
    if (value !== null) continue;
    const reason = say.reasonOf(text);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  return [say.withoutValue([...counts].map(([reason, count]) => say.countOf[what](count, reason)))];
}
