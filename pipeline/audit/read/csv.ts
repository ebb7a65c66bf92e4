import Papa from 'papaparse';
import { push } from '../../model/maps.js';

export interface CsvTable {
  header: string[];
  /** Fields of each row; as many as the file has. */
  rows: string[][];
}

/** RFC 4180 with comma, as the public edition writes it. Empty lines at the end are no rows. */
export function readCsv(text: string): CsvTable {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: ',',
    skipEmptyLines: false,
  });
  while (data.length > 0 && isEmpty(data.at(-1))) data.pop();
  const [header = [], ...rows] = data;
  return { header, rows };
}

const isEmpty = (row: readonly string[] | undefined): boolean => row?.length === 1 && row[0] === '';

const [comma, quote, feed, carriage] = [0x2c, 0x22, 0x0a, 0x0d];
const stops = new Uint8Array(256);
for (const byte of [comma, quote, feed, carriage]) stops[byte] = 1;

/**
 * The same from the bytes of a file. Where they are plain (no quotation marks, no mark at the beginning, every line ends with
 * CR LF), equal fields are one text: a table has thousands of each.
 */
export function readCsvFile(bytes: Uint8Array): CsvTable {
  const rows = plainRows(bytes);
  if (rows === null) return readCsv(new TextDecoder().decode(bytes));
  const header = rows.shift() ?? [];
  return { header, rows };
}

/**
 * Rows by their first two fields: most of a long table is never asked for, and then it is not read. `null` for a file that is
 * not plain.
 */
export function rowsByStart(bytes: Uint8Array): ((first: string, second: string) => string[][]) | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes(quote) || isMarked(file)) return null;
  /** Lines that follow each other and begin alike are one part of the file. */
  const parts = new Map<string, Part[]>();
  let last: Part | null = null;
  for (let at = 0; at < file.length; ) {
    const next = file.indexOf(feed, at);
    const end = next < 0 ? file.length : next + 1;
    if (file.indexOf(carriage, at) !== (next < 0 ? -1 : next - 1)) return null;
    if (last === null || !isStartedAlike(file, at, last.start)) {
      const [first = '', second = ''] = file.toString('utf8', at, end).trimEnd().split(',', 2);
      last = { start: at, end };
      push(parts, `${first},${second}`, last);
    }
    last.end = end;
    at = end;
  }
  return (first, second) =>
    (parts.get(`${first},${second}`) ?? []).flatMap(
      ({ start, end }) => plainRows(file.subarray(start, end)) ?? [],
    );
}

/** By a byte order mark. */
const isMarked = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb;

interface Part {
  start: number;
  end: number;
}

/** Whether the lines that begin at these places have the same first two fields. */
function isStartedAlike(bytes: Uint8Array, line: number, other: number): boolean {
  const end = endOfSame(bytes, line, other);
  if (end < 0 || bytes[end] !== comma) return false;
  const next = endOfSame(bytes, end + 1, other + end - line + 1);
  return next >= 0 && bytes[next] === comma;
}

/** The rows of a file of this kind; `null` for any other. */
function plainRows(bytes: Uint8Array): string[][] | null {
  if (isMarked(bytes)) return null;
  const fieldAt = fieldsOf(bytes);
  const rows: string[][] = [];
  // Where the fields of the line above begin: most are the same.
  const starts: number[] = [];
  let above: string[] = [];
  for (let start = 0; ; ) {
    const row: string[] = [];
    for (let column = 0; ; column++) {
      let end = column < above.length ? endOfSame(bytes, start, starts[column] ?? 0) : -1;
      if (end >= 0) row.push(above[column] ?? '');
      else {
        end = endOfField(bytes, start);
        row.push(fieldAt(start, end));
      }
      starts[column] = start;
      start = end + 1;
      if (bytes[end] !== comma) break;
    }
    rows.push(row);
    if (start > bytes.length) break;
    if (bytes[start - 1] !== carriage || bytes[start] !== feed) return null;
    start += 1;
    above = row;
  }
  while (rows.length > 0 && isEmpty(rows.at(-1))) rows.pop();
  return rows;
}

function endOfField(bytes: Uint8Array, start: number): number {
  const { length } = bytes;
  let at = start;
  while (at < length && stops[bytes[at] as number] === 0) at += 1;
  return at;
}

/** Where the field ends that begins here, if it is the same as the one that begins there; -1 if not. */
function endOfSame(bytes: Uint8Array, here: number, there: number): number {
  const { length } = bytes;
  let at = here;
  let other = there;
  while (at < length && bytes[at] === bytes[other] && stops[bytes[at] as number] === 0) {
    at += 1;
    other += 1;
  }
  return (at === length || stops[bytes[at] as number] === 1) && stops[bytes[other] as number] === 1 ? at : -1;
}

/** Gives the fields of a file as texts, equal ones as one. */
function fieldsOf(bytes: Uint8Array): (start: number, end: number) => string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const known = new Map<number, { start: number; text: string; length: number }>();
  const isSame = (a: number, b: number, length: number): boolean => {
    for (let i = 0; i < length; i++) if (bytes[a + i] !== bytes[b + i]) return false;
    return true;
  };
  return (start, end) => {
    if (start === end) return '';
    const length = end - start;
    let hash = length;
    for (let at = start; at < end; at++) hash = (31 * hash + (bytes[at] ?? 0)) | 0;
    const found = known.get(hash);
    if (found?.length === length && isSame(start, found.start, length)) return found.text;
    const text = decoder.decode(bytes.subarray(start, end));
    known.set(hash, { start, text, length });
    return text;
  };
}
