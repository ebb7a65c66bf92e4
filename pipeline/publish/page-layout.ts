import type { IndicatorBlock, Table } from '../model/report.js';
import { columnWidths, textWidth, widthOf } from './table-widths.js';

/**
 * How the PDF lays things out, worked out before Typst sets them: it would have to try what is a simple sum. Heights are
 * estimates in points; a wrong one costs white space, never content.
 */

/** Height of the text on the page. */
const textHeight = 737;
const gap = 12;
const halfWidth = (textWidth - gap) / 2;
const tableRow = 11.6;
/** Tables with more rows stand alone and may break over pages. */
const mostRowsBeside = 32;

export interface PdfTable extends Table {
  /** Typst lengths or fractions. */
  widths: { unit: 'pt' | 'fr'; size: number }[];
  /** Long tables may break over pages; their heading row is repeated. */
  breaks: boolean;
}

export interface PdfDrawing {
  title: string;
  caption: string;
  half: number;
  ratio: number;
}

export function pdfTable(table: Table): PdfTable {
  const widths = columnWidths(table).map((column) =>
    'points' in column ? { unit: 'pt' as const, size: column.points } : { unit: 'fr' as const, size: column.share },
  );
  return { ...table, widths, breaks: table.rows.length > mostRowsBeside };
}

/** Tables in rows: side by side where they fit. */
export function tableRows(tables: readonly Table[]): PdfTable[][] {
  const rows: PdfTable[][] = [];
  let left = 0;
  for (const table of tables) {
    const width = table.rows.length > mostRowsBeside ? null : widthOf(columnWidths(table));
    const last = rows.at(-1);
    if (last && width !== null && left + gap + width <= textWidth) {
      last.push(pdfTable(table));
      left += gap + width;
    } else {
      rows.push([pdfTable(table)]);
      left = width ?? Number.POSITIVE_INFINITY;
    }
  }
  return rows;
}

/**
 * Drawings and the facts in two columns of about equal height, the first drawing at the left, the second at the right.
 * `share`: so low that it may begin on a page that another indicator has begun.
 */
export function indicatorLayout<T extends PdfDrawing>(
  block: Omit<IndicatorBlock, 'figures'> & { figures: readonly T[]; facts: readonly { text: string }[] },
) {
  const factLines = [...block.facts.map((f) => f.text), ...block.caveats].map((text) => lines(text.length + 12, 58));
  const factsHeight = 24 + sum(factLines) * 10.5;
  const heights = block.figures.map(({ title, caption, half, ratio }) =>
    half * ratio + 14 + lines(title.length, 46) * 11 + lines(caption.length, 52) * 10,
  );
  const columns: [T[], T[]] = [[], []];
  const filled = [0, 0];
  const shorter = () => ((filled[0] ?? 0) <= (filled[1] ?? 0) ? 0 : 1);
  block.figures.forEach((figure, i) => {
    const column = i < 2 ? i : shorter();
    columns[column === 0 ? 0 : 1].push(figure);
    filled[column] = (filled[column] ?? 0) + (heights[i] ?? 0);
  });
  const factsColumn = block.figures.length === 0 ? -1 : shorter();
  const figuresHeight =
    factsColumn === -1
      ? factsHeight / 2
      : Math.max(...filled.map((height, i) => height + (i === factsColumn ? factsHeight : 0)));
  const rows = tableRows(block.tables);
  const tablesHeight = sum(rows.map((row) => 44 + Math.max(...row.map((t) => t.rows.length)) * tableRow));
  const textLines = lines(block.statement.length, 105) + 5;
  return {
    columns,
    factsColumn,
    tableRows: rows,
    share: textLines * 14 + figuresHeight + tablesHeight < textHeight * 0.48,
  };
}

/** Points a drawing may take beside another. */
export const halfRoom = { width: Math.floor(halfWidth), height: 560 };

const lines = (characters: number, perLine: number): number => Math.ceil(characters / perLine);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
