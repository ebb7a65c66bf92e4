import { push, remember } from '../../model/maps.js';
import type { DataRoom } from '../../model/room.js';
import { placeGroups, placeRelations } from './atoms.js';
import { withChained } from './chained-rules.js';
import { type Count, type Counts, countsOf, type Figure } from './counts.js';
import type { Relations, ValueAt } from './equation.js';
import { childrenAt } from './places.js';
import { type PlaceGroup, type RuledPlace, ruledPlaces } from './ruled-places.js';
import { type Inequality, inequalitiesOf, inequalityRests, rulesOf } from './rules.js';
import { addSourceHidden } from './source-hidden.js';
import { areaSum } from './sums.js';

/** Everything published as one system of equations; what ties a count to others is looked up by its number. */
export interface System {
  counts: Counts;
  valueAt: ValueAt;
  /** Sums over areas in which the count is the whole or a part. */
  sumsOf(count: Count): readonly Relations[];
  /** Base cells it shares with other counts of its place; `null` where nothing is shared. */
  placeOf(count: Count): Relations | null;
  inequalitiesOf(count: Count): readonly Inequality[];
  /** An inequality as an equation with the rest it leaves. */
  withRest(inequality: Inequality): Relations;
  /** The counts of its place that rules between base cells nobody prints tie to it; `null` where there are none. */
  ruledPlaceOf(count: Count): RuledPlace | null;
}

export function systemOf(figures: readonly Figure[], room: DataRoom): System {
  const { datasets } = room.definitions;
  const children = childrenAt(room.region);
  const counts = countsOf(figures, datasets);
  addSourceHidden(counts, children, room.region);
  const { all } = counts;
  let numbers = all.length;
  const newNumber = () => numbers++;
  const sums: Relations[][] = [];
  const complete = new Set<Count>();
  for (const count of all) {
    const sum = areaSum(count, counts, children, datasets, newNumber);
    if (!sum) continue;
    if (sum.isComplete) complete.add(count);
    for (const { cells } of sum.equations) {
      for (const cell of cells) if (cell < all.length) listAt(sums, cell).push(sum);
    }
  }
  const rules = withChained(rulesOf(datasets), figures, datasets);
  const inequalities: Inequality[][] = [];
  for (const inequality of inequalitiesOf(figures, counts, rules, datasets, children)) {
    for (const { number } of inequality.counts) listAt(inequalities, number).push(inequality);
  }
  const places = placesOf(all, complete);
  const groups = groupsOf(places);
  const relations = new Map<readonly Count[], Relations>();
  const structures = new Map();
  return {
    counts,
    valueAt: (cell) => (cell < all.length ? all[cell]?.value : undefined),
    sumsOf: ({ number }) => sums[number] ?? [],
    placeOf(count) {
      const group = groups.get(count);
      if (!group) return null;
      return remember(relations, group, () => placeRelations(group, datasets, structures, newNumber));
    },
    inequalitiesOf: ({ number }) => inequalities[number] ?? [],
    withRest: inequalityRests(newNumber),
    ruledPlaceOf: ruledPlaces((area) => places.get(area) ?? [], rules, counts, datasets, newNumber),
  };
}

function listAt<Item>(lists: Item[][], position: number): Item[] {
  const list = lists[position] ?? [];
  lists[position] = list;
  return list;
}

/** Groups of counts that share base cells, by place. */
function placesOf(all: readonly Count[], complete: ReadonlySet<Count>): Map<string, PlaceGroup[]> {
  const byArea = new Map<string, Count[]>();
  for (const count of all) push(byArea, count.area, count);
  const groups = ([area, counts]: readonly [string, Count[]]) =>
    [
      area,
      placeGroups(counts).map((group) => ({
        counts: group,
        isComplete: group.every((c) => complete.has(c)),
      })),
    ] as const;
  return new Map([...byArea].map(groups));
}

/** Base cells are needed where a count is not simply the sum of its areas: elsewhere those of the areas say it all. */
function groupsOf(places: ReadonlyMap<string, readonly PlaceGroup[]>): Map<Count, readonly Count[]> {
  const groups = new Map<Count, readonly Count[]>();
  for (const { counts, isComplete } of [...places.values()].flat()) {
    if (counts.length < 2 || isComplete) continue;
    for (const count of counts) groups.set(count, counts);
  }
  return groups;
}
