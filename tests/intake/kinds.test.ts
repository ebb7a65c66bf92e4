import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../support/memory-files.js';
import { inspected } from './inspected.js';
import { bytesOf, kinds } from './tables/kinds.js';

describe('teilhabe inspect on exports of many kinds', () => {
  it.each(kinds)('$name', async (kind) => {
    const { files } = memoryWorld({ 'export.csv': bytesOf(kind) });
    const { file, columns, delimiter, ...found } = await inspected(files, 'export.csv');
    expect(file).toBe('export.csv');
    const { delimiter: expected, ...rest } = kind.expected;
    expect({ ...found, columns: columns.length }).toEqual(rest);
    if (expected !== null) expect(delimiter).toBe(expected);
    for (const [position, words] of Object.entries(kind.names ?? {})) {
      for (const word of words) expect(columns[Number(position)], `column ${position}`).toContain(word);
    }
  });

  it('takes a heading with line breaks in its cells', async () => {
    const text = [
      '"Gebiet\n(Kennung)";"Personen\ninsgesamt";"darunter\nunter 18"', // lines 1 to 4
      'A1;812;101', // 5
      'A2;455;77', // 6
      'A3;990;140', // 7
    ].join('\n');
    const { files } = memoryWorld({ 'export.csv': text });
    const found = await inspected(files, 'export.csv');
    // Whether the list names the first line of that record or all of them is left open.
    expect(found.headerLines[0]).toBe(1);
    expect(Math.max(...found.headerLines)).toBeLessThanOrEqual(4);
    expect([found.firstDataLine, found.lastDataLine, found.dataRows]).toEqual([5, 7, 3]);
    expect(found.columns).toHaveLength(3);
    expect(found.columns[1]).toMatch(/Personen\s+insgesamt/);
  });
});
