/** Comma-separated values after RFC 4180: CRLF, quotes only where needed. `null` is an empty field. */

export type CsvCell = string | number | boolean | null;

export function toCsv(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  return csvLine(header) + csvLines(rows);
}

export const csvLine = (row: readonly CsvCell[]): string => `${row.map(field).join(',')}\r\n`;

export function csvLines(rows: Iterable<readonly CsvCell[]>): string {
  const lines: string[] = [];
  for (const row of rows) lines.push(csvLine(row));
  return lines.join('');
}

function field(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  if (!special.test(cell)) return cell;
  const text = inert(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What is quoted or taken for a formula: hardly any of the million cells of a county. */
const special = /^[=+\-@\t]|[",\r\n]|[;\t][=+\-@]/;

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front. Numbers are never texts here. German
 * spreadsheets part a line at semicolons, tabs and line ends, whatever stands in quotes behind a comma: no formula may begin there either.
 */
export function inert(text: string): string {
  const start = /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return start.replace(/(^|[;\t\r\n])(?=[=+\-@])/g, "$1'");
}
