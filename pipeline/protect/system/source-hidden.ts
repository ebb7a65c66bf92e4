import { type Region, upperLevels } from '../../model/region.js';
import { type Count, type Counts, idOf } from './counts.js';
import type { ChildrenAt } from './places.js';

/**
 * Counts the source hides (or that a sum over such counts would show) are known to us only where a delivered total leaves
 * them over: then anybody could work them out, and they are protected as our own small counts are. Where several share
 * what is left over, it is dealt out evenly; which of them has how much makes no difference to the demand. Gives the
 * counts with these beside those that are known; one that no total reaches stays out, for nothing follows about it.
 */
export function withSourceHidden(counts: Counts, childrenAt: ChildrenAt, region: Region): Counts {
  if (counts.hiddenAtSource.size === 0) return counts;
  const byId = new Map(counts.byId);
  const levels = [...[...upperLevels].reverse(), ...region.levels.map((l) => l.id)];
  for (const level of levels) {
    for (const whole of [...byId.values()].filter((c) => c.level === level)) {
      const day = whole.terms.reduce((last, t) => (t.day > last ? t.day : last), '');
      const ids = childrenAt(whole.area, day).map((area) => idOf(whole.form, area));
      const missing = ids.flatMap((id) => (byId.has(id) ? [] : [counts.hiddenAtSource.get(id) ?? null]));
      const hidden = missing.filter((c) => c !== null);
      if (hidden.length === 0 || hidden.length < missing.length || whole.isBalance) continue;
      const left = whole.value - ids.reduce((sum, id) => sum + (byId.get(id)?.value ?? 0), 0);
      if (left < 0) continue;
      hidden.forEach((count, i) => {
        const value = Math.floor(left / hidden.length) + (i < left % hidden.length ? 1 : 0);
        byId.set(count.id, { ...count, value, isAboveZero: value > 0, demand: demandOf(count, value) });
      });
    }
  }
  return { ...counts, byId };
}

const demandOf = ({ threshold }: Count, value: number): Count['demand'] =>
  value > 0 && value < threshold ? { lower: 1, upper: threshold } : null;
