import { type Delimiter, numbered, parseLines, parseQuoted, type TextRecord } from '../text/parse.js';

/** Whole records of a file, one after the other; cells only where they had to be told to find the ends of the records. */
export interface Piece {
  text: string;
  /** Of the first record. */
  line: number;
  sheetRow: number;
  records: number;
  cells: string[][] | null;
}

/**
 * How records are told apart. `quoted`: line ends may stand inside quotation marks. `lines`: some quotation mark of the
 * file is not closed, so each line is a record.
 */
export type RecordMode = 'quoted' | 'lines';

export class QuotesBroken extends Error {}

/** Characters of a record that no table has: the quotation mark at its beginning is not closed. */
const longestRecord = 8 * 1024 * 1024;

/** `texts`: whole lines. Throws `QuotesBroken` in mode `quoted`, where `parseRecords` falls back to lines. */
export async function* piecesOf(
  texts: AsyncIterable<string>,
  delimiter: Delimiter,
  mode: RecordMode,
): AsyncGenerator<Piece> {
  let line = 1;
  let sheetRow = 1;
  let open = '';
  for await (const text of texts) {
    const body = open + text;
    const plain = mode === 'lines' || !body.includes('"');
    const found = plain ? null : quoted(body, delimiter);
    const used = found?.used ?? body.length;
    open = body.slice(used);
    if (open.length > longestRecord) throw new QuotesBroken();
    if (used === 0) continue;
    const piece = body.slice(0, used);
    const lines = linesIn(piece);
    const records = found?.rows.length ?? lines;
    yield { text: piece, line, sheetRow, records, cells: found?.rows ?? null };
    line += lines;
    sheetRow += records;
  }
  if (open !== '') throw new QuotesBroken();
}

/** Only the last text of a file may end without a line end. */
function quoted(body: string, delimiter: Delimiter) {
  const found = parseQuoted(body.endsWith('\n') ? body : `${body}\n`, delimiter);
  if (found.broken) throw new QuotesBroken();
  return { ...found, used: Math.min(found.used, body.length) };
}

/** Lines of a text, the last one with or without its end. */
export function linesIn(text: string): number {
  let found = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found++;
  return found;
}

export function recordsOf({ text, line, sheetRow, cells }: Piece, delimiter: Delimiter): TextRecord[] {
  if (cells) return numbered(cells, line, sheetRow);
  return parseLines(text.endsWith('\n') ? text.slice(0, -1) : text, delimiter, line, sheetRow);
}
