import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../pipeline/audit/read/pdf/content.js';
import type { Font } from '../../../pipeline/audit/read/pdf/fonts.js';
import { stringsOf } from '../../../pipeline/audit/read/pdf/strings.js';

/** Code 65 shows an A, and so on; every sign is half as wide as the font is high. */
const letters: Font = {
  characters: Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  widths: Array.from({ length: 128 }, () => 0.5),
};
const pieces = (content: string): string[] | null =>
  piecesOf(Buffer.from(content, 'latin1'), new Map([['f0', letters]]))?.pieces ?? null;

/** A text of codes of two bytes. */
const shown = (text: string): string => `(${[...text].map((sign) => `\\000${sign}`).join('')})`;
const at = (x: number, y: number, text: string): string => `1 0 0 1 ${x} ${y} Tm ${text} Tj`;
const page = (...parts: string[]): string => `BT /f0 10 Tf ${parts.join('\n')} ET`;

describe('the text of a page', () => {
  it('joins what stands close by at one height, and parts what does not', () => {
    // An A at size 10 is 5 wide: the next begins where it ends, 2 further on, or below.
    expect(pieces(page(at(0, 50, shown('A')), at(5, 50, shown('B'))))).toEqual(['AB']);
    expect(pieces(page(at(0, 50, shown('A')), at(7, 50, shown('B'))))).toEqual(['A B']);
    expect(pieces(page(at(0, 50, shown('A')), at(5, 40, shown('B'))))).toEqual(['A', 'B']);
    expect(pieces(page(at(0, 50, shown('A')), at(0, 50, shown('B'))))).toEqual(['A', 'B']);
  });

  it('goes on behind the last text where none is placed', () => {
    expect(pieces(page(`${at(0, 50, shown('12'))} ${shown('34')} Tj`))).toEqual(['1234']);
  });

  it('knows what a list moves: -200 thousandths of 10 are a gap of 2', () => {
    const list = (move: string) => `BT /f0 10 Tf [${shown('A')} ${move} ${shown('B')}] TJ ET`;
    expect(pieces(`${list('0')} BT /f0 10 Tf 1 0 0 1 10 0 Tm ${shown('C')} Tj ET`)).toEqual(['ABC']);
    expect(pieces(`${list('-200')} BT /f0 10 Tf 1 0 0 1 12 0 Tm ${shown('C')} Tj ET`)).toEqual(['ABC']);
    expect(pieces(`${list('0')} BT /f0 10 Tf 1 0 0 1 12 0 Tm ${shown('C')} Tj ET`)).toEqual(['AB C']);
  });

  it('reads escaped, bracketed and hexadecimal strings', () => {
    const brackets = String.raw`(\000\(\0001\000(\0002\000)\000\051\000\\)`;
    expect(pieces(page(`${brackets} Tj`))).toEqual(['(1(2))\\']);
    expect(pieces(page('<00410042> Tj'))).toEqual(['AB']);
  });

  it('takes no operator for one inside a string, and no number for text', () => {
    expect(pieces(page(`${shown('BI')} Tj`))).toEqual(['BI']);
    expect(
      pieces(`0.0000000000000001885956 -.5 +3 4. scn [3 2] 0 d 0 0 m 5 5 l S ${page(`${shown('A')} Tj`)}`),
    ).toEqual(['A']);
  });

  it('forgets font and place at the end of a part', () => {
    const inner = 'q 1 0 0 1 5 0 cm BT /f0 10 Tf 1 0 0 1 0 0 Tm (\\000B) Tj ET Q';
    expect(pieces(`${page(at(0, 0, shown('A')))} ${inner}`)).toEqual(['AB']);
    expect(pieces(`${inner} BT ${shown('A')} Tj ET`)).toBeNull();
  });

  it.each([
    ['a move between lines', '0 -12 Td'],
    ['a new line', 'T*'],
    ['spaced letters', '2 Tc'],
    ['raised letters', '3 Ts'],
    ['a new line that shows text', "(\\000A) '"],
    ['a drawing called by name', '/X0 Do'],
    ['a picture', 'BI'],
    ['a remark', '% remark'],
    ['an operator nobody knows', 'xyz'],
    ['a matrix that lacks a number', '1 0 0 1 0 Tm'],
    ['a number that is none', '1.2.3 w'],
    ['a string that does not end', '(\\000A Tj'],
    ['half a code', '(A) Tj'],
    ['a code without a character', '<4E2D> Tj'],
    ['another font', '/f7 10 Tf (\\000A) Tj'],
    ['text without a string', 'Tj'],
  ])('leaves %s to a full reader', (_, part) => {
    expect(pieces(page(at(0, 0, shown('A')), part))).toBeNull();
  });

  it('hands over what a marked part says', () => {
    const content = `/Span << /MCID 1 /Alt (4 Kinder) >> BDC ${page(`${shown('A')} Tj`)} EMC /P << /MCID 2 >> BDC EMC
      /Span << /A << /B <00> >> /ActualText <FEFF0035> >> BDC EMC`;
    const { marks = [] } = piecesOf(Buffer.from(content), new Map([['f0', letters]])) ?? {};
    expect(marks.flatMap(stringsOf)).toEqual(['4 Kinder', '5']);
  });
});
