import { nearest } from '../../model/german.js';
import type { TextRecord } from '../text/parse.js';
import { isTotal, namedArea } from './area-names.js';
import { type AreaScope, isArea } from './area-rules.js';
import type { AreaChoice } from './choose-area.js';
import type { ColumnProfile } from './profile.js';

export interface RowsAside {
  /** Text of the file -> area, for residual areas and totals that have a place. */
  names: Record<string, string>;
  rules: {
    kind: 'total' | 'level' | 'elsewhere' | 'unknown';
    column: string;
    when: Condition;
    rows: number;
    texts: string[];
  }[];
  /** Texts that look like a slip of the pen, with the name that is near. */
  slips: { text: string; near: string }[];
  /** Distinct texts that stay unread. */
  unread: string[];
}
type Condition = { is: string[] } | { not_starts_with: string };

/** What becomes of the rows whose area text names no area of the region. */
export function rowsAside(
  choice: AreaChoice,
  columns: readonly ColumnProfile[],
  rows: readonly TextRecord[],
  scope: AreaScope,
): RowsAside {
  const result: RowsAside = { names: {}, rules: [], slips: [], unread: [] };
  const { column, texts } = choice.profile;
  let left = [...texts.keys()].filter((t) => !isArea(choice.fit.readings.get(t)));
  left = left.filter((text) => {
    const id = left.length <= 50 ? namedArea(text, scope) : null;
    if (id !== null) result.names[text] = id;
    return id === null;
  });
  const rowsOf = (wanted: ReadonlySet<string>) =>
    rows.filter((r) => wanted.has((r.cells[column.index] ?? '').trim())).length;
  const aside = (kind: RowsAside['rules'][number]['kind'], name: string, when: Condition, list: string[]) => {
    result.rules.push({ kind, column: name, when, rows: rowsOf(new Set(list)), texts: list });
    left = left.filter((t) => !list.includes(t));
  };
  const totals = left.filter(isTotal);
  if (totals.length > 0) aside('total', column.name, { is: totals }, totals);
  // Where hardly anything was read, the region does not know these areas; nothing can be said about the rest.
  if (left.length === 0 || choice.fit.areas.size === 0) return { ...result, unread: left };

  const level = levelColumn(new Set(left));
  if (level) {
    aside('level', level.name, { is: level.texts }, [...left]);
    return result;
  }
  if (left.length <= 50) {
    for (const text of left) {
      const near = nearest(text, scope.index.names);
      if (near !== null && text.length >= 5 && !/^\d/.test(text)) result.slips.push({ text, near });
    }
    left = left.filter((t) => !result.slips.some((s) => s.text === t));
  }
  const read = [...texts.keys()].filter((t) => isArea(choice.fit.readings.get(t)));
  const start = sharedStart(read);
  if (
    left.length > 0 &&
    start.length >= 2 &&
    /^\d+$/.test(start) &&
    left.every((t) => !t.startsWith(start))
  ) {
    aside('elsewhere', column.name, { not_starts_with: start }, [...left]);
  } else if (left.length > 0 && left.length <= 12 && choice.fit.share >= 0.5) {
    aside('unknown', column.name, { is: left }, [...left]);
  }
  return { ...result, unread: [...left, ...result.slips.map((s) => s.text)] };

  /** A column of few texts that tells the unread rows from the others, such as one of levels. */
  function levelColumn(wanted: ReadonlySet<string>): { name: string; texts: string[] } | null {
    for (const other of columns) {
      if (other === choice.profile || other.texts.size > 12 || other.numeric > 0) continue;
      const inside = new Set<string>();
      const outside = new Set<string>();
      for (const row of rows) {
        const text = (row.cells[other.column.index] ?? '').trim();
        (wanted.has((row.cells[column.index] ?? '').trim()) ? inside : outside).add(text);
      }
      if (inside.has('') || inside.size > 3 || [...inside].some((t) => outside.has(t))) continue;
      return { name: other.column.name, texts: [...inside].sort() };
    }
    return null;
  }
}

function sharedStart(texts: readonly string[]): string {
  const [first = '', ...rest] = texts;
  let length = first.length;
  for (const text of rest) while (length > 0 && !text.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}
