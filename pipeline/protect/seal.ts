import type {
  Published,
  PublishedComparison,
  PublishedIndex,
  PublishedTrend,
  PublishedValue,
  Status,
  Unprotected,
} from '../model/figures.js';
import type { IndexSensitivity } from '../model/indices.js';
import { noPatterns, type Patterns } from '../model/patterns.js';

/** The door itself: the only file that casts to a published brand or reads an unprotected number. A test holds this. */

type Unbranded<T> = { [Key in keyof T as Key extends symbol ? never : Key]: T[Key] };

export type OpenValue = Unbranded<PublishedValue<'public'>>;
export type OpenIndex = Unbranded<PublishedIndex<'public'>>;
export type OpenComparison = Unbranded<PublishedComparison<'public'>>;
export type OpenTrend = Unbranded<PublishedTrend<'public'>>;

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
  trends: readonly OpenTrend[],
  hidden: Published['hidden'],
): Published<'public'> {
  for (const v of values) {
    const shown = [v.value, v.lower, v.upper, v.numerator].some((n) => n !== null);
    if (shown && !statusesWithNumbers.has(v.status)) {
      throw new Error(`number behind a closed status: ${v.indicator} ${v.area} ${v.period}`);
    }
  }
  const content = {
    edition: 'public',
    values,
    comparisons,
    trends,
    hidden,
    indices: [],
    indexSensitivity: [],
    patterns: noPatterns,
  };
  return content as unknown as Published<'public'>;
}

/** Adds decided indices to a published edition. Throws where a row whose status shows nothing still carries a number. */
export function sealIndices(
  published: Published<'public'>,
  indices: readonly OpenIndex[],
  sensitivity: readonly IndexSensitivity[],
): Published<'public'> {
  for (const row of indices) {
    const { value, sum, class: label, components, fixedBase, probabilities, dynamicsValue, dynamics } = row;
    const shown = [value, sum, label, components, fixedBase, probabilities, dynamicsValue, dynamics];
    if (!statusesWithNumbers.has(row.status) && shown.some((part) => part !== null)) {
      throw new Error(`index behind a closed status: ${row.index} ${row.area} ${row.period}`);
    }
  }
  return { ...published, indices, indexSensitivity: sensitivity } as unknown as Published<'public'>;
}

/** Adds smoothed values, worked out from the edition itself. Throws where one belongs to a figure that shows nothing. */
export const withSmoothed = (
  published: Published<'public'>,
  smoothed: ReadonlyMap<Published['values'][number], number>,
): Published<'public'> => ({
  ...published,
  values: published.values.map((value) => {
    const own = smoothed.get(value);
    if (own === undefined) return value;
    if (value.numerator === null || !statusesWithNumbers.has(value.status)) {
      throw new Error(
        `smoothed value behind a closed status: ${value.indicator} ${value.area} ${value.period}`,
      );
    }
    return { ...value, smoothed: own };
  }),
});

/** The same edition with what was worked out from it. The figures themselves stay as they are. */
export const withPatterns = (published: Published<'public'>, patterns: Patterns): Published<'public'> => ({
  ...published,
  patterns,
});
