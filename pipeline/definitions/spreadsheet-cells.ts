import { writeDay } from '../model/messages/areas-file.js';
import { parsePeriod } from '../model/period.js';

/** What a spreadsheet makes of keys and days, and how Germans write a day. */

/** `1,23E+09` or `03.04.2025`: what a spreadsheet makes of `1234567890` and `03-04`. */
export const isConverted = (id: string): boolean =>
  /^\d+[.,]?\d*E[+-]?\d+$|^\d{1,2}\.\d{1,2}\.\d{2,4}$/i.test(id);

/** How to write a day that stands there as `1.7.2024` or as the number of days that Excel counts from the end of 1899. */
export function remedyOfDay(text: string): string | null {
  const day = isoOfGermanDay(text);
  if (day !== null) return writeDay(day);
  if (!/^[2-6]\d{4}$/.test(text)) return null;
  return writeDay(new Date(Date.UTC(1899, 11, 30 + Number(text))).toISOString().slice(0, 10));
}

/** `1.7.2024` as `2024-07-01`; null if it is no such day. */
export function isoOfGermanDay(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parsePeriod(iso)?.kind === 'day' ? iso : null;
}
