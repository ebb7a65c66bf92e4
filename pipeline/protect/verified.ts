import { attackTable, type Cell, type Equation, tableOfNumbered } from './cells/index.js';
import { knownOf, numbered } from './numbered.js';
import { type HiddenCount, tried } from './pattern.js';
import { narrowedTo, roomFor } from './system/betrayed.js';
import { componentOf } from './system/component.js';
import type { Count } from './system/counts.js';
import { type Demand, joined } from './system/demands.js';
import { ruledRelations } from './system/ruled-parts.js';
import type { System } from './system/system.js';

/**
 * Attacks a finished pattern with every relation there is and everything printed known, in whole numbers where the counts
 * are whole. Writes into `hidden` what is really left of each hidden count that hangs together with `starts`, and gives
 * the counts that are left too little, with the room they need. Where the attack comes to no end (nothing fits, or the
 * solver gives up) nothing is shown: the counts the policy protects there go into `unproved`, and out of it once it does.
 * @param starts a printed one stands for the hidden ones it is tied to
 * @param isShown whether some figure still prints the count: cases go with their figure where only its group is hidden
 */
export async function verify(
  system: System,
  hidden: Map<Count, HiddenCount>,
  starts: Iterable<Count>,
  isShown: (count: Count) => boolean,
  unproved: Set<Count>,
): Promise<Map<Count, Demand>> {
  const shown: (boolean | undefined)[] = [];
  // Asked many times of each count; what is found here changes none of it.
  const isPrinted = (count: Count): boolean => {
    const known = shown[count.number] ?? isShown(count);
    shown[count.number] = known;
    return known;
  };
  const isOpen = (count: Count) => count.isKnown || isPrinted(count);
  // A rounded number leaves its count unknown within bounds.
  const boundsOf = (count: Count) => (count.isKnown || !isPrinted(count) ? null : count.rounded);
  const isConstant = (count: Count) => isOpen(count) && boundsOf(count) === null;
  const ruled = ruledRelations(system, (count) => {
    if (isConstant(count)) return { lower: count.value, upper: count.value };
    const { lowerBound, upperBound } = knownOf(count, new Map());
    return boundsOf(count) ?? { lower: lowerBound, upper: upperBound };
  });
  const cut = { isCoupled: true, isConstant, ruled };
  const printed = (size: Count) => (isPrinted(size) && size.rounded === null ? size.value : null);
  const betrayed = new Map<Count, Demand>();
  const done = new Set<Count>();
  for (const start of starts) {
    if (done.has(start)) continue;
    const component = await componentOf(system, start, cut);
    const { bounds } = component;
    for (const count of component.counts) done.add(count);
    const hiddenOnes = component.counts.filter((count) => !isOpen(count));
    const roundedOnes = component.counts.filter(isOpen);
    const counts = [...hiddenOnes, ...roundedOnes];
    const { placeOf, unpublished, equations } = numbered({ ...component, counts });
    const cells = hiddenOnes.map((count) => ({ id: '', value: count.value, ...knownOf(count, bounds) }));
    const rounded = roundedOnes.map((count) => {
      const own = boundsOf(count) ?? { lower: count.value, upper: count.value };
      const { lowerBound, upperBound } = knownOf(count, bounds);
      return {
        ...{ id: '', value: count.value, unpublished: true },
        lowerBound: Math.min(count.value, Math.max(own.lower, lowerBound)),
        upperBound: Math.max(count.value, Math.min(own.upper, upperBound)),
      };
    });
    const known = [...cells, ...rounded, ...unpublished];
    const rests = restsOf(hiddenOnes, counts, placeOf, known.length);
    const table = tableOfNumbered(
      [...known, ...rests.map((r) => r.cell)],
      [...equations, ...rests.map((r) => r.equation)],
    );
    const asked = new Map([...hiddenOnes.keys(), ...rests.map((r) => r.place)].map((place) => [place, null]));
    const integer = counts.every((c) => Number.isInteger(c.value));
    const left = await tried(() => attackTable(table, (place) => asked.has(place), asked, { integer }));
    for (const count of hiddenOnes) {
      if (left || !count.demand) unproved.delete(count);
      else unproved.add(count);
    }
    hiddenOnes.forEach((count, place) => {
      const interval = left?.get(place);
      if (!interval) return;
      hidden.set(count, interval);
      const groups = count.groups.map(({ denominator, least }) => ({ size: printed(denominator), least }));
      const demand = narrowedTo(count, interval, groups);
      if (demand) betrayed.set(count, demand);
    });
    for (const { count, cell, place, least } of rests) {
      const interval = left?.get(place);
      const room = interval && roomFor(cell.value, interval, least, Number.POSITIVE_INFINITY);
      if (!room) continue;
      const more = { lower: count.value - (room.upper - cell.value), upper: count.value };
      betrayed.set(count, joined(betrayed.get(count) ?? null, more) ?? more);
    }
  }
  return betrayed;
}

interface Rest {
  count: Count;
  cell: Cell;
  place: number;
  equation: Equation;
  least: number;
}

/** The rests of groups that are hidden themselves or rounded, as far as both group and cases are in question. */
function restsOf(
  hidden: readonly Count[],
  counts: readonly Count[],
  placeOf: (number: number) => number,
  first: number,
): Rest[] {
  const inQuestion = new Set(counts);
  const pairs = hidden.flatMap((count) =>
    count.groups.flatMap(({ denominator: group, least }) =>
      inQuestion.has(group) ? [{ count, group, least }] : [],
    ),
  );
  return pairs.map(({ count, group, least }, i): Rest => {
    const place = first + i;
    const terms: [number, number][] = [
      [placeOf(group.number), 1],
      [placeOf(count.number), -1],
    ];
    return {
      ...{ count, place, least },
      cell: { id: '', value: group.value - count.value },
      equation: { terms: [...terms.sort(([a], [b]) => a - b), [place, -1]], equals: 0 },
    };
  });
}
