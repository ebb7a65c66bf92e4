import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { disk } from '../../pipeline/disk.js';
import { inspected } from './inspected.js';

/** The public files of `../shared/data` against a table that was worked out by reading each of them. */
const data = join(import.meta.dirname, '../../../shared/data');
const present = existsSync(data);
const characters: Record<string, string> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' };

const expected = Papa.parse<Record<string, string>>(
  readFileSync(join(import.meta.dirname, 'tables/expected.csv'), 'utf8'),
  { header: true, delimiter: ';', skipEmptyLines: true },
).data.map((row) => ({
  file: row.file ?? '',
  encoding: row.encoding,
  bom: row.bom === 'yes',
  delimiter: characters[row.delimiter ?? ''],
  headerLines: (row.headerLines ?? '').split(',').map(Number),
  firstDataLine: Number(row.firstDataLine),
  lastDataLine: Number(row.lastDataLine),
  dataRows: Number(row.dataRows),
  columns: Number(row.columns),
}));

it('the table names 49 files', () => expect(expected).toHaveLength(49));

describe.skipIf(!present)('teilhabe inspect on public files (skipped without ../shared/data)', () => {
  it.each(expected)('$file', async ({ file, ...answer }) => {
    const path = join(data, file);
    const { file: named, columns, ...found } = await inspected(disk, path);
    expect({ ...found, columns: columns.length }).toEqual(answer);
    expect(named).toBe(path);
  });
});
