import { headLength, tailLength } from '../table/find-table.js';
import { type Decoded, textOf } from '../text/decode.js';
import { mayBeDamaged } from '../text/destroyed.js';
import { findDelimiter } from '../text/dialect.js';
import { type Delimiter, type TextRecord, withoutMark } from '../text/parse.js';
import { lineParts, type PartReader } from './parts.js';
import { linesIn, type Piece, piecesOf, QuotesBroken, type RecordMode, recordsOf } from './pieces.js';

/** A text file that is read in parts of `size` bytes. */
export interface StreamedFile {
  files: PartReader;
  path: string;
  size: number;
  decoded: Pick<Decoded, 'encoding' | 'evidence'> & { skip: number };
}

/** The text, whole lines at a time, line ends `\n`. */
export async function* textsOf({ files, path, size, decoded }: StreamedFile): AsyncGenerator<string> {
  let top = true;
  for await (const part of lineParts(files, path, size, decoded)) {
    const text = textOf(part, decoded, top);
    yield top ? withoutMark(text) : text;
    top = false;
  }
}

/** How the text of a file is cut into records, and its last records. */
export interface TextScan {
  delimiter: Delimiter;
  mode: RecordMode;
  tail: TextRecord[];
  damaged: boolean;
  /** Line of the first zero byte, which no text has, or `null`. */
  zeroLine: number | null;
}

export async function scanText(
  file: StreamedFile,
  declared: Delimiter | undefined,
  isKnown: (heading: string) => boolean,
): Promise<TextScan> {
  const delimiter = declared ?? findDelimiter(await beginningOf(file), isKnown);
  try {
    return await scanIn(file, delimiter, 'quoted');
  } catch (cause) {
    if (!(cause instanceof QuotesBroken)) throw cause;
    return scanIn(file, delimiter, 'lines');
  }
}

/** As much as the delimiter is sought in. */
async function beginningOf(file: StreamedFile): Promise<string> {
  let beginning = '';
  for await (const text of textsOf(file)) {
    beginning += text;
    if (beginning.length >= 100_000) break;
  }
  return beginning;
}

async function scanIn(file: StreamedFile, delimiter: Delimiter, mode: RecordMode): Promise<TextScan> {
  const last: Piece[] = [];
  let held = 0;
  let damaged = false;
  for await (const piece of piecesOf(textsOf(file), delimiter, mode)) {
    const zero = piece.text.indexOf('\0');
    if (zero >= 0) {
      const zeroLine = piece.line + piece.text.slice(0, zero).split('\n').length - 1;
      return { delimiter, mode, tail: [], damaged, zeroLine };
    }
    damaged ||= mayBeDamaged(piece.text);
    last.push(piece);
    held += piece.records;
    for (let [first] = last; first && held - first.records >= tailLength; [first] = last) {
      held -= first.records;
      last.shift();
    }
  }
  const tail = last.flatMap((piece) => recordsOf(piece, delimiter)).slice(-tailLength);
  return { delimiter, mode, tail, damaged, zeroLine: null };
}

/** The records of the file in batches, small ones, so that their many strings are gone before memory is tidied up. */
export async function* batchesOf(
  file: StreamedFile,
  { delimiter, mode }: Pick<TextScan, 'delimiter' | 'mode'>,
): AsyncGenerator<TextRecord[]> {
  for await (const piece of piecesOf(textsOf(file), delimiter, mode)) {
    for (const part of splitPiece(piece)) yield recordsOf(part, delimiter);
  }
}

const partLength = 64 * 1024;

/** A piece without cells in parts of whole lines. */
function* splitPiece(piece: Piece): Generator<Piece> {
  const { text } = piece;
  if (piece.cells || text.length <= partLength) return yield piece;
  let { line, sheetRow } = piece;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start + partLength) + 1 || text.length;
    const part = text.slice(start, end);
    const records = linesIn(part);
    yield { text: part, line, sheetRow, records, cells: null };
    line += records;
    sheetRow += records;
    start = end;
  }
}

/** The first records: as many as are looked at for the headings, and all up to a line. */
export async function headOf(
  file: StreamedFile,
  scan: Pick<TextScan, 'delimiter' | 'mode'>,
  line: number,
): Promise<TextRecord[]> {
  const head: TextRecord[] = [];
  for await (const batch of batchesOf(file, scan)) {
    for (const record of batch) head.push(record);
    if (head.length >= headLength && (head.at(-1)?.line ?? 0) >= line) break;
  }
  return head;
}
