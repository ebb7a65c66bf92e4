import { expect, it } from 'vitest';
import { loadedHighs } from '../../pipeline/solver/highs.js';
import type { LinearRow, LinearSystem, Solver } from '../../pipeline/solver/system.js';
import { isSmallWhole, WholeSolver } from '../../pipeline/solver/whole.js';

/** Whole numbers from 0 to `most`, the same every time. */
function seeded(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * (most + 1));
  };
}

const yesOrNo = (count: number) =>
  Array.from({ length: count }, () => ({ lower: 0, upper: 1, integer: true as const }));
const atLeast = (lower: number, coefficients: LinearRow['coefficients']): LinearRow => ({
  ...{ coefficients, lower, upper: Number.POSITIVE_INFINITY },
});
const nobody = (): Solver => {
  throw new Error('handed on');
};

it('finds the one best choice of those that cover every row', () => {
  // Of a b c d each two neighbours need one of both: a and c cost 8, b and c 9, b and d 10.
  const rows = [
    [0, 1],
    [1, 2],
    [2, 3],
  ].map(([a = 0, b = 0]) =>
    atLeast(1, [
      [a, 1],
      [b, 1],
    ]),
  );
  const solver = new WholeSolver({ variables: yesOrNo(4), rows }, nobody);
  const costs = [3, 4, 5, 6].map((cost, variable) => [variable, cost] as const);
  expect(solver.minimise(costs)).toEqual({
    ...{ status: 'optimal', value: 8, solution: Float64Array.from([1, 0, 1, 0]) },
  });
  // Without c it is b and d.
  solver.setBounds(2, 0, 0);
  expect(solver.minimise(costs)).toMatchObject({ value: 10, solution: Float64Array.from([0, 1, 0, 1]) });
  solver.addRow({ coefficients: costs, lower: 0, upper: 9 });
  expect(solver.minimise(costs)).toEqual({ status: 'infeasible' });
});

it('sees that halves do not count where real numbers find a solution', () => {
  // x + y + z = 1.5 in real numbers is possible, 3 of 2-element sets in whole ones is not.
  const pairs = [
    [0, 1],
    [1, 2],
    [0, 2],
  ].map(([a = 0, b = 0]) =>
    atLeast(1, [
      [a, 1],
      [b, 1],
    ]),
  );
  const all = [0, 1, 2].map((variable) => [variable, 1] as const);
  const rows = [...pairs, { coefficients: all, lower: 0, upper: 1.9 }];
  expect(new WholeSolver({ variables: yesOrNo(3), rows }, nobody).minimise(all)).toEqual({
    status: 'infeasible',
  });
});

it('takes the first it sees of equally good solutions, and always the same', () => {
  const rows = [
    atLeast(1, [
      [0, 1],
      [1, 1],
    ]),
  ];
  const solve = () =>
    new WholeSolver({ variables: yesOrNo(2), rows }, nobody).minimise([
      [0, 1],
      [1, 1],
    ]);
  const first = solve();
  expect(first).toMatchObject({ status: 'optimal', value: 1 });
  expect(solve()).toEqual(first);
});

it('takes only whole numbers within bounds and rows that are no equations', () => {
  const variables = yesOrNo(1);
  expect(isSmallWhole({ variables, rows: [] })).toBe(true);
  expect(isSmallWhole({ variables: [{ lower: 0, upper: 1 }], rows: [] })).toBe(false);
  expect(isSmallWhole({ variables: [{ lower: 0, upper: Infinity, integer: true }], rows: [] })).toBe(false);
  expect(isSmallWhole({ variables, rows: [{ coefficients: [[0, 1]], lower: 1, upper: 1 }] })).toBe(false);
});

it('answers as HiGHS does, with rows that are added and bounds that change', async () => {
  const open = await loadedHighs();
  const next = seeded(5);
  const endings = new Map<string, number>();
  for (let round = 0; round < 150; round++) {
    const size = 2 + next(14);
    const variables = Array.from({ length: size }, () => {
      const lower = next(1) - next(1);
      return { lower, upper: lower + next(next(3)), integer: true as const };
    });
    const row = (): LinearRow => {
      const coefficients = Array.from({ length: size }, (_, v) => [v, next(9) / (1 + next(2)) - 1] as const);
      const some = coefficients.filter(([, c]) => c !== 0 && next(2) === 0);
      return next(4) === 0
        ? { coefficients: some, lower: Number.NEGATIVE_INFINITY, upper: next(12) }
        : atLeast(next(8) - 0.0000001 * next(1), some);
    };
    const system: LinearSystem = { variables, rows: Array.from({ length: 1 + next(8) }, row) };
    let isHandedOn = false;
    const ours = new WholeSolver(system, (other) => {
      isHandedOn = true;
      return open(other, {});
    });
    const highs = open(system, {});
    const costs = variables.map((_, v) => [v, 1 + next(40) / (1 + next(1))] as const);
    for (let program = 0; program < 4; program++) {
      const [found, expected] = [ours.minimise(costs), highs.minimise(costs)];
      expect(found.status).toBe(expected.status);
      if (found.status === 'optimal' && expected.status === 'optimal') {
        expect(found.value).toBeCloseTo(expected.value, 5);
        expect([...found.solution]).toEqual([...expected.solution].map((n) => Math.round(n) + 0));
      }
      const ending = isHandedOn ? 'handed on' : found.status;
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
      const [variable, more] = [next(size - 1), row()];
      const { lower = 0, upper = 0 } = variables[variable] ?? {};
      for (const solver of [ours, highs]) {
        if (program === 1) solver.setBounds(variable, lower, lower);
        else if (program === 2) solver.setBounds(variable, lower, upper);
        else solver.addRow(more);
      }
    }
    ours.close();
    highs.close();
  }
  for (const ending of ['optimal', 'infeasible']) expect(endings.get(ending)).toBeGreaterThan(40);
});
