import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { crossed, type Dimension, flat } from './tables.js';

const folder = join(import.meta.dirname, '../../../../shared/data/reference-values/disclosure');

/** Tests that read the reference tables are skipped where the folder `../shared/data` is not there. */
export const referenceIsThere = existsSync(folder);

export function rows(file: string): Record<string, string>[] {
  const text = readFileSync(join(folder, file), 'utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

const unique = (values: readonly string[]) => [...new Set(values)];

/** Ten municipalities of twelve areas each, by six groups: areas add to municipalities, these to T. */
export function tableH() {
  const records = rows('table_H.csv');
  const areas = unique(records.map((r) => r.d0 ?? ''));
  const municipalities = unique(areas.map((area) => area.replace(/A\d+$/, '')));
  const nested: Dimension = {
    ...Object.fromEntries(areas.map((area) => [area, []])),
    ...Object.fromEntries(municipalities.map((m) => [m, areas.filter((a) => a.startsWith(`${m}A`))])),
    T: municipalities,
  };
  const groups = unique(records.map((r) => r.d1 ?? ''));
  return crossed(
    [nested, { ...withoutTotal(groups), T: groups }],
    new Map(records.map((r) => [`${r.d0}|${r.d1}`, Number(r.freq)])),
  );
}

/** Fully crossed: ten by twelve by six, with all margins. */
export function tableC() {
  const records = rows('table_C.csv');
  const dimension = (column: string): Dimension => {
    const categories = unique(records.map((r) => r[column] ?? ''));
    return { ...withoutTotal(categories), T: categories };
  };
  return crossed(
    [dimension('d0'), dimension('d1'), dimension('d2')],
    new Map(records.map((r) => [`${r.d0}|${r.d1}|${r.d2}`, Number(r.freq)])),
  );
}

const withoutTotal = (categories: readonly string[]): Dimension =>
  Object.fromEntries(categories.map((category) => [category, []]));

/** Any table of counts, summed over the columns not named. */
export function margins(file: string, columns: readonly string[], count: string) {
  const counts = new Map<string, number>();
  const records = rows(file);
  for (const record of records) {
    const key = columns.map((column) => record[column] ?? '').join('|');
    counts.set(key, (counts.get(key) ?? 0) + Number(record[count]));
  }
  return crossed(
    columns.map((column) => flat(unique(records.map((r) => r[column] ?? '')))),
    counts,
  );
}
