import type { IndicatorBlock, Table } from '../model/report.js';
import { commonWidths, headingWord, naturalWidth, textWidth, total, words } from './table-widths.js';

/**
 * How the PDF lays things out, worked out before Typst sets them: it would have to try what is a simple sum. Heights are
 * estimates in points; a wrong one costs white space, never content.
 */

/** Height of the text on the page. */
export const textHeight = 737;
const gap = 12;
const halfWidth = (textWidth - gap) / 2;
const tableRow = 9.8;
/** Size of the letters of a table, and the room above and below them. */
export const tableText = { size: 8, inset: 2.2 };
/** How much smaller than usual drawings may become to keep an indicator on its page. */
const smallestScale = 0.84;
/** The estimates are on the high side by about this much. */
const estimateMargin = 6;
/** Tables with more rows stand alone and may break over pages. */
const mostRowsBeside = 32;
/** A longer table may break over pages. */
const mostRowsOnPage = 45;
/** What is estimated lower than this fits on a page, however wrong the estimate. */
export const surelyOnPage = textHeight * 0.8;
/** How much wider than the page two tables may be to be squeezed side by side. */
const mostSqueezed = 1.25;

export interface PdfTable extends Table {
  /** Headings are hyphenated only where a word is too long for its column. */
  columns: (Table['columns'][number] & {
    hyphenate: boolean;
    /** Its texts and those of the column beside it run towards each other. */
    apart: boolean;
  })[];
  /** Widths of the columns and of the whole table in points. */
  widths: number[];
  total: number;
  /** Room for its caption too, where it stands beside another. */
  room: number;
  /** Long tables may break over pages; their heading row is repeated. */
  breaks: boolean;
  /** A long, narrow table is cut into runs of rows that stand side by side. */
  runs: Table['rows'][];
}

export interface PdfDrawing {
  title: string;
  caption: string;
  half: number;
  ratio: number;
}

/** `alike`: tables with as many columns that shall get the same widths. */
export function pdfTable(table: Table, room = textWidth, alike: readonly Table[] = [table]): PdfTable {
  const breaks = table.rows.length > mostRowsBeside;
  const count = breaks ? runsOf(naturalWidth(table)) : 1;
  const length = Math.ceil(table.rows.length / count);
  const widths = commonWidths(alike, (room - (count - 1) * gap) / count);
  return {
    ...table,
    widths,
    total: total(widths),
    room: Math.min(roomFor(table), room),
    breaks: length > mostRowsOnPage,
    columns: table.columns.map((column, i) => ({
      ...column,
      apart:
        column.align === 'right'
          ? table.columns[i + 1]?.align === 'left'
          : table.columns[i - 1]?.align === 'right',
      hyphenate: words(column.label).some((word) => word.length > headingWord),
    })),
    runs: Array.from({ length: count }, (_, i) => table.rows.slice(i * length, (i + 1) * length)),
  };
}

/** A table a little too wide for half the page is set narrower, so that some of its names wrap. */
const runsOf = (natural: number): number =>
  natural * 3 + gap * 2 <= textWidth ? 3 : natural <= halfWidth * 1.2 ? 2 : 1;

const roomFor = (table: Table): number =>
  Math.max(naturalWidth(table), Math.min(table.caption.length * 4.3, 170));

/** Tables in rows: side by side where they fit, set a little narrower if need be. */
export function tableRows(tables: readonly Table[]): PdfTable[][] {
  const rows: PdfTable[][] = [];
  for (let i = 0; i < tables.length; i++) {
    const [table, next] = tables.slice(i, i + 2);
    if (!table) break;
    const wanted = next ? roomFor(table) + gap + roomFor(next) : Number.POSITIVE_INFINITY;
    const isLong = table.rows.length > mostRowsBeside || (next?.rows.length ?? 0) > mostRowsBeside;
    if (!next || isLong || wanted > textWidth * mostSqueezed) {
      rows.push([pdfTable(table)]);
      continue;
    }
    const part = Math.min(1, textWidth / wanted);
    rows.push([table, next].map((t) => pdfTable(t, Math.floor(roomFor(t) * part))));
    i++;
  }
  return rows;
}

/**
 * Drawings and the facts in two columns of about equal height, the first drawing at the left, the second at the right;
 * the facts below both where that is lower. What is a little too high for a page gets smaller drawings.
 * `chapterIntro`: text of the chapter that begins on the same page, or null.
 * `share`: so low that it may begin on a page that another indicator has begun.
 * `whole`: the columns surely fit on one page.
 */
export function indicatorLayout<T extends PdfDrawing>(
  block: Omit<IndicatorBlock, 'figures'> & { figures: readonly T[]; facts: readonly { text: string }[] },
  chapterIntro: string | null,
) {
  const rows = tableRows(block.tables);
  const around =
    (chapterIntro === null ? 0 : 48 + lines(chapterIntro.length, 106) * 12.5) +
    textOf(block) +
    total(rows.map(rowHeight));
  const drawings = drawingColumns(block.figures, 1);
  const higher = Math.max(...drawings.heights);
  const lower = drawings.heights[0] <= drawings.heights[1] ? 0 : 1;
  const facts = factsHeights(block);
  const beside = Math.max(higher, drawings.heights[lower] + facts.half);
  const isBelow = block.figures.length === 0 || higher + facts.full < beside;
  const middle = isBelow ? higher + facts.full : beside;
  const excess = around + middle - textHeight - estimateMargin;
  const scale = excess <= 0 ? 1 : Math.max(smallestScale, 1 - excess / Math.max(higher, 1));
  return {
    columns: drawings.columns.map((column) => column.map((f) => ({ ...f, half: f.half * scale }))),
    factsColumn: isBelow ? -1 : lower,
    tableRows: rows,
    share: around + middle < textHeight * 0.48,
    whole: middle < surelyOnPage,
  };
}

function drawingColumns<T extends PdfDrawing>(figures: readonly T[], scale: number) {
  const columns: [T[], T[]] = [[], []];
  const heights: [number, number] = [0, 0];
  figures.forEach((figure, i) => {
    const column = i === 0 || (i > 1 && heights[0] <= heights[1]) ? 0 : 1;
    columns[column].push(figure);
    const { title, caption, half, ratio } = figure;
    heights[column] +=
      half * ratio * scale + 18 + lines(title.length, 50) * 10.5 + lines(caption.length, 58) * 9.5;
  });
  return { columns, heights };
}

/** Of the box with definition and caveats, in half the width and, in two columns, in all of it. */
function factsHeights(block: { facts: readonly { text: string }[]; caveats: readonly string[] }) {
  const facts = total(block.facts.map(({ text }) => lines(text.length + 11, 58) * 9.6 + 3));
  const caveats = total(block.caveats.map((text) => lines(text.length + 3, 56) * 9.6 + 3));
  const title = block.caveats.length === 0 ? 0 : 13;
  return { half: 22 + facts + title + caveats, full: 22 + Math.max(facts, title + caveats) };
}

/** Of heading, question, statement and values. */
function textOf({ question, statement, values }: Pick<IndicatorBlock, 'question' | 'statement' | 'values'>) {
  const characters = values.map(
    (v) => v.label.length + v.cell.text.length + v.cell.detail.length + v.date.length,
  );
  const valueLines = Math.ceil(total(characters.map((n) => n * 4.3 + 24)) / textWidth);
  return 26 + (question === '' ? 0 : 16) + lines(statement.length, 102) * 12.6 + 8 + valueLines * 16;
}

const rowHeight = (tables: readonly PdfTable[]): number =>
  56 +
  Math.max(
    ...tables.map((t) => Math.max(...t.runs.map((run) => run.length)) * tableRow + t.signs.length * 6),
  );

/** Points a drawing may take beside another. */
export const halfRoom = { width: Math.floor(halfWidth), height: 560 };

const lines = (characters: number, perLine: number): number => Math.ceil(characters / perLine);
