import type { ProtectionRecord } from '../model/figures.js';
import type { OpenValue } from './seal.js';
import type { Secondary } from './secondary.js';
import type { Figure } from './system/counts.js';

/**
 * One record for each count a figure hides, in the order of the figures. A count that another figure prints is none. What is left to an
 * attacker is what the protection found; where a count hangs together with no other, what the policy itself tells.
 */
export function recordsOf(
  figures: readonly Figure[],
  values: readonly OpenValue[],
  { system, hidden }: Pick<Secondary, 'system' | 'hidden'>,
  from: number,
): ProtectionRecord[] {
  return figures.flatMap(({ open, decision }, i) => {
    if (values[i]?.status !== 'suppressed' || open.status === 'suppressed') return [];
    const { indicator, area, period } = open;
    return (['numerator', 'denominator'] as const).flatMap((part): ProtectionRecord[] => {
      const count = system.counts.ofFigure[from + i]?.[part] ?? null;
      const own = decision?.[part] ?? null;
      const left = (count && hidden.get(count)) ?? (count?.isPrinted ? null : own);
      if (!left) return [];
      const reason = own !== null || count?.demand ? 'primary' : 'secondary';
      return [
        {
          ...{ indicator, area, period, part, reason },
          ...{ lower: finite(left.lower), upper: finite(left.upper), demand: count?.demand ?? null },
        },
      ];
    });
  });
}

const finite = (n: number): number | null => (Number.isFinite(n) ? n : null);
