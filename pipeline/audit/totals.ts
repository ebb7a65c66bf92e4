import type { FileSystem } from '../model/world.js';
import type { HeadlineTotal } from './equations/totals.js';
import { readCsv } from './read/csv.js';

/** The headline totals of a folder; none where it has no such table. Fields that are no numbers are read as empty. */
export async function readTotals(files: FileSystem, folder: string): Promise<HeadlineTotal[]> {
  const path = `${folder}/data/eckwerte.csv`;
  if (!(await files.exists(path))) return [];
  const { header, rows } = readCsv(new TextDecoder().decode(await files.readFile(path)));
  const place = new Map(header.map((name, i) => [name, i]));
  return rows.map((fields) => {
    const cell = (name: string) => fields[place.get(name) ?? -1] ?? '';
    const number = (name: string) => (/^-?\d+$/.test(cell(name)) ? Number(cell(name)) : null);
    return {
      total: cell('total'),
      area: cell('area'),
      day: cell('reference_date'),
      value: number('value'),
      official: number('official_value'),
    };
  });
}
