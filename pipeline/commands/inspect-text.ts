import type { ColumnContent } from '../intake/inspect/column-content.js';
import type { InspectedTable, Inspection } from '../intake/inspect/inspect.js';
import type { InspectedWorkbook } from '../intake/inspect/inspect-workbook.js';
import * as say from '../model/messages/inspect.js';
import * as book from '../model/messages/inspect-workbook.js';

/** An inspection in German, line by line. */
export function inspectionText(file: string, i: Inspection | InspectedWorkbook): string[] {
  const { found } = i;
  const textOf = (cells: readonly string[]) =>
    cells
      .map((c) => c.trim())
      .filter((c) => c !== '')
      .join(' ');
  return [
    say.title(file),
    '',
    ...('format' in i
      ? [
          book.format(i.format),
          book.sheet(i.sheet, i.chosenBy),
          ...book.otherSheets(i.sheets.filter((s) => s.name !== i.sheet)),
        ]
      : [
          say.encoding(i.encoding, i.evidence),
          say.delimiter(i.delimiter, i.delimiterDeclared, found.profile.width),
        ]),
    ...say.titles(found.titles.map((r) => ({ line: r.line, text: textOf(r.cells) }))),
    say.header(found.levels.map((r) => r.line)),
    ...(found.columnNumbers === null ? [] : [say.columnNumbers(found.columnNumbers)]),
    say.data(found.firstDataLine, found.lastDataLine, i.dataRows),
    say.notes(
      found.notesFrom,
      found.notes.map((r) => textOf(r.cells)),
    ),
    '',
    say.columnsTitle(i.columns.length),
    ...i.columns.map((c, at) => say.column(columnText(c, at + 1))),
    '',
    ...remarks(i, 'format' in i ? hidden(i) : []),
  ];
}

const hidden = (i: InspectedWorkbook): string[] => [
  ...(i.hiddenRows.length > 0 ? [book.hiddenRows(i.hiddenRows)] : []),
  ...(i.hiddenColumns.length > 0 ? [book.hiddenColumns(i.hiddenColumns)] : []),
];

const ascending = (lengths: ReadonlyMap<number, number>) => [...lengths].sort(([a], [b]) => a - b);

const columnText = (c: ColumnContent, number: number): say.ColumnText => ({
  number,
  name: c.column.name,
  content: c.content,
  lengths: ascending(c.lengths).map(([length]) => length),
  empty: c.empty,
  strange: c.strange,
  signs: [...c.signs].sort(([a], [b]) => (a < b ? -1 : 1)),
});

function remarks(i: InspectedTable, more: readonly string[]): string[] {
  const names = i.columns.map((c) => c.column.name);
  const nameless = names.filter((name) => /^#\d+$/.test(name));
  const doubled = names.filter((name) => /^.+#\d+$/.test(name));
  const mixed = i.columns.filter((c) => c.content === 'decimal-mixed').map((c) => c.column.name);
  const merged = i.merged.map((h) => h.name);
  const unequal = i.columns.filter((c) => c.content === 'key' && c.lengths.size > 1);
  const found = [
    ...i.wide.map((g) =>
      say.wide(
        g.attribute,
        g.columns.map((c) => c.name),
      ),
    ),
    ...(i.totals.length > 0
      ? [
          say.totals(
            i.totals.map((t) => t.line),
            i.totals.map((t) => t.text),
          ),
        ]
      : []),
    ...(i.levels === null ? [] : [say.levels(i.levels.column.name, i.levels.names)]),
    ...unequal.map((c) => say.keyLengths(c.column.name, ascending(c.lengths))),
    ...(merged.length > 0 ? [say.merged(merged)] : []),
    ...(i.emptyAtRight > 0 ? [say.emptyAtRight(i.emptyAtRight)] : []),
    ...(nameless.length > 0 && i.found.levels.length > 0 ? [say.withoutHeading(nameless)] : []),
    ...(doubled.length > 0 ? [say.sameName(doubled)] : []),
    ...(i.blankLines.length > 0 ? [say.blankLines(i.blankLines)] : []),
    ...(i.ragged.length > 0 ? [say.ragged(i.ragged)] : []),
    ...(i.brokenQuotes.length > 0 ? [say.brokenQuotes(i.brokenQuotes)] : []),
    ...(i.repeatedHeadings.length > 0 ? [say.repeatedHeadings(i.repeatedHeadings)] : []),
    ...(i.damaged.length > 0
      ? [
          say.damaged(
            i.damaged.map((d) => d.line),
            i.damaged.map((d) => d.cell),
          ),
        ]
      : []),
    ...(mixed.length > 0 ? [say.mixedMarks(mixed)] : []),
    ...more,
  ];
  return found.length === 0 ? [say.noRemarks] : [say.remarksTitle, ...found.map((text) => `  – ${text}`)];
}
