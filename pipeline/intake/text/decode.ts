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
  return {
    text: textOf(body, found, true),
    ...found,
    bom: marked !== null,
  };
}

/** Bytes of a known encoding, or whole lines of them, to text with line ends `\n`. `top`: it is the beginning of the file. */
export function textOf(
  body: Buffer,
  { encoding, evidence }: Pick<Decoded, 'encoding' | 'evidence'>,
  top: boolean,
): string {
  const text =
    encoding === 'utf-8'
      ? body.toString('utf8')
      : iconv.decode(body, evidence === 'latin-9' ? 'iso-8859-15' : encoding, { stripBOM: top });
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

export function byteOrderMark(b: Uint8Array): { encoding: Encoding; length: number } | null {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (b[0] === 0xff && b[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (b[0] === 0xfe && b[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

function guess(bytes: Buffer): { encoding: Encoding; evidence: EncodingEvidence } {
  const wide = wideEncoding(bytes);
  if (wide) return { encoding: wide, evidence: 'zero-bytes' };
  if (isAscii(bytes)) return { encoding: 'utf-8', evidence: 'ascii' };
  if (isUtf8(bytes)) return { encoding: 'utf-8', evidence: 'valid-utf-8' };
  const utf8 = new MostlyUtf8();
  utf8.look(bytes);
  if (utf8.is()) return { encoding: 'utf-8', evidence: 'mostly-utf-8' };
  const latin9 = new Latin9();
  latin9.look(bytes);
  return { encoding: 'windows-1252', evidence: latin9.is() ? 'latin-9' : 'single-bytes' };
}

/** UTF-16 without a mark, told by the zero bytes of its beginning; else `null`. */
export function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  // Text in Latin letters has a zero in nearly every pair, always on the same side.
  const pairs = length / 2;
  if (pairs > 0 && odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (pairs > 0 && even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

/**
 * Whether more characters beyond ASCII are valid UTF-8 than bytes are not. Text in Windows-1252 has hardly any valid
 * sequence: two special characters would have to meet, such as `Ã¤`.
 */
export class MostlyUtf8 {
  #valid = 0;
  #invalid = 0;
  /** The last bytes, of a character that may go on. */
  #rest: Buffer = Buffer.alloc(0);

  /** The next bytes of the file. */
  look(bytes: Buffer): void {
    const whole = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    this.#rest = whole.subarray(this.#count(whole, whole.length - 3));
  }

  is(): boolean {
    this.#count(this.#rest, this.#rest.length);
    this.#rest = Buffer.alloc(0);
    return this.#valid > this.#invalid;
  }

  /** Counts the characters that begin before `end`; gives the position behind them. */
  #count(bytes: Buffer, end: number): number {
    let at = 0;
    while (at < end) {
      const length = sequenceAt(bytes, at);
      if (length === 0) this.#invalid++;
      if (length > 1) this.#valid++;
      at += Math.max(1, length);
    }
    return at;
  }
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
export class Latin9 {
  #found = false;
  #excluded = false;
  /** A byte that may be a letter, if a letter follows. */
  #open = false;

  /** `last`: the byte before the first one that is looked at. */
  constructor(private last = 0) {}

  /** The next bytes of the file. */
  look(bytes: Buffer): void {
    for (let i = 0; i < bytes.length && !this.#excluded; i++) {
      const byte = bytes[i] ?? 0;
      if (this.#open && isLetter(byte)) this.#found = true;
      this.#open = false;
      if (byte >= 0x80) {
        if (byte < 0xa0) this.#excluded = true;
        if (byte === 0xa4) this.#found = true;
        this.#open = latin9Letters.has(byte) && !isDigit(this.last);
      }
      this.last = byte;
    }
  }

  is(): boolean {
    return this.#found && !this.#excluded;
  }
}

const isDigit = (byte = 0) => byte >= 48 && byte <= 57;
