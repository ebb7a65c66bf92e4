import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { markCollector } from '../personal/personal-sample.js';
import {
  byteOrderMark,
  type Decoded,
  type Encoding,
  Latin9,
  MostlyUtf8,
  wideEncoding,
} from '../text/decode.js';
import { type PartReader, partsOf } from './parts.js';

/** What the bytes of a whole file say, found without holding them; the same as `decode` finds of all of them. */
export interface ByteScan extends Pick<Decoded, 'encoding' | 'evidence' | 'bom'> {
  sha256: string;
  bytes: number;
  /** Bytes of the byte order mark. */
  skip: number;
  /** Places with an @ that the guard looks at. */
  marks: number[];
}

export async function scanBytes(
  files: PartReader,
  path: string,
  size: number,
  declared?: Encoding,
): Promise<ByteScan> {
  const hash = createHash('sha256');
  const marks = markCollector();
  const top = Buffer.from(await files.readPart(path, 0, 4099));
  const mark = byteOrderMark(top);
  const known = mark?.encoding ?? declared ?? wideEncoding(top.subarray(0, 4096));
  let ascii = known === null;
  let utf8 = known === null;
  let length = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const { bytes, start } of partsOf(files, path, size)) {
    hash.update(bytes);
    marks.look(bytes, start);
    length += bytes.length;
    if (known !== null) continue;
    ascii &&= isAscii(bytes);
    if (!ascii && utf8) {
      const whole = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const end = characterEnd(whole);
      utf8 = isUtf8(whole.subarray(0, end));
      rest = whole.subarray(end);
    }
  }
  const facts = {
    sha256: hash.digest('hex'),
    bytes: length,
    skip: mark?.length ?? 0,
    bom: mark !== null,
    marks: marks.found(length),
  };
  if (mark) return { ...facts, encoding: mark.encoding, evidence: 'mark' };
  if (declared) return { ...facts, encoding: declared, evidence: 'declared' };
  if (known) return { ...facts, encoding: known, evidence: 'zero-bytes' };
  if (ascii) return { ...facts, encoding: 'utf-8', evidence: 'ascii' };
  if (utf8 && rest.length === 0) return { ...facts, encoding: 'utf-8', evidence: 'valid-utf-8' };
  const mostlyUtf8 = new MostlyUtf8();
  const latin9 = new Latin9();
  for await (const { bytes } of partsOf(files, path, size)) {
    mostlyUtf8.look(bytes);
    latin9.look(bytes);
  }
  if (mostlyUtf8.is()) return { ...facts, encoding: 'utf-8', evidence: 'mostly-utf-8' };
  return { ...facts, encoding: 'windows-1252', evidence: latin9.is() ? 'latin-9' : 'single-bytes' };
}

/** Position at which a character of UTF-8 that is cut at the end begins. */
function characterEnd(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
