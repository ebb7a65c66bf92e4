import type { Computed, ComputedValue, HiddenValues, ProtectionRecord, Published } from '../model/figures.js';
import { remember } from '../model/maps.js';
import type { DataRoom } from '../model/room.js';
import { roundingOf } from '../model/rounding.js';
import { openComparisons, openTrends } from './comparisons.js';
import { type Decision, decide } from './decide.js';
import { levelGate } from './levels.js';
import { recordsOf } from './records.js';
import { countedOf, withRounding } from './rounded.js';
import { numberInside, type OpenValue, seal, statusesWithNumbers } from './seal.js';
import type { Secondary } from './secondary.js';
import type { Count, Figure } from './system/counts.js';
import { thresholdsOf } from './thresholds.js';

/** The edition that hides every count that is to be hidden in every figure it stands in, with one record for each part. `from`: position of the first figure in the system. */
export function editionOf(
  computed: Computed,
  figures: readonly Figure[],
  secondary: Pick<Secondary, 'system' | 'hidden'>,
  from = 0,
): { published: Published<'public'>; records: ProtectionRecord[] } {
  const values = figures.map((figure, i) => shownOf(figure, from + i, secondary));
  const comparisons = openComparisons(computed.comparisons, values);
  const trends = openTrends(computed.trends, values);
  return {
    published: seal(values, comparisons, trends, hiddenOf(figures, values)),
    records: recordsOf(figures, values, secondary, from),
  };
}

/** Figures of public levels with what the policy says of each alone. Throws for a figure of an unknown indicator. */
export function figuresOf(values: readonly ComputedValue[], room: DataRoom): Figure[] {
  const rules = new Map(
    room.definitions.indicators.map((indicator) => [
      indicator.id,
      {
        indicator,
        thresholds: thresholdsOf(indicator, room.definitions),
        rounding: roundingOf(indicator, room.definitions),
      },
    ]),
  );
  const isPublicLevel = levelGate(room.region);
  return values.flatMap((value): Figure[] => {
    const rule = rules.get(value.indicator);
    if (!rule) throw new Error(`figure of an unknown indicator: ${value.indicator}`);
    if (!isPublicLevel(value.areaLevel, rule.indicator.finest_public_level)) return [];
    const open = openedValue(value);
    const counted = countedOf(value, open);
    const { indicator, thresholds, rounding } = rule;
    const decision = (): Decision | null => {
      const { numerator, denominator } = counted;
      const alone = decide(indicator, { value: open.value, numerator, denominator }, thresholds);
      return withRounding(alone, { indicator, open, counted }, rounding);
    };
    return [
      {
        open,
        counted,
        rounding,
        indicator,
        thresholds,
        decision: statusesWithNumbers.has(open.status) ? decision() : null,
      },
    ];
  });
}

/** The figure as it may be printed, with every hidden count taken out of it. */
function shownOf(
  { open, decision }: Figure,
  position: number,
  { system, hidden }: Pick<Secondary, 'system' | 'hidden'>,
): OpenValue {
  const counts = system.counts.ofFigure[position];
  const isHidden = (count: Count | null | undefined) => (count ? hidden.has(count) : false);
  const denominatorIsHidden = isHidden(counts?.denominator) || (decision?.denominator ?? null) !== null;
  if (!decision && !isHidden(counts?.numerator) && !denominatorIsHidden) return open;
  return {
    ...open,
    status: 'suppressed',
    value: null,
    lower: null,
    upper: null,
    numerator: null,
    denominator: denominatorIsHidden ? null : open.denominator,
  };
}

function hiddenOf(figures: readonly Figure[], values: readonly OpenValue[]): HiddenValues[] {
  const hidden = new Map<string, HiddenValues>();
  figures.forEach(({ open, decision }, i) => {
    if (values[i]?.status !== 'suppressed' || open.status === 'suppressed') return;
    const { indicator, areaLevel, period } = open;
    const entry = remember(hidden, `${indicator}\n${areaLevel}\n${period}`, () => ({
      ...{ indicator, areaLevel, period },
      ...{ values: 0, secondary: 0 },
    }));
    entry.values++;
    if (decision === null) entry.secondary++;
  });
  return [...hidden.values()];
}

/** The numbers of a figure, all `null` where its status shows nothing. */
function openedValue(value: ComputedValue): OpenValue {
  const shown = statusesWithNumbers.has(value.status);
  const number = (n: ComputedValue['value']) => (shown ? numberInside(n) : null);
  // Each by its name: what must stay inside is left out without copying the rest piece by piece.
  return {
    indicator: value.indicator,
    area: value.area,
    areaLevel: value.areaLevel,
    municipality: value.municipality,
    period: value.period,
    referenceDate: value.referenceDate,
    status: value.status,
    value: number(value.value),
    lower: number(value.lower),
    upper: number(value.upper),
    numerator: number(value.numerator),
    denominator: number(value.denominator),
    denominatorDate: value.denominatorDate,
    unit: value.unit,
    definitionVersion: value.definitionVersion,
  };
}
