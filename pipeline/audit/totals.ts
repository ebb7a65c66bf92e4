import type { HeadlineTotal } from './equations/totals.js';
import { readCsvFile } from './read/csv.js';
import type { OpenedFolder } from './read/index.js';
import { tableFile } from './read/tables.js';

const name = 'eckwerte.csv';

/** The headline totals of a folder; none where it has no such table. Fields that are no numbers are read as empty. */
export async function readTotals(
  { path, tables }: OpenedFolder,
  bytesOf: (path: string) => Promise<Uint8Array>,
): Promise<HeadlineTotal[]> {
  if (!tables.includes(name)) return [];
  const { header, rows } = readCsvFile(await bytesOf(tableFile(path, name)));
  const place = new Map(header.map((column, i) => [column, i]));
  return rows.map((fields) => {
    const cell = (column: string) => fields[place.get(column) ?? -1] ?? '';
    const number = (column: string) => (/^-?\d+$/.test(cell(column)) ? Number(cell(column)) : null);
    return {
      total: cell('total'),
      area: cell('area'),
      day: cell('reference_date'),
      value: number('value'),
      official: number('official_value'),
    };
  });
}
