/** Rows and columns of an ods sheet that are hidden or filtered out, as spans from 0, both ends among them. */
export interface HiddenSpans {
  rows: Span[];
  columns: Span[];
}

type Span = [first: number, last: number];

/**
 * The hidden rows and columns of each table of an ods file, in the order of the tables (OpenDocument 1.3, part 3, 19.749:
 * `table:visibility` is `collapse` or `filter`). The reader of workbooks leaves them out for this format.
 */
export function hiddenInOds(odsTable: string): HiddenSpans[] {
  const tables: HiddenSpans[] = [];
  const next = { row: 0, column: 0 };
  for (const [tag, kind = ''] of odsTable.matchAll(
    /<table:(table|table-row|table-column)(?=[\s/>])[^>]*>/g,
  )) {
    if (kind === 'table') {
      tables.push({ rows: [], columns: [] });
      next.row = 0;
      next.column = 0;
      continue;
    }
    const which = kind === 'table-row' ? 'row' : 'column';
    const count = Number(/number-(?:rows|columns)-repeated="(\d+)"/.exec(tag)?.[1] ?? 1);
    const span: Span = [next[which], next[which] + count - 1];
    next[which] += count;
    if (/\stable:visibility="(?:collapse|filter)"/.test(tag)) tables.at(-1)?.[`${which}s`].push(span);
  }
  return tables;
}

export const isInSpans = (spans: readonly Span[], at: number): boolean =>
  spans.some(([first, last]) => first <= at && at <= last);
