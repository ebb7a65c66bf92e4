import { termsOf } from '../model/dataset.js';
import { type Disparities, noDisparities, type Standardisation } from '../model/disparities.js';
import type { Indicator } from '../model/indicator.js';
import type { Place } from '../model/messages/definitions.js';
import { counterpartMisfit } from '../model/messages/groups.js';
import { stratumMisfit } from '../model/messages/standardisation.js';
import type { Problem } from '../model/problem.js';
import type { Catalogue } from './catalogue.js';
import { reference } from './reference.js';

/** What target groups and the spread over areas refer to. Collects every problem. */
export const checkGroups = (catalogue: Catalogue): Problem[] => [
  ...checkCounterparts(catalogue),
  ...checkDisparities(catalogue),
];

/** A counterpart must exist, be of the same kind as its indicator, and have the same unit and factor. */
function checkCounterparts({ indicators }: Catalogue): Problem[] {
  return [...indicators.values()].flatMap(({ value: indicator, place }) => {
    if (indicator.counterpart === undefined) return [];
    const at = place(['counterpart']);
    const other = indicators.get(indicator.counterpart)?.value;
    if (!other) return reference(at, 'Den Indikator', indicator.counterpart, [...indicators.keys()]);
    const factorOf = (i: Indicator): number => ('factor' in i ? i.factor : 1);
    const fits =
      other.id !== indicator.id &&
      other.kind === indicator.kind &&
      other.unit === indicator.unit &&
      factorOf(other) === factorOf(indicator);
    return fits ? [] : [counterpartMisfit(at, indicator.id, other.id)];
  });
}

/** Everything named in disparities.yaml must exist. */
function checkDisparities({ disparities, indicators, vocabulary }: Catalogue): Problem[] {
  if (!disparities) return [];
  const { value, place } = disparities;
  const known = [...indicators.keys()];
  const groups = vocabulary?.value.target_groups.map((g) => g.id) ?? [];
  return [
    ...value.segregation.flatMap((s, i) => [
      ...reference(place(['segregation', i, 'indicator']), 'Den Indikator', s.indicator, known),
      ...s.target_groups.flatMap((g, j) =>
        reference(place(['segregation', i, 'target_groups', j]), 'Die Zielgruppe', g, groups),
      ),
    ]),
    ...value.multigroup.flatMap((m, i) =>
      m.groups.flatMap((g, j) =>
        reference(place(['multigroup', i, 'groups', j, 'indicator']), 'Den Indikator', g.indicator, known),
      ),
    ),
    ...value.standardisation.flatMap((s, i) =>
      checkStandardisation(s, indicators, (path) => place(['standardisation', i, ...path])),
    ),
    ...value.funnels.flatMap((id, i) => reference(place(['funnels', i]), 'Den Indikator', id, known)),
    ...(value.inequality
      ? reference(place(['inequality', 'by']), 'Den Indikator', value.inequality.by, known)
      : []),
  ];
}

/**
 * The disparities without what a room's own indicators no longer fit: a room may replace an indicator that the shared file
 * takes for a stratum or a whole. `checkStandardisation` has warned of each.
 */
export function fittingDisparities({ disparities, indicators }: Catalogue): Disparities {
  if (!disparities) return noDisparities;
  const { value } = disparities;
  return {
    ...value,
    standardisation: value.standardisation.filter((s) => misfitsOf(s, indicators).length === 0),
  };
}

/**
 * Whole and strata must exist, and a stratum must be a part of the whole: same unit, factor and pairing, and the same
 * datasets. An indicator that a room takes as delivered has no counts; then nothing is standardised.
 */
function checkStandardisation(
  { indicator, strata }: Standardisation,
  indicators: Catalogue['indicators'],
  place: (path: readonly (string | number)[]) => Place,
): Problem[] {
  const known = [...indicators.keys()];
  return [
    ...reference(place(['indicator']), 'Den Indikator', indicator, known),
    ...strata.flatMap((stratum, i) => {
      const at = place(['strata', i, 'indicator']);
      const part = indicators.get(stratum.indicator)?.value;
      return part ? [] : reference(at, 'Den Indikator', stratum.indicator, known);
    }),
    ...misfitsOf({ indicator, strata }, indicators).map((i) =>
      stratumMisfit(place(['strata', i, 'indicator']), strata[i]?.indicator ?? '', indicator),
    ),
  ];
}

/** Positions of the strata that are there but no part of the whole. */
function misfitsOf(
  { indicator, strata }: Pick<Standardisation, 'indicator' | 'strata'>,
  indicators: Catalogue['indicators'],
): number[] {
  const whole = indicators.get(indicator)?.value;
  return strata.flatMap((stratum, i) => {
    const part = indicators.get(stratum.indicator)?.value;
    return !whole || !part || isPartOf(part, whole) ? [] : [i];
  });
}

function isPartOf(part: Indicator, whole: Indicator): boolean {
  if (part.kind === 'delivered' || whole.kind === 'delivered') return true;
  if (part.kind !== 'ratio' || whole.kind !== 'ratio') return false;
  const measured = ({ unit, factor, pairing, numerator, denominator }: typeof part) =>
    JSON.stringify([unit, factor, pairing, ...[numerator, denominator].map(datasetsOf)]);
  return measured(part) === measured(whole);
}

const datasetsOf = (sum: Parameters<typeof termsOf>[0]): string[] =>
  [...new Set(termsOf(sum).map((term) => term.part.dataset))].sort();
