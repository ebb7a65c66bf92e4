import type { Indicator } from '../model/indicator.js';
import type { ComparisonKey } from '../model/report.js';

/** A sentence on a difference beyond noise. */
export interface Finding {
  indicator: Indicator;
  text: string;
  /** Difference relative to the figure compared with. */
  size: number;
  comparisons: ComparisonKey[];
}

/** So that no single topic, told by several related indicators, fills the page. */
const mostPerChapter = 2;

/** The largest findings first, in the order of the report where equal, at most two of one chapter. */
export function leading(findings: readonly Finding[], most: number): Finding[] {
  const perChapter = new Map<string, number>();
  return findings
    .toSorted((a, b) => b.size - a.size)
    .filter(({ indicator: { dimension } }) => {
      const count = (perChapter.get(dimension) ?? 0) + 1;
      perChapter.set(dimension, count);
      return count <= mostPerChapter;
    })
    .slice(0, most);
}
