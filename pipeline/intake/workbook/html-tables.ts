import { createRequire } from 'node:module';
import { readText } from '../text/read-text.js';
import type { Sheet } from './workbook.js';

/**
 * Tables of a web page as sheets: many programs write one and call it `.xls`, and Excel opens it like a workbook. Texts are
 * taken as they stand, as in a CSV; nothing of the page is run or fetched. A table inside a cell is a sheet of its own.
 */

const require = createRequire(import.meta.url);
const library = (): typeof import('htmlparser2') => require('htmlparser2');

/** More cells than any delivery has; spans can ask for any number of them. */
const mostCells = 2_000_000;
const widestSpan = 1000;

/** The page asks for more cells than a table can have. */
export class TooManyCells extends Error {}

export function htmlTables(bytes: Uint8Array): Sheet[] {
  const tables: Table[] = [];
  const open: Table[] = [];
  const budget = { cells: mostCells };
  let unread = 0;
  const parser = new (library().Parser)(
    {
      onopentag(name, attributes) {
        const table = open.at(-1);
        if (name === 'script' || name === 'style') unread++;
        else if (name === 'table') {
          const inner = new Table(tables.length + 1, budget);
          tables.push(inner);
          open.push(inner);
        } else if (name === 'tr') table?.startRow(isHidden(attributes));
        else if (name === 'td' || name === 'th')
          table?.startCell(span(attributes.colspan), span(attributes.rowspan));
        else if (breaking.has(name)) table?.addText(' ');
      },
      ontext(text) {
        if (unread === 0) open.at(-1)?.addText(text);
      },
      onclosetag(name) {
        if (name === 'script' || name === 'style') unread--;
        else if (name === 'table') open.pop()?.endCell();
        else if (name === 'td' || name === 'th' || name === 'tr') open.at(-1)?.endCell();
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(readText(bytes).text);
  parser.end();
  return tables.map((table) => table.sheet).filter((sheet) => sheet.records.length > 0);
}

/** Elements behind which a new line begins. */
const breaking: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li', 'hr']);

const span = (text: string | undefined): number => Math.min(widestSpan, Math.max(1, Number(text) || 1));

const isHidden = ({ style, hidden }: Record<string, string>): boolean =>
  hidden !== undefined || /display\s*:\s*none/i.test(style ?? '');

class Table {
  readonly sheet: Sheet;
  private row = -1;
  private column = 0;
  private text: string | null = null;
  /** Last row, from 0, that a cell above reaches down to, per column. */
  private readonly takenUntil: number[] = [];

  constructor(
    number: number,
    private readonly budget: { cells: number },
  ) {
    this.sheet = {
      name: `Tabelle ${number}`,
      number,
      hidden: false,
      records: [],
      merges: [],
      decimalColumns: new Set(),
      hiddenRows: [],
      hiddenColumns: [],
      uncalculated: [],
      numbersAsText: [],
    };
  }

  startRow(hidden: boolean): void {
    this.endCell();
    this.row++;
    this.column = 0;
    const line = this.row + 1;
    this.sheet.records.push({ line, sheetRow: line, cells: [], broken: false });
    if (hidden) this.sheet.hiddenRows.push(line);
  }

  startCell(columns: number, rows: number): void {
    this.endCell();
    if (this.row < 0) this.startRow(false);
    while ((this.takenUntil[this.column] ?? -1) >= this.row) this.column++;
    const cells = this.sheet.records.at(-1)?.cells;
    while (cells && cells.length < this.column) cells.push('');
    this.text = '';
    const [r, c] = [this.row, this.column];
    this.budget.cells -= columns;
    if (this.budget.cells < 0) throw new TooManyCells();
    if (columns > 1 || rows > 1)
      this.sheet.merges.push({ s: { r, c }, e: { r: r + rows - 1, c: c + columns - 1 } });
    for (let i = 0; i < columns; i++) this.takenUntil[c + i] = r + rows - 1;
    this.column += columns;
  }

  addText(text: string): void {
    if (this.text !== null) this.text += text;
  }

  endCell(): void {
    if (this.text === null) return;
    const cells = this.sheet.records.at(-1)?.cells;
    cells?.push(this.text.replace(/\s+/g, ' ').trim());
    while (cells && cells.length < this.column) cells.push('');
    this.text = null;
  }
}
