import { describe, expect, it } from 'vitest';
import type { ComputedValue } from '../../pipeline/model/figures.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { aldorf, figure, room } from '../report/county.js';
import { protectedAlone } from '../support/published.js';
import { counting, dataset, hiddenIn, roomOf } from './system/county.js';

/** Class `streng` of the numerator: 5 cases, 20 in the denominator, here rounded to five. Class `melde` of the denominator: 3 and 20. */
function rounded(classes: Record<string, number>, among: DataRoom = room()): DataRoom {
  const policy = Object.fromEntries(
    Object.entries(among.definitions.policy.classes).map(([id, rule]) => {
      const round_to = classes[id];
      return [id, round_to === undefined ? rule : { ...rule, round_to }];
    }),
  );
  return { ...among, definitions: { ...among.definitions, policy: { classes: policy } } };
}
const printed = (value: ComputedValue, at: DataRoom) => {
  const [v] = protectedAlone({ values: [value], comparisons: [], trends: [] }, at).published.values;
  return v && [v.status, v.value, v.numerator, v.denominator];
};
const five = rounded({ streng: 5 });
/** Cases as they are (true) over a group that is not rounded. */
const cases = (counted: number, d: number) => {
  const n = 5 * Math.floor(counted / 5 + 0.5);
  return figure('armut', 'a1', '2025-Q4', (100 * n) / d, { n, d, unrounded: [counted, d] });
};

describe('a figure whose counts are rounded', () => {
  it('is judged by the counts as they are', () => {
    // 4 are printed as 5, which would be enough; 2 as 0, which would be visible.
    expect(printed(cases(4, 100), five)).toEqual(['suppressed', null, null, 100]);
    expect(printed(cases(2, 100), five)).toEqual(['suppressed', null, null, 100]);
    expect(printed(cases(0, 100), five)).toEqual(['ok', 0, 0, 100]);
    expect(printed(cases(6, 100), five)).toEqual(['ok', 5, 5, 100]);
  });

  it('prints nothing of the counts as they are', () => {
    const { published } = protectedAlone({ values: [cases(13, 100)], comparisons: [], trends: [] }, five);
    expect(published.values[0]).toMatchObject({ numerator: 15, value: 15 });
    expect(JSON.stringify(published)).not.toMatch(/unrounded|13/);
  });

  it('is hidden where rounding lifts a share above its whole', () => {
    expect(printed(cases(23, 23), five)).toEqual(['suppressed', null, null, 23]);
    expect(printed(cases(22, 23), five)).toEqual(['ok', (100 * 20) / 23, 20, 23]);
  });

  it('is hidden with its group where this is rounded to none', () => {
    const base = rounded({ melde: 50 });
    const value = figure('armut', 'a1', '2025-Q4', null, { status: 'ok', unrounded: [20, 24] });
    expect(printed(value, base)).toEqual(['suppressed', null, null, null]);
    // 19 are fewer than 20: the group of 50, as which they are printed, stays open.
    const small = figure('armut', 'a1', '2025-Q4', 20, { n: 10, d: 50, unrounded: [10, 19] });
    expect(printed(small, base)).toEqual(['suppressed', null, null, 50]);
  });

  it('is hidden where it is a delivered rate, for nobody can round its cases', () => {
    const base = room();
    const zensus = base.definitions.datasets.get('zensus');
    if (!zensus) throw new Error('fixture');
    const datasets = new Map(base.definitions.datasets).set('zensus', {
      ...zensus,
      protected_by_source: false,
      disclosure_class: 'streng',
    });
    const own = { ...base, definitions: { ...base.definitions, datasets } };
    const value = figure('gymnasium', 'a1', '2022', 40, { d: 200 });
    expect(printed(value, own)?.[0]).toBe('ok');
    expect(printed(value, rounded({ streng: 5 }, own))?.[0]).toBe('suppressed');
  });
});

describe('rounded figures as one system', () => {
  const of = roomOf([dataset('leute')], [counting('faelle', { dataset: 'leute', measure: 'davon' })]);
  const count = (area: string, n: number, unrounded: number) =>
    figure('faelle', area, '2025', n, { n, unrounded: [unrounded, null] });

  it('hides beside a small count what would give it back to one who knew the counts as they are', async () => {
    // 4 + 8 + 11 = 23. Rounded, the total less the others leaves 23..27 - (8..12 + 8..12) = -1 to 11; with the true ones exactly 4.
    const values = [count('a1', 5, 4), count('a2', 10, 8), count('a-rest', 10, 11), count(aldorf, 25, 23)];
    const { hidden, published } = await hiddenIn(values, rounded({ streng: 5 }, of));
    expect(hidden).toEqual(['faelle a1 2025', 'faelle a-rest 2025'].sort());
    expect(published.values.filter((v) => v.status === 'ok').map((v) => v.numerator)).toEqual([10, 25]);
  });
});
