import type { DotData } from '../../model/report.js';

export type DotRow = DotData['rows'][number];

/** Compared places first, in the order municipality, county, references; then the areas in the order given: no ranking. */
export function orderRows(rows: readonly DotRow[]): { marked: DotRow[]; areas: DotRow[] } {
  const rank = { own: 0, county: 1, reference: 2, area: 3 };
  return {
    marked: rows.filter((r) => r.role !== 'area').sort((a, b) => rank[a.role] - rank[b.role]),
    areas: rows.filter((r) => r.role === 'area'),
  };
}

/**
 * Pixels per area row: generous for a few, 12 up to sixty rows, then ever lower so that the plot still fits a page.
 */
export const rowHeight = (count: number): number => {
  const most = count <= 60 ? 12 : 720 / count;
  return Math.min(17, Math.max(most, 400 / Math.max(count, 1)));
};

/** Rows lower than this carry no labels: they would overlap. */
export const lowestLabelled = 9;
