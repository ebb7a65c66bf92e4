import { duplicateId } from '../model/messages/definitions.js';
import { indicatorWithoutDirection } from '../model/messages/indices.js';
import type { Problem } from '../model/problem.js';
import type { Area } from '../model/region.js';
import type { Catalogue } from './catalogue.js';
import { reference } from './reference.js';

/** Every indicator an index names must exist, and a component must say which direction is a burden. */
export function checkIndices({ indices, indicators }: Catalogue): Problem[] {
  const known = [...indicators.keys()];
  return [...indices.values()].flatMap(({ value: index, place }) => {
    const twin = indicators.get(index.id);
    const checked = (path: readonly PropertyKey[], id: string) =>
      reference(place(path), 'Den Indikator', id, known);
    return [
      // Both are anchors of the report and names of figures.
      ...(twin ? [duplicateId(place(['id']), index.id, twin.file)] : []),
      ...index.components.flatMap(({ indicator, change }, i) => {
        const at = ['components', i, 'indicator'];
        const direction = indicators.get(indicator)?.value.direction;
        return [
          ...checked(at, indicator),
          ...(direction === 'none' ? [indicatorWithoutDirection(place(at), indicator)] : []),
          ...(change === undefined ? [] : checked(['components', i, 'change'], change)),
        ];
      }),
      ...checked(['minimum_population', 'indicator'], index.minimum_population.indicator),
    ];
  });
}

/** The named exceptions and the level must exist in the region. Shared indices name no exceptions of a region. */
export function checkIndexPlaces(
  { indices }: Catalogue,
  areas: readonly Area[],
  levels: readonly string[],
): Problem[] {
  const ids = areas.map((a) => a.id);
  return [...indices.values()].flatMap(({ value: index, place }) => [
    ...reference(place(['level']), 'Die Ebene', index.level, levels),
    ...index.exceptions.flatMap(({ area }, i) =>
      reference(place(['exceptions', i, 'area']), 'Das Gebiet', area, ids),
    ),
  ]);
}
