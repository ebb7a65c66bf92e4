import { describe, expect, it } from 'vitest';
import {
  enumerate,
  foldText,
  formatCount,
  formatNumber,
  nearest,
  roundHalfAway,
  thinSpace,
  withUnit,
} from '../../pipeline/model/german.js';

describe('figures in German', () => {
  it.each([
    [21.034, 1, '21,0'],
    [48518, 0, `48${thinSpace}518`],
    [1234567.891, 2, `1${thinSpace}234${thinSpace}567,89`],
    // Four digits stay together, as in the tables of official statistics.
    [9999, 0, '9999'],
    [-3.25, 1, '\u22123,3'],
    // What rounds to nothing has no sign.
    [-0.04, 1, '0,0'],
    [0, 2, '0,00'],
    [99.95, 1, '100,0'],
  ])('%d with %i decimals', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text);
  });

  it.each([
    // A computer holds 1.005 as 1.00499999999999989 and 2.675 as 2.67499999999999982: the decimal text counts.
    [1.005, 2, 1.01],
    [2.675, 2, 2.68],
    [0.125, 2, 0.13],
    [0.45, 1, 0.5],
    [2.5, 0, 3],
    [3.5, 0, 4],
    [2.4999, 0, 2],
    [0.0000005, 6, 0.000001],
    [123456789.5, 0, 123456790],
    [123456789012.25, 1, 123456789012.3],
  ])('%d to %i decimals is %d', (value, decimals, rounded) => {
    expect(roundHalfAway(value, decimals)).toBe(rounded);
  });

  it('prints none as an en dash, and a unit only where there is one', () => {
    expect([formatCount(0), formatCount(12345)]).toEqual(['–', `12${thinSpace}345`]);
    expect(withUnit('21,0', '%')).toBe(`21,0${thinSpace}%`);
    expect(withUnit('21', '')).toBe('21');
  });

  it('lists names with one »und«', () => {
    expect(enumerate([])).toBe('');
    expect(enumerate(['Kamen'])).toBe('Kamen');
    expect(enumerate(['Kamen', 'Selm'])).toBe('Kamen und Selm');
    expect(enumerate(['Kamen', 'Lünen', 'Selm'])).toBe('Kamen, Lünen und Selm');
  });

  it('compares names without what nobody sees', () => {
    expect(foldText('  Haupt\u00adstraße / NORD ')).toBe('hauptstrasse nord');
    expect(foldText('< 3')).toBe('< 3');
  });
});

describe('the nearest name', () => {
  it.each([
    ['kammen', ['Selm', 'Kamen'], 'Kamen'],
    // Two letters that changed places are one mistake.
    ['lnüen', ['Lünen'], 'Lünen'],
    // A third of four letters is one, and these are two away.
    ['abcd', ['abxy'], null],
    ['abcdef', ['abcdxy'], 'abcdxy'],
    ['abcdef', ['abcxyz'], null],
    // Nothing in common.
    ['2', ['m'], null],
    ['ab', ['xy'], null],
    ['ab', ['ax'], 'ax'],
    // The nearer of two, and of two as near the first.
    ['abcdef', ['abcdxy', 'abcdex'], 'abcdex'],
    ['abcdef', ['abcdex', 'abcdey'], 'abcdex'],
  ] as const)('of %s among %j', (text, known, found) => {
    expect(nearest(text, known)).toBe(found);
  });
});
