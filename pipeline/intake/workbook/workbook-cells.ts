import type { CellObject } from '@e965/xlsx';

/** The formatting part of the reader, handed in so that it is loaded only for a workbook. */
export interface Formats {
  is_date(format: string): boolean;
  parse_date_code(
    value: number,
    options: { date1904: boolean },
  ): { y: number; m: number; d: number; H: number; M: number; S: number } | null;
  format(format: string, value: number): string;
}

/** Stands in a cell whose formula was never calculated; no number and no key, so the cell is rejected by name. */
export const uncalculated = '#FORMEL';

/** Errors by their code in the file, as a German Excel shows them. */
const errors: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#WERT!',
  23: '#BEZUG!',
  29: '#NAME?',
  36: '#ZAHL!',
  42: '#NV',
  43: '#DATEN_ABRUFEN',
};

/**
 * A cell as text: numbers exactly as stored (15 significant digits, as Excel keeps them) with a decimal point, whatever
 * the format shows; keys such as `00000000` with their zeros; days as ISO; percentages as `12.5 %`; the cached value
 * of a formula.
 */
export function cellText(cell: CellObject, formats: Formats, date1904: boolean): string {
  const { v } = cell;
  if (cell.t === 'z' || v === undefined || v === null) return cell.f ? uncalculated : '';
  if (cell.t === 'b') return v === true ? 'WAHR' : 'FALSCH';
  if (cell.t === 'e') return errors[Number(v)] ?? '#FEHLER';
  if (typeof v !== 'number') return String(v).replace(/\r\n?/g, '\n');
  const format = typeof cell.z === 'string' ? cell.z : 'General';
  const bare = bareFormat(format);
  if (bare !== 'general' && formats.is_date(format)) return dayText(v, bare, formats, date1904);
  if (bare.includes('%')) return `${plainDecimal(Number((v * 100).toPrecision(15)))} %`;
  if (/^0[0 ]+$/.test(bare.trim()) && v >= 0 && Number.isInteger(v)) return formats.format(format, v).trim();
  return plainDecimal(v);
}

/** The part of a format for positive numbers, without quoted texts, escapes, colours and conditions. */
const bareFormat = (format: string): string =>
  format
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .split(';', 1)
    .join('')
    .toLowerCase();

/** As much of a day as its format shows: `2025-12-31`, `2025-12`, `2025`, with a time `2025-12-31 14:30:00`. */
function dayText(value: number, bare: string, formats: Formats, date1904: boolean): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const hasDay = bare.includes('d');
  const hasYear = bare.includes('y');
  if (value < 0) return plainDecimal(value);
  const date = formats.parse_date_code(value, { date1904 });
  if (!date) return plainDecimal(value);
  const { y, m, d, H, M, S } = date;
  const time = `${two(H)}:${two(M)}:${two(S)}`;
  if (!hasDay && !hasYear) return value < 1 ? time : plainDecimal(value);
  if (!hasDay) return /m/.test(bare) ? `${y}-${two(m)}` : String(y);
  const day = `${y}-${two(m)}-${two(d)}`;
  return Number.isInteger(value) ? day : `${day} ${time}`;
}

/** `0.30000000000000004` -> `0.3`, `1e-7` -> `0.0000001`; whole numbers in full. */
export function plainDecimal(value: number): string {
  if (!Number.isFinite(value)) return '#ZAHL!';
  if (Number.isSafeInteger(value)) return String(value);
  const text = String(Number(value.toPrecision(15)));
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!parts) return text;
  const [, sign = '', head = '', tail = '', power = '0'] = parts;
  const digits = head + tail;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
