import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** By what the encoding was told. `latin-9`: bytes that make sense in ISO-8859-15 only. */
export type EncodingEvidence =
  | 'mark'
  | 'declared'
  | 'zero-bytes'
  | 'ascii'
  | 'valid-utf-8'
  | 'mostly-utf-8'
  | 'single-bytes'
  | 'latin-9';

export interface Decoded {
  /** Without byte order mark; every line end is `\n`. */
  text: string;
  encoding: Encoding;
  bom: boolean;
  evidence: EncodingEvidence;
}

/**
 * Bytes to text. A byte order mark decides, then the zero bytes of UTF-16, then whether the bytes are UTF-8, be it with
 * a few destroyed ones, which become U+FFFD; everything else is Windows-1252, in which every byte means something.
 * `forced` overrides all but the mark.
 * ISO-8859-15 counts as Windows-1252, but its own characters are read rightly.
 */
export function decode(bytes: Uint8Array, forced?: Encoding): Decoded {
  const marked = byteOrderMark(bytes);
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(marked?.length ?? 0);
  const found = marked
    ? { encoding: marked.encoding, evidence: 'mark' as const }
    : forced
      ? { encoding: forced, evidence: 'declared' as const }
      : guess(body);
  const text =
    found.encoding === 'utf-8'
      ? body.toString('utf8')
      : iconv.decode(body, found.evidence === 'latin-9' ? 'iso-8859-15' : found.encoding, { stripBOM: true });
  return {
    text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text,
    ...found,
    bom: marked !== null,
  };
}

function byteOrderMark(b: Uint8Array): { encoding: Encoding; length: number } | null {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (b[0] === 0xff && b[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (b[0] === 0xfe && b[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

function guess(bytes: Buffer): { encoding: Encoding; evidence: EncodingEvidence } {
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  // Text in Latin letters has a zero in nearly every pair, always on the same side.
  const pairs = length / 2;
  if (pairs > 0 && odd > pairs * 0.4 && even < pairs * 0.05)
    return { encoding: 'utf-16le', evidence: 'zero-bytes' };
  if (pairs > 0 && even > pairs * 0.4 && odd < pairs * 0.05)
    return { encoding: 'utf-16be', evidence: 'zero-bytes' };
  if (isAscii(bytes)) return { encoding: 'utf-8', evidence: 'ascii' };
  if (isUtf8(bytes)) return { encoding: 'utf-8', evidence: 'valid-utf-8' };
  if (isMostlyUtf8(bytes)) return { encoding: 'utf-8', evidence: 'mostly-utf-8' };
  return { encoding: 'windows-1252', evidence: isLatin9(bytes) ? 'latin-9' : 'single-bytes' };
}

/**
 * Whether more characters beyond ASCII are valid UTF-8 than bytes are not. Text in Windows-1252 has hardly any valid
 * sequence: two special characters would have to meet, such as `Ã¤`.
 */
function isMostlyUtf8(bytes: Buffer): boolean {
  let valid = 0;
  let invalid = 0;
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceAt(bytes, i);
    if (length === 0) invalid++;
    if (length > 1) valid++;
    i += Math.max(1, length);
  }
  return valid > invalid;
}

/** Length of the UTF-8 character that begins here; 0: none does. */
function sequenceAt(bytes: Buffer, start: number): number {
  const first = bytes[start] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  for (let i = 1; i < length; i++) if (((bytes[start + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Bytes that are letters or the euro sign in ISO-8859-15: Š š Ž ž Œ œ Ÿ where Windows-1252 has ¦ ¨ ´ ¸ ¼ ½ ¾. */
const latin9Letters = new Set([0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe]);
const isLetter = (byte = 0) => (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 0xc0;

/**
 * Windows-1252 has printed characters at 80 to 9F, ISO-8859-15 has none. Without those, the currency sign ¤ is a euro
 * sign, and an accent or a fraction beside a letter of the same word is a letter.
 */
function isLatin9(bytes: Buffer): boolean {
  let found = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    if (byte < 0xa0) return false;
    if (byte === 0xa4) found = true;
    if (latin9Letters.has(byte) && isLetter(bytes[i + 1]) && !isDigit(bytes[i - 1])) found = true;
  }
  return found;
}

const isDigit = (byte = 0) => byte >= 48 && byte <= 57;
