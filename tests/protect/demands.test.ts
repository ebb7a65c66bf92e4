import { describe, expect, it } from 'vitest';
import { decide } from '../../pipeline/protect/decide.js';
import { narrowedTo, roomFor } from '../../pipeline/protect/system/betrayed.js';
import { demandsOf } from '../../pipeline/protect/system/demands.js';
import { type Thresholds, thresholdsOf } from '../../pipeline/protect/thresholds.js';
import { room, withDataset } from '../report/county.js';
import { counting, dataset, roomOf, sharing } from './system/county.js';

/** Three and more may be shown, groups of twenty and more; the reader may exclude nothing up to three. */
const usual: Thresholds = {
  ...{ minNumerator: 3, minDenominator: 20, minDenominatorCount: 3, width: 3, denominatorWidth: 3 },
  ...{ protectComplement: false, zeroIsSensitive: false, groupDisclosure: 0 },
};
const people = { dataset: 'hilfen', measure: 'alle' };
const some = { dataset: 'hilfen', measure: 'davon' };
const share = sharing('anteil', some, people);
const count = counting('faelle', some);
const balance = counting('saldo', { plus: [people], minus: [some] });
const delivered = room().definitions.indicators.find((i) => i.id === 'gymnasium') ?? share;

describe('what the policy hides of one figure', () => {
  const of = (n: number, d: number, more: Partial<Thresholds> = {}) =>
    decide(share, { value: (100 * n) / d, numerator: n, denominator: d }, { ...usual, ...more })?.numerator;

  it('is a share of exactly 100 % where the class demands a rest of one', () => {
    expect(of(100, 100)).toBeUndefined();
    expect(of(100, 100, { groupDisclosure: 1 })).toEqual({ lower: 100, upper: 100 });
    expect(of(99, 100, { groupDisclosure: 1 })).toBeUndefined();
  });
  it('is any rest below the one demanded: 98 to 100 of 100 with three', () => {
    for (const n of [98, 99, 100])
      expect(of(n, 100, { groupDisclosure: 3 }), String(n)).toEqual({ lower: 98, upper: 100 });
    expect(of(97, 100, { groupDisclosure: 3 })).toBeUndefined();
    // More cases than people is no group whose members all share the trait.
    expect(of(101, 100, { groupDisclosure: 3 })).toBeUndefined();
  });
  it('is a rest of one or two where the class protects it: 98 and 99 of 100', () => {
    for (const n of [98, 99])
      expect(of(n, 100, { protectComplement: true }), String(n)).toEqual({ lower: 98, upper: 99 });
    expect(of(97, 100, { protectComplement: true })).toBeUndefined();
    expect(of(100, 100, { protectComplement: true })).toBeUndefined();
  });
  it('is none as well where that is sensitive', () => {
    expect(of(0, 100)).toBeUndefined();
    expect(of(0, 100, { zeroIsSensitive: true })).toEqual({ lower: 0, upper: 2 });
    expect(of(2, 100, { zeroIsSensitive: true })).toEqual({ lower: 1, upper: 2 });
    expect(of(3, 100, { zeroIsSensitive: true })).toBeUndefined();
  });

  it.each<[string, Partial<Thresholds>]>([
    ['cases', { minDenominator: 0, minDenominatorCount: 0 }],
    ['small groups', { minNumerator: 0, minDenominator: 0 }],
    ['rates of small groups', { minNumerator: 0, minDenominatorCount: 0 }],
  ])('is decided by the demand on %s alone where the others are none', (_, more) => {
    // One of two is too few, in too small a group that is itself too few; 10 of 100 is nothing of that.
    expect(of(1, 2, more)).toBeDefined();
    expect(of(10, 100, more)).toBeUndefined();
    expect(of(1, 2, { minNumerator: 0, minDenominator: 0, minDenominatorCount: 0 })).toBeUndefined();
  });

  it('is a delivered rate of unknown or small groups, even where the cases are free', () => {
    const free = { ...usual, minNumerator: 0 };
    const rate = (denominator: number | null) =>
      decide(delivered, { value: 40, numerator: null, denominator }, free);
    expect(rate(null)).toEqual({ numerator: null, denominator: null });
    expect(rate(19)).toEqual({ numerator: { lower: 0, upper: 19 }, denominator: null });
    expect(rate(20)).toBeNull();
  });
});

describe('the room a protected count needs', () => {
  const of = (n: number, d: number | null, more: Partial<Thresholds> = {}) =>
    demandsOf(d === null ? count : share, { numerator: n, denominator: d }, { ...usual, ...more });

  it('reaches from one to the width, and not beyond a printed group', () => {
    expect(of(2, null).numerator).toEqual({ lower: 1, upper: 3 });
    expect(of(2, 100, { width: 6 }).numerator).toEqual({ lower: 1, upper: 6 });
    expect(of(2, 4, { width: 6 }).numerator).toEqual({ lower: 1, upper: 4 });
    expect(of(3, 100).numerator).toBeNull();
    expect(of(0, 100).numerator).toBeNull();
    expect(of(0, 100, { zeroIsSensitive: true }).numerator).toEqual({ lower: 0, upper: 3 });
    expect(of(1, 100, { minNumerator: 0 }).numerator).toBeNull();
  });
  it('reaches to the width where the group is too small to be printed itself', () => {
    expect(of(1, 2, { width: 6, denominatorWidth: 4 })).toEqual({
      numerator: { lower: 1, upper: 6 },
      denominator: { lower: 1, upper: 4 },
    });
    expect(of(10, 3).denominator).toBeNull();
    expect(of(0, 0).denominator).toBeNull();
  });
  it('leaves one to the width of the rest, or none to the width where there is none', () => {
    // A rest of 1 to 3 of 100 people are 97 to 99 cases.
    expect(of(98, 100, { protectComplement: true }).numerator).toEqual({ lower: 97, upper: 99 });
    expect(of(97, 100, { protectComplement: true }).numerator).toBeNull();
    expect(of(98, 100).numerator).toBeNull();
    expect(of(100, 100, { groupDisclosure: 1 }).numerator).toEqual({ lower: 97, upper: 100 });
    expect(of(99, 100, { groupDisclosure: 1 }).numerator).toBeNull();
    // A rest of 4, below the five demanded: 1 to 5 of 100.
    expect(of(96, 100, { groupDisclosure: 5 }).numerator).toEqual({ lower: 95, upper: 99 });
  });
  it('holds both where cases and rest are few: 1 to 3, and 3 less 1 to 3', () => {
    expect(of(1, 3, { protectComplement: true }).numerator).toEqual({ lower: 0, upper: 3 });
  });
  it('lies on both sides of zero for a balance', () => {
    const found = demandsOf(balance, { numerator: -2, denominator: null }, usual);
    expect(found.numerator).toEqual({ lower: -3, upper: 3 });
  });
});

describe('what a hidden count is left too little by', () => {
  const none = Number.POSITIVE_INFINITY;
  it.each([
    // Known exactly, or up to two where three are the least that is shown: it must look like 1 to 3.
    [2, [2, 2], 3, none, [1, 3]],
    [2, [1, 2], 3, none, [1, 3]],
    [2, [2, 9], 3, none, [1, 3]],
    [2, [1, 3], 3, none, null],
    [2, [0, 9], 3, none, null],
    // Surely large enough, surely zero.
    [7, [3, 8], 3, none, null],
    [0, [0, 0], 3, none, null],
    // It may be small, though it is not: as small as one, as large as it is.
    [7, [2, 8], 3, none, [1, 7]],
    [0, [0, 1], 3, none, [0, 3]],
    // Of a group of two there are not three.
    [1, [1, 2], 3, 2, null],
    [1, [1, 1], 3, 2, [1, 2]],
  ] as const)(
    '%i within %j, with %i and more shown, at most %i',
    (value, [lower, upper], least, most, room) => {
      const demand = room && { lower: room[0], upper: room[1] };
      expect(roomFor(value, { lower, upper }, least, most)).toEqual(demand);
    },
  );

  const hidden = (value: number) => ({ value, isBalance: false, threshold: 3, most: none });
  it('is also what is left of the rest of its group', () => {
    const exactly98 = { lower: 98, upper: 98 };
    expect(narrowedTo(hidden(98), exactly98, [{ size: 100, least: 3 }])).toEqual({ lower: 97, upper: 99 });
    expect(narrowedTo(hidden(98), exactly98, [{ size: null, least: 3 }])).toBeNull();
    expect(narrowedTo(hidden(98), { lower: 97, upper: 99 }, [{ size: 100, least: 3 }])).toBeNull();
    // Two of five with four as the smallest rest: 1 to 3 cases for their own sake, 1 to 4 others.
    expect(narrowedTo(hidden(2), { lower: 2, upper: 2 }, [{ size: 5, least: 4 }])).toEqual({
      lower: 1,
      upper: 4,
    });
  });
  it('is nothing for a balance', () => {
    expect(narrowedTo({ ...hidden(2), isBalance: true }, { lower: 2, upper: 2 }, [])).toBeNull();
  });
});

describe('the thresholds of an indicator', () => {
  const rule = { title: 'x', reason: 'x', protect_complement: false };
  const classes = {
    streng: {
      ...{ ...rule, min_numerator: 5, min_denominator: 10, protection_width: 8 },
      ...{ protect_complement: true, group_disclosure: 1, zero: 'sensitive' as const },
    },
    melde: { ...rule, min_numerator: 3, min_denominator: 20, group_disclosure: 4 },
  };
  const at = (hilfen: Record<string, unknown> = {}) => {
    const base = roomOf([dataset('hilfen', hilfen), dataset('menschen', { disclosure_class: 'melde' })], []);
    return { ...base.definitions, policy: { classes } };
  };
  const quote = sharing('quote', some, { dataset: 'menschen', measure: 'alle' });

  it('are the strictest of both sides; of the group what its own class says', () => {
    expect(thresholdsOf(quote, at())).toEqual({
      ...{ minNumerator: 5, minDenominator: 20, minDenominatorCount: 3, width: 8, denominatorWidth: 3 },
      ...{ protectComplement: true, zeroIsSensitive: true, groupDisclosure: 1 },
    });
  });
  it('demand nothing of cases the source has protected, and still ask for a large enough group', () => {
    expect(thresholdsOf(quote, at({ protected_by_source: true }))).toMatchObject({
      ...{ minNumerator: 0, minDenominator: 20, minDenominatorCount: 3 },
      ...{ protectComplement: false, zeroIsSensitive: false, groupDisclosure: 0 },
    });
  });
  it('of a delivered rate are those of its weight too', () => {
    const weighted = { ...delivered, weight: { dataset: 'personen', measure: 'anzahl' } };
    const { definitions } = withDataset(room(), 'personen', { disclosure_class: 'melde' });
    expect(thresholdsOf(weighted as typeof delivered, definitions)).toMatchObject({
      ...{ minNumerator: 0, minDenominator: 20, minDenominatorCount: 3 },
    });
    expect(thresholdsOf(delivered, definitions)).toMatchObject({ minDenominator: 0, minDenominatorCount: 0 });
  });
  it('do not exist where a dataset is unknown', () => {
    expect(() => thresholdsOf(share, { ...at(), datasets: new Map() })).toThrow('unknown dataset: hilfen');
  });
});
