import { counterpartMisfit } from '../model/messages/groups.js';
import type { Problem } from '../model/problem.js';
import type { Catalogue } from './catalogue.js';
import { reference } from './reference.js';

/** What target groups and the spread over areas refer to. Collects every problem. */
export const checkGroups = (catalogue: Catalogue): Problem[] => [
  ...checkCounterparts(catalogue),
  ...checkDisparities(catalogue),
];

/** A counterpart must exist, be a proportion like its indicator, and have the same unit. */
function checkCounterparts({ indicators }: Catalogue): Problem[] {
  return [...indicators.values()].flatMap(({ value: indicator, place }) => {
    if (indicator.counterpart === undefined) return [];
    const at = place(['counterpart']);
    const other = indicators.get(indicator.counterpart)?.value;
    if (!other) return reference(at, 'Den Indikator', indicator.counterpart, [...indicators.keys()]);
    const fits = other.id !== indicator.id && other.kind === indicator.kind && other.unit === indicator.unit;
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
    ...(value.inequality
      ? reference(place(['inequality', 'by']), 'Den Indikator', value.inequality.by, known)
      : []),
  ];
}
