import { type AtlasCell, type AtlasNumbers, atlasStatuses } from '../model/atlas.js';
import type { PublishedValue } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import { roundSigned } from './cells.js';
import { standInFor } from './coarser.js';
import type { ReportContext } from './context.js';
import { hasNumber } from './lookup.js';

/**
 * A published figure as the atlas holds it; no row at all is `not_delivered`, as in the tables of the reports. A number is
 * there only where the tables print it. `coarser`: ids of the indicators that may stand in for it.
 */
export function atlasCell(
  context: ReportContext,
  indicator: Indicator,
  value: PublishedValue | null,
  coarser: readonly string[],
): AtlasCell {
  const standIn = standInFor(context, value);
  if (!standIn) return cellOf(value, indicator);
  const cell = cellOf(standIn.value, standIn.indicator);
  // A figure with a number always has numbers behind its status.
  return Array.isArray(cell) ? { coarser: coarser.indexOf(standIn.indicator.id), cell } : cell;
}

function cellOf(
  value: PublishedValue | null,
  { decimals, kind }: Pick<Indicator, 'decimals' | 'kind'>,
): number | AtlasNumbers {
  const status = atlasStatuses.indexOf(value?.status ?? 'not_delivered');
  if (value === null) return status;
  const isShown = hasNumber(value);
  const number = (n: number | null | undefined, places: number) =>
    n === null || n === undefined ? null : roundSigned(n, places);
  const shown = (n: number | null | undefined) => (isShown ? number(n, decimals) : null);
  const hasParts = kind !== 'count' && kind !== 'delivered';
  const count = (n: number | null) => (hasParts ? number(n, 0) : null);
  const numbers = [
    ...[shown(value.value), shown(value.lower), shown(value.upper)],
    ...[count(value.numerator), count(value.denominator), shown(value.smoothed)],
  ];
  while (numbers.at(-1) === null) numbers.pop();
  return numbers.length === 0 ? status : [status, ...numbers];
}
