import type {
  Published,
  PublishedComparison,
  PublishedValue,
  Status,
  Unprotected,
} from '../model/figures.js';

/** The door itself: the only file that casts to a published brand or reads an unprotected number. A test holds this. */

type Unbranded<T> = { [Key in keyof T as Key extends symbol ? never : Key]: T[Key] };

export type OpenValue = Unbranded<PublishedValue<'public'>>;
export type OpenComparison = Unbranded<PublishedComparison<'public'>>;

/** Statuses whose numbers may be printed. */
export const statusesWithNumbers: ReadonlySet<Status> = new Set(['ok', 'estimated', 'merged']);

/** The number inside; `null` stays `null`. For the rules of this room only. */
export const numberInside = (sealed: Unprotected | null): number | null => sealed as unknown as number | null;

/**
 * Turns decided figures into the public edition. Throws if a figure whose status shows nothing still carries a value,
 * a numerator or an interval: that would be a fault of `protect`, and nothing may be published then.
 */
export function seal(
  values: readonly OpenValue[],
  comparisons: readonly OpenComparison[],
  hidden: Published['hidden'],
): Published<'public'> {
  for (const v of values) {
    const shown = [v.value, v.lower, v.upper, v.numerator].some((n) => n !== null);
    if (shown && !statusesWithNumbers.has(v.status)) {
      throw new Error(`number behind a closed status: ${v.indicator} ${v.area} ${v.period}`);
    }
  }
  return { edition: 'public', values, comparisons, hidden } as unknown as Published<'public'>;
}
