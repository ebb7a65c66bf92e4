import { columnsOf, type HeaderColumn } from '../table/columns.js';
import { mergedColumns } from '../table/fill-down.js';
import { type FoundTable, findTable, headLength, tailLength } from '../table/find-table.js';
import { isBlank } from '../table/profile.js';
import { repeatedIn } from '../table/repeated-headings.js';
import { type WideGroup, wideGroups } from '../table/wide.js';
import type { Decoded } from '../text/decode.js';
import { damageOf, mayBeDamaged } from '../text/destroyed.js';
import { declaredDelimiter, findDelimiter } from '../text/dialect.js';
import { isMarkup } from '../text/markup.js';
import type { Delimiter, TextRecord } from '../text/parse.js';
import { readText } from '../text/read-text.js';
import { type ColumnContent, contentsOf } from './column-content.js';

/** What the program understands of a text file before anything is known of its dataset, and by what. */
export interface Inspection extends InspectedTable {
  encoding: Decoded['encoding'];
  evidence: Decoded['evidence'];
  bom: boolean;
  delimiter: Delimiter;
  /** Excel's first line `sep=;` named it. */
  delimiterDeclared: boolean;
}

/** The part that does not depend on where the records come from. */
export interface InspectedTable {
  found: FoundTable;
  columns: ColumnContent[];
  dataRows: number;
  /** Unnamed, always empty columns at the right, from trailing delimiters. */
  emptyAtRight: number;
  /** Blank lines among the data. */
  blankLines: number[];
  /** Columns whose key stands only in the first row of each group. */
  merged: HeaderColumn[];
  /** Lines of rows that look like totals, with the text that says so. */
  totals: { line: number; text: string }[];
  /** Column that names levels of areas, and what it names. */
  levels: { column: HeaderColumn; names: string[] } | null;
  wide: WideGroup[];
  /** Lines whose number of cells differs from the others, with a surplus or a lack that is not empty. */
  ragged: number[];
  /** Lines with a quotation mark that is not closed. */
  brokenQuotes: number[];
  /** Lines with destroyed characters. */
  damaged: { line: number; cell: string; damage: NonNullable<ReturnType<typeof damageOf>> }[];
  /** Lines in the data that repeat the heading. */
  repeatedHeadings: number[];
}

export type NoTable = {
  reason: 'empty' | 'packed' | 'markup' | 'zero-byte' | 'one-column' | 'no-data';
  line?: number;
};

/** Bytes of any file to what is understood of it. Never throws for anything in them. */
export function inspect(bytes: Uint8Array): Inspection | NoTable {
  if (bytes.length === 0) return { reason: 'empty' };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) return { reason: 'packed' };
  if (isMarkup(bytes)) return { reason: 'markup' };
  const decoded = readText(bytes);
  const zero = decoded.text.indexOf('\0');
  if (zero >= 0) return { reason: 'zero-byte', line: decoded.text.slice(0, zero).split('\n').length };
  const delimiter = findDelimiter(decoded.text, () => false, decoded.parse);
  const table = inspectRecords(decoded.parse(decoded.text, delimiter), mayBeDamaged(decoded.text));
  if ('reason' in table) return table;
  return {
    ...decoded,
    delimiter,
    delimiterDeclared: declaredDelimiter(decoded.text) !== null,
    ...table,
  };
}

/** The same from records on, of a text or of a sheet. `damaged`: some cell may hold destroyed characters. */
export function inspectRecords(records: readonly TextRecord[], damaged: boolean): InspectedTable | NoTable {
  if (records.every(isBlank)) return { reason: 'empty' };
  const found = findTable(records.slice(0, headLength), records.slice(-tailLength));
  if (found.profile.width < 2 && !isList(records)) return { reason: 'one-column' };
  const { firstDataLine: first, lastDataLine: last } = found;
  if (found.levels.length === 0 && first === null) return { reason: 'no-data' };
  const between = records.filter((r) => first !== null && r.line >= first && last !== null && r.line <= last);
  const repeated = between.filter(repeatedIn(found.levels));
  const again = new Set(repeated);
  const rows = between.filter((r) => !isBlank(r) && !again.has(r));
  const header = columnsOf(found.levels, rows, found.levels.length > 0 ? 0 : found.profile.width);
  const names = new Set(header.map((h) => h.index));
  const merged = mergedColumns(rows.slice(0, headLength), rows.length > headLength, found);
  return {
    found,
    columns: contentsOf(rows, header),
    dataRows: rows.length,
    emptyAtRight: found.profile.width - 1 - Math.max(-1, ...names),
    blankLines: between.filter(isBlank).map((r) => r.line),
    merged: header.filter((h) => merged.includes(h.index)),
    totals: totalsOf(rows, header),
    levels: levelsOf(rows, header),
    wide: wideGroups(header),
    ragged: rows.filter((r) => isRagged(r, header)).map((r) => r.line),
    brokenQuotes: records.filter((r) => r.broken).map((r) => r.line),
    damaged: damaged ? damagedOf(records) : [],
    repeatedHeadings: repeated.map((r) => r.line),
  };
}

const total = /^(?:insgesamt|gesamt(?:summe|ergebnis)?|summe|zusammen|total|alle\b|σ|∑)/i;

function totalsOf(rows: readonly TextRecord[], header: readonly HeaderColumn[]): Inspection['totals'] {
  return rows.flatMap((row) => {
    const text = header.map((h) => (row.cells[h.index] ?? '').trim()).find((cell) => total.test(cell));
    return text === undefined ? [] : [{ line: row.line, text }];
  });
}

const levelName =
  /^(?:bund|deutschland|land|bundesland|länder|regierungsbezirke?|reg\.-bez\.?|kreise?|kreisfreie? st(?:ä|a)dte?|landkreise?|gemeinden?|städte?|stadt|stadtbezirke?|stadtteile?|ortsteile?|bezirke?|sozialr(?:ä|a)ume?|statistische[rn]? bezirke?|planungsräume?|quartiere?)$/i;

/** A column with few different texts, at least two of which name levels of areas. */
function levelsOf(rows: readonly TextRecord[], header: readonly HeaderColumn[]): Inspection['levels'] {
  for (const column of header) {
    const names = new Set<string>();
    for (const row of rows) {
      const text = (row.cells[column.index] ?? '').trim();
      if (text !== '') names.add(text);
      if (names.size > 12) break;
    }
    if (names.size > 12) continue;
    if ([...names].filter((name) => levelName.test(name)).length > 1) return { column, names: [...names] };
  }
  return null;
}

function isRagged(row: TextRecord, header: readonly HeaderColumn[]): boolean {
  const last = header.at(-1)?.index ?? 0;
  return row.cells.length <= last || row.cells.slice(last + 1).some((cell) => cell.trim() !== '');
}

function damagedOf(records: readonly TextRecord[]): Inspection['damaged'] {
  return records.flatMap((r) =>
    r.cells.flatMap((cell) => {
      const damage = damageOf(cell);
      return damage === null ? [] : [{ line: r.line, cell, damage }];
    }),
  );
}

/** A table of one column holds short entries; lines of a letter are longer, or end like sentences. */
function isList(records: readonly TextRecord[]): boolean {
  const texts = records.map((r) => r.cells.join('').trim()).filter((text) => text !== '');
  return texts.length > 2 && texts.every((text) => text.length <= 60 && text.split(/\s+/).length <= 3);
}
