import { expect, it } from 'vitest';
import { loadedHighs } from '../../pipeline/solver/highs.js';
import { isSmall, SmallSolver } from '../../pipeline/solver/small.js';
import type { Expression, LinearRow, LinearSystem, Solver } from '../../pipeline/solver/system.js';

/** Numbers that are the same every time. */
function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return { next, among: (from: number, to: number) => from + Math.floor(next() * (to - from + 1)) };
}

type Random = ReturnType<typeof seeded>;

const some = (random: Random, size: number, share: number, coefficient: () => number): Expression =>
  Array.from({ length: size }, (_, v) => v).flatMap((v) =>
    random.next() < share ? [[v, coefficient()] as const] : [],
  );

function rowOf(random: Random, point: readonly number[]): LinearRow {
  const coefficients = some(random, point.length, 0.3, () =>
    random.next() < 0.8 ? random.among(0, 1) * 2 - 1 : random.next() * 10 - 5,
  );
  const value = coefficients.reduce((sum, [v, c]) => sum + c * (point[v] ?? 0), 0);
  const kind = random.among(0, 4);
  if (kind < 3) return { coefficients, lower: value, upper: value };
  if (kind === 3) return { coefficients, lower: value - random.among(0, 5), upper: Number.POSITIVE_INFINITY };
  return { coefficients, lower: Number.NEGATIVE_INFINITY, upper: value + random.among(-2, 5) };
}

it('answers as HiGHS does, with bounds that change and rows that are added', async () => {
  const random = seeded(11);
  const open = await loadedHighs();
  const endings = new Set<string>();
  for (let round = 0; round < 60; round++) {
    const size = random.among(1, 25);
    const variables = Array.from({ length: size }, () => {
      const lower = random.next() < 0.1 ? Number.NEGATIVE_INFINITY : random.among(-5, 5);
      const upper =
        random.next() < 0.4 ? Number.POSITIVE_INFINITY : Math.max(lower, -9) + random.among(0, 20);
      return { lower, upper };
    });
    const point = variables.map(({ lower, upper }) => Math.max(lower, Math.min(upper, -3)));
    const rows = Array.from({ length: random.among(0, 12) }, () => rowOf(random, point));
    let isHandedOn = false;
    const handOn = (system: LinearSystem) => {
      isHandedOn = true;
      return open(system, {});
    };
    const small: Solver = new SmallSolver({ variables, rows }, handOn);
    const large = open({ variables, rows }, {});
    for (let program = 0; program < 8; program++) {
      if (random.next() < 0.4) {
        const variable = random.among(0, size - 1);
        const lower = random.next() < 0.5 ? (point[variable] ?? 0) : random.among(-4, 4);
        const upper = lower + random.among(0, 6);
        for (const solver of [small, large]) solver.setBounds(variable, lower, upper);
      }
      if (random.next() < 0.15) {
        const row = rowOf(random, point);
        for (const solver of [small, large]) solver.addRow(row);
      }
      const objective = some(random, size, 0.2, () => (random.next() < 0.7 ? 1 : random.next() * 4 - 2));
      const isLeast = random.next() < 0.5;
      isHandedOn = false;
      const [a, b] = [small, large].map((s) => (isLeast ? s.minimise(objective) : s.maximise(objective)));
      expect(a?.status, `round ${round}, program ${program}`).toBe(b?.status);
      // Only what has no solution is left to the other to say.
      if (isHandedOn) expect(a?.status, `round ${round}, program ${program}`).not.toBe('optimal');
      endings.add(a?.status ?? '');
      if (a?.status === 'optimal' && b?.status === 'optimal') expect(a.value).toBeCloseTo(b.value, 5);
    }
    large.close();
  }
  expect([...endings].sort()).toEqual(['infeasible', 'optimal', 'unbounded']);
});

it('hands a program on that it cannot settle, with the bounds and rows as they are then', () => {
  const variables = [{ lower: 0, upper: 5 }];
  const asked: LinearSystem[] = [];
  const solution = new Float64Array([2]);
  const other: Solver = {
    programs: 1,
    nodes: 0,
    minimise: () => ({ status: 'optimal', value: 2, solution }),
    maximise: () => ({ status: 'optimal', value: 2, solution }),
    setBounds() {},
    addRow() {},
    suggest() {},
    reducedCosts: () => new Float64Array([7]),
    close() {},
  };
  const small = new SmallSolver({ variables, rows: [] }, (system) => {
    asked.push(system);
    return other;
  });
  small.setBounds(0, 1, 4);
  const row = { coefficients: [[0, 1] as const], lower: 0, upper: 2 };
  small.addRow(row);
  // A bound that is no number: whatever value comes out, it does not fit.
  small.setBounds(0, Number.NaN, Number.NaN);
  expect(small.maximise([[0, 1]])).toEqual({ status: 'optimal', value: 2, solution });
  expect(asked).toEqual([{ variables: [{ lower: Number.NaN, upper: Number.NaN }], rows: [row] }]);
  expect(small.reducedCosts()).toEqual(new Float64Array([7]));
});

it('leaves whole numbers, large systems and what is not well formed to HiGHS', () => {
  const variable = { lower: 0, upper: 1 };
  const row = { coefficients: [[0, 1] as const], lower: 0, upper: 1 };
  const system = { variables: [variable], rows: [row] };
  expect(isSmall(system)).toBe(true);
  expect(isSmall({ ...system, variables: [{ ...variable, integer: true }] })).toBe(false);
  const many = Array.from({ length: 1000 }, () => variable);
  expect(isSmall({ variables: many, rows: Array.from({ length: 1000 }, () => row) })).toBe(false);
  expect(isSmall({ ...system, rows: [{ ...row, coefficients: [[1, 1]] }] })).toBe(false);
  expect(isSmall({ ...system, rows: [{ ...row, coefficients: [[0, 1] as const, [0, 1] as const] }] })).toBe(
    false,
  );
  expect(isSmall({ ...system, rows: [{ ...row, lower: Number.NaN }] })).toBe(false);
});

it('says itself that there is no end, and goes on from there', () => {
  // x + y − z = 2: x and z may grow together, y alone may not.
  const none = Number.POSITIVE_INFINITY;
  const small = new SmallSolver(
    {
      variables: [
        { lower: 0, upper: none },
        { lower: 0, upper: 5 },
        { lower: 0, upper: none },
      ],
      rows: [
        {
          ...{ lower: 2, upper: 2 },
          coefficients: [
            [0, 1],
            [1, 1],
            [2, -1],
          ],
        },
      ],
    },
    () => {
      throw new Error('handed on');
    },
  );
  expect(small.maximise([[0, 1]])).toEqual({ status: 'unbounded' });
  expect(small.maximise([[1, 1]])).toMatchObject({ status: 'optimal', value: 5 });
  expect(small.minimise([[0, 1]])).toMatchObject({ status: 'optimal', value: 0 });
  small.setBounds(2, 0, 3);
  expect(small.maximise([[0, 1]])).toMatchObject({ status: 'optimal', value: 5 });
});

it('leaves it to HiGHS where the way without end is not one of whole numbers', () => {
  // y = x / 3 up to rounding: no whole step of the way found keeps the row exactly.
  const none = Number.POSITIVE_INFINITY;
  let isHandedOn = false;
  const small = new SmallSolver(
    {
      variables: [
        { lower: 0, upper: none },
        { lower: 0, upper: none },
      ],
      rows: [
        {
          ...{ lower: 0, upper: 0 },
          coefficients: [
            [0, 1],
            [1, -3.1],
          ],
        },
      ],
    },
    () => {
      isHandedOn = true;
      return { maximise: () => ({ status: 'unbounded' }) } as unknown as Solver;
    },
  );
  expect(small.maximise([[0, 1]])).toEqual({ status: 'unbounded' });
  expect(isHandedOn).toBe(true);
});
