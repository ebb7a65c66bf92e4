import type { Computed, ComputedValue, ProtectionRecord, Published } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import type { DataRoom } from '../model/room.js';
import { openComparisons, openTrends } from './comparisons.js';
import { decide } from './decide.js';
import { levelGate } from './levels.js';

export * from './cells/index.js';
export { withPatterns } from './seal.js';

import { numberInside, type OpenValue, seal, statusesWithNumbers } from './seal.js';
import { type Thresholds, thresholdsOf } from './thresholds.js';

export { protectIndices } from './indices.js';

/**
 * Computed -> the public edition. Numerator, value and interval of a protected figure are hidden together, the
 * denominator too if it is itself below the threshold. Figures finer than `finest_public_level` are left out.
 * `records` names every hidden part, in the order of the figures, with what could at best be concluded about it.
 */
export function protect(
  computed: Computed,
  room: DataRoom,
): { published: Published<'public'>; records: ProtectionRecord[] } {
  const rules = new Map<string, { indicator: Indicator; thresholds: Thresholds }>(
    room.definitions.indicators.map((indicator) => [
      indicator.id,
      { indicator, thresholds: thresholdsOf(indicator, room.definitions) },
    ]),
  );
  const isPublicLevel = levelGate(room.region);
  const values: OpenValue[] = [];
  const records: ProtectionRecord[] = [];
  const hidden = new Map<string, Published['hidden'][number]>();

  for (const value of computed.values) {
    const rule = rules.get(value.indicator);
    if (!rule) throw new Error(`figure of an unknown indicator: ${value.indicator}`);
    if (!isPublicLevel(value.areaLevel, rule.indicator.finest_public_level)) continue;

    const open = openedValue(value);
    const decision = statusesWithNumbers.has(open.status)
      ? decide(rule.indicator, open, rule.thresholds)
      : null;
    if (!decision) {
      values.push(open);
      continue;
    }
    const { smoothed: _, ...shown } = open;
    values.push({
      ...shown,
      status: 'suppressed',
      value: null,
      lower: null,
      upper: null,
      numerator: null,
      denominator: decision.denominator ? null : open.denominator,
    });
    for (const part of ['numerator', 'denominator'] as const) {
      const bounds = decision[part];
      if (!bounds) continue;
      const { indicator, area, period } = open;
      records.push({ indicator, area, period, part, reason: 'primary', ...bounds });
    }
    const key = JSON.stringify([open.indicator, open.areaLevel, open.period]);
    const { indicator, areaLevel, period } = open;
    hidden.set(key, { indicator, areaLevel, period, values: (hidden.get(key)?.values ?? 0) + 1 });
  }

  const comparisons = openComparisons(computed.comparisons, values);
  const trends = openTrends(computed.trends, values);
  return { published: seal(values, comparisons, trends, [...hidden.values()]), records };
}

/** The numbers of a figure, all `null` where its status shows nothing. */
function openedValue(value: ComputedValue): OpenValue {
  const { origin: _, smoothed: sealed, ...place } = value;
  const shown = statusesWithNumbers.has(value.status);
  const number = (n: ComputedValue['value']) => (shown ? numberInside(n) : null);
  const smoothed = number(sealed ?? null);
  return {
    ...place,
    value: number(value.value),
    lower: number(value.lower),
    upper: number(value.upper),
    numerator: number(value.numerator),
    denominator: number(value.denominator),
    ...(smoothed === null ? {} : { smoothed }),
  };
}
