import { type Region, upperLevels } from '../../model/region.js';
import type { Count, Counts } from './counts.js';
import type { ChildrenAt } from './places.js';

/**
 * Counts the source hides (or that a sum over such counts would show) are known to us only where a delivered total leaves
 * them over: then anybody could work them out, and they are protected as our own small counts are. Where several share
 * what is left over, it is dealt out evenly; which of them has how much makes no difference to the demand. Adds these to
 * the counts that are known; one that no total reaches stays out, for nothing follows about it.
 */
export function addSourceHidden(
  { index, hiddenAtSource }: Pick<Counts, 'index' | 'hiddenAtSource'>,
  childrenAt: ChildrenAt,
  region: Region,
): void {
  if (hiddenAtSource.all.length === 0) return;
  const levels = [...[...upperLevels].reverse(), ...region.levels.map((l) => l.id)];
  for (const level of levels) {
    for (const whole of [...index.all]) {
      if (whole.level !== level || whole.isBalance) continue;
      const hiddenAreas = hiddenAtSource.areasOf(whole.form);
      if (hiddenAreas.size === 0) continue;
      const known = index.areasOf(whole.form);
      const areas = childrenAt(whole.area, whole.day);
      const missing = areas.filter((area) => !known.has(area));
      const hidden = missing.flatMap((area) => hiddenAreas.get(area) ?? []);
      if (hidden.length === 0 || hidden.length < missing.length) continue;
      const left = whole.value - areas.reduce((sum, area) => sum + (known.get(area)?.value ?? 0), 0);
      if (left < 0) continue;
      hidden.forEach((count, i) => {
        const value = Math.floor(left / hidden.length) + (i < left % hidden.length ? 1 : 0);
        index.add({
          ...count,
          number: index.all.length,
          value,
          isAboveZero: value > 0,
          demand: demandOf(count, value),
        });
      });
    }
  }
}

const demandOf = ({ threshold }: Count, value: number): Count['demand'] =>
  value > 0 && value < threshold ? { lower: 1, upper: threshold } : null;
