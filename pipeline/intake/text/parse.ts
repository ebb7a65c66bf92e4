import Papa from 'papaparse';

export const delimiters = [';', '\t', '|', ','] as const;
export type Delimiter = (typeof delimiters)[number];

/** One record of the file, blank lines included. */
export interface TextRecord {
  /** Physical line on which it begins, from 1. */
  line: number;
  /** Row as a spreadsheet shows it, from 1. */
  sheetRow: number;
  cells: string[];
  /** A quotation mark in this line is not closed, so its cells cannot be trusted. */
  broken: boolean;
}

/** Text (line ends `\n`) to records. One unclosed quotation mark would swallow the rest: then each line is read alone. */
export function parseRecords(text: string, delimiter: Delimiter): TextRecord[] {
  const whole = withoutMark(text);
  if (whole === '' || whole === '\n') return [];
  if (!whole.includes('"')) return parseLines(withoutLastEnd(whole), delimiter);
  const ended = whole.endsWith('\n') ? whole : `${whole}\n`;
  const { rows, used, broken } = parseQuoted(ended, delimiter);
  if (broken || used < ended.length) return parseLines(withoutLastEnd(whole), delimiter);
  return numbered(rows, 1, 1);
}

/** A second byte order mark, or one of an encoding that was declared, is no text. */
export const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);
const withoutLastEnd = (text: string) => (text.endsWith('\n') ? text.slice(0, -1) : text);

/**
 * Whole records at the beginning of a text that ends with a line end. `used`: their length; less than the text where a
 * quotation mark is not closed. `broken`: one stands where none may.
 */
export function parseQuoted(
  text: string,
  delimiter: Delimiter,
): { rows: string[][]; used: number; broken: boolean } {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  const { data, errors, meta } = parser.parse(text, 0, true) as Papa.ParseResult<string[]>;
  return { rows: data, used: meta.cursor, broken: errors.some((e) => e.type === 'Quotes') };
}

/** `line` and `sheetRow`: numbers of the first record. */
export function numbered(rows: readonly string[][], line: number, sheetRow: number): TextRecord[] {
  let next = line;
  return rows.map((cells, i) => {
    const record = { line: next, sheetRow: sheetRow + i, cells, broken: false };
    next += 1 + lineBreaks(cells);
    return record;
  });
}

function lineBreaks(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  }
  return count;
}

/** Each line is a record; a quotation mark that its line does not close makes it broken. */
export function parseLines(body: string, delimiter: Delimiter, line = 1, sheetRow = 1): TextRecord[] {
  const quoted = body.includes('"');
  return body.split('\n').map((text, i) => {
    const at = { line: line + i, sheetRow: sheetRow + i };
    if (quoted && text.includes('"')) return { ...at, ...parseLine(text, delimiter) };
    return { line: at.line, sheetRow: at.sheetRow, cells: text.split(delimiter), broken: false };
  });
}

function parseLine(text: string, delimiter: Delimiter): Pick<TextRecord, 'cells' | 'broken'> {
  const parsed = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  const broken = parsed.errors.some((e) => e.type === 'Quotes');
  return { cells: broken ? text.split(delimiter) : (parsed.data[0] ?? ['']), broken };
}
