import type { Mapping } from '../../model/mapping.js';
import type { Decoded } from '../text/decode.js';
import { mayBeDamaged } from '../text/destroyed.js';
import { findDelimiter } from '../text/dialect.js';
import type { Delimiter, TextRecord } from '../text/parse.js';
import { readText } from '../text/read-text.js';
import { columnsOf, type HeaderColumn } from './columns.js';
import { filler, mergedColumns } from './fill-down.js';
import { type FoundTable, findTable, headLength, tailLength } from './find-table.js';
import { filled, isBlank } from './profile.js';
import { repeatedIn } from './repeated-headings.js';
import { isUnits } from './title-words.js';

export { findColumn, foldHeading, type HeaderColumn } from './columns.js';

/** What is known of a table besides its rows. */
export interface TableShape {
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
  /** Line from which the rows look like notes, or `null`. */
  notesFrom: number | null;
  /** Records between heading and data that are no data: column numbers, units. */
  skipped: TextRecord[];
  /** Records above the heading and the heading itself. */
  top: TextRecord[];
  /** Columns whose key stood in the first row of each group only and was repeated below. */
  filledDown: HeaderColumn[];
  /** Some cell may hold destroyed characters. */
  damaged: boolean;
}

export interface TextTable extends TableShape {
  /** Records below the heading that are not blank. Notes below the table are still among them. */
  rows: TextRecord[];
  /** Records among the data that repeat the heading, as at the top of each printed page. */
  repeated: TextRecord[];
}

export type TableRules = Mapping['table'];

/** Bytes to a table of texts. `isKnown` tells headings that the dataset or the mapping knows. `null`: no table. */
export function readTable(
  bytes: Uint8Array,
  rules: TableRules,
  isKnown: (heading: string) => boolean,
): TextTable | null {
  const decoded = readText(bytes, rules.encoding);
  if (decoded.text.includes('\0')) return null;
  const delimiter = rules.delimiter ?? findDelimiter(decoded.text, isKnown, decoded.parse);
  const records = decoded.parse(decoded.text, delimiter);
  const encoding = encodingName(decoded);
  return tableIn(records, rules, isKnown, {
    encoding,
    delimiter,
    decimalColumns: new Set(),
    damaged: mayBeDamaged(decoded.text),
  });
}

export type Origin = Pick<TableShape, 'encoding' | 'delimiter' | 'sheet' | 'decimalColumns' | 'damaged'>;

/** The same from records on, whether of a text file or of a spreadsheet. */
export function tableIn(
  records: readonly TextRecord[],
  rules: TableRules,
  isKnown: (heading: string) => boolean,
  origin: Origin,
): TextTable | null {
  const head = records.slice(0, headLength);
  const place = placeTable(head, records.slice(-tailLength), named(records, rules), rules, isKnown);
  if (!place) return null;
  const below = records.filter(place.isBelow);
  const repeated = below.filter(place.isRepeated);
  const again = new Set(repeated);
  const rows = repeated.length === 0 ? below : below.filter((r) => !again.has(r));
  const down = mergedColumns(rows.slice(0, headLength), rows.length > headLength, place.found);
  const header = columnsOf(place.found.levels, rows);
  return {
    ...shapeOf(place, head, header, down, rules, origin),
    rows: down.length === 0 ? rows : rows.map(filler(down, place.found)),
    repeated,
  };
}

/** Records that the mapping names as headings. */
const named = (records: readonly TextRecord[], rules: TableRules): TextRecord[] | null =>
  rules.header_lines ? records.filter((r) => rules.header_lines?.includes(r.line)) : null;

export interface TablePlace {
  found: FoundTable;
  /** Line of the lowest heading. */
  lastHeading: number;
  firstDataLine: number;
  /** Whether a record below the heading is not blank. */
  isBelow(record: TextRecord): boolean;
  /** Whether such a record repeats the heading; all others are the rows. */
  isRepeated(record: TextRecord): boolean;
}

/** Where the table lies, from the first and the last records alone. `headings`: those the mapping names. */
export function placeTable(
  head: readonly TextRecord[],
  tail: readonly TextRecord[],
  headings: readonly TextRecord[] | null,
  rules: TableRules,
  isKnown: (heading: string) => boolean,
): TablePlace | null {
  const found = headings ? findTable(head, tail, headings) : findKnownTable(head, tail, isKnown);
  const last = found.levels.at(-1);
  if (!last) return null;
  const firstDataLine = rules.first_data_line ?? found.firstDataLine ?? last.line + 1;
  return {
    found,
    lastHeading: last.line,
    firstDataLine,
    isBelow: (r) => r.line >= firstDataLine && r.line > last.line && !isBlank(r),
    isRepeated: repeatedIn(found.levels),
  };
}

/** `down`: columns that are filled down. */
export function shapeOf(
  { found, lastHeading, firstDataLine }: TablePlace,
  head: readonly TextRecord[],
  header: HeaderColumn[],
  down: readonly number[],
  rules: TableRules,
  origin: Origin,
): TableShape {
  return {
    ...origin,
    headerLines: found.levels.map((r) => r.line),
    header,
    notesFrom: found.notesFrom,
    skipped:
      rules.first_data_line === undefined
        ? head.filter((r) => r.line > lastHeading && r.line < firstDataLine && !isBlank(r))
        : [],
    top: head.filter((r) => r.line <= lastHeading),
    filledDown: header.filter((h) => down.includes(h.index)),
  };
}

/**
 * The table as it is found without knowledge, unless a single row shows more known headings than the joined levels do:
 * then that row is the heading. A table needs a heading here, so the first row is taken where none looks like one.
 */
function findKnownTable(
  head: readonly TextRecord[],
  tail: readonly TextRecord[],
  isKnown: (heading: string) => boolean,
): FoundTable {
  const found = findTable(head, tail);
  const known = (levels: readonly TextRecord[]) =>
    columnsOf(levels, []).filter((c) => isKnown(c.name.replace(/#\d+$/, ''))).length;
  let best = found.levels;
  let most = best.length > 0 ? known(best) : -1;
  const plain = found.levels.filter((r) => !isUnits(r));
  const single = head.slice(0, 100).map((r) => [r]);
  for (const levels of plain.length > 0 ? [plain, ...single] : single) {
    const count = levels.length === 1 ? (levels[0]?.cells.filter(isKnown).length ?? 0) : known(levels);
    const enough = count > 1 || (count === 1 && filled(levels[0] ?? noRecord) <= 2);
    if (enough && count > most) {
      best = levels;
      most = count;
    }
  }
  if (best.length === 0) best = head.filter((r) => !isBlank(r)).slice(0, 1);
  return best === found.levels ? found : findTable(head, tail, best);
}

const noRecord: TextRecord = { line: 0, sheetRow: 0, cells: [], broken: false };

/** The beginning of a large file, cut behind a line, so that no character is halved. */
export function topOf(bytes: Uint8Array, length = 65_536): Uint8Array {
  if (bytes.length <= length) return bytes;
  const end = bytes.lastIndexOf(10, length - 1);
  return bytes.subarray(0, end < 0 ? length : end + 1);
}

export const encodingName = (d: Pick<Decoded, 'encoding' | 'bom'>): string =>
  d.encoding === 'utf-8' && d.bom ? 'utf-8-bom' : d.encoding;
