import type { GroupShare, SeveralGroups } from '../../model/disparities.js';
import type { Segregation, SegregationMeasure } from '../../model/patterns.js';
import type { DataRoom } from '../../model/room.js';
import {
  correctedDissimilarity,
  dissimilarity,
  entropy,
  gini,
  interaction,
  isolation,
  multigroupDissimilarity,
  multigroupInformationTheory,
  spatialDissimilarity,
} from '../methods/index.js';
import { indicesOf, type NeighboursOf } from './neighbours.js';
import { countsOf, isCovered, type OpenFigures } from './open.js';

type Measured = { measure: SegregationMeasure; value: number | null }[];
type At = { period: string; referenceDate: string };

/**
 * Segregation of every declared group, for the county and every municipality with enough areas, in every period. Only
 * areas with published counts enter, and residual areas never. In the order of disparities.yaml, then county,
 * municipalities as in region.yaml, then periods.
 */
export function segregationOf(open: OpenFigures, room: DataRoom, neighboursOf: NeighboursOf): Segregation[] {
  const { segregation, multigroup } = room.definitions.disparities;
  return [
    ...segregation.flatMap((group) => ofOneGroup(open, room, group, neighboursOf)),
    ...multigroup.flatMap((groups) => ofSeveralGroups(open, room, groups)),
  ];
}

function ofOneGroup(
  open: OpenFigures,
  room: DataRoom,
  group: GroupShare,
  neighboursOf: NeighboursOf,
): Segregation[] {
  const periods = open.periods(group.indicator);
  return overWholes(room, group.id, periods, (at, municipality) => {
    const all = open.areas(group.indicator, at, municipality);
    const known = all.flatMap((area) => {
      const counts = countsOf(area);
      return counts ? [{ ...counts, id: area.id }] : [];
    });
    // Nobody lives beside an empty area.
    const inhabited = known.filter((a) => a.n > 0);
    const [x, n] = [inhabited.map((a) => a.x), inhabited.map((a) => a.n)];
    const near = indicesOf(inhabited, neighboursOf);
    return {
      areas: known.length,
      all: all.length,
      measures: () => [
        { measure: 'dissimilarity', value: dissimilarity(x, n) },
        { measure: 'isolation', value: isolation(x, n) },
        { measure: 'interaction', value: interaction(x, n) },
        { measure: 'gini', value: gini(x, n) },
        { measure: 'entropy', value: entropy(x, n) },
        {
          measure: 'spatial_dissimilarity',
          value: near.some((list) => list.length > 0) ? spatialDissimilarity(x, n, near) : null,
        },
      ],
      corrected: () => correctedDissimilarity(x, n),
    };
  });
}

function ofSeveralGroups(open: OpenFigures, room: DataRoom, { id, groups }: SeveralGroups): Segregation[] {
  const [first] = groups;
  return overWholes(room, id, first ? open.periods(first.indicator) : [], (at, municipality) => {
    const lists = groups.map(({ indicator, part }) => {
      const areas = open.areas(indicator, at, municipality);
      return areas.map((area) => {
        const counts = countsOf(area);
        return counts && (part === 'numerator' ? counts.x : counts.n - counts.x);
      });
    });
    const all = lists[0]?.length ?? 0;
    const known = Array.from({ length: all }, (_, i) => lists.map((list) => list[i] ?? null)).filter(
      (counts): counts is number[] => counts.every((c) => c !== null),
    );
    const members = groups.map((_, k) => known.map((counts) => counts[k] ?? 0));
    return {
      areas: known.length,
      all,
      measures: () => [
        { measure: 'multigroup_dissimilarity', value: multigroupDissimilarity(members) },
        { measure: 'multigroup_entropy', value: multigroupInformationTheory(members) },
      ],
      corrected: () => null,
    };
  });
}

interface Spread {
  areas: number;
  all: number;
  measures: () => Measured;
  corrected: () => Segregation['corrected'];
}

/** The county and each municipality, in every period in which enough of their areas have counts. */
function overWholes(
  room: DataRoom,
  segregation: string,
  periods: readonly At[],
  spreadOf: (at: At, municipality: string | undefined) => Spread,
): Segregation[] {
  const { county, municipalities } = room.region;
  const wholes = [
    { id: county.ags, municipality: undefined },
    ...municipalities.map(({ ags }) => ({ id: ags, municipality: ags })),
  ];
  return wholes.flatMap(({ id, municipality }) =>
    periods.flatMap((at) => {
      const { areas, all, measures, corrected } = spreadOf(at, municipality);
      if (!isCovered(areas, all)) return [];
      const known = measures().flatMap(({ measure, value }) => (value === null ? [] : [{ measure, value }]));
      return known.length === 0
        ? []
        : [
            {
              segregation,
              area: id,
              ...at,
              areas,
              leftOut: all - areas,
              measures: known,
              corrected: corrected(),
            },
          ];
    }),
  );
}
