import type { DataRoom } from '../model/room.js';
import { type OpenValue, statusesWithNumbers } from './seal.js';

/**
 * Smoothed values rest on all areas of a level and period at once. Where one of these is hidden, the smoothed values of the
 * others would give it back, and all of them go.
 */
export function withoutBetrayingSmoothing(values: readonly OpenValue[], room: DataRoom): OpenValue[] {
  const residual = new Set(room.region.areas.filter((a) => a.kind === 'residual').map((a) => a.id));
  const groupOf = (v: OpenValue) => `${v.indicator}\n${v.areaLevel}\n${v.period}`;
  const betrayed = new Set(
    values.filter((v) => v.status === 'suppressed' && !residual.has(v.area)).map(groupOf),
  );
  return values.map((v) => {
    if (v.smoothed === undefined || (statusesWithNumbers.has(v.status) && !betrayed.has(groupOf(v))))
      return v;
    const { smoothed: _, ...rest } = v;
    return rest;
  });
}
