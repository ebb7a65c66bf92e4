import { describe, expect, it } from 'vitest';
import { attack } from '../../pipeline/audit/attack.js';
import { unroundedFindings } from '../../pipeline/audit/unrounded.js';
import { finerThanRounded } from '../../pipeline/model/messages/rounding.js';
import { dataset, left, type Made, municipality, part, published, row, share, tried } from './made.js';

/** Cases rounded to five over a group that is not; counts of cases below three are hidden, unless told. */

const cases = dataset('leute');
const people = dataset('alle', { disclosure_class: 'offen' });
const rate = share('quote', part('leute'), part('alle'));
const d = 100;
const folder = (rows: Made['rows'], more: Partial<Made> = {}) =>
  published({ datasets: [cases, people], indicators: [rate], rows, rules: { round_to: 5 }, ...more });

describe('an attacker who knows rounded counts', () => {
  it('takes intervals off an interval', async () => {
    const rows = [
      row('quote', 'a', { d }),
      row('quote', 'b', { n: 10, d }),
      row('quote', 'c', { n: 5, d }),
      row('quote', municipality, { n: 20, d: 300 }),
    ];
    // The total is 18 to 22, b 8 to 12, c 3 to 7, and a at least one, since a zero would be shown.
    const expected = tried(
      [22, 12, 7],
      ([a = 0, b = 0, c = 0]) => a >= 1 && b >= 8 && c >= 3 && a + b + c >= 18 && a + b + c <= 22,
      ([a = 0]) => a,
    );
    expect(expected).toEqual({ lower: 1, upper: 11 });
    expect(await left([folder(rows)], ['quote', 'a'])).toEqual({ ...expected, verdict: 'safe' });
  });

  it('is not kept out by rounding alone', async () => {
    const rows = [
      row('quote', 'a', { d }),
      row('quote', 'b', { n: 10, d }),
      row('quote', municipality, { n: 10, d: 200 }),
    ];
    // 8 to 12 less 8 to 12 leaves at most 4, where everything up to 5 should be possible.
    expect(await left([folder(rows, { least: 5 })], ['quote', 'a'])).toEqual({
      ...{ lower: 1, upper: 4 },
      verdict: 'narrowed',
    });
  });

  it('knows that what is shown is not small', async () => {
    const rows = [
      row('quote', 'a', { d }),
      row('quote', 'b', { n: 0, d }),
      row('quote', 'c', { n: 5, d }),
      row('quote', municipality, { n: 10, d: 300 }),
    ];
    // Below five nothing but a zero is shown: b is 0, c is 5 to 7, the total 8 to 12; a is 1 to 7.
    expect(await left([folder(rows, { least: 5 })], ['quote', 'a'])).toEqual({
      ...{ lower: 1, upper: 7 },
      verdict: 'safe',
    });
  });

  it('knows halves to be rounded up', async () => {
    const rows = [
      row('quote', 'a', { d }),
      row('quote', 'b', { n: 10, d }),
      row('quote', municipality, { n: 40, d: 200 }),
    ];
    // 35 to 44 less 5 to 14.
    expect(await left([folder(rows, { rules: { round_to: 10 } })], ['quote', 'a'])).toEqual({
      ...{ lower: 21, upper: 39 },
      verdict: 'safe',
    });
  });

  it('learns from a rate no more than the rounded cases', async () => {
    const rows = [
      row('quote', 'a', { d }),
      { ...row('quote', 'b', { d, status: 'ok' }), value: { number: 10, decimals: 1 } },
      row('quote', municipality, { n: 20, d: 200 }),
    ];
    // 10.0 % of 100 are 10 as printed, so 8 to 12; the total is 18 to 22.
    expect(await left([folder(rows)], ['quote', 'a'])).toEqual({ lower: 6, upper: 14, verdict: 'safe' });
  });

  it('takes a number that is no multiple for the count itself', async () => {
    const rows = [
      row('quote', 'a', { d }),
      row('quote', 'b', { n: 12, d }),
      row('quote', municipality, { n: 14, d: 200 }),
    ];
    expect(await left([folder(rows)], ['quote', 'a'])).toEqual({ lower: 2, upper: 2, verdict: 'exact' });
  });

  it('knows a rounded group as an interval', async () => {
    const own = share('quote', part('alle'), part('leute'));
    const rows = [row('quote', 'a', { d: 5 }), row('quote', municipality, { n: 40, d: 100 })];
    const made = folder(rows, { indicators: [own], rules: { round_to: 5, min_denominator: 20 } });
    // The cases of a are free; a group printed as 5 holds 3 to 7, none of it is hidden.
    const { counts } = await attack([made], []);
    expect(counts.filter((c) => c.part === 'denominator')).toEqual([]);
  });
});

describe('a published table of a class that is rounded', () => {
  const limits = { lower: { number: 5.52, decimals: 2 }, upper: { number: 17.44, decimals: 2 } };
  // Wilson for 10 of 100: 5.52 to 17.44 %.
  const good = { ...row('quote', 'a', { n: 10, d }), value: { number: 10, decimals: 1 }, ...limits };
  const found = (rows: Made['rows'], more: Partial<Made> = {}) =>
    unroundedFindings(folder(rows, more)).map((f) => [f.code, f.area, f.part]);

  it('passes where all counts are multiples and all rates are those of the multiples', () => {
    expect(found([good, row('quote', municipality, { n: 0, d: 203 }), row('quote', 'b', { d: 33 })])).toEqual(
      [],
    );
  });

  it('is caught with an exact count in it', () => {
    expect(found([good, row('quote', 'b', { n: 12, d })])).toEqual([['unrounded', 'b', 'numerator']]);
    const [finding] = unroundedFindings(folder([row('quote', 'b', { n: 12, d })]));
    expect(finding?.message).toBe(finerThanRounded('quote', '2025'));
    expect(finding?.message).not.toMatch(/12/);
  });

  it('is caught with a rate or a limit of the exact count', () => {
    expect(found([{ ...good, value: { number: 12, decimals: 1 } }])).toEqual([['unrounded', 'a', 'value']]);
    // The lower limit of 12 of 100.
    expect(found([{ ...good, lower: { number: 7, decimals: 2 } }])).toEqual([['unrounded', 'a', 'value']]);
  });

  it('is caught with an exact group, where this is of the class', () => {
    const own = share('quote', part('alle'), part('leute'));
    expect(found([row('quote', 'a', { n: 12, d: 41 })], { indicators: [own] })).toEqual([
      ['unrounded', 'a', 'denominator'],
    ]);
  });

  it('is caught with an exact headline total', () => {
    const made = folder([good]);
    const benchmark = { id: 'summe', title: 'Summe', ours: part('leute'), official: part('alle') };
    made.catalogue.benchmarks = [benchmark as unknown as (typeof made.catalogue.benchmarks)[number]];
    const total = { total: 'summe', area: municipality, day: '2025-12-31', official: null };
    expect(unroundedFindings({ ...made, totals: [{ ...total, value: 20 }] })).toEqual([]);
    expect(unroundedFindings({ ...made, totals: [{ ...total, value: 21 }] }).map((f) => f.file)).toEqual([
      'reports/data/eckwerte.csv',
    ]);
  });

  it('says nothing of other classes and of sources that protect themselves', () => {
    expect(found([row('quote', 'b', { n: 12, d })], { rules: {} })).toEqual([]);
    const bySource = dataset('leute', { protected_by_source: true });
    expect(found([row('quote', 'b', { n: 12, d })], { datasets: [bySource, people] })).toEqual([]);
  });
});
