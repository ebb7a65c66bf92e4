import { describe, expect, it } from 'vitest';
import { both, withoutReader } from './both.js';

const header = 'Gebiet;Zeitraum;Alter;Geschlecht;Personen';
/** A clean export, with signs and several spellings of the same things. */
function cleanRows(): string[] {
  const rows: string[] = [];
  const values = ['12', '0', '–', '.', '*', '/', '...', 'x', '', '123456'];
  for (const area of ['A1', 'Nord', 'nicht zuordenbar', '00701', 'Altdorf']) {
    for (const period of ['2025-Q3', '31.12.2025']) {
      for (let age = 0; age < 90; age++) {
        for (const sex of ['männlich', 'w']) {
          rows.push([area, period, age, sex, values[rows.length % values.length]].join(';'));
        }
      }
    }
  }
  return rows;
}

describe('the fast reader equals the careful one', () => {
  it.each([
    ['line ends of Unix', (rows: string[]) => `${[header, ...rows].join('\n')}\n`],
    ['line ends of Windows, no last one', (rows: string[]) => [header, ...rows].join('\r\n')],
    ['a byte order mark', (rows: string[]) => `\ufeff${[header, ...rows].join('\n')}\n`],
    ['commas', (rows: string[]) => [header, ...rows].join('\n').replaceAll(';', ',')],
    [
      'doubled and contradicting rows',
      (rows: string[]) => [header, ...rows, rows[0], 'A1;2025-Q3;1;w;7'].join('\n'),
    ],
  ])('%s', async (_, build) => {
    const { fast, careful } = await both([build(cleanRows())]);
    expect([fast.reader, careful.reader]).toEqual(['fast', 'careful']);
    expect(careful.cells.length).toBeGreaterThan(1700);
    expect(fast.cells).toEqual(careful.cells);
    expect(withoutReader(fast)).toEqual(withoutReader(careful));
    expect(fast.problems).toEqual(careful.problems);
  });

  it.each([
    ['an unknown area', 'Nirgends;2025-Q4;1;m;1'],
    ['an unknown code', 'A1;2025-Q4;1;q;1'],
    ['a number in another notation', 'A2;2025-Q4;95;m;1.234'],
    ['a value out of range', 'A2;2025-Q4;95;m;1000001'],
    ['text for a number', 'A2;2025-Q4;95;m;viel'],
    ['a missing cell', 'A2;2025-Q4;95;m'],
    ['a cell too many', 'A2;2025-Q4;95;m;1;2'],
    ['a quotation mark', 'A2;2025-Q4;95;m;"1"'],
    ['a blank line', '\nA2;2025-Q4;95;m;1'],
    ['a note below', '\nQuelle: Melderegister'],
  ])('%s: leaves the file to the careful one', async (_, row) => {
    const { fast, careful } = await both([[header, ...cleanRows(), row].join('\n')]);
    expect(fast.reader).toBe('careful');
    expect(fast.cells).toEqual(careful.cells);
    expect(fast.report).toEqual(careful.report);
  });
});
