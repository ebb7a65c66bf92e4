import { components, type Table } from './table.js';

/** Cells that one search may hold: about as many as the largest table that it settles within seconds. */
export const pieceSize = 1_500;

/**
 * Cuts a group of linked cells that is too large for one search. The dearest cells, which are totals, are left out, as few
 * of them as it takes: they stay open, and what hangs together without them is searched alone.
 */
export function pieces(
  table: Table,
  group: readonly number[],
  price: (cell: number) => number,
  size = pieceSize,
): number[][] {
  if (group.length <= size) return [[...group]];
  const dearest = group
    .filter((cell) => !table.entries[cell]?.sensitive && !table.entries[cell]?.unpublished)
    .sort((a, b) => price(b) - price(a) || a - b);
  const without = (count: number) => {
    const left = new Set(group);
    for (const cell of dearest.slice(0, count)) left.delete(cell);
    return components(table, (cell) => left.has(cell), group);
  };
  let few = 0;
  let enough = dearest.length;
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (without(middle).every((piece) => piece.length <= size)) enough = middle;
    else few = middle;
  }
  return without(enough);
}

/** The cells together with all others that stand in a relation with one of them. */
export function grown(table: Table, cells: readonly number[], mayMove: (cell: number) => boolean): number[] {
  const wider = new Set(cells);
  for (const cell of cells)
    for (const equation of table.equationsOf[cell] ?? [])
      for (const [other] of table.equations[equation]?.terms ?? []) if (mayMove(other)) wider.add(other);
  return [...wider].sort((a, b) => a - b);
}
