import { describe, expect, it } from 'vitest';
import { namesFinder } from '../../../pipeline/audit/read/names.js';
import { numbersIn } from '../../../pipeline/audit/read/numbers.js';

describe('numbers of a text', () => {
  const numbers = (text: string) => numbersIn(text).map((t) => t.number);
  it.each<[string, number[]]>([
    ['1\u202f234,5 und 7', [1234.5, 7]],
    ['12.345.678', [12345678]],
    // Groups of three only: what else follows a dot is another number.
    ['1.2345', [1, 2345]],
    ['12.345.6789', [12345, 6789]],
    ['1234.567', [1234, 567]],
    ['4,', [4]],
    ['−3,25 +4 -5', [-3.25, 4, -5]],
    // A hyphen behind a word, number, bracket or percent sign is no minus.
    ['Block-7 5-9 (a)-2 %-3', [7, 5, 9, 2, 3]],
    ['ohne', []],
  ])('%j', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  it('tells the words around each, up to the end of the sentence or the next number', () => {
    const words = (text: string) => numbersIn(text).map((t) => [t.before, t.after]);
    expect(words('Je 1\u202f000 »Einwohner« (12)')).toEqual([
      ['je', 'einwohner'],
      ['einwohner', ''],
    ]);
    expect(words('Hier. 5; Kinder § 7')).toEqual([
      ['', ''],
      ['§', ''],
    ]);
    expect(words('3 4 Kinder')).toEqual([
      ['', ''],
      ['', 'kinder'],
    ]);
  });
});

describe('names in a text', () => {
  const find = (names: string[], text: string) => namesFinder(names)(text).map((p) => [p.name, p.start]);
  it('finds the longest at each place, whole words only', () => {
    const names = ['Nord', 'Nord-Ost', 'Ost', 'Ü', 'unter 15'];
    expect(find(names, 'Nord-Ost, Nordhang und Nord (Ü) unter 15')).toEqual([
      ['Nord-Ost', 0],
      ['Nord', 23],
      ['Ü', 29],
      ['unter 15', 32],
    ]);
    expect(find(names, 'Nord-Osten unter 150')).toEqual([['Nord', 0]]);
    expect(find(['', 'A'], 'B')).toEqual([]);
  });
});
