import { describe, expect, it } from 'vitest';
import { attack } from '../../pipeline/audit/attack.js';
import type { Statement } from '../../pipeline/model/audit.js';
import {
  age,
  codes,
  counted,
  county,
  dataset,
  left,
  type Made,
  municipality,
  part,
  place,
  published,
  row,
  share,
  tried,
} from './made.js';

/** What an outsider works out from small published folders; expected intervals by trying every whole-number solution. */

const people = dataset('leute', { measures: ['n', 'alle', 'lang'] });
const rate = share('quote', part('leute'), part('leute', {}, 'alle'));
const d = 100;

describe('sums over places', () => {
  const base = { datasets: [people], indicators: [rate] };

  it('takes the open areas off the total', async () => {
    const rows = [
      row('quote', 'a', { d }),
      row('quote', 'b', { n: 7, d }),
      row('quote', 'c', { n: 5, d }),
      row('quote', municipality, { n: 14, d: 300 }),
    ];
    const expected = tried(
      [14],
      ([a = 0]) => a >= 1 && a + 7 + 5 === 14,
      ([a = 0]) => a,
    );
    expect(expected).toEqual({ lower: 2, upper: 2 });
    expect(await left([published({ ...base, rows })], ['quote', 'a'])).toEqual({
      ...expected,
      verdict: 'exact',
    });
  });

  it('leaves two hidden areas to guess, at least one case each where a zero would be shown', async () => {
    const rows = [
      row('quote', 'a', { d }),
      row('quote', 'b', { d }),
      row('quote', 'c', { n: 5, d }),
      row('quote', municipality, { n: 14, d: 300 }),
    ];
    const expected = tried(
      [14, 14],
      ([a = 0, b = 0]) => a >= 1 && b >= 1 && a + b + 5 === 14,
      ([a = 0]) => a,
    );
    expect(await left([published({ ...base, rows })], ['quote', 'a'])).toEqual({
      ...expected,
      verdict: 'safe',
    });
  });

  it('goes on from the municipality to the county', async () => {
    const other = '99002';
    const rows = [
      ...[row('quote', 'a', { d }), row('quote', 'b', { n: 6, d }), row('quote', municipality, { d: 200 })],
      ...[row('quote', other, { n: 40, d, level: 'municipality' }), row('quote', county, { n: 48, d: 300 })],
    ];
    const folder = published({ ...base, rows });
    folder.catalogue.areas = [
      ...folder.catalogue.areas.filter((p) => p.id !== other),
      place(other, { level: 'municipality', kind: 'municipality', parent: county }),
    ];
    expect(await left([folder], ['quote', 'a'])).toEqual({ lower: 2, upper: 2, verdict: 'exact' });
  });

  it('knows no sum for a dataset that does not add up over places', async () => {
    const moves = dataset('leute', { measures: ['n', 'alle'], additivity: { areas: false, time: 'flow' } });
    const rows = [
      row('quote', 'a', { d }),
      row('quote', 'b', { n: 7, d }),
      row('quote', municipality, { n: 9, d: 200 }),
    ];
    const folder = published({ datasets: [moves], indicators: [rate], rows });
    expect(await left([folder], ['quote', 'a'])).toEqual({ lower: 1, upper: 100, verdict: 'safe' });
  });

  it('trusts no total of a kind that is seen to differ from its parts, beyond the tolerance of the source', async () => {
    const noisy = dataset('leute', { measures: ['n', 'alle'], tolerance: { absolute: 4 } });
    const rows = [
      ...[
        row('quote', 'a', { d }),
        row('quote', 'b', { n: 7, d }),
        row('quote', municipality, { n: 9, d: 203 }),
      ],
    ];
    const expected = tried(
      [20],
      ([a = 0]) => a >= 1 && Math.abs(9 - 7 - a) <= 4,
      ([a = 0]) => a,
    );
    const folder = published({ datasets: [noisy], indicators: [rate], rows });
    expect(await left([folder], ['quote', 'a'])).toEqual({ ...expected, verdict: 'safe' });
  });
});

describe('pieces', () => {
  const pupils = dataset('kinder', { dimensions: [age] });
  const band = (id: string, from: number, under: number) =>
    counted(id, part('kinder', { alter: { from, under } }));
  const bands = [band('u15', 0, 15), band('u18', 0, 18), band('b15_25', 15, 25), band('u25', 0, 25)];

  it('cuts overlapping age bands', async () => {
    const rows = [
      row('u15', 'a'),
      row('u18', 'a', { n: 5 }),
      row('b15_25', 'a', { n: 19 }),
      row('u25', 'a', { n: 22 }),
    ];
    const expected = tried(
      [22, 22, 22],
      ([x = 0, y = 0, z = 0]) => x + y === 5 && y + z === 19 && x + y + z === 22,
      ([x = 0]) => x,
    );
    expect(expected).toEqual({ lower: 3, upper: 3 });
    const folder = published({ datasets: [pupils], indicators: bands, rows, least: 5 });
    expect(await left([folder], ['u15', 'a'])).toEqual({ ...expected, verdict: 'exact' });
  });

  it('uses a band that is published for the municipality alone', async () => {
    const rows = [
      ...[row('u15', 'a'), row('u18', 'a', { n: 4 }), row('u15', 'b', { n: 9 }), row('u18', 'b', { n: 9 })],
      ...[row('b15_25', municipality, { n: 1 }), row('u18', municipality, { n: 13 })],
    ];
    // 15 to 17 in area a is at most the one person from 15 to 24 in the whole municipality.
    const expected = tried(
      [4, 4, 4, 9, 9, 9],
      ([x = 0, y = 0, z = 0, u = 0, v = 0, w = 0]) =>
        x + y === 4 && u === 9 && u + v === 9 && y + z + v + w === 1,
      ([x = 0]) => x,
    );
    const folder = published({ datasets: [pupils], indicators: bands, rows, least: 5 });
    expect(await left([folder], ['u15', 'a'])).toEqual({ ...expected, verdict: 'narrowed' });
  });

  it('adds what several datasets count', async () => {
    const sets = [dataset('eins'), dataset('zwei'), dataset('alle')];
    const both = share('beide', { plus: [part('eins'), part('zwei')] }, part('alle'));
    const indicators = [
      both,
      share('eins_quote', part('eins'), part('alle')),
      share('zwei_quote', part('zwei'), part('alle')),
    ];
    const rows = [
      row('beide', 'a', { n: 12, d }),
      row('eins_quote', 'a', { n: 10, d }),
      row('zwei_quote', 'a', { d }),
    ];
    expect(await left([published({ datasets: sets, indicators, rows })], ['zwei_quote', 'a'])).toEqual({
      lower: 2,
      upper: 2,
      verdict: 'exact',
    });
  });

  it('tries whole numbers where linear programs leave too much room', async () => {
    // Four groups, any two of which together are at most 1. In thirds and halves all four add up to 2, in whole numbers to 1.
    const groups = ['a', 'b', 'c', 'd'];
    const pairs = groups.flatMap((x, i) => groups.slice(i + 1).map((y) => [x, y]));
    const cut = dataset('teile', {
      measures: ['n', 'k'],
      dimensions: [codes('gruppe', groups)],
      plausibility: pairs.map((gruppe, i) => ({
        ...{ id: `regel_${i}`, title: 'x', severity: 'error' },
        ...{ part: part('teile', { gruppe }), not_above: part('teile', {}, 'k') },
      })),
    });
    const indicators = [
      counted('alle', part('teile')),
      counted('grenze', part('teile', {}, 'k')),
      ...groups.map((gruppe) => counted(gruppe, part('teile', { gruppe }))),
    ];
    const rows = [row('alle', 'x'), row('grenze', 'x', { n: 1 })];
    const expected = tried(
      [1, 1, 1, 1],
      (x) =>
        x.reduce((s, n) => s + n, 0) >= 1 &&
        pairs.every((_, i) => {
          const [p, q] = [
            [0, 1],
            [0, 2],
            [0, 3],
            [1, 2],
            [1, 3],
            [2, 3],
          ][i] ?? [0, 0];
          return (x[p ?? 0] ?? 0) + (x[q ?? 0] ?? 0) <= 1;
        }),
      (x) => x.reduce((s, n) => s + n, 0),
    );
    expect(expected).toEqual({ lower: 1, upper: 1 });
    expect(await left([published({ datasets: [cut], indicators, rows })], ['alle', 'x'])).toEqual({
      ...expected,
      verdict: 'exact',
    });
  });
});

describe('rates', () => {
  const base = { datasets: [people], indicators: [rate] };
  const say = (part: Statement['part'], number: number, decimals = 1): Statement => ({
    ...{ indicator: 'quote', area: 'a', period: '2025', part, number, decimals, file: 'x', where: 'x' },
  });
  const folder = (size: number) => published({ ...base, rows: [row('quote', 'a', { d: size })] });

  it('turns a printed rate of a known group into its cases', async () => {
    // 2 / 23 = 8.6957 %
    const expected = tried(
      [23],
      ([x = 0]) => x >= 1 && ((x / 23) * 100).toFixed(1) === '8.7',
      ([x = 0]) => x,
    );
    expect(expected).toEqual({ lower: 2, upper: 2 });
    expect(await left([folder(23)], ['quote', 'a'], [say('value', 8.7)])).toEqual({
      ...expected,
      verdict: 'exact',
    });
  });

  it('finds no more than the rounding gives away', async () => {
    const possible = (size: number) =>
      tried(
        [size],
        ([x = 0]) => ((x / size) * 100).toFixed(1) === '0.1',
        ([x = 0]) => x,
      );
    const given = [say('value', 0.1)];
    expect(await left([folder(1500)], ['quote', 'a'], given)).toEqual({
      ...possible(1500),
      verdict: 'narrowed',
    });
    // Of 2 to 6 only the 2 would be hidden for its own sake, and there is nothing beside it to protect.
    expect(await left([folder(4000)], ['quote', 'a'], given)).toEqual({
      ...possible(4000),
      verdict: 'exact',
    });
  });

  it('solves the limits of Wilson for the cases', async () => {
    // Newcombe 1998, table I: 81 of 263 gives 25.53 % to 36.62 %. Here for 1 of 29: 0.61 % to 17.18 %.
    expect(await left([folder(29)], ['quote', 'a'], [say('upper', 17.2)])).toEqual({
      lower: 1,
      upper: 1,
      verdict: 'exact',
    });
    expect(await left([folder(29)], ['quote', 'a'], [say('lower', 0.6)])).toEqual({
      lower: 1,
      upper: 1,
      verdict: 'exact',
    });
    expect(await left([folder(263)], ['quote', 'a'], [say('lower', 25.53, 2)])).toEqual({
      lower: 81,
      upper: 81,
      verdict: 'safe',
    });
  });

  it('solves the exact limits of a rate for the cases', async () => {
    // Garwood 1936: two cases have the limits 0.242 and 7.225.
    const byar = share('quote', part('leute'), part('leute', {}, 'alle'), { method: 'byar' });
    const made = published({ ...base, indicators: [byar], rows: [row('quote', 'a', { d: 100 })] });
    expect(await left([made], ['quote', 'a'], [say('upper', 7.2)])).toEqual({
      lower: 2,
      upper: 2,
      verdict: 'exact',
    });
  });

  it('turns a printed rate of known cases into the group', async () => {
    const made = published({ ...base, rows: [row('quote', 'a', { n: 1, status: 'suppressed' })] });
    // 1 / 2 = 50.0 %; 1 / 1 and 1 / 3 are not.
    expect(await left([made], ['quote', 'a'], [say('value', 50)], 'denominator')).toEqual({
      lower: 2,
      upper: 2,
      verdict: 'exact',
    });
  });

  it('protects the rest where the policy says so', async () => {
    const rows = [
      row('quote', 'a', { d: 30 }),
      row('quote', 'b', { n: 20, d: 30 }),
      row('quote', municipality, { n: 48, d: 60 }),
    ];
    expect(await left([published({ ...base, rows, rest: true })], ['quote', 'a'], [], 'rest')).toEqual({
      lower: 2,
      upper: 2,
      verdict: 'exact',
    });
  });
});

describe('complements', () => {
  it('takes the share of the others off the group', async () => {
    const others = share(
      'ohne',
      { plus: [part('leute', {}, 'alle')], minus: [part('leute')] },
      part('leute', {}, 'alle'),
    );
    const rows = [row('quote', 'a', { d }), row('ohne', 'a', { n: 98, d })];
    const made = published({ datasets: [people], indicators: [rate, others], rows });
    expect(await left([made], ['quote', 'a'])).toEqual({ lower: 2, upper: 2, verdict: 'exact' });
  });
});

describe('rules of confidentiality', () => {
  const base = { datasets: [people], indicators: [rate] };
  it('finds a group all of whose members are cases, where the policy protects that', async () => {
    const rows = [
      row('quote', 'a', { d: 30 }),
      row('quote', 'b', { n: 20, d: 30 }),
      row('quote', municipality, { n: 50, d: 60 }),
    ];
    const protecting = published({ ...base, rows, rest: true, rules: { group_disclosure: 1 } });
    expect(await left([protecting], ['quote', 'a'], [], 'rest')).toEqual({
      ...{ lower: 0, upper: 0 },
      verdict: 'exact',
    });
    // Without that rule a rest of nobody is none of the few.
    expect(await left([published({ ...base, rows, rest: true })], ['quote', 'a'], [], 'rest')).toEqual({
      ...{ lower: 0, upper: 0 },
      verdict: 'safe',
    });
  });
  it('finds a zero that the policy hides', async () => {
    const rows = [
      row('quote', 'a', { d }),
      row('quote', 'b', { n: 7, d }),
      row('quote', municipality, { n: 7, d: 200 }),
    ];
    const protecting = published({ ...base, rows, rules: { zero: 'sensitive' } });
    expect(await left([protecting], ['quote', 'a'])).toEqual({ lower: 0, upper: 0, verdict: 'exact' });
  });
  it('knows that a count tied to no other is hidden for its own sake', async () => {
    const rows = [row('quote', 'a', { d })];
    const alone = (least: number, more: object = {}) =>
      left([published({ ...base, rows, least, ...more })], ['quote', 'a']);
    // Only a single case is hidden: that is it.
    expect(await alone(2)).toEqual({ lower: 1, upper: 100, verdict: 'exact' });
    expect((await alone(3)).verdict).toBe('safe');
    // 1 or 99, where the rest is protected too.
    expect((await alone(2, { rest: true })).verdict).toBe('safe');
    // With a second hidden area in the sum it may be hidden for the sake of that one.
    const two = [...rows, row('quote', 'b', { d }), row('quote', municipality, { n: 9, d: 200 })];
    expect((await left([published({ ...base, rows: two, least: 2 })], ['quote', 'a'])).verdict).toBe('safe');
  });
  it('demands the width of the policy, not the threshold alone', async () => {
    const rows = [
      row('quote', 'a', { d }),
      row('quote', 'b', { d }),
      row('quote', municipality, { n: 6, d: 200 }),
    ];
    // Both have at least one of six: 1 to 5.
    expect(await left([published({ ...base, rows })], ['quote', 'a'])).toEqual({
      ...{ lower: 1, upper: 5 },
      verdict: 'safe',
    });
    const wide = published({ ...base, rows, rules: { protection_width: 6 } });
    expect(await left([wide], ['quote', 'a'])).toEqual({ lower: 1, upper: 5, verdict: 'narrowed' });
  });
});

describe('days', () => {
  const quarters = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'];
  const ends = ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'];
  const moves = dataset('zuege', { rhythm: 'quarterly', additivity: { areas: false, time: 'flow' } });
  const indicators = [
    counted('quartal', part('zuege')),
    counted('jahr', part('zuege'), { window_periods: 4 }),
  ];
  const base = { datasets: [moves], indicators };
  const quarter = (i: number, n: number | null) =>
    row('quartal', 'a', { period: quarters[i] ?? '', day: ends[i] ?? '', n });

  it('takes quarters off a rolling year', async () => {
    const rows = [
      quarter(0, 6),
      quarter(1, null),
      quarter(2, 3),
      quarter(3, 4),
      row('jahr', 'a', { period: '2025-Q4', day: '2025-12-31', n: 15 }),
    ];
    expect(await left([published({ ...base, rows })], ['quartal', 'a', '2025-Q2'])).toEqual({
      lower: 2,
      upper: 2,
      verdict: 'exact',
    });
  });

  it('uses two rolling years that overlap', async () => {
    const years = counted('jahr', part('zuege'), { window_periods: 2 });
    const year = (i: number, n: number | null) =>
      row('jahr', 'a', { period: quarters[i] ?? '', day: ends[i] ?? '', n });
    // q1+q2 = 9 and q2+q3 = 3, q3+q4 hidden: q3 is at most 3; q4 is open, so nothing narrows the sum from above.
    const open = published({
      datasets: [moves],
      indicators: [years],
      rows: [year(1, 9), year(2, 3), year(3, null)],
    });
    expect(await left([open], ['jahr', 'a', '2025-Q4'])).toEqual({
      lower: 1,
      upper: Number.POSITIVE_INFINITY,
      verdict: 'safe',
    });
    // With q1 = 8 and q4 = 0 published too: q2 = 1, q3 = 2, so the sum is 2.
    const all = published({
      datasets: [moves],
      indicators: [indicators[0] ?? years, years],
      rows: [quarter(0, 8), quarter(3, 0), year(1, 9), year(2, 3), year(3, null)],
    });
    expect(await left([all], ['jahr', 'a', '2025-Q4'])).toEqual({ lower: 2, upper: 2, verdict: 'exact' });
  });
});

describe('several folders', () => {
  const base = { datasets: [people], indicators: [rate] };
  const hides: Made = { ...base, rows: [row('quote', 'a', { d })] };

  it('reads a number in one that another hides', async () => {
    const shows = published({ ...base, rows: [row('quote', 'a', { n: 2, d })], name: 'frueher' });
    expect(await left([published(hides), shows], ['quote', 'a'])).toEqual({
      lower: 2,
      upper: 2,
      verdict: 'exact',
    });
  });

  it('takes old areas off the new one they became', async () => {
    const old = { valid_to: '2025-12-31', successors: [{ id: 'neu', share: 1 }] };
    const areas = [place('a', old), place('b', old), place('neu', { valid_from: '2026-01-01' })];
    const before = published({
      ...base,
      rows: [row('quote', 'a', { d }), row('quote', 'b', { n: 7, d })],
      areas,
      name: 'alt',
    });
    const after = published({ ...base, rows: [row('quote', 'neu', { n: 9, d: 200 })], areas });
    expect(await left([after, before], ['quote', 'a'])).toEqual({ lower: 2, upper: 2, verdict: 'exact' });
  });

  it('does not take two areas that stand side by side for one', async () => {
    const areas = [place('a', { valid_to: '2025-12-31', successors: [{ id: 'b', share: 1 }] }), place('b')];
    const rows = [row('quote', 'a', { d }), row('quote', 'b', { n: 7, d })];
    expect(await left([published({ ...base, rows, areas })], ['quote', 'a'])).toEqual({
      lower: 1,
      upper: 100,
      verdict: 'safe',
    });
  });
});

describe('rules', () => {
  const long = share('lang_quote', part('leute', {}, 'lang'), part('leute', {}, 'alle'));
  const one = share('quote', part('leute'), part('leute', {}, 'alle'));
  const ruled = dataset('leute', {
    measures: ['n', 'alle', 'lang'],
    plausibility: [
      {
        id: 'lang',
        title: 'x',
        part: part('leute', {}, 'lang'),
        not_above: part('leute'),
        severity: 'warning',
      },
    ],
  });
  const rows = [row('quote', 'a', { n: 2, d, status: 'ok' }), row('lang_quote', 'a', { d })];

  it('believes that a subset is no larger', async () => {
    const made = published({ datasets: [ruled], indicators: [one, long], rows });
    expect(await left([made], ['lang_quote', 'a'])).toEqual({ lower: 1, upper: 2, verdict: 'narrowed' });
  });

  it('does not believe a warning that published figures break', async () => {
    const broken = [row('quote', 'b', { n: 5, d }), row('lang_quote', 'b', { n: 6, d })];
    const made = published({ datasets: [ruled], indicators: [one, long], rows: [...rows, ...broken] });
    expect(await left([made], ['lang_quote', 'a'])).toEqual({ lower: 1, upper: 100, verdict: 'safe' });
  });
});

it('survives totals that contradict each other, and is as wide as they are apart', async () => {
  // The areas alone add up to more than the municipality: nothing can be worked out for certain.
  const rows = [
    row('quote', 'a', { d }),
    row('quote', 'b', { n: 9, d }),
    row('quote', municipality, { n: 5, d: 200 }),
  ];
  const { counts } = await attack([published({ datasets: [people], indicators: [rate], rows })], []);
  expect(counts).toHaveLength(1);
  expect(counts[0]?.upper).toBeGreaterThanOrEqual(counts[0]?.lower ?? Number.NaN);
});
