import type { Knowledge } from './context.js';
import type { FigureRow } from './types.js';

/** `18,3 a)`, with what a screen reader is told of the mark. */
const markedNumber = /^([^()]+) [a-z]\)(?: \(([^()]*(?:\([^()]*\)[^()]*)*)\))?$/;

/**
 * A marked number in the place of a hidden figure: it must be that of the coarser indicator the definition names or, where
 * this is hidden too, of the next coarser. Gives the number without its mark and the figures it may state; `null` where the
 * cell has no mark, the figure is open, no coarser one is, or the cell says a number of its own about the mark.
 */
export function coarserCell(
  text: string,
  indicator: string,
  rowsOf: (indicator: string) => readonly FigureRow[],
  { folder, lexicon }: Knowledge,
): { text: string; rows: readonly FigureRow[] } | null {
  if (!text.includes(')')) return null;
  const [, number, spoken = ''] = markedNumber.exec(text) ?? [];
  if (number === undefined || /\d/.test(lexicon.maskNames(spoken))) return null;
  const { indicators } = folder.catalogue;
  const own = rowsOf(indicator);
  if (own.length === 0 || own.some((row) => row.status !== 'suppressed')) return null;
  const seen = new Set<string>();
  let next = indicators.find((i) => i.id === indicator)?.coarser;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const rows = rowsOf(next);
    if (rows.some((row) => row.value !== null)) return { text: number, rows };
    next = indicators.find((i) => i.id === next)?.coarser;
  }
  return null;
}
