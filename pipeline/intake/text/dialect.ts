import { kindOf } from '../table/cell-kinds.js';
import { type Delimiter, delimiters, parseRecords, type TextRecord } from './parse.js';

/** The delimiter that Excel's first line `sep=;` names, or `null`. */
export function declaredDelimiter(text: string): Delimiter | null {
  const named = /^"?sep=(.)"?[^\S\n]*(?:\n|$)/i.exec(text)?.[1];
  return delimiters.find((delimiter) => delimiter === named) ?? null;
}

/**
 * The delimiter under which the file is a table: as many rows as possible have the same number of cells, and few cells
 * still hold another delimiter. Known headings decide first, where a dataset is known. `1,5;2,5` is therefore no comma
 * file: its headings hold no comma, and its cells would hold semicolons.
 */
export function findDelimiter(
  text: string,
  isKnown: (heading: string) => boolean,
  parse: Parse = parseRecords,
): Delimiter {
  const declared = declaredDelimiter(text);
  if (declared) return declared;
  const sample = text.slice(0, 100_000).split('\n').slice(0, 200).join('\n');
  const present = delimiters.filter((delimiter) => sample.includes(delimiter));
  const [only] = present;
  if (only === undefined || present.length === 1) return only ?? ';';
  const candidates = present.map((delimiter) => {
    const rows = parse(sample, delimiter)
      .map((r) => r.cells)
      .filter((cells) => cells.some((c) => c.trim() !== ''));
    return { delimiter, rows, known: mostKnown(rows, isKnown) };
  });
  const most = Math.max(...candidates.map((c) => c.known));
  const best = candidates.filter((c) => c.known === most);
  const [first] = best;
  // How regular the rows are decides only where the headings do not.
  if (first && best.length === 1) return first.delimiter;
  const scored = best.map(({ delimiter, rows }) => ({ delimiter, ...score(rows, delimiter) }));
  scored.sort((a, b) => b.regular - a.regular || b.width - a.width);
  return scored[0]?.delimiter ?? ';';
}

/** The most known headings that one of the first rows holds. */
const mostKnown = (rows: readonly string[][], isKnown: (heading: string) => boolean): number =>
  Math.max(0, ...rows.slice(0, 60).map((cells) => cells.filter(isKnown).length));

type Parse = (text: string, delimiter: Delimiter) => readonly TextRecord[];

function score(rows: readonly string[][], delimiter: Delimiter) {
  const counts = new Map<number, number>();
  for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let width = 1;
  let most = 0;
  for (const [length, count] of counts) {
    if (count * length > most * width || (count * length === most * width && length > width)) {
      width = length;
      most = count;
    }
  }
  const table = rows.filter((cells) => cells.length === width);
  const others = delimiters.filter((d) => d !== delimiter && d !== ',');
  let cells = 0;
  let unclean = 0;
  for (const cell of table.flat()) {
    if (cell === '') continue;
    cells++;
    if (others.some((other) => cell.includes(other)) && kindOf(cell) === 'text') unclean++;
  }
  const share = rows.length === 0 ? 0 : most / rows.length;
  return { width, regular: cells === 0 ? 0 : share * (1 - unclean / cells) * (1 - 1 / width) };
}
