import type { Dataset } from '../../model/dataset.js';
import { push, remember } from '../../model/maps.js';
import { type Comparison, measureKey, measureKeys, placeRelations, type Structure } from './atoms.js';
import type { Count, Counts } from './counts.js';
import type { Relations } from './equation.js';
import type { Rule } from './rules.js';
import type { Term } from './terms.js';

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
  newNumber: () => number,
): (count: Count) => RuledPlace | null {
  const structures = new Map<string, Structure>();
  const places = new Map<string, ReadonlyMap<Count, RuledPlace>>();
  const days = new Map<string, DatedRule[]>();
  // How far an unknown sum may be off in per cent, nobody knows.
  const known = rules.filter((rule) => rule.tolerance.percent === 0);
  const counted = new Set<string>();
  for (const { terms } of counts.all) for (const key of measureKeys(terms)) counted.add(key);
  // Most rules say nothing on most days: what they compare was not counted then.
  const isCounted = ({ terms }: DatedRule) =>
    terms.every(({ term, key }) => term.sign < 0 || counted.has(key));
  const rulesOn = (day: string) =>
    remember(days, day, () => known.map((rule) => datedRule(rule, day, counts)).filter(isCounted));
  return (count) => {
    const found = remember(places, count.area, () =>
      ruledPlacesOf(groupsOf(count.area), count.area, rulesOn, counts, (all, comparisons) =>
        placeRelations(all, datasets, structures, newNumber, comparisons),
      ),
    );
    return found.get(count) ?? null;
  };
}

interface DatedTerm {
  term: Term;
  key: string;
  /** The form that counts just this. */
  form: string | null;
}

/** A rule on a day. */
interface DatedRule {
  id: string;
  terms: readonly DatedTerm[];
  lower: number;
}

function datedRule({ id, terms, tolerance }: Rule, day: string, counts: Counts): DatedRule {
  return {
    id: `${id}@${day}`,
    terms: terms.map((part) => {
      const term = { ...part, day };
      return { term, key: measureKey(term), form: counts.formNamed([{ ...term, sign: 1 }]) };
    }),
    lower: -tolerance.absolute,
  };
}

function ruledPlacesOf(
  groups: readonly PlaceGroup[],
  area: string,
  rulesOn: (day: string) => readonly DatedRule[],
  counts: Counts,
  relationsOf: (
    counts: readonly Count[],
    comparisons: readonly Comparison[],
  ) => ReturnType<typeof placeRelations>,
): Map<Count, RuledPlace> {
  const groupOf = new Map<string, PlaceGroup>();
  const days = new Set<string>();
  for (const group of groups) {
    for (const { terms } of group.counts) {
      for (const key of measureKeys(terms)) groupOf.set(key, group);
      for (const { day } of terms) days.add(day);
    }
  }
  const tied: { comparison: Comparison; groups: PlaceGroup[] }[] = [];
  const isCounted = ({ key }: DatedTerm) => groupOf.has(key);
  const isMissing = ({ key, term }: DatedTerm) => term.sign > 0 && !groupOf.has(key);
  const isPart = ({ key, term }: DatedTerm) => term.sign < 0 && groupOf.has(key);
  const isPrinted = ({ form }: DatedTerm) => form !== null && counts.index.at(form, area) !== undefined;
  for (const day of [...days].sort()) {
    for (const { id, terms, lower } of rulesOn(day)) {
      // Without one of its parts the rest of the rule still holds, without the whole it says nothing.
      if (terms.some(isMissing) || !terms.some(isPart)) continue;
      const known = terms.filter(isCounted);
      if (known.every(isPrinted)) continue;
      const concerned = known.flatMap(({ key }) => groupOf.get(key) ?? []);
      if (concerned.every((group) => group.isComplete)) continue;
      // A rule of which a part is missing in this place is not the same as where all are there.
      const own = known.length === terms.length ? id : `${id} ${known.map(({ key }) => key).join()}`;
      tied.push({ comparison: { id: own, terms: known.map(({ term }) => term), lower }, groups: concerned });
    }
  }
  const found = new Map<Count, RuledPlace>();
  for (const { groups: together, comparisons } of joined(tied)) {
    const all = [...together].flatMap((group) => group.counts).sort((a, b) => (a.id < b.id ? -1 : 1));
    const { comparisons: rules, ...cells } = relationsOf(all, comparisons);
    const place = { counts: all, cells, rules };
    for (const count of all) found.set(count, place);
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
