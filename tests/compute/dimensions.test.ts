import { describe, expect, it } from 'vitest';
import { age, code, dataset, type Line, runCount, sex } from './house.js';

const Q = '2025-Q4';
const line = (dimensions: Line[2], value: Line[3], id = 'a1'): Line => [id, Q, dimensions, value];
const under15 = { alter: { under: 15 } };
const zero = dataset('d', { dimensions: [age()] });
const missing = dataset('d', { dimensions: [age()], absent_rows: 'missing' });
type Span = [number, number];
const all: Span = [0, 200];
const b0: Span = [0, 5];
const b5: Span = [5, 10];
const b10: Span = [10, 15];
const b15: Span = [15, 200];

describe('age filters', () => {
  const complete = [line([b0], 1), line([b5], 2), line([b10], 4), line([b15], 8)];

  it('adds the bands that tile the span', async () => {
    for (const d of [zero, missing]) {
      expect((await runCount(d, complete, under15)).at('n', 'a1')).toBe(7);
      expect((await runCount(d, complete, { alter: { from: 15 } })).at('n', 'a1')).toBe(8);
      expect((await runCount(d, complete, { alter: { from: 5, under: 10 } })).at('n', 'a1')).toBe(2);
    }
  });

  it('never cuts a band in two', async () => {
    const other = [...complete, line([b0], 1, 'a2')];
    const r = await runCount(zero, [...other, line([[5, 18]], 9, 'a2')], under15);
    expect([r.at('n', 'a1'), r.at('n', 'a2')]).toEqual([7, 'not_delivered']);
  });

  it('takes a missing band as zero where the delivery has it and absent rows are zero', async () => {
    const sparse = [...complete, line([b0], 3, 'a2'), line([b10], 4, 'a2')];
    expect((await runCount(zero, sparse, under15)).at('n', 'a2')).toBe(7);
    expect((await runCount(missing, sparse, under15)).at('n', 'a2')).toBe('not_delivered');
  });

  it('takes an area without any band of the span as zero, if it is broken down by age at all', async () => {
    const sparse = [...complete, line([b15], 30, 'a2'), line([all], 30, 'b1')];
    const r = await runCount(zero, sparse, under15);
    expect([r.at('n', 'a1'), r.at('n', 'a2'), r.at('n', 'b1')]).toEqual([7, 0, 'not_delivered']);
    expect((await runCount(missing, sparse, under15)).at('n', 'a2')).toBe('not_delivered');
  });

  it('does not take a gap of the whole delivery as zero', async () => {
    const cut = [line([b0], 1), line([b10], 4), line([b15], 8), line([[0, 15]], 1, 'a2')];
    const r = await runCount(zero, cut, under15);
    expect([r.at('n', 'a1'), r.at('n', 'a2')]).toEqual(['not_delivered', 1]);
  });

  it('judges an area on its own bands where areas of one delivery have different bands', async () => {
    const r = await runCount(zero, [...complete, line([[0, 15]], 5, 'a2'), line([b15], 9, 'a2')], under15);
    expect([r.at('n', 'a1'), r.at('n', 'a2')]).toEqual([7, 5]);
  });

  it('adds bands that come from two deliveries', async () => {
    const two: Line[] = [
      ['a1', Q, [b0], 1, { delivery: 1 }],
      ['a1', Q, [[5, 15]], 2, { delivery: 2 }],
    ];
    expect((await runCount(zero, two, under15)).at('n', 'a1')).toBe(3);
  });

  it('does not add overlapping bands', async () => {
    const r = await runCount(zero, [...complete, line([[0, 10]], 3)], under15);
    expect(r.at('n', 'a1')).toBeUndefined();
  });
});

describe('totals and parts', () => {
  const s = dataset('d', { dimensions: [sex] });
  const strict = dataset('d', { dimensions: [sex], absent_rows: 'missing' });
  const parts = [line(['m'], 4), line(['w'], 5)];

  it('prefers the delivered total, even where it differs from its parts', async () => {
    expect((await runCount(s, [...parts, line(['alle'], 10)])).at('n', 'a1')).toBe(10);
    expect((await runCount(s, parts)).at('n', 'a1')).toBe(9);
    const hidden = await runCount(s, [...parts, line(['alle'], 'hidden'), line(['alle'], 3, 'a2')]);
    expect([hidden.at('n', 'a1'), hidden.at('n', 'a2')]).toEqual(['suppressed', 3]);
  });

  it('falls back on the parts where the total is an empty cell', async () => {
    expect((await runCount(s, [...parts, line(['alle'], 'missing')])).at('n', 'a1')).toBe(9);
  });

  it('needs every part where absent rows are unknown', async () => {
    expect((await runCount(s, parts.slice(0, 1))).at('n', 'a1')).toBe(4);
    expect((await runCount(strict, parts)).at('n', 'a1')).toBe(9);
    const lacking = [...parts, line(['m'], 4, 'a2')];
    expect((await runCount(strict, lacking)).at('n', 'a2')).toBe('not_delivered');
    expect((await runCount(strict, lacking, { geschlecht: ['m', 'w'] })).at('n', 'a2')).toBe('not_delivered');
  });

  it('takes a missing code as zero only in an area that is broken down by it', async () => {
    const lines = [...parts, line(['m'], 4, 'a2'), line(['alle'], 7, 'b1')];
    const r = await runCount(s, lines, { geschlecht: 'w' });
    expect([r.at('n', 'a1'), r.at('n', 'a2'), r.at('n', 'b1')]).toEqual([5, 0, 'not_delivered']);
  });

  it('reads a condition on the total as no condition', async () => {
    expect((await runCount(s, parts, { geschlecht: 'alle' })).at('n', 'a1')).toBe(9);
  });

  it('decides per group, so that marginal tables give their totals', async () => {
    const d = dataset('d', { dimensions: [age(), sex] });
    const marginal = [
      line([b0, 'alle'], 10),
      line([[5, 200], 'alle'], 21),
      line([all, 'm'], 14),
      line([all, 'w'], 17),
    ];
    expect((await runCount(d, marginal)).at('n', 'a1')).toBe(31);
    expect((await runCount(d, marginal, { alter: { under: 5 } })).at('n', 'a1')).toBe(10);
    expect((await runCount(d, marginal, { geschlecht: 'w' })).at('n', 'a1')).toBe(17);
    const crossed = await runCount(
      d,
      [...marginal, line([b0, 'w'], 1, 'a2'), line([[5, 200], 'w'], 1, 'a2')],
      {
        alter: { under: 5 },
        geschlecht: 'w',
      },
    );
    expect([crossed.at('n', 'a1'), crossed.at('n', 'a2')]).toEqual(['not_delivered', 1]);
  });

  it('takes no total for more than it covers', async () => {
    const d = dataset('d', { dimensions: [age(), sex] });
    const mixed = [
      line([b0, 'm'], 40),
      line([b0, 'w'], 60),
      line([[5, 200], 'm'], 500),
      line([[5, 200], 'alle'], 900),
    ];
    expect((await runCount(d, mixed)).at('n', 'a1')).toBe(1000);
    expect((await runCount(d, mixed, { alter: { under: 5 } })).at('n', 'a1')).toBe(100);
    const three = [line([b0, 'alle'], 3), line([b5, 'm'], 1), line([b5, 'w'], 1), line([[10, 200], 'm'], 9)];
    expect((await runCount(d, three, { alter: { under: 10 } })).at('n', 'a1')).toBe(5);
  });

  it('uses the delivered total of all ages, else bands that do not overlap', async () => {
    const bands = [line([b0], 1), line([[5, 18]], 2)];
    expect((await runCount(zero, bands)).at('n', 'a1')).toBe(3);
    expect((await runCount(zero, [...bands, line([all], 50)])).at('n', 'a1')).toBe(50);
    const overlap = [...bands, line([[0, 3]], 1), line([all], 9, 'a2')];
    const r = await runCount(zero, overlap);
    expect([r.at('n', 'a1'), r.at('n', 'a2')]).toEqual(['not_delivered', 9]);
  });

  it('works over a code dimension without a total', async () => {
    const d = dataset('d', { dimensions: [code('richtung', ['zu', 'fort'])] });
    expect((await runCount(d, [line(['zu'], 3), line(['fort'], 4)])).at('n', 'a1')).toBe(7);
  });
});

describe('cells that could not be read', () => {
  const d = dataset('d', { dimensions: [age(), sex] });
  const whole = (id: string) => [
    line([b0, 'm'], 1, id),
    line([b0, 'w'], 2, id),
    line([[5, 200], 'm'], 3, id),
    line([[5, 200], 'w'], 4, id),
  ];

  it('spoils every filter on a dimension that could not be read', async () => {
    const lines = [...whole('a1'), ...whole('a2'), line([null, 'w'], 'rejected')];
    const young = await runCount(d, lines, { alter: { under: 5 } });
    expect([young.at('n', 'a1'), young.at('n', 'a2')]).toEqual(['not_delivered', 3]);
    const men = await runCount(d, lines, { alter: { under: 5 }, geschlecht: 'm' });
    expect([men.at('n', 'a1'), men.at('n', 'a2')]).toEqual([1, 1]);
    const everyone = await runCount(d, lines);
    expect([everyone.at('n', 'a1'), everyone.at('n', 'a2')]).toEqual(['not_delivered', 10]);
  });

  it('spoils a sum that needs a rejected cell, not one that does not', async () => {
    const lines = [...whole('a2'), ...whole('a1').slice(1), line([b0, 'm'], 'rejected')];
    const men = await runCount(d, lines, { geschlecht: 'm' });
    const women = await runCount(d, lines, { geschlecht: 'w' });
    expect([men.at('n', 'a1'), women.at('n', 'a1')]).toEqual(['not_delivered', 6]);
  });

  it('does not need the parts where the total is delivered', async () => {
    const lines = [line([all, 'alle'], 12), line([all, null], 'rejected'), line([all, 'm'], 'rejected')];
    expect((await runCount(d, lines)).at('n', 'a1')).toBe(12);
  });
});
