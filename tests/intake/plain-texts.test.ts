import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../pipeline/model/messages/index.js';
import { quote, unknownColumn } from '../../pipeline/model/messages/intake.js';
import { hasUnseen, plainLines, plainText, safeJson } from '../../pipeline/model/messages/plain.js';
import { run } from './support.js';

const red = '\u001b[31m';
const turned = '\u202etxt.exe\u2066';

describe('text of a delivery', () => {
  it('is one line without characters that act unseen', () => {
    expect(plainText(`a${red}\r\nb${turned}`)).toBe('a [31m b txt.exe ');
  });
  it('keeps line ends and tabs that are ours', () => {
    expect(plainLines(`a;b\r\n\tc${turned}\u009b\rd\n`)).toBe('a;b\r\n\tctxt.exed\n');
  });
  it('is escaped in JSON, and reads back the same', () => {
    const json = safeJson(JSON.stringify({ text: `${turned}\u009b` }));
    expect(json).toBe('{"text":"\\u202etxt.exe\\u2066\\u009b"}');
    expect(JSON.parse(json)).toEqual({ text: `${turned}\u009b` });
  });
  it('does not end its own quotation', () => expect(quote('a« und »b')).toBe('»a‹ und ›b«'));
  it('tells what nobody sees', () => {
    expect(['1\u200b2', '1\u00ad2', '\u202e1', '1\u0007'].map(hasUnseen)).toEqual([true, true, true, true]);
    expect(hasUnseen('Süd – 1\u202f000')).toBe(false);
  });
  it('reaches no line of a problem, be it the file or the heading', () => {
    const place = { file: `a${red}.csv`, line: 1, column: `x${turned}` };
    expect(formatProblem(unknownColumn(place, [], null)).replaceAll('\n', ' ')).not.toMatch(
      /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u,
    );
  });
});

describe('a file that begins with PK', () => {
  const pk = (...rest: number[]) => Uint8Array.from([0x50, 0x4b, ...rest]);
  it.each([
    ['cut off', pk(3, 4, 20, 0)],
    ['without its beginning', pk(1, 2, 20, 0, 200)],
    ['of an empty archive', pk(5, 6, 0, 0, 0)],
  ])('%s is a workbook that cannot be opened, whatever its name', async (_, bytes) => {
    const { problems, report } = await run({ 'altdorf/2025-Q4/daten.csv': bytes });
    expect(problems.map((p) => [p.code, p.file])).toEqual([
      ['workbook-damaged', 'deliveries/altdorf/2025-Q4/daten.csv'],
    ]);
    expect(report.unclaimed).toEqual(['altdorf/2025-Q4/daten.csv']);
  });
  it('may be a text', async () => {
    const { problems } = await run({
      'altdorf/2025-Q4/einwohnerbestand.csv': 'PK\tGebiet\tAlter\tGeschlecht\tPersonen\n1\tA1\t0-2\tm\t11\n',
    });
    expect(problems.map((p) => [p.code, p.column])).toEqual([['unknown-column', 'PK']]);
  });
});
