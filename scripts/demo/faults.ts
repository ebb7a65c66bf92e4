import type { ExportFile } from './exports/file.js';

/**
 * What goes wrong in real life, documented in data-raw/README.md. Faults that make a sum unknown sit in old quarters of
 * suppliers for a single municipality, so that the latest reports stay nearly complete.
 */

/** Never delivered. */
export const missingFiles: readonly RegExp[] = [
  /^werne\/2024-Q2\//,
  /^selm\/2025\/hilfen_zur_erziehung\.csv$/,
  /^holzwickede\/2025\/wanderungen_2025\.csv$/,
];

interface Fault {
  path: string;
  apply(file: ExportFile): void;
}

/** Known before and mended by data-raw/corrections.yaml: a letter instead of a digit. */
export const mendedCell = { path: 'froendenberg/2025-Q1/melderegister.csv', row: 9, column: 2 };

export const faults: readonly Fault[] = [
  {
    path: 'selm/2023-Q3/einwohner_selm.csv',
    apply: (file) => setCell(file, 40, 5, '12,5'),
  },
  {
    path: 'boenen/2023-Q3/EWO_Auswertung.csv',
    apply: (file) => {
      const row = file.rows[12];
      if (row) row[0] = 'Musterquartier';
    },
  },
  {
    path: 'froendenberg/2024-Q3/melderegister.csv',
    apply: (file) => file.rows.splice(20, 0, [...(file.rows[19] ?? [])]),
  },
  {
    path: mendedCell.path,
    apply: (file) => setCell(file, mendedCell.row, mendedCell.column, withLetter(original(file))),
  },
];

/** `402` -> `4O2`, `241` -> `24l`: letters that look like digits. */
export function withLetter(text: string): string {
  const written = text.includes('0') ? text.replace('0', 'O') : text.replace('1', 'l');
  if (written === text) throw new Error(`no digit of ${text} looks like a letter: choose another cell`);
  return written;
}

export const original = (file: ExportFile): string =>
  String(file.rows[mendedCell.row]?.[mendedCell.column] ?? '');

function setCell(file: ExportFile, row: number, column: number, text: string): void {
  const cells = file.rows[row];
  if (!cells) throw new Error(`${file.path} has no row ${row}`);
  cells[column] = text;
}
