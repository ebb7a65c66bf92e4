import type { FileSystem } from '../../model/world.js';
import { asBuffer } from '../text/bytes.js';
import type { Encoding } from '../text/decode.js';

export type PartReader = Pick<FileSystem, 'readPart'>;

/** The parts of a file one after the other; the next one is under way while one is being worked on. */
export async function* partsOf(
  files: PartReader,
  path: string,
  size: number,
): AsyncGenerator<{ bytes: Buffer; start: number }> {
  let next = files.readPart(path, 0, size);
  for (let start = 0; ; ) {
    const bytes = asBuffer(await next);
    const last = bytes.length < size;
    if (!last) {
      next = files.readPart(path, start + size, size);
      // It is awaited in its turn; until then a failure must not end the process.
      next.catch(() => {});
    }
    if (bytes.length > 0) yield { bytes, start };
    if (last) return;
    start += size;
  }
}

/** Whole lines, so that neither a character nor a line end is cut. `skip`: bytes of the mark at the beginning. */
export async function* lineParts(
  files: PartReader,
  path: string,
  size: number,
  form: { encoding: Encoding; skip: number },
): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let length = 0;
  for await (const { bytes, start } of partsOf(files, path, size)) {
    const part = bytes.subarray(Math.max(0, form.skip - start));
    kept.push(part);
    length += part.length;
    if (length > longestLine) throw new LineTooLong();
    // Pairs of bytes count from the beginning of what is kept.
    const whole = kept.length === 1 ? part : Buffer.concat(kept, length);
    const cut = lastLineEnd(whole, form.encoding);
    if (cut > 0) yield whole.subarray(0, cut);
    kept = cut < whole.length ? [whole.subarray(cut)] : [];
    length = whole.length - cut;
  }
  if (length > 0) yield Buffer.concat(kept, length);
}

/** Bytes of a line that no table has. */
const longestLine = 32 * 1024 * 1024;
export class LineTooLong extends Error {}

/** Position behind the last line end, 0 without one. */
function lastLineEnd(bytes: Buffer, encoding: Encoding): number {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const feed = Buffer.from(encoding === 'utf-16le' ? [10, 0] : [0, 10]);
    let at = bytes.lastIndexOf(feed);
    while (at > 0 && at % 2 === 1) at = bytes.lastIndexOf(feed, at - 1);
    return at < 0 || at % 2 === 1 ? 0 : at + 2;
  }
  const feed = bytes.lastIndexOf(10) + 1;
  // A carriage return at the very end may belong to a line feed that comes with the next part.
  return feed > 0 || bytes.length < 2 ? feed : bytes.lastIndexOf(13, bytes.length - 2) + 1;
}
