import { push } from '../../model/maps.js';
import type { DataRoom } from '../../model/room.js';
import { placeGroups, placeRelations } from './atoms.js';
import { type Count, type Counts, countsOf, type Figure } from './counts.js';
import type { Relations } from './equation.js';
import { childrenAt } from './places.js';
import { type PlaceGroup, type RuledPlace, ruledPlaces } from './ruled-places.js';
import { type Inequality, inequalitiesOf, rulesOf } from './rules.js';
import { withSourceHidden } from './source-hidden.js';
import { areaSum } from './sums.js';

/** Everything published as one system of equations; what ties a count to others is looked up by its id. */
export interface System {
  counts: Counts;
  /** Sums over areas in which the count is the whole or a part. */
  sumsOf(count: Count): readonly Relations[];
  /** Base cells it shares with other counts of its place; `null` where nothing is shared. */
  placeOf(count: Count): Relations | null;
  inequalitiesOf(count: Count): readonly Inequality[];
  /** The counts of its place that rules between base cells nobody prints tie to it; `null` where there are none. */
  ruledPlaceOf(count: Count): RuledPlace | null;
}

export function systemOf(figures: readonly Figure[], room: DataRoom): System {
  const { datasets } = room.definitions;
  const children = childrenAt(room.region);
  const counts = withSourceHidden(countsOf(figures, datasets), children, room.region);
  const all = [...counts.byId.values()];
  const sums = new Map<string, Relations[]>();
  const complete = new Set<string>();
  for (const count of all) {
    const sum = areaSum(count, counts, children, datasets);
    if (!sum) continue;
    if (sum.isComplete) complete.add(count.id);
    for (const { coefficients } of sum.equations) {
      for (const id of coefficients.keys()) if (counts.byId.has(id)) push(sums, id, sum);
    }
  }
  const inequalities = new Map<string, Inequality[]>();
  for (const inequality of inequalitiesOf(figures, counts, datasets, children)) {
    for (const id of inequality.coefficients.keys()) push(inequalities, id, inequality);
  }
  const places = placesOf(all, complete);
  const groups = groupsOf(places);
  const relations = new Map<readonly Count[], Relations>();
  const structures = new Map();
  return {
    counts,
    sumsOf: (count) => sums.get(count.id) ?? [],
    placeOf(count) {
      const group = groups.get(count.id);
      if (!group) return null;
      const known = relations.get(group) ?? placeRelations(group, datasets, structures);
      relations.set(group, known);
      return known;
    },
    inequalitiesOf: (count) => inequalities.get(count.id) ?? [],
    ruledPlaceOf: ruledPlaces((area) => places.get(area) ?? [], rulesOf(datasets), counts, datasets),
  };
}

/** Groups of counts that share base cells, by place. */
function placesOf(all: readonly Count[], complete: ReadonlySet<string>): Map<string, PlaceGroup[]> {
  const byArea = new Map<string, Count[]>();
  for (const count of all) push(byArea, count.area, count);
  const groups = ([area, counts]: readonly [string, Count[]]) =>
    [
      area,
      placeGroups(counts).map((group) => ({
        counts: group,
        isComplete: group.every((c) => complete.has(c.id)),
      })),
    ] as const;
  return new Map([...byArea].map(groups));
}

/** Base cells are needed where a count is not simply the sum of its areas: elsewhere those of the areas say it all. */
function groupsOf(places: ReadonlyMap<string, readonly PlaceGroup[]>): Map<string, readonly Count[]> {
  const groups = new Map<string, readonly Count[]>();
  for (const { counts, isComplete } of [...places.values()].flat()) {
    if (counts.length < 2 || isComplete) continue;
    for (const { id } of counts) groups.set(id, counts);
  }
  return groups;
}
