/** The signs of a content stream, read byte by byte (ISO 32000-1, 7.2 and 7.3). */

export interface Cursor {
  readonly content: Uint8Array;
  at: number;
}

const kinds = new Uint8Array(256);
const [regular, space, delimiter] = [0, 1, 2];
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = space;
for (const sign of '()<>[]{}/%') kinds[sign.charCodeAt(0)] = delimiter;

export const sign = {
  ...{ open: 0x28, close: 0x29, less: 0x3c, greater: 0x3e, backslash: 0x5c },
  ...{ list: 0x5b, listEnd: 0x5d, slash: 0x2f },
} as const;

export function endOfSpace(content: Uint8Array, start: number): number {
  let at = start;
  while (at < content.length && kinds[content[at] ?? 0] === space) at += 1;
  return at;
}

/** Where a name, number or operator ends: before the next space or delimiter. */
export function endOfWord(content: Uint8Array, start: number): number {
  let at = start;
  while (at < content.length && kinds[content[at] ?? 0] === regular) at += 1;
  return at;
}

const [plus, minus, point, zero, nine] = [0x2b, 0x2d, 0x2e, 0x30, 0x39];

export const beginsNumber = (byte: number): boolean =>
  (byte >= zero && byte <= nine) || byte === minus || byte === point || byte === plus;

/** Where the number ends that begins here; -1 for anything else. Most numbers draw, and nobody needs to know them. */
export function endOfNumber(content: Uint8Array, start: number): number {
  let at = start;
  let byte = content[at] ?? 0;
  if (byte === minus || byte === plus) byte = content[++at] ?? 0;
  let digits = -at;
  while (byte >= zero && byte <= nine) byte = content[++at] ?? 0;
  digits += at;
  if (byte === point) {
    digits -= at + 1;
    do byte = content[++at] ?? 0;
    while (byte >= zero && byte <= nine);
    digits += at;
  }
  return digits === 0 || (at < content.length && kinds[byte] === regular) ? -1 : at;
}

/** The number at the cursor, which moves behind it; NaN for anything else. */
export function readNumber(cursor: Cursor): number {
  const { content } = cursor;
  const start = cursor.at;
  const first = content[start];
  if (first === minus || first === plus) cursor.at += 1;
  let digits = 0;
  let count = 0;
  let scale = 0;
  for (; cursor.at < content.length; cursor.at++) {
    const byte = content[cursor.at] ?? 0;
    if (byte >= zero && byte <= nine) {
      digits = digits * 10 + byte - zero;
      count += 1;
      scale *= 10;
    } else if (byte === point && scale === 0) scale = 1;
    else if (kinds[byte] === regular) return Number.NaN;
    else break;
  }
  if (count === 0) return Number.NaN;
  // With more digits the division would not be exact.
  if (digits > Number.MAX_SAFE_INTEGER || scale > 1e22)
    return Number(Buffer.from(content.subarray(start, cursor.at)).toString('latin1'));
  const value = scale > 1 ? digits / scale : digits;
  return first === minus ? -value : value;
}

/** Moves behind the dictionary at the cursor. It speaks where it holds a string. */
export function skipDictionary(cursor: Cursor): 'mute' | 'speaks' | 'endless' {
  const { content } = cursor;
  let depth = 0;
  let speaks = false;
  while (cursor.at < content.length) {
    const byte = content[cursor.at];
    if (byte === sign.open) {
      if (!skipString(cursor)) return 'endless';
      speaks = true;
    } else if (byte !== sign.less && byte !== sign.greater) cursor.at += 1;
    else if (content[cursor.at + 1] === byte) {
      depth += byte === sign.less ? 1 : -1;
      cursor.at += 2;
      if (depth === 0) return speaks ? 'speaks' : 'mute';
    } else {
      // A string of hexadecimal digits.
      cursor.at = content.indexOf(sign.greater, cursor.at) + 1;
      if (cursor.at === 0) return 'endless';
      speaks = true;
    }
  }
  return 'endless';
}

function skipString(cursor: Cursor): boolean {
  const { content } = cursor;
  let depth = 0;
  for (; cursor.at < content.length; cursor.at++) {
    const byte = content[cursor.at];
    if (byte === sign.backslash) cursor.at += 1;
    else if (byte === sign.open) depth += 1;
    else if (byte === sign.close && --depth === 0) {
      cursor.at += 1;
      return true;
    }
  }
  return false;
}
