import { type Dataset, type Part, type Sum, termsOf } from '../model/dataset.js';
import type { Indicator } from '../model/indicator.js';
import * as say from '../model/messages/report.js';

/** Numerators and denominators in words, derived from definition and dataset, so that they are never typed twice. */

export function numeratorWords(indicator: Indicator, datasets: ReadonlyMap<string, Dataset>): string {
  if (indicator.kind === 'delivered') return partWords(indicator.value, datasets);
  const text = sumWords(indicator.numerator, datasets);
  const periods = Math.max(
    indicator.window_periods,
    'pool_periods' in indicator ? indicator.pool_periods : 1,
  );
  return periods > 1 ? say.pooled(text, periods) : text;
}

/** `entfällt` where the indicator has no denominator. */
export function denominatorWords(indicator: Indicator, datasets: ReadonlyMap<string, Dataset>): string {
  if (indicator.kind === 'count') return say.noDenominator();
  if (indicator.kind === 'delivered') {
    return indicator.weight ? sumWords(indicator.weight, datasets) : say.noDenominator();
  }
  const text = sumWords(indicator.denominator, datasets);
  return indicator.pool_periods > 1 ? say.pooled(text, indicator.pool_periods) : text;
}

function sumWords(sum: Sum, datasets: ReadonlyMap<string, Dataset>): string {
  return termsOf(sum)
    .map(({ sign, part }, i) => {
      const words = partWords(part, datasets);
      if (i === 0) return words;
      return sign === 1 ? `+ ${words}` : `\u2212 ${words}`;
    })
    .join(' ');
}

function partWords(part: Part, datasets: ReadonlyMap<string, Dataset>): string {
  const dataset = datasets.get(part.dataset);
  const measure = dataset?.columns.find((c) => c.id === part.measure);
  const conditions = Object.entries(part.where).map(([id, wanted]) => {
    const column = dataset?.columns.find((c) => c.id === id);
    const label = column?.label ?? id;
    if (typeof wanted === 'object' && !Array.isArray(wanted))
      return say.ages(label, wanted.from, wanted.under);
    const codes = typeof wanted === 'string' ? [wanted] : wanted;
    const labels = column?.role === 'dimension' && column.type === 'code' ? column.codes : {};
    return say.condition(
      label,
      codes.map((code) => labels[code]?.label ?? code),
    );
  });
  return say.part(measure?.label ?? part.measure, dataset?.title ?? part.dataset, conditions);
}

/** Datasets an indicator reads, each once. */
export function datasetsOf(indicator: Indicator): string[] {
  const sums: Sum[] =
    indicator.kind === 'delivered'
      ? [indicator.value, ...(indicator.weight ? [indicator.weight] : [])]
      : indicator.kind === 'count'
        ? [indicator.numerator]
        : [indicator.numerator, indicator.denominator];
  return [...new Set(sums.flatMap((s) => termsOf(s).map((t) => t.part.dataset)))];
}
