import type { Standardisation } from '../../model/disparities.js';
import type { Published, PublishedValue, Status } from '../../model/figures.js';
import type { Limited, Standardised, StandardisedNumbers } from '../../model/patterns.js';
import type { DataRoom } from '../../model/room.js';
import {
  directlyStandardisedRate,
  funnelSignificance,
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
} from '../methods/index.js';
import { positions } from './funnels.js';

/** The published figures of one place and period, by indicator. */
type Figures = ReadonlyMap<string, PublishedValue>;

/** Cases and persons per age group: the declared ones, then the rest. */
interface Strata {
  counts: readonly number[];
  populations: readonly number[];
}

/**
 * Every declared share of areas and municipalities, standardised by the county in the same period: the latest in which
 * all age groups of the county are published. Age groups are published figures and the difference to their whole; where
 * one is hidden or missing, the place has a status and no numbers. Direct rate with Dobson's, indirect ratio and rate
 * with Byar's limits (methods/standardisation.ts). Cases are taken as Poisson, which for frequent shares makes limits
 * wider than needed. Residual areas are left out. In the order of disparities.yaml, then of the figures.
 */
export function standardisedOf(
  published: Published,
  room: DataRoom,
  lastDate: string | null,
): Standardised[] {
  const residual = new Set(room.region.areas.filter((a) => a.kind === 'residual').map((a) => a.id));
  return room.definitions.disparities.standardisation.flatMap((declared) => {
    const indicator = room.definitions.indicators.find((i) => i.id === declared.indicator);
    if (!indicator || !('factor' in indicator)) return [];
    const periods = figuresOf(published, declared, lastDate);
    for (const places of periods) {
      const standard = strataOf(declared, places.get(room.region.county.ags));
      if (typeof standard === 'string') continue;
      return [...places.values()].flatMap((figures) => {
        const whole = figures.get(declared.indicator);
        const isPlace = whole?.areaLevel === 'area' || whole?.areaLevel === 'municipality';
        if (!whole || !isPlace || residual.has(whole.area)) return [];
        const { area, areaLevel, municipality, period, referenceDate } = whole;
        const strata = strataOf(declared, figures);
        const found = typeof strata === 'string' ? strata : numbersOf(strata, standard, indicator.factor);
        return [
          {
            standardisation: declared.id,
            indicator: declared.indicator,
            ...{ area, areaLevel, municipality, period, referenceDate },
            status: typeof found === 'string' ? found : ('ok' as const),
            numbers: typeof found === 'string' ? null : found,
          },
        ];
      });
    }
    return [];
  });
}

/** The figures of whole and parts by place, the latest period first. */
function figuresOf(
  published: Published,
  { indicator, strata }: Standardisation,
  lastDate: string | null,
): Map<string, Map<string, PublishedValue>>[] {
  const wanted = new Set([indicator, ...strata.map((s) => s.indicator)]);
  const periods = new Map<string, { date: string; places: Map<string, Map<string, PublishedValue>> }>();
  for (const v of published.values) {
    if (!wanted.has(v.indicator) || (lastDate !== null && v.referenceDate > lastDate)) continue;
    const { date, places } = periods.get(v.period) ?? { date: v.referenceDate, places: new Map() };
    periods.set(v.period, { date, places });
    const figures = places.get(v.area) ?? new Map<string, PublishedValue>();
    places.set(v.area, figures.set(v.indicator, v));
  }
  return [...periods]
    .sort(([a, { date: x }], [b, { date: y }]) => (x > y || (x === y && a > b) ? -1 : 1))
    .map(([, { places }]) => places);
}

/** Counts of the age groups, or the reason why there are none. */
function strataOf({ indicator, strata }: Standardisation, figures: Figures | undefined): Strata | Status {
  const found = [indicator, ...strata.map((s) => s.indicator)].map((id) => figures?.get(id));
  const counts: number[] = [];
  const populations: number[] = [];
  for (const figure of found) {
    if (!figure) return 'not_delivered';
    const { numerator, denominator, status } = figure;
    // A share delivered without its counts has none to compare.
    if (numerator === null || denominator === null) return status === 'ok' ? 'not_applicable' : status;
    counts.push(numerator);
    populations.push(denominator);
  }
  // Persons counted on another day would not be parts of the whole.
  if (new Set(found.map((f) => f?.denominatorDate)).size > 1) return 'not_applicable';
  const rest = (all: readonly number[]) => all.slice(1).reduce((left, part) => left - part, all[0] ?? 0);
  const complete = {
    counts: [...counts.slice(1), rest(counts)],
    populations: [...populations.slice(1), rest(populations)],
  };
  const isPossible = complete.counts.every((x, i) => x >= 0 && x <= (complete.populations[i] ?? 0));
  return isPossible ? complete : 'not_applicable';
}

function numbersOf(own: Strata, standard: Strata, multiplier: number): StandardisedNumbers | Status {
  const { counts, populations } = own;
  const against = [counts, populations, standard.counts, standard.populations] as const;
  const ratio = indirectlyStandardisedRatio(...against);
  const indirect = limited(indirectlyStandardisedRate(...against, { multiplier }));
  const direct = directlyStandardisedRate(counts, populations, standard.populations, { multiplier });
  const { observed, expected } = ratio;
  const ofRatio = limited(ratio);
  if (expected === null || !ofRatio || !indirect) return 'not_applicable';
  const [verdict] = funnelSignificance([{ numerator: observed, denominator: expected }], {
    statistic: 'ratio',
  });
  const persons = populations.reduce((sum, n) => sum + n, 0);
  return verdict
    ? {
        observed,
        expected,
        crude: (observed / persons) * multiplier,
        direct: limited(direct),
        indirect,
        ratio: ofRatio,
        position: positions[verdict],
      }
    : 'not_applicable';
}

const limited = ({ value, lower, upper }: { [K in keyof Limited]: number | null }): Limited | null =>
  value === null ? null : { value, lower, upper };
