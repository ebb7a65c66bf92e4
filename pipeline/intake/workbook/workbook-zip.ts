import { inflateRawSync } from 'node:zlib';

/** What a zip file holds, found without trusting the sizes it declares. */
export type ZipContent = { names: ReadonlySet<string>; odsTable: string } | { fail: ZipFailure };
export type ZipFailure = 'damaged' | 'encrypted' | 'too-large';

/** Unpacked bytes of a workbook that are read at most. */
const mostUnpacked = 160 * 1024 * 1024;
const endRecord = 22;

/**
 * Unpacks every entry once, up to `most` bytes in all: a small file that unpacks to gigabytes is stopped here, before
 * the reader sees it. Gives the names, and the text of the table of an ods file.
 */
export function inspectZip(bytes: Uint8Array, most = mostUnpacked): ZipContent {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + endRecord > zip.length) return { fail: 'damaged' };
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const names = new Set<string>();
  let left = most;
  let odsTable = '';
  try {
    for (let i = 0; i < count; i++) {
      if (zip.readUInt32LE(at) !== 0x02014b50) return { fail: 'damaged' };
      if ((zip.readUInt16LE(at + 8) & 1) === 1) return { fail: 'encrypted' };
      const method = zip.readUInt16LE(at + 10);
      const packed = zip.readUInt32LE(at + 20);
      const nameLength = zip.readUInt16LE(at + 28);
      const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const body = zip.subarray(start, start + packed);
      // Of an entry without content nothing can be unpacked.
      const content =
        method === 0 || packed === 0 ? body : inflateRawSync(body, { maxOutputLength: Math.max(1, left) });
      left -= content.length;
      if (left < 0) return { fail: 'too-large' };
      names.add(name);
      if (name === 'content.xml') odsTable = content.toString('utf8');
      at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    return { fail: code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged' };
  }
  return { names, odsTable };
}

/** An ods file may say that a filled cell or row is to be repeated a million times. */
export function repeatsTooMuch(odsTable: string, most = 5_000_000): boolean {
  let cells = 0;
  for (const row of odsTable.split('<table:table-row').slice(1)) {
    const [head = '', ...body] = row.split('<table:table-cell');
    const rows = repeated(head, 'rows');
    for (const cell of body) {
      // Empty repetitions are how every table ends; they cost nothing.
      const filled = !/^[^>]*\/>/.test(cell) || /office:(?:string-|date-|boolean-)?value=/.test(cell);
      if (filled) cells += rows * repeated(cell, 'columns');
    }
    if (cells > most) return true;
  }
  return false;
}

const repeated = (xml: string, what: 'rows' | 'columns'): number => {
  const tag = xml.slice(0, xml.indexOf('>') + 1);
  return Math.max(1, Number(new RegExp(`number-${what}-repeated="(\\d+)"`).exec(tag)?.[1] ?? 1));
};
