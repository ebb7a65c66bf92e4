import type { Indicator } from '../../model/indicator.js';
import type { DataRoom } from '../../model/room.js';
import type { Moment } from '../grid/moments.js';
import { comparableFor, type DatedPeriod, earlierPeriods } from '../series.js';

/** With which earlier periods the figures of a period are compared, by their positions. */
interface Earlier {
  /** The year before; `[]` without. */
  previousYear: readonly number[];
  /** The first with a figure is meant. */
  base: readonly number[];
}

/** For each period of an indicator. */
export function earlierOf(
  moments: readonly Moment[],
  indicator: Indicator,
  { region, definitions }: DataRoom,
): readonly Earlier[] {
  const baseYear = region.base_period ?? definitions.vocabulary.base_period ?? null;
  const times = earlierPeriods(moments, comparableFor(indicator, definitions.datasets), baseYear);
  const positions = new Map(moments.map((m, k) => [m.id, k]));
  const positionOf = ({ id }: DatedPeriod) => positions.get(id) ?? [];
  return moments.map(({ id }) => {
    const { previousYear = null, base = [] } = times.get(id) ?? {};
    return {
      previousYear: previousYear === null ? [] : [previousYear].flatMap(positionOf),
      base: base.flatMap(positionOf),
    };
  });
}
