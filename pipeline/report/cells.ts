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

/** Number or sign, with the interval as detail. `unit: false` where the column heading names the unit. */
export function valueCell(value: PublishedValue | null, format: Format, options: { unit: boolean }): Cell {
  if (!hasNumber(value)) return signCell(value?.status ?? 'not_delivered');
  const zero = value.value === 0;
  const number = zero ? '–' : formatNumber(value.value, format.decimals);
  return {
    text: zero || !options.unit ? number : withUnit(number, format.unit),
    detail:
      value.lower === null || value.upper === null
        ? ''
        : say.interval(
            formatNumber(value.lower, format.decimals),
            formatNumber(value.upper, format.decimals),
          ),
    spoken: zero ? say.exactZero() : spokenStatus[value.status],
    align: 'right',
  };
}

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

/** Amount of a difference, `null` if it vanishes at the printed precision. */
export function amountText(difference: number, format: Format): string | null {
  const amount = Math.abs(difference);
  if (roundHalfAway(amount, format.decimals) === 0) return null;
  return say.difference(formatNumber(amount, format.decimals), format.unit);
}

/** For drawing. The text is the number with its unit, or the sign. */
export function drawn(value: PublishedValue | null, format: Format): DrawnValue {
  if (!hasNumber(value)) {
    return { value: null, lower: null, upper: null, text: signCell(value?.status ?? 'not_delivered').text };
  }
  return { value: value.value, lower: value.lower, upper: value.upper, text: valueText(value.value, format) };
}

export const roundSigned = (value: number, decimals: number): number =>
  Math.sign(value) * roundHalfAway(Math.abs(value), decimals) + 0;
