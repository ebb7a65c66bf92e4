import {
  type CodeColumn,
  type Condition,
  type Dataset,
  dimensionsOf,
  openAge,
  type Part,
  totalCode,
} from '../../model/dataset.js';

/**
 * Cuts what one measure of a dataset counts into the smallest groups that the given parts tell apart: every part is a
 * union of them. Overlapping age bands and lists of codes become disjoint pieces; pieces no part holds are left out.
 * Gives the pieces of a part, numbered from 0.
 */
export function partition(dataset: Dataset, parts: readonly Part[]): (part: Part) => readonly number[] {
  const dimensions = dimensionsOf(dataset);
  let cells: { inside: boolean[] }[] = [{ inside: parts.map(() => true) }];
  for (const dimension of dimensions) {
    const conditions = parts.map((p) => p.where[dimension.id]);
    const groups = dimension.type === 'age' ? ageGroups(conditions) : codeGroups(dimension, conditions);
    cells = distinct(
      cells.flatMap((cell) =>
        groups.map((group) => ({ inside: cell.inside.map((yes, i) => yes && group[i] === true) })),
      ),
    );
  }
  const pieces = cells.filter((cell) => cell.inside.includes(true));
  const keys = new Map(parts.map((part, i) => [partKey(part), i]));
  return (part) => {
    const at = keys.get(partKey(part));
    if (at === undefined) throw new Error(`part that was not given: ${partKey(part)}`);
    return pieces.flatMap((cell, piece) => (cell.inside[at] ? [piece] : []));
  };
}

export const partKey = (part: Part): string => {
  const where = Object.entries(part.where).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([part.dataset, part.measure, where]);
};

/** For each span between two limits in use: which conditions hold it. */
function ageGroups(conditions: readonly (Condition | undefined)[]): boolean[][] {
  const limits = new Set([0, openAge]);
  for (const condition of conditions) {
    if (!isSpan(condition)) continue;
    limits.add(condition.from ?? 0);
    limits.add(condition.under ?? openAge);
  }
  const starts = [...limits].sort((a, b) => a - b).slice(0, -1);
  return starts.map((age) =>
    conditions.map((c) => !isSpan(c) || ((c.from ?? 0) <= age && age < (c.under ?? openAge))),
  );
}

/** For each code, and for what no code covers: which conditions hold it. */
function codeGroups(column: CodeColumn, conditions: readonly (Condition | undefined)[]): boolean[][] {
  const total = totalCode(column);
  const wanted = conditions.map((c) => (c === undefined || isSpan(c) ? null : new Set([c].flat())));
  const groups = Object.keys(column.codes)
    .filter((code) => code !== total)
    .map((code) => wanted.map((set) => set === null || set.has(code) || (total !== null && set.has(total))));
  const others = wanted.map((set) => set === null || (total !== null && set.has(total)));
  return column.covers_all && groups.length > 0 ? groups : [...groups, others];
}

type Span = Extract<Condition, { from?: number | undefined }>;
const isSpan = (c: Condition | undefined): c is Span => typeof c === 'object' && !Array.isArray(c);

function distinct(cells: { inside: boolean[] }[]): { inside: boolean[] }[] {
  return [...new Map(cells.map((cell) => [cell.inside.map(Number).join(''), cell])).values()];
}
