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

/**
 * The delimiter under which the table is most regular: first by how many known headings one row shows,
 * then by the share of rows with the same number of cells, then by that number.
 */
export function findDelimiter(text: string, isKnown: (heading: string) => boolean): Delimiter {
  const sample = text.slice(0, 100_000).split('\n').slice(0, 200).join('\n');
  let best: Delimiter = ';';
  let bestScore = [-1, -1, -1];
  for (const delimiter of delimiters) {
    const rows = parseRecords(sample, delimiter)
      .map((r) => r.cells)
      .filter((cells) => cells.some((c) => c.trim() !== ''));
    const known = Math.max(0, ...rows.slice(0, 60).map((cells) => cells.filter(isKnown).length));
    const { width, share } = commonWidth(rows);
    const score = [known, width > 1 ? share : 0, width];
    if (greater(score, bestScore)) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function commonWidth(rows: readonly (readonly string[])[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let width = 0;
  let most = 0;
  for (const [length, count] of counts) {
    if (count > most || (count === most && length > width)) {
      width = length;
      most = count;
    }
  }
  return { width, share: rows.length === 0 ? 0 : most / rows.length };
}

function greater(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
