import type { Indicator } from '../model/indicator.js';
import * as words from '../model/messages/comparisons.js';
import * as say from '../model/messages/report.js';
import { amountText, shortText } from './cells.js';
import type { Difference } from './compare.js';

/**
 * Clauses for a difference. A difference that may be chance is never worded as more or less; where chance cannot be
 * judged, the two values stand side by side.
 */

/** After a value in a sentence: `das sind 2,3 Prozentpunkte mehr als im Kreis Musterland (18,7 %)`. */
export function differenceClause(d: Difference, indicator: Indicator, place: string): string {
  const reference = shortText(d.reference.value, indicator);
  if (d.verdict === null) return words.besideValue(place, reference);
  if (d.verdict === 'not distinguishable') return say.notDistinguishableFrom(place, reference);
  const amount = amountOf(d, indicator);
  if (amount !== null) {
    return d.difference > 0 ? say.moreThan(amount, place, reference) : say.lessThan(amount, place, reference);
  }
  return d.difference > 0 ? say.slightlyMoreThan(place, reference) : say.slightlyLessThan(place, reference);
}

/** For a tile: `2,3 Prozentpunkte über dem Kreis`; without a verdict `im Kreis Musterland: 37,9 %`. */
export function countyTile(
  d: Difference | null,
  indicator: Indicator,
  county: string,
  place: string,
): string {
  if (d === null || indicator.kind === 'count') return say.noComparison();
  if (d.verdict === null) return words.besideTile(place, shortText(d.reference.value, indicator));
  if (d.verdict === 'not distinguishable') return say.notDistinguishableCounty(county);
  const amount = amountOf(d, indicator);
  if (amount !== null) {
    return d.difference > 0 ? say.aboveCounty(amount, county) : say.belowCounty(amount, county);
  }
  return d.difference > 0 ? say.slightlyAboveCounty(county) : say.slightlyBelowCounty(county);
}

/** For a tile of the county report: `0,4 Prozentpunkte mehr als im Vorjahr`. */
export function yearTile(d: Difference | null, indicator: Indicator): string {
  if (d === null) return say.noComparison();
  if (d.verdict === null) return words.besideYearTile(shortText(d.reference.value, indicator));
  if (d.verdict === 'not distinguishable') return say.notDistinguishableYearBefore();
  const amount = amountOf(d, indicator);
  if (amount !== null) {
    return d.difference > 0 ? say.moreThanYearBefore(amount) : say.lessThanYearBefore(amount);
  }
  return d.difference > 0 ? say.slightlyMoreThanYearBefore() : say.slightlyLessThanYearBefore();
}

/** A sentence on the change since the year before. `when` words the time of the older figure. */
export function yearSentence(d: Difference, indicator: Indicator, when: string): string {
  const value = shortText(d.reference.value, indicator);
  const before = say.datedValue(value, when);
  if (d.verdict === 'not distinguishable') return say.notDistinguishableFromYear(before);
  const amount = amountOf(d, indicator);
  if (d.verdict === null) return say.yearBefore(when, value);
  const what = say.noun(indicator.unit);
  if (amount === null) {
    return d.difference > 0
      ? say.slightlyRoseSinceYear(what, before)
      : say.slightlyFellSinceYear(what, before);
  }
  return d.difference > 0 ? say.roseSinceYear(what, amount, before) : say.fellSinceYear(what, amount, before);
}

const amountOf = (d: Difference, indicator: Indicator): string | null =>
  amountText(d.own, d.reference.value, indicator);
