import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { FileSystem } from '../../model/world.js';

export type LineEnd = '\n' | '\r\n';

/** What a file is, byte by byte, found without holding it. */
export interface ByteFacts {
  sha256: string;
  bytes: number;
  /** A line without a single byte. */
  blankLine: boolean;
}

const partSize = 4 * 1024 * 1024;

/** Reads a file in parts of whole lines. */
export async function readByteFacts(files: Pick<FileSystem, 'readPart'>, path: string): Promise<ByteFacts> {
  const hash = createHash('sha256');
  let blankLine = false;
  let start = 0;
  for (;;) {
    const read = asBuffer(await files.readPart(path, start, partSize));
    const last = read.length < partSize;
    const part = last ? read : read.subarray(0, read.lastIndexOf(10) + 1 || read.length);
    hash.update(part);
    blankLine ||= hasBlankLine(part);
    start += part.length;
    if (last) return { sha256: hash.digest('hex'), bytes: start, blankLine };
  }
}

/** In whatever mixture of line ends. */
function hasBlankLine(part: Buffer): boolean {
  if (part[0] === 10 || part[0] === 13 || part.includes('\n\n')) return true;
  return part.includes(13) && (part.includes('\n\r') || part.includes('\r\r'));
}

/** Valid UTF-8 without quotation marks and zero bytes. */
export const isPlain = (part: Buffer): boolean => !part.includes(0x22) && !part.includes(0) && isUtf8(part);

export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
