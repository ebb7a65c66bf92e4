import type { Dataset } from '../../model/dataset.js';
import type { Count, Counts } from './counts.js';
import { noRelations, type Relations, slack } from './equation.js';
import type { ChildrenAt } from './places.js';

/** How a count of a place is made up of those of the places below. */
export interface AreaSum extends Relations {
  /** Whether the parts make up the whole exactly and none is missing: then base cells of the whole are those of its parts. */
  isComplete: boolean;
}

/**
 * A place and its parts on the day of the count. Holds only where every dataset adds up over areas and at least one part
 * is known. Parts that are missing leave a rest of at least zero (within its bounds where the source hides them). A
 * delivered total that differs from its parts within the tolerance of the source leaves that much play to both sides; one
 * that differs by more says nothing.
 */
export function areaSum(
  count: Count,
  counts: Counts,
  childrenAt: ChildrenAt,
  datasets: ReadonlyMap<string, Dataset>,
  newNumber: () => number,
): AreaSum | null {
  const children = childrenAt(count.area, count.day);
  if (children.length === 0) return null;
  const used = [...new Set(count.terms.map((t) => t.dataset))].map((id) => datasets.get(id));
  if (!used.every((d) => d?.additivity.areas)) return null;
  const areas = counts.index.areasOf(count.form);
  const cells = [count.number];
  const coefficients = [1];
  let known = 0;
  for (const area of children) {
    const part = areas.get(area);
    if (!part) continue;
    cells.push(part.number);
    coefficients.push(-1);
    known += part.value;
  }
  if (cells.length === 1) return null;
  const left = count.value - known;
  const missing = children.filter((area) => !areas.has(area));
  const withRest = (lower: number, upper: number): AreaSum => {
    const number = newNumber();
    return {
      unknowns: [{ id: `${count.id} | rest`, number, lower, upper }],
      equations: [{ cells: [...cells, number], coefficients: [...coefficients, -1], equals: 0 }],
      isComplete: false,
    };
  };
  if (missing.length > 0) {
    const areHidden = missing.every((area) => counts.hiddenAtSource.at(count.form, area));
    const most = Math.max(...used.map((d) => d?.hidden_upper ?? Number.POSITIVE_INFINITY));
    const upper = areHidden ? missing.length * most : Number.POSITIVE_INFINITY;
    const isPossible = count.isBalance || (left >= -slack && left <= upper + slack);
    if (!isPossible) return null;
    return withRest(count.isBalance ? Number.NEGATIVE_INFINITY : 0, upper);
  }
  if (Math.abs(left) <= slack * Math.max(1, Math.abs(count.value))) {
    return { ...noRelations, equations: [{ cells, coefficients, equals: 0 }], isComplete: true };
  }
  const play = Math.max(...used.map((d) => toleranceOf(d, count.value)));
  return Math.abs(left) <= play ? withRest(-play, play) : null;
}

const toleranceOf = (dataset: Dataset | undefined, total: number): number =>
  Math.max(dataset?.tolerance.absolute ?? 0, (Math.abs(total) * (dataset?.tolerance.percent ?? 0)) / 100);
