import { asBuffer } from '../text/bytes.js';
import { decode } from '../text/decode.js';
import { findDelimiter } from '../text/dialect.js';
import { type Delimiter, parseRecords } from '../text/parse.js';
import { type ReadText, readText } from '../text/read-text.js';
import { meaningOf } from './personal-words.js';

/** Up to this size a file is looked at whole; of a larger one the beginning and pieces spread over the rest. */
const wholeUpTo = 128 * 1024;
const pieces = 12;
const pieceLength = 8 * 1024;
/** Places with an @ outside the sample that are looked at besides. */
const mostMarks = 200;

type Rules = { delimiter?: Delimiter | undefined; encoding?: Parameters<typeof decode>[1] };

/** A bounded sample of the records of a text file, headings first. Empty for bytes that are no text. */
export function sampleOf(bytes: Uint8Array, rules: Rules): string[][] {
  if (bytes.length <= wholeUpTo) return sampleOfText(readText(bytes, rules.encoding), [], rules);
  const marks = markCollector();
  marks.look(asBuffer(bytes), 0);
  const { top, pieces } = samplePlaces(bytes.length, marks.found(bytes.length));
  return sampleIn(
    bytes.subarray(...top),
    pieces.map((place) => bytes.subarray(...place)),
    rules,
  );
}

/** The same from the beginning of a file and pieces of the rest. */
export const sampleIn = (top: Uint8Array, rest: readonly Uint8Array[], rules: Rules): string[][] =>
  sampleOfText(readText(top, rules.encoding), rest, rules);

function sampleOfText(head: ReadText, rest: readonly Uint8Array[], rules: Rules): string[][] {
  if (head.text.includes('\0')) return [];
  const isKnown = (cell: string) => meaningOf(cell.trim()) !== null;
  const delimiter = rules.delimiter ?? findDelimiter(head.text, isKnown, head.parse);
  // The first and the last line of a piece are cut.
  const texts = rest.map((piece) => decode(piece, head.encoding).text.split('\n').slice(1, -1).join('\n'));
  return [...head.parse(head.text, delimiter), ...texts.flatMap((text) => parseRecords(text, delimiter))].map(
    (record) => record.cells,
  );
}

type Span = [from: number, to: number];

/** What of a file is looked at; `marks`: places with an @. Even offsets, so that no pair of UTF-16 is torn. */
export function samplePlaces(size: number, marks: readonly number[]): { top: Span; pieces: Span[] } {
  if (size <= wholeUpTo) return { top: [0, size], pieces: [] };
  const start = wholeUpTo / 2;
  const step = Math.floor((size - start) / pieces);
  const found = Array.from({ length: pieces }, (_, i): Span => {
    const from = (start + i * step) & ~1;
    return [from, Math.min(from + pieceLength, size)];
  });
  return {
    top: [0, start],
    pieces: [...found, ...marks.map((from): Span => [from, Math.min(from + 2048, size)])],
  };
}

/** Collects places with an @ from the parts of a file, one after the other. */
export function markCollector() {
  const found: number[] = [];
  let next = wholeUpTo / 2;
  return {
    look(part: Buffer, start: number): void {
      while (found.length < mostMarks && next < start + part.length) {
        const at = part.indexOf(0x40, Math.max(0, next - start));
        if (at < 0) return;
        const from = Math.max(0, start + at - 1024) & ~1;
        found.push(from);
        next = from + 2048;
      }
    },
    found: (size: number): number[] => (size <= wholeUpTo ? [] : found),
  };
}
