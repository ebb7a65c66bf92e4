import { attack } from './cells/index.js';
import { type HiddenCount, knownOf, relationsOf, tried, unpublished } from './pattern.js';
import { narrowedTo } from './system/betrayed.js';
import { componentOf } from './system/component.js';
import type { Count } from './system/counts.js';
import type { Demand } from './system/demands.js';
import type { System } from './system/system.js';

/**
 * Attacks a finished pattern with every relation there is and everything printed known, in whole numbers where the counts
 * are whole. Writes into `hidden` what is really left of each hidden count that hangs together with `starts`, and gives
 * the counts that are left too little, with the room they need.
 */
export async function verify(
  system: System,
  hidden: Map<string, HiddenCount>,
  starts: Iterable<Count>,
): Promise<Map<Count, Demand>> {
  const cut = {
    isCoupled: true,
    isConstant: (count: Count) => count.isKnown || (count.isPrinted && !hidden.has(count.id)),
  };
  const printed = (id: string) => {
    const size = system.counts.byId.get(id);
    return size?.isPrinted && !hidden.has(id) ? size.value : null;
  };
  const betrayed = new Map<Count, Demand>();
  const done = new Set<string>();
  for (const start of starts) {
    if (done.has(start.id) || cut.isConstant(start)) continue;
    const component = await componentOf(system, start, cut);
    const { counts, unknowns, bounds } = component;
    for (const { id } of counts) done.add(id);
    const cells = counts.map((count) => ({ id: count.id, value: count.value, ...knownOf(count, bounds) }));
    const left = await tried(() =>
      attack(
        [...cells, ...unknowns.map(unpublished)],
        relationsOf(component),
        counts.map((c) => c.id),
        { integer: counts.every((c) => Number.isInteger(c.value)) },
      ),
    );
    for (const count of counts) {
      const interval = left?.[count.id];
      if (!interval) continue;
      const known = hidden.get(count.id);
      hidden.set(count.id, { reason: known?.reason ?? 'primary', ...interval });
      const demand = narrowedTo(count, interval, printed);
      if (demand) betrayed.set(count, demand);
    }
  }
  return betrayed;
}
