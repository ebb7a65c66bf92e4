import { describe, expect, it } from 'vitest';
import { compute, computeTotals, trace } from '../../pipeline/compute/index.js';
import { newcombeDifference, wilsonLimits } from '../../pipeline/compute/methods/index.js';
import type { ComputedValue } from '../../pipeline/model/figures.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { A, count, dataset, filled, type House, K, type Line, part, ratio, roomOf } from './house.js';

/** Class `gerundet` publishes multiples of five, class `zehner` multiples of ten. */
const rule = (round_to: number) => ({
  ...{ title: 'x', min_numerator: 0, min_denominator: 0, protect_complement: false, reason: 'x' },
  round_to,
});
const classes = { gerundet: rule(5), zehner: rule(10) };

const years = ['2023-Q4', '2024-Q4', '2025-Q4'];
const counted = (numbers: Record<string, number[]>): Line[] =>
  Object.entries(numbers).flatMap(([area, list]) =>
    list.map((n, i): Line => [area, years[i + years.length - list.length] ?? '', [], n]),
  );
const cases = dataset('faelle', { disclosure_class: 'gerundet' });
const people = dataset('menschen');
const caseLines = counted({ a1: [12, 20, 12], a2: [8, 9, 13], b1: [2, 1, 3] });
const peopleLines = counted({ a1: [100, 100, 100], a2: [50, 50, 50], b1: [200, 200, 200] });
const house: House = {
  datasets: [
    [cases, caseLines],
    [people, peopleLines],
  ],
  indicators: [
    ratio('anteil', part('faelle'), part('menschen'), { method: 'wilson' }),
    count('anzahl', part('faelle')),
    count('offen', part('menschen')),
  ],
};

async function computed(
  own: House,
  more: typeof classes | Record<string, ReturnType<typeof rule>> = classes,
) {
  const room: DataRoom = withPolicy(roomOf(own), more);
  const store = await filled(own);
  try {
    return { ...(await compute(store, room)), room };
  } finally {
    store.close();
  }
}
const withPolicy = (room: DataRoom, policy: Record<string, ReturnType<typeof rule>>): DataRoom => ({
  ...room,
  definitions: { ...room.definitions, policy: { classes: policy } },
});
const numbers = (values: readonly ComputedValue[], indicator: string, period = '2025-Q4') =>
  Object.fromEntries(
    values
      .filter((v) => v.indicator === indicator && v.period === period)
      .map((v) => [v.area, [v.numerator, v.denominator, v.unrounded?.numerator] as unknown[]]),
  );

describe('counts of a class that is rounded', () => {
  it('are multiples at every level, each from its own true sum', async () => {
    const { computed: c } = await computed(house);
    // 12 + 13 = 25, not 10 + 15; 12 + 13 + 3 = 28 becomes 30, the rounded parts would be 10 + 15 + 5.
    expect(numbers(c.values, 'anteil')).toEqual({
      a1: [10, 100, 12],
      a2: [15, 50, 13],
      b1: [5, 200, 3],
      [A]: [25, 150, 25],
      '05978002': [5, 200, 3],
      [K]: [30, 350, 28],
    });
    // 20 + 9 + 1.
    expect(numbers(c.values, 'anteil', '2024-Q4')[K]).toEqual([30, 350, 30]);
    expect(numbers(c.values, 'anzahl', '2024-Q4').b1).toEqual([0, null, 1]);
    expect(c.values.filter((v) => v.indicator === 'offen').every((v) => v.unrounded === undefined)).toBe(
      true,
    );
  });

  it('give value, interval and comparison alone', async () => {
    const { computed: c } = await computed(house);
    const at = (area: string, period = '2025-Q4') =>
      c.values.find((v) => v.indicator === 'anteil' && v.area === area && v.period === period);
    const limits = wilsonLimits(10, 100);
    expect(at('a1')?.value).toBe(10);
    expect(Number(at('a1')?.lower)).toBeCloseTo(100 * Number(limits?.lower), 9);
    expect(Number(at('a1')?.upper)).toBeCloseTo(100 * Number(limits?.upper), 9);
    const [own, all] = [wilsonLimits(10, 100), wilsonLimits(30, 350)];
    const difference = c.comparisons.find(
      (d) =>
        d.indicator === 'anteil' && d.area === 'a1' && d.period === '2025-Q4' && d.comparedWith === 'county',
    );
    const expected = newcombeDifference(
      { value: 0.1, lower: own?.lower ?? 0, upper: own?.upper ?? 0 },
      { value: 30 / 350, lower: all?.lower ?? 0, upper: all?.upper ?? 0 },
    );
    expect(Number(difference?.difference)).toBeCloseTo(100 * expected.value, 9);
    expect(Number(difference?.lower)).toBeCloseTo(100 * expected.lower, 9);
  });

  it('round halves away from zero, balances too, and never to a negative zero', async () => {
    const tens = dataset('faelle', { disclosure_class: 'zehner' });
    const lines = counted({ a1: [25], a2: [15], b1: [4] });
    const own: House = {
      datasets: [
        [tens, lines],
        [people, counted({ a1: [0], a2: [20], b1: [8] })],
      ],
      indicators: [count('saldo', { plus: [part('faelle')], minus: [part('menschen')] })],
    };
    const { computed: c } = await computed(own);
    // 25 -> 30; 15 - 20 = -5 -> -10; 4 - 8 = -4 -> 0.
    const found = numbers(c.values, 'saldo');
    expect([found.a1?.[0], found.a2?.[0], found.b1?.[0]]).toEqual([30, -10, 0]);
    expect(Object.is(found.b1?.[0], -0)).toBe(false);
  });

  it('round the denominator of such a class, and leave no number where it is rounded to none', async () => {
    const own: House = {
      datasets: [
        [cases, counted({ a1: [12], a2: [2], b1: [13] })],
        [people, counted({ a1: [6], a2: [1], b1: [13] })],
      ],
      indicators: [ratio('kehrwert', part('menschen'), part('faelle'), { method: 'wilson' })],
    };
    const { computed: c, problems } = await computed(own);
    const found = numbers(c.values, 'kehrwert');
    expect(found.a1).toEqual([6, 10, 6]);
    expect(found.a2).toEqual([null, null, 1]);
    expect(c.values.find((v) => v.area === 'a1')?.value).toBe(60);
    expect(c.values.find((v) => v.area === 'a2')).toMatchObject({ status: 'ok', value: null, lower: null });
    // 13 of 13 become 13 of 15, and 18 of 18 would become 20 of 18: neither is a fault of the delivery.
    expect(problems).toEqual([]);
  });

  it('are not changed without the rule, nor where the source has protected them', async () => {
    const plain = await computed(house, {});
    expect(numbers(plain.computed.values, 'anteil').a1).toEqual([12, 100, undefined]);
    const bySource: House = {
      ...house,
      datasets: [
        [dataset('faelle', { disclosure_class: 'gerundet', protected_by_source: true }), caseLines],
        [people, peopleLines],
      ],
    };
    expect(numbers((await computed(bySource)).computed.values, 'anteil').a1).toEqual([12, 100, undefined]);
  });

  it('stand in the account of a figure beside the true ones', async () => {
    const store = await filled(house);
    const room = withPolicy(roomOf(house), classes);
    const found = await trace(store, room, { indicator: 'anteil', area: 'a1', period: '2025-Q4' });
    store.close();
    expect(found).toMatchObject({ value: 10, numerator: 10, denominator: 100 });
    expect(found?.unrounded).toEqual({ numerator: 12, denominator: 100 });
    expect(found?.terms[0]).toMatchObject({ role: 'numerator', value: 12 });
  });

  it('are rounded in headline totals too', async () => {
    const own = roomOf(house);
    const benchmark = {
      ...{ id: 'summe', title: 'x', ours: part('faelle'), official: part('menschen') },
    } as unknown as DataRoom['definitions']['benchmarks'][number];
    const room = withPolicy(
      { ...own, definitions: { ...own.definitions, benchmarks: [benchmark] } },
      classes,
    );
    const store = await filled(house);
    const totals = await computeTotals(store, room);
    store.close();
    const ours = totals?.computed.values.filter((v) => v.area === K && v.period === '2025-Q4');
    expect(ours?.map((v) => v.numerator)).toContain(30);
    expect(ours?.map((v) => v.numerator)).not.toContain(28);
  });
});
