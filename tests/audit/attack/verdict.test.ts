import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../pipeline/audit/attack/verdict.js';

/** Counts from 1 to 2 are protected, and 1 to 3 must stay possible. */
const usual = { from: 1, least: 3, width: 3, most: Number.POSITIVE_INFINITY, signed: false };
const of = (lower: number, upper: number, more: Partial<typeof usual> = {}) =>
  verdictOf({ lower, upper }, { ...usual, ...more });

describe('what is left of a hidden count', () => {
  it.each([
    [1, 3, 'safe'],
    [0, 9, 'safe'],
    [1, 2, 'narrowed'],
    [2, 2, 'exact'],
    // Surely none, surely large enough to be shown.
    [0, 0, 'safe'],
    [3, 3, 'safe'],
    [4, 5, 'safe'],
    // A 1 is excluded: as much room again is needed above.
    [2, 4, 'narrowed'],
    [2, 5, 'safe'],
  ] as const)('%i to %i is %s', (lower, upper, verdict) => {
    expect(of(lower, upper)).toBe(verdict);
  });
  it('may be less in a small group', () => {
    expect(of(1, 2, { most: 2 })).toBe('safe');
    expect(of(1, 1, { most: 1 })).toBe('exact');
  });
  it('must be more where the policy demands a width', () => {
    expect(of(1, 4, { width: 5 })).toBe('narrowed');
    expect(of(1, 5, { width: 5 })).toBe('safe');
  });
  it('may not be a zero where zeros are kept back', () => {
    expect(of(0, 0, { from: 0 })).toBe('exact');
    expect(of(0, 2, { from: 0 })).toBe('narrowed');
    expect(of(0, 3, { from: 0 })).toBe('safe');
  });
  it('is judged by its amount where it may be below zero', () => {
    expect(of(-2, -2, { signed: true })).toBe('exact');
    expect(of(-2, -1, { signed: true })).toBe('narrowed');
    expect(of(-4, 1, { signed: true })).toBe('safe');
    expect(of(-9, -3, { signed: true })).toBe('safe');
    expect(of(-1, 1, { signed: true })).toBe('narrowed');
  });
});
