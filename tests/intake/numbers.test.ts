import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueReader } from '../../pipeline/intake/numbers/values.js';
import { type MeasureColumn, measuresOf } from '../../pipeline/model/dataset.js';
import { mappingSchema } from '../../pipeline/model/mapping.js';
import { numberExpected } from '../../pipeline/model/messages/intake.js';
import * as say from '../../pipeline/model/messages/notation.js';
import { flats, persons } from '../support/tiny-room.js';
import { run } from './support.js';

const [persons0] = measuresOf(persons);
if (!persons0) throw new Error('the tiny room has a measure');
const any = { min: Number.NEGATIVE_INFINITY, max: undefined };
const measures = {
  integer: { ...persons0, ...any },
  decimal: { ...persons0, ...any, type: 'decimal' },
  percent: { ...persons0, ...any, type: 'decimal', unit: '%' },
  area: { ...persons0, ...any, type: 'decimal', unit: 'm²' },
  euro: { ...persons0, ...any, type: 'decimal', unit: 'Euro' },
} satisfies Record<string, MeasureColumn>;

/** Reads a column of texts as intake does; a failure as its code, with the witness behind it. */
function column(kind: keyof typeof measures, texts: string[], table: Record<string, unknown> = {}): string[] {
  const mapping = mappingSchema.parse({ id: 'm', description: 'x', files: ['x'], dataset: 'x', table });
  const reader = valueReader(measures[kind], persons, mapping, texts);
  return texts.map((text) => {
    const reading = reader.read(text);
    if ('fail' in reading)
      return `${reading.fail}${'against' in reading ? ` ${reading.against ?? '?'}` : ''}`;
    return `${reading.value ?? reading.state}${reading.remark ? ` [${reading.remark.text}]` : ''}`;
  });
}

describe('whole numbers', () => {
  it.each([
    ['1234', '1234'],
    ['007', '7'],
    ['1.234', '1234'],
    ['1,234', '1234'],
    ['1.234.567', '1234567'],
    ['1 234', '1234'],
    ['1\u202f234', '1234'],
    ['1\u2009234', '1234'],
    ['1\u00a0234\u00a0567', '1234567'],
    ["1'234", '1234'],
    ['1’234’567', '1234567'],
    ['12,00', '12'],
    ['33397.0', '33397'],
    ['-5', '-5'],
    ['\u22125', '-5'],
    ['+5', '5'],
    ['-  23', '-23'],
    ['- 1.234', '-1234'],
    ['–\u00a023', '-23'],
    ['23-', '-23'],
    ['1.234,00-', '-1234'],
    ["'12", '12'],
    ['="12"', '12'],
    ['\u200b12', '12'],
    ['12 Personen', 'number-expected'],
    ['1,23456E+05', '123456'],
    ['1.5E1', '15'],
    ['12,5', 'number-expected'],
    ['1.23', 'number-expected'],
    ['1.2345', 'number-expected'],
    ['1 23', 'number-expected'],
    ['0 123', 'number-expected'],
    ['12a3', 'number-expected'],
    ['-5-', 'number-expected'],
    ['1?234', 'number-expected'],
    ['1234567890123', 'number-expected'],
    ['1e5', 'digits-lost'],
    ['1,2E+05', 'digits-lost'],
    ['01. Feb', 'became-date'],
    ['Mrz 23', 'became-date'],
    ['1.2.2023', 'became-date'],
    ['1-Feb', 'became-date'],
    ['2023-02-01', 'became-date'],
    ['02.03.', 'became-date'],
    ['#NV', 'formula-error'],
    ['#DIV/0!', 'formula-error'],
    ['#BEZUG!', 'formula-error'],
    ['#WERT!', 'formula-error'],
    ['######', 'column-too-narrow'],
    ['12 %', 'percent-sign'],
    ['12*', 'footnote-unknown'],
    ['12 1)', 'footnote-unknown'],
    ['12¹', 'footnote-unknown'],
    ['12 e)', 'footnote-unknown'],
    ['12 r', '12 [r]'],
    ['1.234 p', '1234 [p]'],
    ['12 e', '12 [e]'],
    ['(12)', '12 [( )]'],
  ])('%s', (text, expected) => expect(column('integer', [text])).toEqual([expected]));
});

describe('decimals', () => {
  it.each([
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ["1'234.5", '1234.5'],
    ['.707', '0.707'],
    [',5', '0.5'],
    ['0,0', '0'],
    ['0.123', '0.123'],
    ['1234.567', '1234.567'],
    ['1 234,567', '1234.567'],
    ['.70700312', '0.707003'],
    ['0,9999996', '1'],
    ['-,87645614', '-0.876456'],
    ['1,2E-05', '0.000012'],
    ['3.353', 'decimal-mark-unclear ?'],
  ])('%s', (text, expected) => expect(column('decimal', [text])).toEqual([expected]));
  it('units', () => {
    expect(column('percent', ['12 %', '12,5 %', '3,25%'])).toEqual(['12', '12.5', '3.25']);
    expect(column('area', ['12,5 m²', '12,5 qm'])).toEqual(['12.5', 'number-expected']);
    expect(column('euro', ['1.234,50 €', '12,5 EUR'])).toEqual(['1234.5', '12.5']);
  });
  it('0,125 beside percent signs may be a share', () => {
    expect(column('percent', ['12,5 %', '0,125', '0', '13'])).toEqual([
      '12.5',
      'percent-unclear 12,5 %',
      '0',
      '13',
    ]);
  });
});

describe('the column decides', () => {
  it.each([
    ['decimal', ['3.353', '1,5'], ['3353', '1.5']],
    ['decimal', ['3.353', '1.5', '2.25'], ['3.353', '1.5', '2.25']],
    ['decimal', ['3.353', '0.125'], ['3.353', '0.125']],
    ['decimal', ['3.353', '1.234.567'], ['3353', '1234567']],
    ['integer', ['12.000', '12,00'], ['12000', '12']],
    ['integer', ['12.000', '1.250'], ['12000', '1250']],
    ['integer', ['12.000', '800'], ['12000', '800']],
    ['integer', ['12.000', '0.000'], ['12', '0']],
    ['integer', ['3.353', '2607'], ['3353', '2607']],
  ] as const)('%s %j', (kind, texts, expected) => expect(column(kind, [...texts])).toEqual(expected));
  it.each([
    ['integer', ['3.353', '2607.0'], ['decimal-mark-unclear 2607.0', '2607']],
    ['decimal', ['2607.0', '3.353', '12'], ['2607', 'decimal-mark-unclear 2607.0', '12']],
    ['decimal', ['3,353', '12,50'], ['decimal-mark-unclear 12,50', '12.5']],
    ['integer', ['12.000', '2607'], ['decimal-mark-unclear 2607', '2607']],
    ['integer', ['12.000', '7.000'], ['decimal-mark-unclear ?', 'decimal-mark-unclear ?']],
    ['integer', ['1.234', '1,234'], ['decimal-mark-unclear 1,234', 'decimal-mark-unclear 1.234']],
    ['decimal', ['3.353', '1,5', '2.5'], ['decimal-mark-unclear 2.5', '1.5', '2.5']],
    ['integer', ['3.353', '1,0', '2.0'], ['decimal-mark-unclear 2.0', '1', '2']],
  ] as const)('never by guess: %s %j', (kind, texts, expected) =>
    expect(column(kind, [...texts])).toEqual(expected),
  );
  it('a mapping has the last word', () => {
    expect(column('decimal', ['3.353', '2607.0'], { decimal: '.' })).toEqual(['3.353', '2607']);
    expect(column('decimal', ['3.353', '2,5'], { decimal: ',' })).toEqual(['3353', '2.5']);
    expect(column('integer', ['12*', '7 1)'], { footnotes: ['*', '1)'] })).toEqual(['12 [*]', '7 [1)]']);
  });
});

const file = 'altdorf/2025/wohnungsbestand.csv';
const place = { supplier: 'altdorf', file: `deliveries/${file}`, column: 'Wohnungen' };
const flat = (...texts: string[]) =>
  ['Gebiet;Bauart;Wohnungen', ...texts.map((t, i) => `${['A1', 'A2', 'A0'][i]};alt;${t}`)].join('\n');

describe('problems', () => {
  const at = (line: number) => ({ ...place, line, sheetRow: line });
  const rule = { type: 'integer' as const, min: 0 };
  it('two witnesses, each with its line; nothing else of the column is lost', async () => {
    const result = await run({ [file]: flat('2607.0', '12', '3.353') });
    expect(result.problems).toEqual([say.decimalMarkUnclear(at(4), '3.353', { text: '2607.0', line: 2 })]);
    expect(result.problems[0]?.found).toContain('daneben »2607.0« in Zeile 2');
    expect(result.cells('wohnungsbestand').map((c) => [c.state, c.value])).toEqual([
      ['ok', 2607],
      ['ok', 12],
      ['rejected', null],
    ]);
  });
  it('both decimal marks', async () => {
    const result = await run({ [file]: flat('1,0', '2.0', '3') });
    expect(result.problems).toEqual([
      say.decimalMarksMixed(place, { text: '1,0', line: 2 }, { text: '2.0', line: 3 }),
    ]);
  });
  it.each([
    ['01. Feb', say.numberBecameDate(at(2), '01. Feb', rule)],
    ['#BEZUG!', say.formulaError(at(2), '#BEZUG!', rule)],
    ['####', say.columnTooNarrow(at(2), '####', rule)],
    ['1,2E+05', say.digitsLost(at(2), '1,2E+05', rule)],
    ['12 %', say.percentSign(at(2), '12 %', rule)],
    ['12*', say.footnoteUnknown(at(2), '12*', '*')],
    ['zwölf', numberExpected(at(2), 'zwölf', rule)],
  ])('%s', async (text, problem) => {
    expect((await run({ [file]: flat(text, '1') })).problems).toEqual([problem]);
  });
  it('marks and words are understood, told once per column and counted', async () => {
    const result = await run({ [file]: flat('12 r', 'k. A.', '(7)') });
    expect(result.problems).toEqual([
      say.markedNumbers(at(2), 'r', 1),
      say.wordInsteadOfNumber(at(3), 'k. A.', 1, 'missing'),
      say.markedNumbers(at(4), '( )', 1),
    ]);
    expect(result.cells('wohnungsbestand').map((c) => [c.state, c.value])).toEqual([
      ['ok', 12],
      ['missing', null],
      ['ok', 7],
    ]);
  });
});

it('reads back what any program wrote, or says that it cannot', () => {
  const notations = fc.record({
    marks: fc.constantFrom(
      ['.', ','],
      [',', '.'],
      ["'", '.'],
      [' ', ','],
      ['\u202f', ','],
      ['', ','],
      ['', '.'],
    ),
    places: fc.constantFrom(0, 1, 2, 3, 5),
    trimmed: fc.boolean(),
    whole: fc.boolean(),
    minus: fc.constantFrom('-', '\u2212', '-  '),
  });
  const value = fc.oneof(
    fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
    fc.integer({ min: -300_000_000, max: 300_000_000 }),
  );
  fc.assert(
    fc.property(notations, fc.array(value, { minLength: 1, maxLength: 12 }), (notation, values) => {
      const { marks, places, trimmed, whole, minus } = notation;
      const scale = 10 ** 5;
      // Values are hundred-thousandths, cut to the places that are written.
      const kept = whole ? 0 : places;
      const cut = values.map((v) => Math.trunc(v / 10 ** (5 - kept)) * 10 ** (5 - kept));
      const texts = cut.map((v) => {
        const integer = String(Math.floor(Math.abs(v) / scale));
        let fraction = String(Math.abs(v) % scale)
          .padStart(5, '0')
          .slice(0, places);
        if (trimmed) fraction = fraction.replace(/0+$/, '');
        const head = integer.replace(/\B(?=(\d{3})+$)/g, marks[0] ?? '');
        return `${v < 0 ? minus : ''}${head}${fraction === '' ? '' : (marks[1] ?? '') + fraction}`;
      });
      // A column of whole numbers only ever holds whole numbers, however many zeros stand behind the mark.
      const kinds = cut.every((v) => v % scale === 0)
        ? (['integer', 'decimal'] as const)
        : (['decimal'] as const);
      for (const kind of kinds) {
        const reader = valueReader(measures[kind], flats, null, texts);
        texts.forEach((text, i) => {
          const reading = reader.read(text);
          if ('fail' in reading) return;
          expect(Number(reading.value), JSON.stringify(texts)).toBe((cut[i] ?? 0) / scale + 0);
        });
      }
    }),
    { numRuns: 4000, seed: 3 },
  );
});
