import { expect, it } from 'vitest';
import { guardBytes } from '../../pipeline/intake/personal/guard.js';
import { readTable } from '../../pipeline/intake/table/table.js';
import { readText } from '../../pipeline/intake/text/read-text.js';

const bytes = (text: string) => new TextEncoder().encode(text);

it('a small file is decoded once, and parsed once for each delimiter', () => {
  const file = bytes('Gebiet;Personen\nA1;1\n');
  const read = readText(file);
  expect(readText(file)).toBe(read);
  expect(read).toMatchObject({ text: 'Gebiet;Personen\nA1;1\n', encoding: 'utf-8' });
  expect(read.parse(read.text, ';')).toBe(readText(file).parse(read.text, ';'));
  expect(read.parse(read.text, ',').map((r) => r.cells)).toEqual([['Gebiet;Personen'], ['A1;1']]);
  expect(guardBytes(file)).toBeNull();
  expect(readTable(file, {}, () => false)?.rows[0]).toBe(read.parse(read.text, ';')[1]);
});

it('another encoding is another text', () => {
  const file = new Uint8Array([0xc3, 0xa4]);
  expect(readText(file).text).toBe('ä');
  expect(readText(file, 'windows-1252').text).toBe('Ã¤');
});

it('of a large file nothing is kept', () => {
  const file = bytes(`Gebiet;Personen\n${'A1;1\n'.repeat(40_000)}`);
  expect(readText(file)).not.toBe(readText(file));
  expect(readText(file).text).toBe(readText(file).text);
});
