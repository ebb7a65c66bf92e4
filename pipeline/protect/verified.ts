import { attack, type Cell, type Relation } from './cells/index.js';
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
 * the counts that are left too little, with the room they need.
 * @param isShown whether some figure still prints the count: cases go with their figure where only its group is hidden
 */
export async function verify(
  system: System,
  hidden: Map<string, HiddenCount>,
  starts: Iterable<Count>,
  isShown: (count: Count) => boolean,
): Promise<Map<Count, Demand>> {
  const isOpen = (count: Count) => count.isKnown || isShown(count);
  // A rounded number leaves its count unknown within bounds.
  const boundsOf = (count: Count) => (count.isKnown || !isShown(count) ? null : count.rounded);
  const isConstant = (count: Count) => isOpen(count) && boundsOf(count) === null;
  const ruled = ruledRelations(system, (count) => {
    if (isConstant(count)) return { lower: count.value, upper: count.value };
    const { lowerBound, upperBound } = knownOf(count, new Map());
    return boundsOf(count) ?? { lower: lowerBound, upper: upperBound };
  });
  const cut = { isCoupled: true, isConstant, ruled };
  const printed = (id: string) => {
    const size = system.counts.byId.get(id);
    return size && isShown(size) && size.rounded === null ? size.value : null;
  };
  const betrayed = new Map<Count, Demand>();
  const done = new Set<string>();
  for (const start of starts) {
    if (done.has(start.id) || isOpen(start)) continue;
    const component = await componentOf(system, start, cut);
    const { counts, bounds } = component;
    const { nameOf, unpublished, relations } = numbered(component);
    for (const { id } of counts) done.add(id);
    const hiddenOnes = counts.filter((count) => !isOpen(count));
    const cells = hiddenOnes.map((count) => ({
      id: nameOf(count.id),
      value: count.value,
      ...knownOf(count, bounds),
    }));
    const rounded = counts.flatMap((count) => {
      const own = boundsOf(count);
      if (own === null) return [];
      const { lowerBound, upperBound } = knownOf(count, bounds);
      return [
        {
          ...{ id: nameOf(count.id), value: count.value, unpublished: true },
          lowerBound: Math.min(count.value, Math.max(own.lower, lowerBound)),
          upperBound: Math.max(count.value, Math.min(own.upper, upperBound)),
        },
      ];
    });
    const rests = restsOf(hiddenOnes, counts, nameOf);
    const left = await tried(() =>
      attack(
        [...cells, ...rounded, ...unpublished, ...rests.map((r) => r.cell)],
        [...relations, ...rests.map((r) => r.relation)],
        [...cells.map((c) => c.id), ...rests.map((r) => r.cell.id)],
        { integer: counts.every((c) => Number.isInteger(c.value)) },
      ),
    );
    for (const count of hiddenOnes) {
      const interval = left?.[nameOf(count.id)];
      if (!interval) continue;
      const known = hidden.get(count.id);
      const reason = known?.reason ?? (count.demand || !count.isPrinted ? 'primary' : 'secondary');
      hidden.set(count.id, { reason, ...interval });
      const demand = narrowedTo(count, interval, printed);
      if (demand) betrayed.set(count, demand);
    }
    for (const { count, cell, least } of rests) {
      const interval = left?.[cell.id];
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
  relation: Relation;
  least: number;
}

/** The rests of groups that are hidden themselves or rounded, as far as both group and cases are in question. */
function restsOf(hidden: readonly Count[], counts: readonly Count[], nameOf: (id: string) => string): Rest[] {
  const byId = new Map(counts.map((c) => [c.id, c]));
  return hidden.flatMap((count) =>
    count.groups.flatMap(({ denominator, least }): Rest[] => {
      const group = byId.get(denominator);
      if (!group) return [];
      const [whole, part] = [nameOf(denominator), nameOf(count.id)];
      const id = `${part} left of ${whole}`;
      const coefficients = { [whole]: 1, [part]: -1, [id]: -1 };
      const cell = { id, value: group.value - count.value };
      return [{ count, cell, relation: { coefficients, equals: 0 }, least }];
    }),
  );
}
