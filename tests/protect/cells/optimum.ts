import type { Cell, Relation } from '../../../pipeline/protect/cells/index.js';
import { type Column, programOf, type Row } from './program.js';

/** No protected cell of the counties needs moves beyond this; a smaller number makes the program easier to settle. */
const farthest = 20;

/**
 * The least cost of a pattern that leaves every sensitive cell open from `protectLower` to `protectUpper` in real numbers,
 * as one program for all: beside the choice of cells it holds, for each sensitive cell and each direction, a whole set of
 * moves of the attacker (Fischetti and Salazar 2001, the bilevel model written out). Zeros stay open. No cell bounded
 * above. For small tables only.
 */
export async function optimum(cells: readonly Cell[], relations: readonly Relation[]): Promise<number> {
  const columns: Column[] = [];
  const rows: Row[] = [];
  const weight = (cell: Cell) => cell.weight ?? cell.value + 1;
  const movable = cells.filter((cell) => cell.value > 0 || cell.sensitive);
  const choice = new Map<string, number>();
  for (const cell of movable) {
    choice.set(cell.id, columns.length);
    columns.push({ lower: cell.sensitive ? 1 : 0, upper: 1, cost: weight(cell), integer: true });
  }
  for (const target of cells.filter((cell) => cell.sensitive)) {
    const { value, protectLower = Math.max(0, value - 1), protectUpper = value + 1 } = target;
    for (const [least, most] of [
      [protectUpper - value, farthest],
      [-value, protectLower - value],
    ] as const) {
      const moves = new Map<string, number>();
      for (const cell of movable) {
        const column = columns.length;
        moves.set(cell.id, column);
        const down = Math.min(cell.value, farthest);
        const own = cell.id === target.id;
        columns.push({ lower: own ? least : -down, upper: own ? most : farthest });
        const hidden = choice.get(cell.id) ?? -1;
        if (cell.sensitive) continue;
        rows.push({
          terms: [
            [column, 1],
            [hidden, -farthest],
          ],
          lower: Number.NEGATIVE_INFINITY,
          upper: 0,
        });
        rows.push({
          terms: [
            [column, 1],
            [hidden, down],
          ],
          lower: 0,
          upper: Number.POSITIVE_INFINITY,
        });
      }
      for (const relation of relations) {
        if (!('total' in relation)) throw new Error('sums only');
        const terms = [
          [relation.total, -1] as const,
          ...relation.parts.map((part) => [part, 1] as const),
        ].flatMap(([id, sign]) => {
          const column = moves.get(id);
          return column === undefined ? [] : [[column, sign] as const];
        });
        if (terms.length > 0) rows.push({ terms, lower: 0, upper: 0 });
      }
    }
  }
  const program = await programOf(columns, rows);
  const solution = program.solve();
  program.close();
  if (!solution) return Number.NaN;
  return movable.reduce(
    (sum, cell) => sum + weight(cell) * Math.round(solution[choice.get(cell.id) ?? -1] ?? 0),
    0,
  );
}
