import type { Cell, Relation } from '../../../pipeline/protect/cells/index.js';

/** One published dimension: each category with those it is the sum of; a category without parts is elementary. */
export type Dimension = Readonly<Record<string, readonly string[]>>;

/** All categories in rows of a table, joined with `|`, with their relations along each dimension. */
export function crossed(
  dimensions: readonly Dimension[],
  counts: ReadonlyMap<string, number>,
): { cells: Cell[]; relations: Relation[] } {
  const keys = dimensions.reduce<string[][]>(
    (rows, dimension) => rows.flatMap((row) => Object.keys(dimension).map((c) => [...row, c])),
    [[]],
  );
  const leaves = (dimension: Dimension, category: string): string[] => {
    const parts = dimension[category] ?? [];
    return parts.length === 0 ? [category] : parts.flatMap((part) => leaves(dimension, part));
  };
  const valueAt = (key: readonly string[]): number =>
    key
      .reduce<string[][]>(
        (rows, category, i) =>
          rows.flatMap((row) => leaves(dimensions[i] ?? {}, category).map((leaf) => [...row, leaf])),
        [[]],
      )
      .reduce((sum, leaf) => sum + (counts.get(leaf.join('|')) ?? 0), 0);

  const cells = keys.map((key) => ({ id: key.join('|'), value: valueAt(key) }));
  const relations = keys.flatMap((key) =>
    dimensions.flatMap((dimension, i) => {
      const parts = dimension[key[i] ?? ''] ?? [];
      if (parts.length === 0) return [];
      return [{ total: key.join('|'), parts: parts.map((part) => key.with(i, part).join('|')) }];
    }),
  );
  return { cells, relations };
}

/** A total over categories without any level between. */
export const flat = (categories: readonly string[]): Dimension => ({
  ...Object.fromEntries(categories.map((category) => [category, []])),
  Total: categories,
});
