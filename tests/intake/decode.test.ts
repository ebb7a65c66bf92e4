import { describe, expect, it } from 'vitest';
import { decode } from '../../pipeline/intake/text/decode.js';
import { damageOf, mayBeDamaged } from '../../pipeline/intake/text/destroyed.js';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const read = (data: Uint8Array) => {
  const { text, encoding, bom, evidence } = decode(data);
  return [text, encoding, bom, evidence];
};
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('encodings', () => {
  it('UTF-8 with and without mark, and plain ASCII', () => {
    expect(read(Buffer.from('Größe;1'))).toEqual(['Größe;1', 'utf-8', false, 'valid-utf-8']);
    expect(read(Buffer.from('\ufeffGröße;1'))).toEqual(['Größe;1', 'utf-8', true, 'mark']);
    expect(read(Buffer.from('Gebiet;1'))).toEqual(['Gebiet;1', 'utf-8', false, 'ascii']);
  });
  it('UTF-16 in both orders, with and without mark', () => {
    const text = 'Größe;1\nKöln;2';
    expect(read(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual([text, 'utf-16le', true, 'mark']);
    expect(read(Buffer.from(text, 'utf16le'))).toEqual([text, 'utf-16le', false, 'zero-bytes']);
    expect(read(utf16be(`\ufeff${text}`))).toEqual([text, 'utf-16be', true, 'mark']);
    expect(read(utf16be(text))).toEqual([text, 'utf-16be', false, 'zero-bytes']);
  });
  it('Windows-1252: bytes 80 to 9F are printed characters', () => {
    expect(read(bytes('Gr\xf6\xdfe \x96 in \x80'))).toEqual([
      'Größe – in €',
      'windows-1252',
      false,
      'single-bytes',
    ]);
  });
  it('ISO-8859-15: the euro sign at A4, letters where Windows-1252 has accents and fractions', () => {
    expect(read(bytes('Geb\xfchr in \xa4;3'))).toEqual(['Gebühr in €;3', 'windows-1252', false, 'latin-9']);
    expect(read(bytes('Kov\xe1\xa8ik'))).toEqual(['Kovášik', 'windows-1252', false, 'latin-9']);
    expect(read(bytes('\xb4elezn\xe1'))).toEqual(['Železná', 'windows-1252', false, 'latin-9']);
  });
  it('a fraction or an accent of its own stays Windows-1252', () => {
    expect(read(bytes('f\xfcr 1\xbd Jahre'))).toEqual([
      'für 1½ Jahre',
      'windows-1252',
      false,
      'single-bytes',
    ]);
    // An en dash of Windows-1252 rules out ISO-8859-15.
    expect(read(bytes('\xa4 \x96 f\xfcr'))).toEqual(['¤ – für', 'windows-1252', false, 'single-bytes']);
  });
  it('UTF-8 with a few destroyed bytes, but not text in which two special characters meet', () => {
    const mixed = Buffer.concat([Buffer.from('Süd;Köln;'), bytes('N\xf6rd')]);
    expect(read(mixed)).toEqual(['Süd;Köln;N\ufffdrd', 'utf-8', false, 'mostly-utf-8']);
    expect(read(bytes('\xc3\xa4 S\xfcd \x96'))).toEqual(['Ã¤ Süd –', 'windows-1252', false, 'single-bytes']);
  });
  it('every line end becomes one, also mixed', () => {
    expect(decode(bytes('a\r\nb\rc\nd')).text).toBe('a\nb\nc\nd');
  });
});

describe('destroyed characters', () => {
  it.each([
    ['W\ufffdhler', 'replaced'],
    ['Gr\u00c3\u00b6\u00c3\u0178e', 'doubled'],
    ['Bev\u00c3\u00b6lkerung', 'doubled'],
    ['2020 \u00e2\u20ac\u201c 2021', 'doubled'],
    ['\u00c2\u00a7 61', 'doubled'],
    ['M?nchen', 'question-mark'],
    ['Gr?ne', 'question-mark'],
    ['M\u0081nster', 'foreign'],
    ['K\u201dln', 'foreign'],
  ])('%s', (cell, damage) => {
    expect(damageOf(cell)).toBe(damage);
    expect(mayBeDamaged(`x;${cell};1`)).toBe(true);
  });
  it.each([
    'Größe',
    'Ärzte',
    '1–2',
    '§ 61',
    '„Mitte“',
    'SÃO',
    'Wer?',
    'https://a.de/b?c=d',
    'Á la carte',
    '²',
  ])('not destroyed: %s', (cell) => expect(damageOf(cell)).toBeNull());
  it('clean bytes are not looked at twice', () => {});
});
