import { foldText } from '../model/german.js';
import type { Mapping } from '../model/mapping.js';
import { type Decoded, decode } from './decode.js';
import { type Delimiter, findDelimiter, parseRecords, type TextRecord } from './parse.js';

export interface HeaderColumn {
  /** Position among the cells of a record. */
  index: number;
  /** Heading as written; the second of a kind is `Name#2`, an unnamed one `#1`. */
  name: string;
  /** Folded for comparing, always with the number: `name#1`. */
  key: string;
}

export interface TextTable {
  encoding: string;
  /** `''`: cells of a spreadsheet. */
  delimiter: Delimiter | '';
  /** Sheet of a workbook that was read. */
  sheet?: string;
  /** Columns in which a point is known to be a decimal point, since a spreadsheet stored the numbers as such. */
  decimalColumns: ReadonlySet<number>;
  /** Physical lines of the heading. */
  headerLines: number[];
  header: HeaderColumn[];
  /** Records below the heading that are not blank. Notes below the table are still among them. */
  rows: TextRecord[];
}

export type TableRules = Mapping['table'];

/** Bytes to a table of texts. `isKnown` tells headings that the dataset or the mapping knows. `null`: no table. */
export function readTable(
  bytes: Uint8Array,
  rules: TableRules,
  isKnown: (heading: string) => boolean,
): TextTable | null {
  const decoded = decode(bytes, rules.encoding);
  if (decoded.text.includes('\0')) return null;
  const delimiter = rules.delimiter ?? findDelimiter(decoded.text, isKnown);
  const records = parseRecords(decoded.text, delimiter);
  const encoding = encodingName(decoded);
  return tableIn(records, rules, isKnown, { encoding, delimiter, decimalColumns: new Set() });
}

/** The same from records on, whether of a text file or of a spreadsheet. */
export function tableIn(
  records: readonly TextRecord[],
  rules: TableRules,
  isKnown: (heading: string) => boolean,
  origin: Pick<TextTable, 'encoding' | 'delimiter' | 'sheet' | 'decimalColumns'>,
): TextTable | null {
  const headerRecords = rules.header_lines
    ? records.filter((r) => rules.header_lines?.includes(r.line))
    : findHeader(records, isKnown);
  const last = headerRecords.at(-1);
  if (!last) return null;
  const firstDataLine = rules.first_data_line ?? last.line + 1;
  const rows = records.filter(
    (r) => r.line >= firstDataLine && r.line > last.line && r.cells.some((c) => c.trim() !== ''),
  );
  return {
    ...origin,
    headerLines: headerRecords.map((r) => r.line),
    header: headerColumns(headerRecords, rows),
    rows,
  };
}

/** The beginning of a large file, cut behind a line, so that no character is halved. */
export function topOf(bytes: Uint8Array, length = 65_536): Uint8Array {
  if (bytes.length <= length) return bytes;
  const end = bytes.lastIndexOf(10, length - 1);
  return bytes.subarray(0, end < 0 ? length : end + 1);
}

export const encodingName = (d: Pick<Decoded, 'encoding' | 'bom'>): string =>
  d.encoding === 'utf-8' && d.bom ? 'utf-8-bom' : d.encoding;

/** The row with most known headings; where none is known, the first row that is filled about as far as the widest. */
function findHeader(records: readonly TextRecord[], isKnown: (heading: string) => boolean): TextRecord[] {
  const top = records.slice(0, 100);
  const filled = (r: TextRecord) => r.cells.filter((c) => c.trim() !== '').length;
  let best: TextRecord | undefined;
  let bestKnown = 0;
  for (const record of top) {
    const known = record.cells.filter(isKnown).length;
    if (known > bestKnown) {
      best = record;
      bestKnown = known;
    }
  }
  if (!best || (bestKnown === 1 && filled(best) > 2)) {
    const widest = Math.max(0, ...top.map(filled));
    const plain = top.find((r) => filled(r) > 0 && filled(r) >= widest * 0.6);
    best = best && filled(best) >= widest * 0.6 ? best : plain;
  }
  return best ? [best] : [];
}

/** Headings of several lines are joined with a blank. Unnamed columns without any content are no columns. */
function headerColumns(records: readonly TextRecord[], rows: readonly TextRecord[]): HeaderColumn[] {
  const width = Math.max(0, ...records.map((r) => r.cells.length));
  const seen = new Map<string, number>();
  const columns: HeaderColumn[] = [];
  for (let index = 0; index < width; index++) {
    const text = records
      .map((r) => cleanHeading(r.cells[index] ?? ''))
      .filter((t) => t !== '')
      .join(' ');
    if (text === '' && !rows.some((r) => (r.cells[index] ?? '').trim() !== '')) continue;
    const folded = foldHeading(text);
    const occurrence = (seen.get(folded) ?? 0) + 1;
    seen.set(folded, occurrence);
    columns.push({
      index,
      name: text === '' || occurrence > 1 ? `${text}#${occurrence}` : text,
      key: `${folded}#${occurrence}`,
    });
  }
  return columns;
}

const cleanHeading = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** A heading of signs only, such as `+/-`, folds to itself. */
export const foldHeading = (text: string): string => foldText(text) || cleanHeading(text);

/** The column a mapping means by `Name` or `Name#2`, or `null`. */
export function findColumn(header: readonly HeaderColumn[], wanted: string): HeaderColumn | null {
  const clean = cleanHeading(wanted);
  const exact = header.find((c) => c.name === clean);
  if (exact) return exact;
  const [, name = clean, number = '1'] = /^(.*)#(\d+)$/.exec(clean) ?? [];
  const key = `${foldHeading(name)}#${number}`;
  return header.find((c) => c.key === key) ?? null;
}
