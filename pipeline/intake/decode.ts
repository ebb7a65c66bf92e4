import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Decoded {
  /** Without byte order mark; every line end is `\n`. */
  text: string;
  encoding: Encoding;
  bom: boolean;
}

/**
 * Bytes to text. A byte order mark decides, then the zero bytes of UTF-16, then whether the bytes are valid UTF-8;
 * everything else is Windows-1252, in which every byte means something. `forced` overrides all but the mark.
 */
export function decode(bytes: Uint8Array, forced?: Encoding): Decoded {
  const marked = byteOrderMark(bytes);
  const encoding = marked?.encoding ?? forced ?? guess(bytes);
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(marked?.length ?? 0);
  const text =
    encoding === 'utf-8' ? body.toString('utf8') : iconv.decode(body, encoding, { stripBOM: true });
  return {
    text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text,
    encoding,
    bom: marked !== null,
  };
}

function byteOrderMark(b: Uint8Array): { encoding: Encoding; length: number } | null {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (b[0] === 0xff && b[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (b[0] === 0xfe && b[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

function guess(bytes: Uint8Array): Encoding {
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
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}
