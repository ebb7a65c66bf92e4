import type { Font } from './fonts.js';
import { beginsNumber, type Cursor, endOfSpace, readNumber, sign } from './tokens.js';

/** Text and its width in sizes of the font. */
export interface Shown {
  text: string;
  width: number;
}

/**
 * The string at the cursor, or the list of strings and of corrections in thousandths of the size, in codes of two bytes; the
 * cursor moves behind it. `null` where it does not end or a code has no character.
 */
export function readShown(cursor: Cursor, font: Font): Shown | null {
  const shown: Shown = { text: '', width: 0 };
  const { content } = cursor;
  if (content[cursor.at] !== sign.list) return readString(cursor, font, shown) ? shown : null;
  cursor.at += 1;
  for (;;) {
    cursor.at = endOfSpace(content, cursor.at);
    const byte = content[cursor.at];
    if (byte === undefined) return null;
    if (byte === sign.listEnd) {
      cursor.at += 1;
      return shown;
    }
    if (beginsNumber(byte)) {
      const correction = readNumber(cursor);
      if (Number.isNaN(correction)) return null;
      shown.width -= correction / 1000;
    } else if (!readString(cursor, font, shown)) return null;
  }
}

/** Adds the string at the cursor; `false` where it is none or is not understood. */
function readString(cursor: Cursor, font: Font, shown: Shown): boolean {
  const first = cursor.content[cursor.at];
  if (first === sign.less) return readHex(cursor, font, shown);
  return first === sign.open && readLiteral(cursor, font, shown);
}

function readLiteral(cursor: Cursor, font: Font, shown: Shown): boolean {
  const { content } = cursor;
  let depth = 1;
  let high = -1;
  for (cursor.at += 1; cursor.at < content.length; cursor.at++) {
    let byte = content[cursor.at] ?? 0;
    if (byte === sign.backslash) {
      byte = escaped(cursor);
      if (byte < 0) continue;
    } else if (byte === sign.open) depth += 1;
    else if (byte === sign.close && --depth === 0) {
      cursor.at += 1;
      return high < 0;
    }
    if (high < 0) high = byte;
    else if (add(high * 256 + byte, font, shown)) high = -1;
    else return false;
  }
  return false;
}

const escapes = new Map([...'nrtbf'].map((letter, i) => [letter.charCodeAt(0), [10, 13, 9, 8, 12][i] ?? 0]));

const isOctal = (byte: number | undefined): byte is number =>
  byte !== undefined && byte >= 0x30 && byte <= 0x37;

/** The byte that the sign after a backslash stands for, -1 for none; the cursor stays on the last sign. */
function escaped(cursor: Cursor): number {
  const { content } = cursor;
  cursor.at += 1;
  const first = content[cursor.at] ?? 0;
  if (isOctal(first)) {
    let code = first - 0x30;
    for (let digits = 1; digits < 3 && isOctal(content[cursor.at + 1]); digits++) {
      cursor.at += 1;
      code = code * 8 + (content[cursor.at] ?? 0) - 0x30;
    }
    return code & 0xff;
  }
  if (first === 13 && content[cursor.at + 1] === 10) cursor.at += 1;
  return first === 13 || first === 10 ? -1 : (escapes.get(first) ?? first);
}

function readHex(cursor: Cursor, font: Font, shown: Shown): boolean {
  const end = cursor.content.indexOf(sign.greater, cursor.at);
  const digits = Buffer.from(cursor.content.subarray(cursor.at + 1, end)).toString('latin1');
  if (end < 0 || digits.length % 4 !== 0 || !/^[0-9A-Fa-f]*$/.test(digits)) return false;
  cursor.at = end + 1;
  for (let at = 0; at < digits.length; at += 4) {
    if (!add(Number.parseInt(digits.slice(at, at + 4), 16), font, shown)) return false;
  }
  return true;
}

function add(code: number, font: Font, shown: Shown): boolean {
  const character = font.characters[code];
  if (character === undefined) return false;
  shown.text += character;
  shown.width += font.widths[code] ?? 0;
  return true;
}
