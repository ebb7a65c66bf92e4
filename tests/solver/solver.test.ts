import { afterEach, describe, expect, it, vi } from 'vitest';
import { type LinearSystem, openSolver, type Solver } from '../../pipeline/solver/index.js';

/** Expected values worked out on paper. */

const opened: Solver[] = [];
const open = async (system: LinearSystem, options?: { nodeLimit?: number }) => {
  const solver = await openSolver(system, options);
  opened.push(solver);
  return solver;
};
afterEach(() => {
  for (const solver of opened.splice(0)) solver.close();
});

const free = { lower: 0, upper: Number.POSITIVE_INFINITY };

/** Two by two table with margins 3, 7 | 4, 6: x0 lies between 0 and 3, the others follow. */
const table: LinearSystem = {
  variables: [free, free, free, free],
  rows: [
    {
      coefficients: [
        [0, 1],
        [1, 1],
      ],
      lower: 3,
      upper: 3,
    },
    {
      coefficients: [
        [2, 1],
        [3, 1],
      ],
      lower: 7,
      upper: 7,
    },
    {
      coefficients: [
        [0, 1],
        [2, 1],
      ],
      lower: 4,
      upper: 4,
    },
  ],
};

describe('openSolver', () => {
  it('finds least and greatest values one after the other and counts the programs', async () => {
    const solver = await open(table);
    expect(solver.minimise([[0, 1]])).toMatchObject({ status: 'optimal', value: 0 });
    expect(solver.maximise([[0, 1]])).toMatchObject({ status: 'optimal', value: 3 });
    expect(solver.minimise([[3, 1]])).toMatchObject({ status: 'optimal', value: 3 });
    const both = solver.maximise([
      [0, 2],
      [3, 1],
    ]);
    expect(both).toMatchObject({ status: 'optimal', value: 12 });
    expect(both.status === 'optimal' && [...both.solution]).toEqual([3, 0, 1, 6]);
    expect(solver.programs).toBe(4);
  });

  it('answers for a system without variables', async () => {
    const solver = await open({ variables: [], rows: [] });
    expect(solver.minimise([])).toEqual({ status: 'optimal', value: 0, solution: new Float64Array(0) });
  });

  it('obeys changed bounds and added rows', async () => {
    const solver = await open(table);
    solver.setBounds(0, 0, 2);
    expect(solver.maximise([[0, 1]])).toMatchObject({ value: 2 });
    solver.addRow({ coefficients: [[1, 1]], lower: 2, upper: Number.POSITIVE_INFINITY });
    expect(solver.maximise([[0, 1]])).toMatchObject({ value: 1 });
    solver.setBounds(0, 5, 5);
    expect(solver.maximise([[1, 1]])).toEqual({ status: 'infeasible' });
    solver.setBounds(0, 0, 9);
    expect(solver.maximise([[0, 1]])).toMatchObject({ value: 1 });
  });

  it('tells unbounded from infeasible', async () => {
    const solver = await open({ variables: [free, free], rows: [] });
    expect(solver.maximise([[0, 1]])).toEqual({ status: 'unbounded' });
    expect(solver.minimise([[0, 1]])).toMatchObject({ status: 'optimal', value: 0 });
  });

  it('knows whole numbers: 2x + 2y <= 3 allows 1.5, but 1 in whole numbers', async () => {
    const row = {
      coefficients: [
        [0, 2],
        [1, 2],
      ] as const,
      lower: 0,
      upper: 3,
    };
    const any = await open({ variables: [free, free], rows: [row] });
    const integer = { ...free, integer: true };
    const whole = await open({ variables: [integer, integer], rows: [row] });
    expect(any.maximise([[0, 1]])).toMatchObject({ value: 1.5 });
    expect(whole.maximise([[0, 1]])).toMatchObject({ value: 1 });
  });

  it('gives reduced costs as the change of the optimum for one more of the bound, for both directions', async () => {
    const solver = await open({
      variables: [
        { lower: 0, upper: 5 },
        { lower: 2, upper: 8 },
      ],
      rows: [
        {
          coefficients: [
            [0, 1],
            [1, 1],
          ],
          lower: 0,
          upper: 100,
        },
      ],
    });
    expect(
      solver.maximise([
        [0, 3],
        [1, -2],
      ]),
    ).toMatchObject({ value: 11 });
    expect([...solver.reducedCosts()]).toEqual([3, -2]);
    expect(
      solver.minimise([
        [0, 3],
        [1, -2],
      ]),
    ).toMatchObject({ value: -16 });
    expect([...solver.reducedCosts()]).toEqual([3, -2]);
  });

  it('stops at the node limit and says what no solution can beat', async () => {
    const size = 26;
    const odd = {
      variables: Array.from({ length: size }, () => ({ lower: 0, upper: 1, integer: true })),
      rows: [11, 13, 17, 19, 23].map((factor) => ({
        coefficients: Array.from({ length: size }, (_, i) => [i, 50 + ((i * factor) % 47)] as const),
        lower: 0,
        upper: 800,
      })),
    };
    const objective = Array.from({ length: size }, (_, i) => [i, 60 + ((i * 29) % 41)] as const);
    const stopped = (await open(odd, { nodeLimit: 1 })).maximise(objective);
    expect(stopped.status).toBe('limit');
    if (stopped.status !== 'limit' || stopped.bound === null || stopped.value === null)
      throw new Error('a bound and a solution were expected');
    expect(stopped.bound).toBeGreaterThan(stopped.value);
  });

  it('prints nothing', async () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const log = vi.spyOn(console, 'log').mockReturnValue();
    try {
      const integer = { ...free, integer: true };
      const solver = await open({ ...table, variables: [integer, integer, integer, integer] });
      solver.maximise([[0, 1]]);
      expect(write).not.toHaveBeenCalled();
      expect(log).not.toHaveBeenCalled();
    } finally {
      write.mockRestore();
      log.mockRestore();
    }
  });
});
