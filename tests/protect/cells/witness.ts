import type { Cell, Relation } from '../../../pipeline/protect/cells/index.js';
import { programOf } from './program.js';

/** Nothing in the counties is larger by more than this; it only keeps the programs bounded. */
const beyond = 1_000;

/**
 * The sensitive cells for which no values in whole numbers are found that agree with everything open and reach what the
 * cell needs, named with the end that is missed. Every value found is put into all relations and compared exactly, so that
 * no solver is believed that a cell is safe. Written apart from the program.
 */
export async function narrowed(
  cells: readonly Cell[],
  relations: readonly Relation[],
  hidden: ReadonlySet<string>,
): Promise<string[]> {
  const unknown = cells.filter((cell) => hidden.has(cell.id));
  const columnOf = new Map(unknown.map((cell, column) => [cell.id, column]));
  const known = new Map(cells.map((cell) => [cell.id, cell.value]));
  const equations = relations.flatMap((relation) => {
    if (!('total' in relation)) throw new Error('sums only');
    let equals = 0;
    const terms: [number, number][] = [];
    for (const [id, sign] of [[relation.total, -1] as const, ...relation.parts.map((p) => [p, 1] as const)]) {
      const column = columnOf.get(id);
      if (column === undefined) equals -= sign * (known.get(id) ?? Number.NaN);
      else terms.push([column, sign]);
    }
    return terms.length > 0 ? [{ terms, lower: equals, upper: equals }] : [];
  });
  const ends = unknown.flatMap((cell, column) => {
    if (!cell.sensitive) return [];
    const { id, value, protectLower = Math.max(0, value - 1), protectUpper = value + 1 } = cell;
    return [
      { id, column, sign: 1, least: protectUpper, isSeen: value >= protectUpper },
      { id, column, sign: -1, least: -protectLower, isSeen: value <= protectLower },
    ];
  });

  const isPossible = (point: readonly number[]) =>
    point.every((value) => value >= 0) &&
    relations.every((relation) => {
      if (!('total' in relation)) throw new Error('sums only');
      const at = (id: string) => point[columnOf.get(id) ?? -1] ?? known.get(id) ?? Number.NaN;
      return at(relation.total) === relation.parts.reduce((sum, part) => sum + at(part), 0);
    });
  const see = (solution: Float64Array | null) => {
    if (!solution) return;
    const point = Array.from(solution, Math.round);
    if (!isPossible(point)) return;
    for (const end of ends) if (end.sign * (point[end.column] ?? 0) >= end.least) end.isSeen = true;
  };

  const columns = unknown.map((cell) => ({ lower: 0, upper: cell.value + beyond }));
  const real = await programOf(columns, equations);
  const whole = await programOf(
    columns.map((column) => ({ ...column, integer: true })),
    equations,
  );
  for (const end of ends) {
    if (end.isSeen) continue;
    // All ends still missed pull a little, so that one point mostly shows several.
    const pull = unknown.map(() => 0);
    for (const { column, sign, isSeen } of ends) if (!isSeen) pull[column] = (pull[column] ?? 0) - sign / 64;
    pull[end.column] = -end.sign;
    const reach =
      end.sign === 1 ? ([end.least, columns[end.column]?.upper ?? 0] as const) : ([0, -end.least] as const);
    for (const program of [real, whole]) {
      if (end.isSeen) break;
      program.costs(pull);
      program.bounds(end.column, ...reach);
      see(program.solve());
      program.bounds(end.column, 0, columns[end.column]?.upper ?? 0);
    }
  }
  real.close();
  whole.close();
  return ends.filter((end) => !end.isSeen).map((end) => `${end.id} ${end.sign === 1 ? 'above' : 'below'}`);
}
