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
  const status = statusNumbers.get(value?.status ?? 'not_delivered') ?? 0;
  if (value === null) return status;
  const cell: (number | null)[] = [status];
  // A place that is left empty gets its `null` when a number behind it is put in.
  const put = (place: number, number: number | null | undefined, places: number) => {
    if (number === null || number === undefined) return;
    while (cell.length < place) cell.push(null);
    cell.push(roundSigned(number, places));
  };
  const isShown = hasNumber(value);
  if (isShown) {
    put(1, value.value, decimals);
    put(2, value.lower, decimals);
    put(3, value.upper, decimals);
  }
  if (kind !== 'count' && kind !== 'delivered') {
    put(4, value.numerator, 0);
    put(5, value.denominator, 0);
  }
  if (isShown) put(6, value.smoothed, decimals);
  return cell.length === 1 ? status : cell;
}

const statusNumbers = new Map(atlasStatuses.map((status, i) => [status, i]));
