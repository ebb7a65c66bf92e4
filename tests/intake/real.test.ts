import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../pipeline/intake/table/table.js';
import { only, run } from './support.js';

/** Real exports of German offices; skipped where the folder beside the project is absent. */
const data = join(import.meta.dirname, '../../../shared/data');
const messy = join(data, 'messy-csv');
const present = existsSync(messy);

interface Measured {
  file: string;
  encoding: string;
  bom: string;
  delimiter: string;
}
function manifest(): Measured[] {
  const [head = '', ...lines] = readFileSync(join(messy, 'MANIFEST.csv'), 'utf8').trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const of = (name: string) => cells[names.indexOf(name)] ?? '';
    return { file: of('file'), encoding: of('encoding'), bom: of('bom'), delimiter: of('delimiter') };
  });
}

describe.skipIf(!present)('real exports (skipped without ../shared/data)', () => {
  const known = present ? manifest() : [];
  it('has files', () => expect(known.length).toBe(16));
  it.each(known)('encoding and delimiter of $file', ({ file, encoding, bom, delimiter }) => {
    const table = readTable(readFileSync(join(messy, file)), {}, () => false);
    const expected = encoding.startsWith('utf-8') ? `utf-8${bom === 'yes' ? '-bom' : ''}` : 'windows-1252';
    expect([table?.encoding, table?.delimiter]).toEqual([expected, delimiter === 'comma' ? ',' : ';']);
  });

  it('a GENESIS table: Windows-1252, five title lines, three heading lines, notes below', async () => {
    const bytes = readFileSync(join(messy, 'genesis-csv__12411-01-01-4.csv'));
    const result = await run(
      { 'amt/12411.csv': bytes },
      {
        mappings: [
          {
            id: 'genesis',
            description: 'x',
            files: ['amt/*.csv'],
            dataset: 'einwohnerbestand',
            supplier: { constant: 'jobcenter' },
            period: { constant: '31.12.2018' },
            table: { header_lines: [6, 7, 8] },
            columns: { '#1': 'gebiet' },
            areas: { names: { '01001': 'A1' } },
            wide: [
              {
                measure: 'personen',
                columns: {
                  'Stichtag 31.12.2018 Insgesamt': {},
                  'Stichtag 31.12.2018 männlich': { geschlecht: 'm' },
                  'Stichtag 31.12.2018 weiblich': { geschlecht: 'w' },
                },
              },
            ],
            set_aside: {
              rows: [{ name: 'andere', reason: 'x', when: { '#1': { is_not: '01001' } } }],
              columns: [{ name: 'Name', reason: 'x', columns: ['#2'] }],
            },
          },
        ],
      },
    );
    expect(result.problems).toEqual([]);
    // Flensburg, read off the file by eye.
    const cells = result.cells('einwohnerbestand').map((c) => [c.geschlecht, c.value, c.line]);
    expect(cells.sort()).toEqual([
      ['insgesamt', 89504, 11],
      ['m', 44599, 11],
      ['w', 44905, 11],
    ]);
    // Data rows counted with grep '^(DG|[0-9]+);'.
    expect(only(result).records).toEqual({ read: 538, accepted: 1, rejected: 0, setAside: 537 });
  });
});
