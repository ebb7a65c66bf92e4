import type { Count } from '../counts.js';
import { calendarDay } from '../days.js';
import { type Relation, toleranceOf } from '../sources.js';
import { addUp, type Expression } from '../system.js';

/**
 * Areas that were cut anew, published for one and the same day in their old and their new shape: what an old area counts
 * goes to its successors, and a new area counts what came from its predecessors. How much went where stays unknown.
 */
export const successionRelation: Relation = (builder, { index, forms, stated, registry }) => {
  const { places } = index;
  const flows = new Set<number>();
  const written = { from: new Set<Count>(), to: new Set<Count>() };
  return (count) => {
    const { area, measured } = count;
    const { form, when } = measured;
    if (flows.has(count.key) || form.hasDeductions) return;
    const day = calendarDay([...when.values()][0]?.[0] ?? '');
    const links = (id: string) => [
      ...places.successors(id).map((to) => ({ from: id, to })),
      ...places.predecessors(id).map((from) => ({ from, to: id })),
    ];
    // Side by side on one day they are two areas; only in two shapes of the same land does one hold the other.
    const cut = (id: string) =>
      links(id).filter(({ from, to }) => !(places.exists(from, day) && places.exists(to, day)));
    const members = new Set([area]);
    for (const id of members) {
      for (const { from, to } of cut(id)) members.add(from).add(to);
    }
    const isStated = (id: string) => stated.ranges.has(registry.at(measured, id).key);
    if (![...members].some((id) => id !== area && isStated(id))) return;
    const flow = ({ from, to }: { from: string; to: string }): readonly [Expression, number] => {
      const moved = registry.at(measured, `${from}\n${to}`);
      flows.add(moved.key);
      return [builder.valueOf(moved), -1];
    };
    const split = (side: 'from' | 'to', whole: Count): void => {
      if (written[side].has(whole)) return;
      written[side].add(whole);
      builder.write(() => {
        const moved = cut(whole.area).filter((link) => link[side] === whole.area);
        if (moved.length === 0) return null;
        const total = builder.valueOf(whole);
        const isAll = side === 'from' || places.isNew(whole.area);
        return {
          sum: addUp([total, 1], ...moved.map(flow)),
          ...{ lower: 0, upper: isAll ? 0 : Number.POSITIVE_INFINITY },
          tolerance: toleranceOf(form, total.constant, forms),
        };
      });
    };
    for (const id of members) {
      split('from', registry.at(measured, id));
      split('to', registry.at(measured, id));
    }
  };
};
