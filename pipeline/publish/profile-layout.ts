import { type Measure, semibold } from '../charts/index.js';
import { push } from '../model/maps.js';
import type { Profile, Table } from '../model/report.js';
import { type PdfDrawing, type PdfTable, pdfTable, surelyOnPage, textHeight } from './page-layout.js';
import { cellInset, textAt, textWidth, total } from './table-widths.js';

/** How a profile is set on its page. */
export interface ProfileLayout {
  table: PdfTable;
  /** Letters of its table and the room above and below them, in points. */
  size: number;
  inset: number;
  /** False where letters would become too small to be set by estimate, so that the page has to be measured. */
  fits: boolean;
  /** What stands beside the locator surely fits on a page. */
  whole: boolean;
}

type Item = Pick<Profile, 'statements' | 'table'> & {
  figures: readonly (PdfDrawing & { medium: number; small: number })[];
};

/**
 * Sizes that keep each profile on its page. All tables have the same columns and letters of few sizes: pages that are
 * laid side by side compare, and Typst sets a text that stands in many of them once. The first carries the chapter's
 * heading.
 */
export function profileLayouts(items: readonly Item[], measure: Measure): ProfileLayout[] {
  const alike = new Map<number, Table[]>();
  for (const { table } of items) push(alike, table.columns.length, table);
  return items.map((item, i) => {
    const table = pdfTable(item.table, textWidth, alike.get(item.table.columns.length));
    return { table, ...sizesOf(item, table, i === 0, measure) };
  });
}

function sizesOf(item: Item, table: PdfTable, first: boolean, measure: Measure) {
  const [locator, strip] = item.figures;
  const text =
    20 +
    total(item.statements.map((s) => linesAt(measure(s, statementSize) / statementWidth) * statementLine));
  const head = 22 + Math.max(text, locator ? locator.small * locator.ratio + 20 : 0);
  const stripHeight = strip ? strip.medium * strip.ratio + 30 : 0;
  const room = textHeight - (first ? chapterHeading : 0) - head - stripHeight - aroundTable;
  const fitting = sizes.find((size) => heightOf(table, size, measure) <= room);
  const size = fitting ?? largest;
  return { size, inset: size * inset, fits: fitting !== undefined, whole: head < surelyOnPage };
}

/** Of the longest run of rows, in points. */
function heightOf({ widths, runs }: PdfTable, size: number, measure: Measure): number {
  const linesOf = (row: PdfTable['rows'][number]) =>
    Math.max(
      ...widths.map((width, column) => {
        const weight = row.emphasis === 'none' ? 400 : semibold;
        return linesAt(measure(textAt(row, column), size, weight) / (width - cellInset));
      }),
    );
  return Math.max(...runs.map((run) => total(run.map(linesOf)))) * size * lineOfText;
}

const largest = 7.5;
const sizes = [largest, 7, 6.6, 6.2];
/** Room above and below the letters of a row in relation to their size. */
const inset = 0.2;
/** Height of a line in relation to its letters: capitals and the room above and below. */
const lineOfText = 0.66 + 2 * inset;
/** Lines that a text takes which fills so much of a line; lines are not filled to the end, since words stay whole. */
const linesAt = (share: number): number => (share <= 1 ? 1 : Math.ceil(share * 1.15));
/** Letters of the statements, the room beside the locator and their bullet, and the height of a line, in points. */
const statementSize = 9.5;
const statementWidth = 310;
const statementLine = 12;
const chapterHeading = 66;
/** Caption, heading row, signs and gaps of the table. */
const aroundTable = 50;
