import { afterEach, describe, expect, it } from 'vitest';
import { trace } from '../../pipeline/compute/index.js';
import type { Store } from '../../pipeline/store/store.js';
import {
  A,
  age,
  count,
  dataset,
  filled,
  type House,
  indicator,
  type Line,
  part,
  ratio,
  roomOf,
  sex,
} from './house.js';

let store: Store | undefined;
afterEach(() => store?.close());

async function explain(house: House, id: string, area: string, period: string) {
  store = await filled(house);
  return trace(store, roomOf(house), { indicator: id, area, period });
}

const people = dataset('menschen', { dimensions: [age(), sex] });
const cases = dataset('faelle');
const lines: Line[] = [
  ['a1', '2025-Q3', [[0, 15], 'm'], 40],
  ['a1', '2025-Q3', [[0, 15], 'w'], 60],
  ['a1', '2025-Q3', [[15, 200], 'm'], 500],
  ['a1', '2025-Q3', [[15, 200], 'alle'], 900, { delivery: 3 }],
];
const share = ratio('q', part('faelle'), part('menschen', { alter: { under: 15 } }), { version: 2 });
const house: House = {
  datasets: [
    [
      cases,
      [
        ['a1', '2025-Q4', [], 10],
        ['a2', '2025-Q4', [], 'hidden'],
        [`?${A}`, '2025-Q4', [], 'rejected'],
      ],
    ],
    [people, lines],
  ],
  indicators: [share, count('alle', part('menschen'))],
};

describe('trace', () => {
  it('leads from a figure to the definition, the paired period and the delivered lines', async () => {
    const t = await explain(house, 'q', 'a1', '2025-Q4');
    expect(t).toMatchObject({
      indicator: 'q',
      version: 2,
      validFrom: '2000-01-01',
      validTo: null,
      status: 'ok',
      value: 10,
      referenceDate: '2025-12-31',
    });
    expect(t?.terms).toMatchObject([
      { role: 'numerator', period: '2025-Q4', state: 'ok', origin: 'delivered', value: 10 },
      {
        role: 'denominator',
        period: '2025-Q3',
        referenceDate: '2025-09-30',
        value: 100,
        lower: 100,
        upper: 100,
      },
    ]);
    expect(t?.terms[1]?.cells).toEqual([
      {
        delivery: 1,
        line: 2,
        dimensions: { alter: '0-15', geschlecht: 'm' },
        state: 'ok',
        value: '40.000000',
      },
      {
        delivery: 1,
        line: 3,
        dimensions: { alter: '0-15', geschlecht: 'w' },
        state: 'ok',
        value: '60.000000',
      },
    ]);
  });

  it('shows the delivered total instead of its parts', async () => {
    const t = await explain(house, 'alle', 'a1', '2025-Q3');
    expect(t?.value).toBe(1000);
    expect(t?.terms[0]?.cells.map((c) => c.line)).toEqual([2, 3, 5]);
    expect(t?.terms[0]?.cells.at(-1)?.delivery).toBe(3);
  });

  it('shows the areas of a sum, the unknown ones included, and why it is not there', async () => {
    const wide = { ...house, indicators: [count('n', part('faelle')), share] };
    const withB: House = {
      ...wide,
      datasets: [
        [cases, [...(house.datasets[0]?.[1] ?? []), ['b1', '2025-Q4', [], 4]]],
        [people, lines],
      ],
    };
    const t = await explain(withB, 'n', A, '2025-Q4');
    expect(t).toMatchObject({ status: 'not_delivered', value: null });
    expect(t?.terms[0]).toMatchObject({ state: 'rejected', origin: 'summed', value: null, cells: [] });
    expect(t?.terms[0]?.children).toEqual([
      { area: 'a1', state: 'ok', origin: 'delivered', value: 10 },
      { area: 'a2', state: 'hidden', origin: 'delivered', value: null },
      { area: `?${A}`, state: 'rejected', origin: 'delivered', value: null },
    ]);
  });

  it('keeps the bounds of a sum with hidden cells', async () => {
    const d = dataset('d', { dimensions: [sex] });
    const bounded: House = {
      datasets: [
        [
          d,
          [
            ['a1', '2025-Q4', ['m'], 7],
            ['a1', '2025-Q4', ['w'], ['hidden', 2]],
            ['a2', '2025-Q4', ['m'], 1],
            ['a2', '2025-Q4', ['w'], 'hidden'],
          ],
        ],
      ],
      indicators: [count('n', part('d'))],
    };
    const a1 = await explain(bounded, 'n', 'a1', '2025-Q4');
    expect(a1?.terms[0]).toMatchObject({ state: 'hidden', value: null, lower: 7, upper: 9 });
    store?.close();
    const a2 = await explain(bounded, 'n', 'a2', '2025-Q4');
    expect(a2?.terms[0]).toMatchObject({ state: 'hidden', lower: 1, upper: null });
    store?.close();
    const sum = await explain(bounded, 'n', A, '2025-Q4');
    expect(sum?.terms[0]).toMatchObject({ state: 'hidden', lower: 8, upper: null });
  });

  it('lists every period of a window', async () => {
    const quarters = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'];
    const window: House = {
      datasets: [[cases, quarters.map((q, i): Line => ['a1', q, [], i + 1])]],
      indicators: [count('n', part('faelle'), { window_periods: 3 })],
    };
    const t = await explain(window, 'n', 'a1', '2025-Q4');
    expect(t?.value).toBe(9);
    expect(t?.terms.map((x) => [x.period, x.value])).toEqual([
      ['2025-Q2', 2],
      ['2025-Q3', 3],
      ['2025-Q4', 4],
    ]);
  });

  it('shows value and weight of an average', async () => {
    const rates = dataset('quoten', { measures: ['quote'] });
    const rate = (id: string, v: number): Line => [id, '2025-Q4', [], v, { measure: 'quote' }];
    const average: House = {
      datasets: [
        [rates, [rate('a1', 50), rate('a2', 70)]],
        [
          cases,
          [
            ['a1', '2025-Q4', [], 30],
            ['a2', '2025-Q4', [], 10],
          ],
        ],
      ],
      indicators: [
        indicator({ kind: 'delivered', id: 'v', value: part('quoten', {}, 'quote'), weight: part('faelle') }),
      ],
    };
    const t = await explain(average, 'v', A, '2025-Q4');
    expect(t).toMatchObject({ value: 55, origin: 'weighted', numerator: null });
    expect(t?.terms.map((x) => [x.role, x.value, x.children.map((c) => c.value)])).toEqual([
      ['value', null, [50, 70]],
      ['weight', 40, [30, 10]],
    ]);
  });

  it('knows nothing of an area or a period that is not there', async () => {
    expect(await explain(house, 'q', 'nirgends', '2025-Q4')).toBeNull();
    store?.close();
    expect(await explain(house, 'gibt_es_nicht', 'a1', '2025-Q4')).toBeNull();
  });
});
