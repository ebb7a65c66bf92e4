import { describe, expect, it } from 'vitest';
import { readSign, readWord } from '../../pipeline/intake/numbers/signs.js';
import { valueOutOfRange } from '../../pipeline/model/messages/intake.js';
import { run } from './support.js';

const bounds = (text: string, type: 'integer' | 'decimal' = 'integer') => {
  const reading = readSign(text, {}, type, undefined);
  return reading && [reading.state, reading.lower, reading.upper];
};

describe('amounts that are only enclosed', () => {
  it.each([
    ['< 3', ['hidden', '0', '2']],
    ['<3', ['hidden', '0', '2']],
    ['unter 3', ['hidden', '0', '2']],
    ['weniger als 3', ['hidden', '0', '2']],
    ['≤ 3', ['hidden', '0', '3']],
    ['<=3', ['hidden', '0', '3']],
    ['bis 3', ['hidden', '0', '3']],
    ['höchstens 3', ['hidden', '0', '3']],
    ['1-2', ['hidden', '1', '2']],
    ['1–2', ['hidden', '1', '2']],
    ['1 bis 2', ['hidden', '1', '2']],
    ['> 100', ['hidden', '101', null]],
    ['≥ 100', ['hidden', '100', null]],
    ['100+', ['hidden', '100', null]],
    ['< 0', null],
    ['2-1', null],
    ['-3', null],
    ['unter drei', null],
  ])('%s', (text, expected) => expect(bounds(text)).toEqual(expected));
  it('of decimals', () => expect(bounds('unter 3', 'decimal')).toEqual(['hidden', '0', '3']));
});

it.each([
  ['k.A.', 'missing'],
  ['k. A.', 'missing'],
  ['n.v.', 'missing'],
  ['NA', 'missing'],
  ['n/a', 'missing'],
  ['NULL', 'missing'],
  ['(leer)', 'missing'],
  ['folgt', 'pending'],
  ['entfällt', 'not_applicable'],
  ['geheim', 'hidden'],
])('the word %s means %s', (text, state) => {
  expect(readWord(text, undefined)).toMatchObject({ state, value: null, remark: { kind: 'word', text } });
});
it.each(['keine', 'null Fälle', 'Nord', '#NV', ''])('»%s« is no word for a missing value', (text) =>
  expect(readWord(text, undefined)).toBeNull(),
);
it.each(['‐', '‑', '‒', '―'])('%s is zero, as every dash', (dash) =>
  expect(readSign(dash, {}, 'integer', undefined)).toMatchObject({ state: 'ok', value: '0' }),
);

it('-9 is below the least count, unless the mapping says what it means', async () => {
  const file = 'altdorf/2025/wohnungsbestand.csv';
  const text = 'Gebiet;Bauart;Wohnungen\nA1;alt;-9';
  const place = {
    supplier: 'altdorf',
    file: `deliveries/${file}`,
    line: 2,
    sheetRow: 2,
    column: 'Wohnungen',
  };
  const plain = await run({ [file]: text });
  expect(plain.problems).toEqual([valueOutOfRange(place, '-9', { type: 'integer', min: 0 })]);
  const mapping = { id: 'm', description: 'x', files: ['**/*.csv'], dataset: 'wohnungsbestand' };
  const mapped = await run({ [file]: text }, { mappings: [{ ...mapping, signs: { '-9': 'hidden' } }] });
  expect(mapped.problems).toEqual([]);
  expect(mapped.cells('wohnungsbestand')).toMatchObject([{ state: 'hidden' }]);
});
