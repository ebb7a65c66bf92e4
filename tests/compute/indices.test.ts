import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPatterns } from '../../pipeline/compute/index.js';
import { classProbabilities } from '../../pipeline/compute/indices/stability.js';
import { basePeriodMissing } from '../../pipeline/model/messages/indices.js';
import { protectIndices } from '../../pipeline/protect/index.js';
import { figure } from '../report/county.js';
import { column, indexRoom, residents, run, shares } from './indices-room.js';

/**
 * By hand. gymnasium 1, 1, 3, 3: mean 2, standard deviation 1, z -1, -1, 1, 1. leer 10, 30, 10, 30: z -1, 1, -1, 1.
 * Sums -2, 0, 0, 2 have the standard deviation √2.
 */
const root = Math.SQRT2;
const first = [
  ...residents('2020'),
  ...shares('gymnasium', '2020', [1, 1, 3, 3, 9]),
  ...shares('leer', '2020', [10, 30, 10, 30, 99]),
];
const near = (expected: readonly number[]) => expected.map((v) => expect.closeTo(v, 12));

describe('computeIndices', () => {
  it('standardises the components, sums them, standardises again and gives classes', () => {
    const { indices } = run(first).computed;
    expect(column(indices, '2020', 'area')).toEqual(['a1', 'a2', 'b1', 'b2', 'c1']);
    expect(column(indices, '2020', 'value').slice(0, 4)).toEqual(near([-root, 0, 0, root]));
    expect(column(indices, '2020', 'sum').slice(0, 4)).toEqual(near([-2, 0, 0, 2]));
    expect(column(indices, '2020', 'class').slice(0, 4)).toEqual(['gering', 'mittel', 'mittel', 'erhöht']);
    expect(column(indices, '2020', 'components')[1]).toEqual({ gymnasium: -1, leer: 1 });
  });

  it('scores neither an area under the minimum population nor a named exception', () => {
    const { indices } = run(first).computed;
    // c1 with its extreme shares moves neither mean nor spread.
    expect(indices.find((r) => r.area === 'c1')).toMatchObject({
      status: 'not_applicable',
      value: null,
      class: null,
      components: null,
    });
    const excepting = indexRoom({ exceptions: [{ area: 'b2', reason: 'x' }] });
    expect(column(run(first, excepting).computed.indices, '2020', 'status')).toEqual([
      'ok',
      'ok',
      'ok',
      'not_applicable',
      'not_applicable',
    ]);
  });

  it('weighs the components', () => {
    const weighted = indexRoom({
      components: [{ indicator: 'gymnasium', weight: 3 }, { indicator: 'leer' }],
    });
    // Sums -4, -2, 2, 4 have the standard deviation √10.
    expect(column(run(first, weighted).computed.indices, '2020', 'value').slice(0, 4)).toEqual(
      near([-4, -2, 2, 4].map((v) => v / Math.sqrt(10))),
    );
  });

  it('turns components whose direction is not that of the index', () => {
    const turned = indexRoom({ direction: 'higher_is_chance' });
    expect(column(run(first, turned).computed.indices, '2020', 'value').slice(0, 4)).toEqual(
      near([root, 0, 0, -root]),
    );
  });

  it('keeps the yardstick of the base period, so that a rise of all areas is seen', () => {
    const { indices } = run([
      ...first,
      ...residents('2022'),
      ...shares('gymnasium', '2022', [3, 3, 5, 5]),
      ...shares('leer', '2022', [30, 50, 30, 50]),
    ]).computed;
    expect(column(indices, '2022', 'value').slice(0, 4)).toEqual(near([-root, 0, 0, root]));
    expect(column(indices, '2020', 'fixedBase').slice(0, 4)).toEqual(near([-root, 0, 0, root]));
    // z by the base 1, 1, 3, 3 and 1, 3, 1, 3: sums 2, 4, 4, 6.
    expect(column(indices, '2022', 'fixedBase').slice(0, 4)).toEqual(near([2, 4, 4, 6].map((v) => v / root)));
  });

  it('says which periods could be the base where the named one has no scored area', () => {
    const other = indexRoom({ base_period: '2019' });
    const { computed, problems } = run(first, other);
    expect(problems).toEqual([basePeriodMissing('Lage', '2019', ['2020'])]);
    expect(column(computed.indices, '2020', 'fixedBase')).toEqual([null, null, null, null, null]);
  });

  it('gives the dynamics from the change over two years, and none without the earlier period', () => {
    const { indices } = run([
      ...first,
      ...residents('2022'),
      ...shares('gymnasium', '2022', [1, 3, 3, 5]),
      ...shares('leer', '2022', [10, 30, 20, 40]),
    ]).computed;
    // Changes 0, 2, 0, 2 and 0, 0, 10, 10: z -1, 1, -1, 1 and -1, -1, 1, 1.
    expect(column(indices, '2022', 'dynamicsValue').slice(0, 4)).toEqual(near([-root, 0, 0, root]));
    expect(column(indices, '2022', 'dynamics')).toEqual([
      'günstiger',
      'ähnlich',
      'ähnlich',
      'ungünstiger',
      null,
    ]);
    expect(column(indices, '2020', 'dynamics')).toEqual([null, null, null, null, null]);
  });

  it('bridges no break of a component, neither in the change nor by the yardstick of the base', () => {
    const values = [
      ...first,
      ...residents('2022'),
      ...shares('gymnasium', '2022', [1, 3, 3, 5]),
      ...shares('leer', '2022', [10, 30, 20, 40]),
    ];
    const broken = (from: string) => {
      const room = indexRoom();
      const breaks = [{ from, reason: 'neue Zählung' }];
      const indicators = room.definitions.indicators.map((i) => (i.id === 'leer' ? { ...i, breaks } : i));
      return run(values, { ...room, definitions: { ...room.definitions, indicators } }).computed.indices;
    };
    // The figures of 2020 are those of 31.12.2020.
    for (const from of ['2021-01-01', '2022-12-31']) {
      expect(column(broken(from), '2022', 'dynamics')).toEqual([null, null, null, null, null]);
      expect(column(broken(from), '2022', 'fixedBase')).toEqual([null, null, null, null, null]);
      expect(column(broken(from), '2022', 'class').filter((c) => c !== null)).toHaveLength(4);
    }
    for (const from of ['2020-12-31', '2023-01-01']) {
      expect(column(broken(from), '2022', 'dynamics').filter((c) => c !== null)).toHaveLength(4);
      expect(column(broken(from), '2022', 'fixedBase').filter((c) => c !== null)).toHaveLength(4);
    }
  });

  it('takes no change of an area whose boundary moved', () => {
    const room = indexRoom();
    const { region } = room;
    const former = region.areas.find((a) => a.id === 'a1');
    if (!former) throw new Error('county.ts has a1');
    // A part of `old` went to a1 at the end of 2021.
    const old = { ...former, id: 'old', validTo: '2021-12-31', successors: [{ id: 'a1', share: 0.5 }] };
    const moved = { ...room, region: { ...region, areas: [...region.areas, old] } };
    const { indices } = run(
      [
        ...first,
        ...residents('2022'),
        ...shares('gymnasium', '2022', [1, 3, 3, 5]),
        ...shares('leer', '2022', [10, 30, 20, 40]),
      ],
      moved,
    ).computed;
    expect(column(indices, '2022', 'dynamics').slice(0, 2)).toEqual([null, expect.any(String)]);
  });

  it('holds for the periods of its validity', () => {
    const values = [
      ...first,
      ...residents('2022'),
      ...shares('gymnasium', '2022', [1, 3, 3, 5]),
      ...shares('leer', '2022', [10, 30, 20, 40]),
    ];
    const periods = (change: Record<string, unknown>) =>
      new Set(run(values, indexRoom(change)).computed.indices.map((i) => i.period));
    expect(periods({ valid_from: '2020-12-31' })).toEqual(new Set(['2020', '2022']));
    expect(periods({ valid_from: '2021-01-01' })).toEqual(new Set(['2022']));
    expect(periods({ valid_to: '2022-12-30' })).toEqual(new Set(['2020']));
  });

  it('lets a hidden component touch no other area', () => {
    const poor = indexRoom({ components: [{ indicator: 'armut' }, { indicator: 'gymnasium' }] });
    const values = (cases: number) => [
      ...residents('2020'),
      ...shares('gymnasium', '2020', [1, 1, 3, 3]),
      figure('armut', 'a1', '2020', 10, { n: 15, d: 150 }),
      figure('armut', 'a2', '2020', (100 * cases) / 150, { n: cases, d: 150 }),
      figure('armut', 'b1', '2020', 20, { n: 30, d: 150 }),
      figure('armut', 'b2', '2020', 30, { n: 45, d: 150 }),
    ];
    // Fewer than five cases are hidden.
    const [two, four] = [run(values(2), poor).computed.indices, run(values(4), poor).computed.indices];
    expect(two).toEqual(four);
    expect(column(two, '2020', 'status')).toEqual(['ok', 'suppressed', 'ok', 'ok', 'not_applicable']);
    expect(run(values(6), poor).computed.indices).not.toEqual(two);
  });

  it('counts the areas that change class in another way of building the index', () => {
    const { sensitivity } = run(first).computed;
    // One component alone gives -1 and 1, which are both »mittel«: a1 and b2 change.
    expect(sensitivity.map((s) => [s.variant, s.component, s.areas, s.changed])).toEqual([
      ['without_component', 'gymnasium', 4, 2],
      ['without_component', 'leer', 4, 2],
      ['population_weighted', '', 4, 0],
      // Median and MAD give z ±0.674; the sums ±1.349 keep their classes.
      ['median_mad', '', 4, 0],
    ]);
    const crowded = [...residents('2020', { b2: 97_000 }), ...first.slice(5)];
    // 97 of 100 residents live in b2: it is the mean, and a1, a2 and b1 lie far below it.
    expect(run(crowded).computed.sensitivity[2]).toMatchObject({
      variant: 'population_weighted',
      changed: 3,
    });
  });

  it('is unchanged by scaling and shifting a component', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: -20, max: 20 }),
        (leer, scale, shift) => {
          const of = (values: readonly number[]) =>
            run([
              ...residents('2020'),
              ...shares('gymnasium', '2020', [1, 4, 3, 9]),
              ...shares('leer', '2020', values),
            ]).computed.indices.map((r) => (r.value === null ? null : Number(r.value).toFixed(9)));
          expect(of(leer.map((v) => v * scale + shift))).toEqual(of(leer));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the mean change since the base period', () => {
  it('has an interval by how alike the areas moved', () => {
    // gymnasium 2 ± √0.8, leer 20 ± 10 √0.8; the sums of z have the standard deviation √2. One point more of gymnasium in
    // four of five areas is 1 / √0.8 / √2 = 0.790569: mean 0.632456, s = 0.353553, t(4) = 2.776445, half 0.438990.
    const values = [
      ...residents('2020', { c1: 1000 }),
      ...residents('2022', { c1: 1000 }),
      ...shares('gymnasium', '2020', [1, 1, 3, 3, 2]),
      ...shares('leer', '2020', [10, 30, 10, 30, 20]),
      ...shares('gymnasium', '2022', [2, 2, 4, 4, 2]),
      ...shares('leer', '2022', [10, 30, 10, 30, 20]),
    ];
    const { published, computed, room } = run(values);
    const patterns = findPatterns(protectIndices(computed, published, room), room, null);
    // The municipalities have two areas and one: no mean.
    expect(patterns.indexChanges).toEqual([
      {
        index: 'lage',
        area: '05999',
        period: '2022',
        referenceDate: '2022-12-31',
        basePeriod: '2020',
        areas: 5,
        change: expect.closeTo(0.632456, 6),
        lower: expect.closeTo(0.193466, 5),
        upper: expect.closeTo(1.071446, 5),
        verdict: 'higher',
      },
    ]);
  });
});

describe('classProbabilities', () => {
  const options = { cuts: [-1, 1, 1.5], labels: ['gering', 'mittel', 'erhöht', 'hoch'] };
  const exact = (value: number) => ({ value, lower: value, upper: value });

  it('is sure where nothing can vary', () => {
    const [low, middle] = classProbabilities({ x: [exact(0), exact(5), exact(10)] }, options) ?? [];
    expect([low?.gering, middle?.mittel]).toEqual([1, 1]);
  });

  it('gives the share of the sampling distribution that lies in each class', () => {
    // 400 areas at -1 and 1 hold mean 0 and standard deviation 1; the last is drawn from N(1, 0.5).
    const fixed = Array.from({ length: 400 }, (_, i) => exact(i % 2 === 0 ? -1 : 1));
    const last = { value: 1, lower: 1 - 0.98, upper: 1 + 0.98 };
    const found = classProbabilities({ x: [...fixed, last] }, options)?.at(-1);
    // Φ(0) = 0.5, Φ(1) - Φ(0) = 0.341, 1 - Φ(1) = 0.159; 1,000 draws, so three standard errors are 0.047.
    expect(Math.abs((found?.mittel ?? 0) - 0.5)).toBeLessThan(0.05);
    expect(Math.abs((found?.erhöht ?? 0) - 0.341)).toBeLessThan(0.05);
    expect(Math.abs((found?.hoch ?? 0) - 0.159)).toBeLessThan(0.05);
    expect(found?.gering).toBe(0);
  });

  it('says nothing where a component has no interval, and nothing for areas that are not scored', () => {
    expect(classProbabilities({ x: [exact(1), 'without interval'] }, options)).toBeNull();
    expect(classProbabilities({ x: [exact(1), null, exact(2)] }, options)?.[1]).toBeNull();
  });

  it('gives the same numbers again', () => {
    const wide = [0, 1, 2, 3].map((value) => ({ value, lower: value - 1, upper: value + 1 }));
    expect(classProbabilities({ x: wide }, options)).toEqual(classProbabilities({ x: wide }, options));
  });
});
