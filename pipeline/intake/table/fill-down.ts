import type { TextRecord } from '../text/parse.js';
import type { FoundTable } from './find-table.js';

/**
 * Merged cells: the key of a group stands in its first row only. Columns (positions) in which it is to be repeated
 * below. Only where it is unmistakable: at least two groups of several rows, each named once, no row without a key in the
 * next column, and there either the same keys in every group (areas by sex) or names that occur only once in the whole
 * table (quarters of districts). `rows`: the first of the table; `more`: there are more of them.
 */
export function mergedColumns(
  rows: readonly TextRecord[],
  more: boolean,
  { profile, notesFrom }: FoundTable,
): number[] {
  const column = profile.firstKey;
  const body = rows.filter((r) => !r.broken && (notesFrom === null || r.line < notesFrom));
  if (profile.columns.length < 3 || body.length < 4) return [];
  const cell = (row: TextRecord | undefined, index: number) => (row?.cells[index] ?? '').trim();
  if (cell(body[0], column) === '' || body.some((r) => cell(r, column + 1) === '')) return [];
  const groups: { name: string; keys: string[] }[] = [];
  for (const row of body) {
    const name = cell(row, column);
    if (name !== '') groups.push({ name, keys: [] });
    groups.at(-1)?.keys.push(cell(row, column + 1));
  }
  // The head of a longer file may cut the last group.
  if ((more || rows.length > body.length) && notesFrom === null) groups.pop();
  const once = new Set(groups.map((g) => g.name)).size === groups.length;
  if (!once || groups.filter((g) => g.keys.length > 1).length < 2) return [];
  const keys = groups.flatMap((g) => g.keys);
  const ownNames = profile.columns[column + 1] === 'text' && new Set(keys).size === keys.length;
  const sameKeys =
    new Set(groups.map((g) => g.keys.join('\n'))).size === 1 &&
    new Set(groups[0]?.keys).size === groups[0]?.keys.length;
  return ownNames || sameKeys ? [column] : [];
}

/** Repeats those keys in the rows of a table, one after the other; other rows are left as they are. Notes are not touched. */
export function filler(
  [column]: readonly number[],
  { notesFrom }: Pick<FoundTable, 'notesFrom'>,
): (row: TextRecord) => TextRecord {
  let name = '';
  return (row) => {
    if (column === undefined || row.broken || (notesFrom !== null && row.line >= notesFrom)) return row;
    const own = (row.cells[column] ?? '').trim();
    if (own !== '') name = own;
    if (own !== '') return row;
    const cells = [...row.cells];
    cells[column] = name;
    return { ...row, cells };
  };
}
