import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guardBytes } from '../../pipeline/intake/personal/guard.js';

/** A file of counts that is refused is as bad as a file of persons that is not. */
const root = join(import.meta.dirname, '../..');
const shared = join(root, '../shared/data');
const tables = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:csv|txt)$/i.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
const refused = (folder: string, file: string) => guardBytes(readFileSync(join(folder, file)));

describe.skipIf(!existsSync(shared))('real files of offices (skipped without ../shared/data)', () => {
  /** Lists of schools and day care centres with their addresses. */
  const facilities = [
    'kreis-unna/schools/schools_2024_25.csv',
    'messy-csv/bochum-opendata__bochum_daycare_centers.csv',
  ];

  it('counts pass, lists of facilities are noticed', () => {
    const files = tables(shared);
    expect(files.length).toBeGreaterThan(40);
    expect(files.filter((file) => refused(shared, file) !== null)).toEqual(facilities);
  });

  it.each(facilities)('%s passes where the dataset says facilities', (file) => {
    const bytes = readFileSync(join(shared, file));
    expect(guardBytes(bytes)?.kinds).toEqual(['address']);
    expect(guardBytes(bytes, 'facilities')).toBeNull();
  });
});

describe('the demonstration county', () => {
  it('has no delivery that is refused', () => {
    const folder = join(root, 'data-raw');
    const files = tables(folder);
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => refused(folder, file) !== null)).toEqual([]);
  });
});
