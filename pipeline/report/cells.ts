import type { PublishedValue, Status } from '../model/figures.js';
import { formatCount, formatNumber, roundHalfAway, signOf, spokenStatus, withUnit } from '../model/german.js';
import type { Indicator } from '../model/indicator.js';
import * as say from '../model/messages/report.js';
import type { Cell, DrawnValue } from '../model/report.js';
import { hasNumber } from './lookup.js';

/** Published figures as printed cells, texts of sentences and drawn values. `null` stands for "never delivered". */

type Format = Pick<Indicator, 'unit' | 'decimals' | 'kind'>;

export const textCell = (text: string): Cell => ({ text, detail: '', spoken: '', align: 'left' });

/** A count: an exact zero is a dash, an unknown count a full stop. */
export function countCell(count: number | null, status: Status): Cell {
  if (count === null) return signCell(status);
  const text = formatCount(count);
  return { text, detail: '', spoken: text === '–' ? say.exactZero() : '', align: 'right' };
}

/** Number or sign. Per cent stands beside the number, a unit in words and the interval are the detail. */
export function valueCell(value: PublishedValue | null, format: Format): Cell {
  if (!hasNumber(value)) return signCell(value?.status ?? 'not_delivered');
  const plain = numberCell(value, format);
  const isPercent = format.unit === '%';
  const interval = intervalText(value, format);
  return {
    ...plain,
    text: isPercent && value.value !== 0 ? withUnit(plain.text, format.unit) : plain.text,
    detail: [
      isPercent || format.kind === 'count' ? '' : format.unit,
      interval === '' ? '' : say.interval(interval),
    ]
      .filter((part) => part !== '')
      .join(', '),
  };
}

/** Number or sign alone, for columns whose heading names the unit. */
export function numberCell(value: PublishedValue | null, format: Format): Cell {
  if (!hasNumber(value)) return signCell(value?.status ?? 'not_delivered');
  const zero = value.value === 0;
  return {
    text: zero ? '–' : formatNumber(value.value, format.decimals),
    detail: '',
    spoken: zero ? say.exactZero() : spokenStatus[value.status],
    align: 'right',
  };
}

/** Limits of the interval for a column of their own; the sign of the value where that is not shown. */
export function intervalCell(value: PublishedValue | null, format: Format): Cell {
  if (!hasNumber(value)) return signCell(value?.status ?? 'not_delivered');
  const text = intervalText(value, format);
  return text === '' ? signCell('ok') : { text, detail: '', spoken: '', align: 'right' };
}

/** `19,3–22,8`, with words between where a limit is negative; '' without interval. */
function intervalText({ lower, upper }: PublishedValue, { decimals }: Format): string {
  if (lower === null || upper === null) return '';
  return say.limits(formatNumber(lower, decimals), formatNumber(upper, decimals));
}

export const hasInterval = (value: PublishedValue | null): boolean =>
  hasNumber(value) && value.lower !== null && value.upper !== null;

/** Sign of DIN 55301 for a figure that is not shown. A number whose status says it is shown has no sign. */
export function signCell(status: Status): Cell {
  const sign = status === 'ok' || status === 'estimated' || status === 'merged' ? '.' : signOf[status];
  return { text: sign, detail: '', spoken: spokenStatus[status] || say.noEntry(), align: 'right' };
}

/** `21,0 %` for sentences. */
export const valueText = (value: number, format: Format): string =>
  withUnit(formatNumber(value, format.decimals), format.unit);

/** For further values of a sentence that has named the unit: `18,7 %`, but `39,7` alone. */
export const shortText = (value: number, format: Format): string =>
  format.unit === '%' ? valueText(value, format) : formatNumber(value, format.decimals);

/**
 * Amount of a difference as a reader works it out from the two printed numbers, so that they never contradict each
 * other; `null` if both are printed alike. The unrounded difference stands in the data files.
 */
export function amountText(own: number, reference: number, format: Format): string | null {
  const { decimals } = format;
  const amount = Math.abs(roundSigned(own, decimals) - roundSigned(reference, decimals));
  if (roundHalfAway(amount, decimals) === 0) return null;
  return say.difference(formatNumber(amount, decimals), format.unit);
}

/** For drawing. The text is the number with its unit, or the sign. */
export function drawn(value: PublishedValue | null, format: Format): DrawnValue {
  if (!hasNumber(value)) {
    return { value: null, lower: null, upper: null, text: signCell(value?.status ?? 'not_delivered').text };
  }
  return { value: value.value, lower: value.lower, upper: value.upper, text: valueText(value.value, format) };
}

/** The smoothed value in place of the value, without interval. */
export const drawnSmoothed = (value: PublishedValue | null, format: Format): DrawnValue =>
  drawn(
    value?.smoothed === undefined ? value : { ...value, value: value.smoothed, lower: null, upper: null },
    format,
  );

export const roundSigned = (value: number, decimals: number): number =>
  Math.sign(value) * roundHalfAway(Math.abs(value), decimals) + 0;
