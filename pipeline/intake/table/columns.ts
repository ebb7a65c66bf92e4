import { foldText } from '../../model/german.js';
import type { TextRecord } from '../text/parse.js';

export interface HeaderColumn {
  /** Position among the cells of a record. */
  index: number;
  /** Heading as written; the second of a kind is `Name#2`, an unnamed one `#1`. */
  name: string;
  /** Folded for comparing, always with the number: `name#1`. */
  key: string;
}

/**
 * The columns of a table. Headings of several levels are joined with a blank, a text that stands in two levels below
 * each other only once; a group heading of merged cells is repeated to its right. Unnamed columns without any content,
 * such as those of trailing delimiters, are no columns.
 */
export function columnsOf(
  levels: readonly TextRecord[],
  rows: readonly TextRecord[],
  least = 0,
): HeaderColumn[] {
  const texts = spread(levels.map((r) => r.cells.map(cleanHeading)));
  const width = Math.max(least, ...levels.map((r) => r.cells.length));
  const names = Array.from({ length: width }, (_, index) => joined(texts.map((level) => level[index] ?? '')));
  const content = names.includes('') ? contentOf(rows, names) : new Set<number>();
  const seen = new Map<string, number>();
  const columns: HeaderColumn[] = [];
  names.forEach((text, index) => {
    if (text === '' && !content.has(index)) return;
    const folded = foldHeading(text);
    const occurrence = (seen.get(folded) ?? 0) + 1;
    seen.set(folded, occurrence);
    columns.push({
      index,
      name: text === '' || occurrence > 1 ? `${text}#${occurrence}` : text,
      key: `${folded}#${occurrence}`,
    });
  });
  return columns;
}

const joined = (parts: readonly string[]): string =>
  parts.filter((part, i) => part !== '' && part !== parts[i - 1]).join(' ');

/** Merged cells: an empty cell below which a heading stands belongs to the group heading on its left. */
function spread(levels: readonly string[][]): string[][] {
  return levels.map((cells, depth) => {
    const below = levels.slice(depth + 1);
    const above = levels.slice(0, depth);
    const named = (level: readonly string[][], i: number) => level.some((l) => (l[i] ?? '') !== '');
    let group = '';
    const width = Math.max(cells.length, ...below.map((l) => l.length));
    return Array.from({ length: width }, (_, i) => {
      const own = cells[i] ?? '';
      if (own !== '') {
        group = named(below, i) ? own : '';
        return own;
      }
      if (named(above, i) || !named(below, i)) group = '';
      return group;
    });
  });
}

/** Unnamed columns in which some row holds something. */
function contentOf(rows: readonly TextRecord[], names: readonly string[]): Set<number> {
  const open = new Set(names.flatMap((name, i) => (name === '' ? [i] : [])));
  const content = new Set<number>();
  for (const { cells } of rows) {
    if (open.size === 0) break;
    for (const index of open) {
      if ((cells[index] ?? '').trim() === '') continue;
      content.add(index);
      open.delete(index);
    }
  }
  return content;
}

const cleanHeading = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** A heading of signs only, such as `+/-`, folds to itself. */
export const foldHeading = (text: string): string => foldText(text) || cleanHeading(text);

/** The column a mapping means by `Name` or `Name#2`, or `null`. */
export function findColumn(header: readonly HeaderColumn[], wanted: string): HeaderColumn | null {
  const clean = cleanHeading(wanted);
  const exact = header.find((c) => c.name === clean);
  if (exact) return exact;
  const [, name = clean, number = '1'] = /^(.*)#(\d+)$/.exec(clean) ?? [];
  const key = `${foldHeading(name)}#${number}`;
  return header.find((c) => c.key === key) ?? null;
}
