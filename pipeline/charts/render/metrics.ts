import * as vega from 'vega';
import type { Measure } from '../text/measure.js';

interface TextItem {
  fontSize?: number;
  fontWeight?: number | string;
}
/** Exported by Vega (vega-scenegraph/src/util/text.js) but missing in its types. */
interface TextMetrics {
  width(item: TextItem, text: unknown): number;
}

/**
 * Vega without a canvas only estimates widths (0.8 em a character). A replaced `textMetrics.width` is used wherever
 * it measures, also when it cuts texts to a limit.
 */
export function useMetrics(measure: Measure): void {
  const { textMetrics } = vega as unknown as { textMetrics: TextMetrics };
  textMetrics.width = (item, text) =>
    measure(
      text === null || text === undefined ? '' : String(text),
      item.fontSize ?? 11,
      weightOf(item.fontWeight),
    );
}

function weightOf(weight: number | string | undefined): number {
  if (weight === 'bold') return 700;
  return Number(weight ?? 400) || 400;
}
