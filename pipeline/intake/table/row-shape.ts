import { quote } from '../../model/messages/intake.js';
import type { Plan } from '../plan/plan.js';
import type { TextRecord } from '../text/parse.js';
import { shortRows } from './short-rows.js';
import type { TableShape } from './table.js';

/** What is wrong with the cells of a row before any of them is read. */
export type ShapeFault =
  /** A quotation mark made one record of several lines. */
  | { kind: 'joined'; lastLine: number }
  | { kind: 'surplus'; found: string }
  /** `endsIn`: heading of its last cell. */
  | { kind: 'missing'; endsIn: string };

export interface RowShape {
  /** To be shown every row first, in the order of the file. */
  see(row: TextRecord): void;
  /** As it is now; to be called to forget all rows shown since. */
  keep(): () => void;
  /** To be asked in the order of the file as well. */
  faultOf(row: TextRecord): ShapeFault | null;
}

export function rowShape(table: Pick<TableShape, 'header' | 'delimiter'>, plan: Plan): RowShape {
  const { header, delimiter } = table;
  const last = Math.max(-1, ...header.map((h) => h.index));
  const keys = keyColumns(plan);
  const read = [...keys, ...plan.values.map((v) => v.column.index)];
  const short = shortRows(last, Math.max(-1, ...keys));
  return {
    see: short.see,
    keep: short.keep,
    faultOf(row) {
      const surplus = row.cells.slice(last + 1).filter((c) => c.trim() !== '');
      // A spreadsheet has no cells to write at the end of a row.
      const isCut = delimiter !== '' && short.isCut(row);
      const breaks = delimiter === '' ? 0 : lineBreaks(row);
      if (breaks > 0 && (isCut || surplus.length > 0 || read.some((i) => swallowsRow(row.cells[i])))) {
        return { kind: 'joined', lastLine: row.line + breaks };
      }
      if (surplus.length > 0) {
        const found = `${row.cells.length} Zellen, überzählig ${surplus.map(quote).join(', ')}`;
        return { kind: 'surplus', found };
      }
      if (!isCut) return null;
      return { kind: 'missing', endsIn: header.findLast((h) => h.index < row.cells.length)?.name ?? '' };
    },
  };

  function swallowsRow(cell = ''): boolean {
    return cell.includes('\n') && cell.includes(delimiter);
  }
}

function keyColumns(plan: Plan): number[] {
  const sources = [plan.area, plan.period, ...plan.dimensions.map((d) => d.from)];
  const keys = sources.flatMap((s) => (s && 'column' in s ? [s.column.index] : []));
  return plan.supplierColumn ? [...keys, plan.supplierColumn.index] : keys;
}

const lineBreaks = (row: TextRecord): number =>
  row.cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
