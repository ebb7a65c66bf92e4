import type { Dataset } from '../../model/dataset.js';
import { push, remember } from '../../model/maps.js';
import { type Comparison, measureKey, measureKeys, placeRelations, type Structure } from './atoms.js';
import type { Count, Counts } from './counts.js';
import type { Relations } from './equation.js';
import type { Rule } from './rules.js';
import type { Term, TermPart } from './terms.js';

/** Counts of one place that share base cells. */
export interface PlaceGroup {
  counts: readonly Count[];
  /** Whether each of them is the sum of its areas: what is to be said of the base cells is said there. */
  isComplete: boolean;
}

/** Counts of one place that rules between their base cells tie together. */
export interface RuledPlace {
  counts: readonly Count[];
  /** Each count as the sum of its base cells. */
  cells: Relations;
  /** One for each rule, with the rest it leaves. */
  rules: readonly Relations[];
}

/**
 * Finds the rules that compare base cells nobody prints: somebody who sees only a sum with such a cell knows something of
 * it all the same. A rule between printed counts is an inequality already (`inequalitiesOf`). `null`: no rule of this kind
 * bears on the count. Worked out for one place at a time, when first asked.
 */
export function ruledPlaces(
  groupsOf: (area: string) => readonly PlaceGroup[],
  rules: readonly Rule[],
  counts: Counts,
  datasets: ReadonlyMap<string, Dataset>,
): (count: Count) => RuledPlace | null {
  const structures = new Map<string, Structure>();
  const places = new Map<string, Map<string, RuledPlace>>();
  return (count) => {
    const found = remember(places, count.area, () =>
      ruledPlacesOf(groupsOf(count.area), count.area, rules, counts, datasets, structures),
    );
    return found.get(count.id) ?? null;
  };
}

function ruledPlacesOf(
  groups: readonly PlaceGroup[],
  area: string,
  rules: readonly Rule[],
  counts: Counts,
  datasets: ReadonlyMap<string, Dataset>,
  structures: Map<string, Structure>,
): Map<string, RuledPlace> {
  const groupOf = new Map<string, PlaceGroup>();
  const days = new Set<string>();
  for (const group of groups) {
    for (const { terms } of group.counts) {
      for (const key of measureKeys(terms)) groupOf.set(key, group);
      for (const { day } of terms) days.add(day);
    }
  }
  const sorted = [...days].sort();
  const isPrinted = ({ sign: _, ...term }: Term) => {
    const form = counts.formNamed([{ ...term, sign: 1 }]);
    return form !== null && counts.index.at(form, area) !== undefined;
  };
  const tied: { comparison: Comparison; groups: PlaceGroup[] }[] = [];
  for (const { id, terms, tolerance } of rules) {
    // How far an unknown sum may be off in per cent, nobody knows.
    if (tolerance.percent > 0) continue;
    for (const day of sorted) {
      const isKnown = (term: TermPart) => groupOf.has(measureKey({ ...term, day }));
      // Without one of its parts the rest of the rule still holds, without the whole it says nothing.
      if (terms.some((term) => term.sign > 0 && !isKnown(term))) continue;
      const known = terms.filter(isKnown).map((term) => ({ ...term, day }));
      if (!known.some((term) => term.sign < 0) || known.every(isPrinted)) continue;
      const concerned = known.flatMap((term) => groupOf.get(measureKey(term)) ?? []);
      if (concerned.every((group) => group.isComplete)) continue;
      const comparison = { id: `${id}@${day}`, terms: known, lower: -tolerance.absolute };
      tied.push({ comparison, groups: concerned });
    }
  }
  const found = new Map<string, RuledPlace>();
  for (const { groups: together, comparisons } of joined(tied)) {
    const all = [...together].flatMap((group) => group.counts).sort((a, b) => (a.id < b.id ? -1 : 1));
    const { comparisons: rules, ...cells } = placeRelations(all, datasets, structures, comparisons);
    const place = { counts: all, cells, rules };
    for (const { id } of all) found.set(id, place);
  }
  return found;
}

/** Groups that comparisons tie together, straight or through others, with these comparisons. */
function joined(
  tied: readonly { comparison: Comparison; groups: readonly PlaceGroup[] }[],
): { groups: Set<PlaceGroup>; comparisons: Comparison[] }[] {
  const sets = new Map<PlaceGroup, Set<PlaceGroup>>();
  for (const { groups } of tied) {
    const all = new Set(groups.flatMap((group) => [...(sets.get(group) ?? [group])]));
    for (const group of all) sets.set(group, all);
  }
  const comparisons = new Map<Set<PlaceGroup>, Comparison[]>();
  for (const { comparison, groups } of tied) {
    const set = groups[0] && sets.get(groups[0]);
    if (set) push(comparisons, set, comparison);
  }
  return [...comparisons].map(([groups, list]) => ({ groups, comparisons: list }));
}
