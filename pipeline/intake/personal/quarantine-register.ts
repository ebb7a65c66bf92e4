import Papa from 'papaparse';
import type { FileSystem } from '../../model/world.js';

/** `quarantine/register.csv`: what was refused, when and why. No value of a file is in it. */
export interface RegisterEntry {
  /** Path under the deliveries. */
  file: string;
  sha256: string;
  /** ISO day of the refusal. */
  day: string;
  columns: string;
  reason: string;
}

const fields = ['file', 'sha256', 'day', 'columns', 'reason'] as const;

/** Empty if there is no register. Lines that are none of ours are left out. */
export async function readRegister(files: FileSystem, path: string): Promise<RegisterEntry[]> {
  if (!(await files.exists(path))) return [];
  const text = new TextDecoder().decode(await files.readFile(path));
  const { data } = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true });
  return data.slice(1).flatMap((cells) => {
    const [file = '', sha256 = '', day = '', columns = '', reason = ''] = cells;
    // A path that a spreadsheet would take for a formula was written with an apostrophe.
    return /^\d{4}-\d{2}-\d{2}$/.test(day)
      ? [{ file: file.replace(/^'(?=[=+\-@\t\r])/, ''), sha256, day, columns, reason }]
      : [];
  });
}

export async function writeRegister(
  files: FileSystem,
  path: string,
  entries: readonly RegisterEntry[],
): Promise<void> {
  const rows = entries.map((entry) => fields.map((field) => entry[field]));
  const text = Papa.unparse({ fields: [...fields], data: rows }, { escapeFormulae: true, newline: '\r\n' });
  await files.writeFile(path, `${text}\r\n`);
}
