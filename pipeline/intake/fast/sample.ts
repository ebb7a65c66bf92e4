import type { FileSystem } from '../../model/world.js';
import { asBuffer, isPlain, type LineEnd } from '../text/bytes.js';

const parts = 64;
const partSize = 16 * 1024;

/**
 * The different texts of each column in parts spread over a file, the heading left out. `null` where one is not plain
 * or has not `width` cells. `skip(column, text)`: texts that need not be known.
 */
export async function sampleTexts(
  files: Pick<FileSystem, 'readPart'>,
  path: string,
  size: number,
  form: { width: number; delimiter: string; lineEnd: LineEnd },
  skip: (column: number, text: string) => boolean,
): Promise<Set<string>[] | null> {
  const texts = Array.from({ length: form.width }, () => new Set<string>());
  const step = Math.max(partSize, Math.floor(size / parts));
  for (let start = 0; start < size; start += step) {
    const read = asBuffer(await files.readPart(path, start, partSize));
    // Whole lines only: the first is the heading or halved, the last halved unless the file ends.
    const first = read.indexOf(10) + 1;
    const end = start + read.length >= size ? read.length : read.lastIndexOf(10) + 1;
    if (first === 0 || end <= first) continue;
    const lines = read.subarray(first, end);
    if (!isPlain(lines)) return null;
    const text = lines.toString('utf8');
    const body = text.endsWith(form.lineEnd) ? text.slice(0, -form.lineEnd.length) : text;
    for (const line of body.split(form.lineEnd)) {
      const cells = line.split(form.delimiter);
      if (cells.length !== form.width) return null;
      cells.forEach((cell, column) => {
        if (!skip(column, cell)) texts[column]?.add(cell);
      });
    }
  }
  return texts;
}
