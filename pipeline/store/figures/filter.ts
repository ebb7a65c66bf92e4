import {
  type AgeColumn,
  type CodeColumn,
  type Dataset,
  dimensionsOf,
  openAge,
  type Part,
  totalCode,
} from '../../model/dataset.js';
import { quoteId, quoteText } from '../store.js';

export type Dimension = CodeColumn | AgeColumn;

/** How a part restricts the dimensions of its dataset. A condition that names the total alone restricts nothing. */
export interface Filter {
  restricted: (CodeRestriction | AgeRestriction)[];
  free: Dimension[];
}
export interface CodeRestriction {
  column: CodeColumn;
  codes: string[];
}
export interface AgeRestriction {
  column: AgeColumn;
  from: number;
  under: number;
}

export const agesOf = (columns: readonly Dimension[]) => columns.filter((c) => c.type === 'age');
export const codesOf = (columns: readonly Dimension[]) => columns.filter((c) => c.type === 'code');

export const isAge = (r: CodeRestriction | AgeRestriction): r is AgeRestriction => 'from' in r;

/** Throws where a condition does not fit its dimension; `definitions` has reported that before. */
export function filterOf(dataset: Dataset, part: Part): Filter {
  const filter: Filter = { restricted: [], free: [] };
  for (const column of dimensionsOf(dataset)) {
    const condition = part.where[column.id];
    if (condition === undefined) {
      filter.free.push(column);
    } else if (column.type === 'age') {
      if (typeof condition === 'string' || Array.isArray(condition)) {
        throw new Error(`${dataset.id}.${column.id} is restricted by an age span, not by codes`);
      }
      const [from, under] = [condition.from ?? 0, condition.under ?? openAge];
      if (from === 0 && under >= openAge) filter.free.push(column);
      else filter.restricted.push({ column, from, under: Math.min(under, openAge) });
    } else {
      if (typeof condition !== 'string' && !Array.isArray(condition)) {
        throw new Error(`${dataset.id}.${column.id} is restricted by codes, not by an age span`);
      }
      const codes = [...new Set(Array.isArray(condition) ? condition : [condition])];
      if (codes.length === 1 && codes[0] === totalCode(column)) filter.free.push(column);
      else filter.restricted.push({ column, codes });
    }
  }
  return filter;
}

export const spanIds = (age: AgeColumn): { from: string; to: string } => ({
  from: quoteId(`${age.id}_from`),
  to: quoteId(`${age.id}_to`),
});

/** Columns of the store that hold a dimension. */
export const columnsOf = ({ type, id }: Dimension): string[] =>
  type === 'age' ? [`${id}_from`, `${id}_to`] : [id];
/** The same, quoted for SQL. */
export const keysOf = (column: Dimension): string[] => columnsOf(column).map(quoteId);

export const isTotalSpan = (age: AgeColumn): string => {
  const { from, to } = spanIds(age);
  return `(${from} = 0 AND ${to} = ${openAge})`;
};

/** SQL: true where the cell carries the delivered total of this dimension; `null` if the dimension has no total. */
export function isTotal(column: Dimension): string | null {
  if (column.type === 'age') return isTotalSpan(column);
  const total = totalCode(column);
  return total === null ? null : `${quoteId(column.id)} = ${quoteText(total)}`;
}

/** SQL: the cell lies within the restriction, or may do so because its dimension could not be read. */
export function isInside(r: CodeRestriction | AgeRestriction): string {
  if (!isAge(r)) {
    const id = quoteId(r.column.id);
    return `(${id} IN (${r.codes.map(quoteText).join(', ')}) OR ${id} IS NULL)`;
  }
  const { from, to } = spanIds(r.column);
  return `((${from} >= ${r.from} AND ${to} <= ${r.under}) OR ${from} IS NULL)`;
}

/** SQL: the band lies partly inside and partly outside the span; "insgesamt" does not count as such a band. */
export function straddles(r: AgeRestriction): string {
  const { from, to } = spanIds(r.column);
  return (
    `(${from} < ${r.under} AND ${to} > ${r.from} AND NOT (${from} >= ${r.from} AND ${to} <= ${r.under})` +
    ` AND NOT ${isTotalSpan(r.column)})`
  );
}
