import { describe, expect, it } from 'vitest';
import type { ComputedValue } from '../../pipeline/model/figures.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { boundsOfRounded } from '../../pipeline/protect/rounded.js';
import { aldorf, figure, room, withDataset } from '../report/county.js';
import { protectedAlone } from '../support/published.js';
import { counting, dataset, hiddenIn, roomOf, sharing } from './system/county.js';

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
    // To 50 round 25 to 74; none is what is below, and a group of nobody has no share.
    const { records } = protectedAlone({ values: [value], comparisons: [], trends: [] }, base);
    expect(records.map((r) => [r.part, r.lower, r.upper])).toEqual([
      ['numerator', 0, 24],
      ['denominator', 1, 24],
    ]);
    // 19 are fewer than 20: the group of 50, as which they are printed, stays open.
    const small = figure('armut', 'a1', '2025-Q4', 20, { n: 10, d: 50, unrounded: [10, 19] });
    expect(printed(small, base)).toEqual(['suppressed', null, null, 50]);
  });

  it('is hidden where it is a delivered rate, for nobody can round its cases', () => {
    const own = withDataset(room(), 'zensus', { protected_by_source: false, disclosure_class: 'streng' });
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

  it('does not leave a zero that could be known exactly to look like one to four', async () => {
    const share = sharing(
      'quote',
      { dataset: 'leute', measure: 'davon' },
      { dataset: 'alle', measure: 'alle' },
    );
    const at = roomOf([dataset('leute'), dataset('alle', { disclosure_class: 'melde' })], [share]);
    const quote = (area: string, n: number, d: number) =>
      figure('quote', area, '2025', (100 * n) / d, { n, d, unrounded: [n, d] });
    // The residual area has 10 residents, so its share is hidden. All other cases live in a1: with the counts as they are it has
    // none, and nothing is to be protected.
    const values = [quote('a1', 10, 100), quote('a-rest', 0, 10), quote(aldorf, 10, 110)];
    expect((await hiddenIn(values, at)).hidden).toEqual(['quote a-rest 2025']);
    // Rounded, 8 to 12 less 8 to 12 leaves up to 4, which looks like a small count; so a1 is hidden too.
    expect((await hiddenIn(values, rounded({ streng: 5 }, at))).hidden).toEqual([
      'quote a-rest 2025',
      'quote a1 2025',
    ]);
  });
});

describe('what a rounded number tells', () => {
  const usual = { least: 3, isZeroHidden: false, isBalance: false, isWhole: true };
  it.each([
    [10, 5, {}, 8, 12],
    // Halves are rounded up: 5 to 14.
    [10, 10, {}, 5, 14],
    // Three and more are shown, so 3 to 7; with four it is 4 to 7.
    [5, 5, {}, 3, 7],
    [5, 5, { least: 4 }, 4, 7],
    // One and two are not shown, but a zero is.
    [0, 5, {}, 0, 0],
    [0, 10, {}, 0, 4],
    [-10, 10, { isBalance: true }, -14, -5],
    [0, 5, { isBalance: true }, -2, 2],
    [0, 5, { isWhole: false }, 0, 2.5],
  ])('%i to multiples of %i, %o, is between %d and %d', (printed, multiple, more, lower, upper) => {
    expect(boundsOfRounded(printed, multiple, { ...usual, ...more })).toEqual({ lower, upper });
  });
});
