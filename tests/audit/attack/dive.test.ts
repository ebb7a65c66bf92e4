import { describe, expect, it } from 'vitest';
import { dive } from '../../../pipeline/audit/attack/dive.js';
import type { Unknown } from '../../../pipeline/audit/equations/system.js';
import { type LinearRow, openSolver } from '../../../pipeline/solver/index.js';

const count = (lower: number, upper: number): Unknown => ({ table: 'x', lower, upper, whole: true });

/** Dives from a solution of the program that makes the first unknown as small as it can be. */
async function dived(unknowns: readonly Unknown[], rows: LinearRow[], solution: number[]) {
  const solver = await openSolver({
    variables: unknowns.map(({ lower, upper }) => ({ lower, upper })),
    rows,
  });
  const run = () => solver.minimise([[0, 1]]);
  const found = dive(unknowns, solver, run, {
    value: solution[0] ?? 0,
    solution: Float64Array.from(solution),
  });
  const after = run();
  solver.close();
  return { found: found && [...found], after: after.status === 'optimal' ? after.value : null };
}

/** `a` of the first, `b` of the second and `c` of the third unknown. */
const row = (a: number, b: number, c: number, lower: number, upper: number): LinearRow => ({
  coefficients: [
    [0, a],
    [1, b],
    [2, c],
  ],
  lower,
  upper,
});

describe('dive', () => {
  it('finds whole numbers as good as those between them', async () => {
    // x + y + z = 3 with x = 0: y = z = 1.5 is none, y = 1 and z = 2 is, as y = 2 and z = 1.
    const { found } = await dived(
      [count(0, 3), count(0, 2), count(0, 2)],
      [row(1, 1, 1, 3, 3)],
      [0, 1.5, 1.5],
    );
    expect(found?.[0]).toBe(0);
    expect([found?.[1], found?.[2]].sort()).toEqual([1, 2]);
  });

  it('finds nothing where whole numbers are worse', async () => {
    // 2y + 2z = 3 - x with x = 0 has no whole solution: x must be 1.
    const { found } = await dived([count(0, 3), count(0, 2), count(0, 2)], [row(1, 2, 2, 3, 3)], [0, 0.5, 1]);
    expect(found).toBeNull();
  });

  it('leaves the solver with the bounds it had', async () => {
    const { after } = await dived([count(0, 3), count(0, 2), count(0, 2)], [row(1, 2, 2, 3, 3)], [0, 0.5, 1]);
    expect(after).toBe(0);
  });
});
