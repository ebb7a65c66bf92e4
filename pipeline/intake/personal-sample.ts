import { decode } from './decode.js';
import { findDelimiter } from './dialect.js';
import { type Delimiter, parseRecords } from './parse.js';
import { meaningOf } from './personal-words.js';

/** Up to this size a file is looked at whole; of a larger one the beginning and pieces spread over the rest. */
const wholeUpTo = 128 * 1024;
const pieces = 12;
const pieceLength = 8 * 1024;
/** Places with an @ outside the sample that are looked at besides. */
const mostMarks = 200;

/** A bounded sample of the records of a text file, headings first. Empty for bytes that are no text. */
export function sampleOf(
  bytes: Uint8Array,
  rules: { delimiter?: Delimiter | undefined; encoding?: Parameters<typeof decode>[1] },
): string[][] {
  const head = decode(bytes.length <= wholeUpTo ? bytes : bytes.subarray(0, wholeUpTo / 2), rules.encoding);
  if (head.text.includes('\0')) return [];
  const delimiter = rules.delimiter ?? findDelimiter(head.text, (cell) => meaningOf(cell.trim()) !== null);
  const texts = [head.text];
  if (bytes.length > wholeUpTo) {
    for (const [from, to] of spread(bytes)) {
      // The first and the last line of a piece are cut.
      const lines = decode(bytes.subarray(from, to), head.encoding).text.split('\n').slice(1, -1);
      texts.push(lines.join('\n'));
    }
  }
  return texts.flatMap((text) => parseRecords(text, delimiter).map((record) => record.cells));
}

/** Even offsets, so that no pair of UTF-16 is torn. */
function spread(bytes: Uint8Array): [number, number][] {
  const start = wholeUpTo / 2;
  const step = Math.floor((bytes.length - start) / pieces);
  const found: [number, number][] = [];
  for (let i = 0; i < pieces; i++) {
    const from = (start + i * step) & ~1;
    found.push([from, Math.min(from + pieceLength, bytes.length)]);
  }
  let at = bytes.indexOf(0x40, start);
  for (let marks = 0; at >= 0 && marks < mostMarks; marks++) {
    const from = Math.max(0, at - 1024) & ~1;
    found.push([from, Math.min(from + 2048, bytes.length)]);
    at = bytes.indexOf(0x40, from + 2048);
  }
  return found;
}
