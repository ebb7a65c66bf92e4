import type { ComparedWith, ComputedComparison, ComputedValue } from '../model/figures.js';
import type { DataRoom } from '../model/room.js';
import { compared, figureOf, type Reference } from './compared.js';
import { controlled } from './control.js';
import { crosswalk, isOwnSource } from './crosswalk.js';
import { combined } from './figure.js';
import { comparableFor, type DatedPeriod, type EarlierPeriods, earlierPeriods } from './series.js';
import { plain } from './values.js';

/**
 * Every area with its municipality and with the county, every municipality with the county, and each of them with its
 * own value one year before and in the base period. Only where both values are `ok`. The 95 % interval is Newcombe's
 * (methods/newcombe.ts; for rates the same formula with their limits), given where both sides have limits, and the
 * p-value is that of the same interval (methods/difference.ts). A part compared with its whole is positively correlated
 * with it, so the interval is wider than needed: a verdict `higher` or `lower` is on the safe side.
 *
 * Over time nothing is compared across a break (series.ts). Where the boundary of an area changed, the earlier value is
 * worked out from the areas it was made up of (crosswalk.ts) and the comparison is `estimated`.
 * Residual areas are no place to compare, reference areas no subject. In the order of the values.
 */
export function compareAll(values: readonly ComputedValue[], room: DataRoom): ComputedComparison[] {
  const { region, definitions } = room;
  const baseYear = region.base_period ?? definitions.vocabulary.base_period ?? null;
  const indicators = new Map(definitions.indicators.map((i) => [i.id, i]));
  const series = seriesOf(values);
  const sourcesAt = crosswalk(region);
  const earlier = new Map<string, ReadonlyMap<string, EarlierPeriods>>();
  for (const [id, { periods }] of series) {
    const indicator = indicators.get(id);
    if (!indicator) continue;
    const comparable = comparableFor(indicator, definitions.datasets);
    earlier.set(id, earlierPeriods([...periods.values()], comparable, baseYear));
  }
  const residual = new Set(region.areas.filter((a) => a.kind === 'residual').map((a) => a.id));
  const below = new Set(region.levels.map((l) => l.id));
  const found: { comparison: ComputedComparison; level: string }[] = [];
  for (const value of values) {
    const indicator = indicators.get(value.indicator);
    if (value.status !== 'ok' || residual.has(value.area) || !indicator) continue;
    const isBelow = below.has(value.areaLevel);
    if (!isBelow && value.areaLevel !== 'municipality' && value.areaLevel !== 'county') continue;
    const areas = series.get(value.indicator)?.areas;
    const own = figureOf(value, indicator);
    const add = (comparedWith: ComparedWith, reference: string, other: Reference | null) => {
      if (!own || !other) return;
      const comparison = compared(value, own, other, { comparedWith, reference }, indicator);
      found.push({ comparison, level: value.areaLevel });
    };
    const place = (area: string): Reference | null => {
      const other = areas?.get(area)?.get(value.period);
      const figure = other ? figureOf(other, indicator) : null;
      return figure && { figure, estimatedFrom: [] };
    };
    const before = ({ id, referenceDate }: DatedPeriod): Reference | null => {
      const sources = sourcesAt(value.area, referenceDate, value.referenceDate);
      const parts = sources.flatMap(({ area, share }) => {
        const known = areas?.get(area)?.get(id);
        return known ? [{ known, share }] : [];
      });
      if (parts.length < sources.length) return null;
      const [only] = parts;
      if (only && isOwnSource(sources) && only.known.area === value.area) {
        const figure = figureOf(only.known, indicator);
        return figure && { figure, estimatedFrom: [] };
      }
      const figure = combined(
        indicator,
        parts.map(({ known, share }) => ({
          share,
          numerator: plain(known.numerator),
          denominator: plain(known.denominator),
        })),
      );
      return figure && { figure, estimatedFrom: parts.map(({ known }) => known.area) };
    };
    if (isBelow) add('municipality', value.municipality, place(value.municipality));
    if (value.areaLevel !== 'county') add('county', region.county.ags, place(region.county.ags));
    const times = earlier.get(value.indicator)?.get(value.period);
    if (times?.previousYear) add('previous_year', times.previousYear.id, before(times.previousYear));
    for (const base of times?.base ?? []) {
      const reference = before(base);
      if (!reference) continue;
      add('base_period', base.id, reference);
      break;
    }
  }
  return controlled(found);
}

interface Series {
  periods: Map<string, DatedPeriod>;
  areas: Map<string, Map<string, ComputedValue>>;
}

/** The values with numbers by indicator, area and period. */
function seriesOf(values: readonly ComputedValue[]): Map<string, Series> {
  const byIndicator = new Map<string, Series>();
  for (const value of values) {
    if (value.status !== 'ok') continue;
    const { period, referenceDate } = value;
    const series: Series = byIndicator.get(value.indicator) ?? { periods: new Map(), areas: new Map() };
    byIndicator.set(value.indicator, series);
    if (!series.periods.has(period)) series.periods.set(period, { id: period, referenceDate });
    const area = series.areas.get(value.area);
    if (area) area.set(period, value);
    else series.areas.set(value.area, new Map([[period, value]]));
  }
  return byIndicator;
}
