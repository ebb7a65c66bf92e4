import { describe, expect, it } from 'vitest';
import { controlledAnew, type Tested } from '../../pipeline/protect/control.js';

/** `higher` by its own interval, with this p-value; the verdict as the whole family, hidden members and all, had it. */
const test = (pValue: number, verdict: Tested['verdict']): Tested => ({
  ...{ pValue, verdict, lower: 1, upper: 2, adjusted: true },
});
const familyOf = () => 'one';
const verdicts = (rows: Tested[], lost: string[]) =>
  controlledAnew(rows, familyOf, new Set(lost)).map((r) => [r.verdict, r.adjusted]);

describe('verdicts where members of the family are hidden', () => {
  // Five tests at 5 %: 0.015 stands at the second place (0.02) only if a hidden p is below it, not at the first (0.01).
  it('do not tell whether a hidden figure stands out', () => {
    const others = [0.4, 0.5, 0.6].map((p) => test(p, 'not distinguishable'));
    const withSmall = verdicts([test(0.015, 'higher'), ...others], ['one']);
    const withLarge = verdicts([test(0.015, 'not distinguishable'), ...others], ['one']);
    expect(withSmall).toEqual(withLarge);
    // Among the four that are left 0.015 is above 0.05 / 4.
    expect(withSmall[0]).toEqual(['not distinguishable', true]);
  });
  it('stand or fall among those that are left', () => {
    const rows = [test(0.02, 'not distinguishable'), test(0.03, 'not distinguishable')];
    // Two tests: 0.03 is not above 0.05 · 2 / 2, and 0.02 goes with it.
    expect(verdicts(rows, ['one'])).toEqual([
      ['higher', true],
      ['higher', true],
    ]);
  });
  it('stay as they are where nothing was taken from the family', () => {
    const rows = [test(0.02, 'not distinguishable'), test(0.03, 'not distinguishable')];
    expect(verdicts(rows, ['another']).map(([v]) => v)).toEqual([
      'not distinguishable',
      'not distinguishable',
    ]);
  });
  it('are those of the interval where a single one is left', () => {
    const single = (lower: number | null, upper: number | null) =>
      verdicts([{ ...test(0.04, 'not distinguishable'), lower, upper }], ['one']);
    expect(single(1, 2)).toEqual([['higher', false]]);
    expect(single(-2, -1)).toEqual([['lower', false]]);
    // An interval that reaches or holds zero tells nothing of the direction.
    for (const [lower, upper] of [
      [-1, 2],
      [0, 2],
      [-2, 0],
    ] as const) {
      expect(single(lower, upper)).toEqual([['not distinguishable', false]]);
    }
  });
  it('leave a comparison without an interval as it is, and do not count it', () => {
    const without: Tested = { pValue: null, verdict: null, lower: null, upper: null, adjusted: false };
    expect(verdicts([test(0.04, 'not distinguishable'), without], ['one'])).toEqual([
      ['higher', false],
      [null, false],
    ]);
  });
  it('are judged anew in the family that lost a member, and in no other', () => {
    const rows = [test(0.02, 'not distinguishable'), test(0.03, 'not distinguishable')];
    const found = controlledAnew([...rows, ...rows], (row) => rows.indexOf(row as Tested), new Set([1]));
    // Each of the two families holds its row twice; only that of the second row was touched: 0.03 twice, below 0.05 · 2 / 2.
    expect(found.map((r) => r.verdict)).toEqual([
      'not distinguishable',
      'higher',
      'not distinguishable',
      'higher',
    ]);
  });
});
