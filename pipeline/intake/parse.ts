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
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  if (body === '') return [];
  const parsed = Papa.parse<string[]>(body, { delimiter, newline: '\n', skipEmptyLines: false });
  if (parsed.errors.some((e) => e.type === 'Quotes')) return parseLines(body, delimiter);
  const quoted = body.includes('"');
  let line = 1;
  return parsed.data.map((cells, i) => {
    const record = { line, sheetRow: i + 1, cells, broken: false };
    line += 1 + (quoted ? lineBreaks(cells) : 0);
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

function parseLines(body: string, delimiter: Delimiter): TextRecord[] {
  return body.split('\n').map((text, i) => {
    const parsed = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
    const broken = parsed.errors.some((e) => e.type === 'Quotes');
    const cells = broken ? text.split(delimiter) : (parsed.data[0] ?? ['']);
    return { line: i + 1, sheetRow: i + 1, cells, broken };
  });
}
