/**
 * Bytes of a TrueType font without its table of substitutions (`GSUB`); kerning stays. Typst works out anew for every
 * text of a drawing which of the hundred substitutions apply, which takes a seventh of the time of a report, and all
 * that German texts get from it are the joined letters ff and ft. Layout of the file as in OpenType 1.9.
 */
export function leanFont(font: Uint8Array): Buffer {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = Array.from({ length: view.getUint16(4) }, (_, i) =>
    tableAt(font, view, header + i * record),
  );
  const kept = tables.filter(({ tag }) => tag !== 'GSUB');
  const directory = Buffer.alloc(header + kept.length * record);
  directory.writeUInt32BE(view.getUint32(0), 0);
  // Number of tables, and the three numbers that let a reader halve its way through the directory.
  const halvings = Math.floor(Math.log2(kept.length));
  const range = 2 ** halvings * record;
  [kept.length, range, halvings, kept.length * record - range].forEach((number, i) => {
    directory.writeUInt16BE(number, 4 + i * 2);
  });
  const parts: Uint8Array[] = [directory];
  let offset = directory.length;
  for (const [i, { tag, checksum, bytes }] of kept.entries()) {
    const at = header + i * record;
    directory.write(tag, at, 'latin1');
    [checksum, offset, bytes.length].forEach((number, k) => {
      directory.writeUInt32BE(number, at + 4 + k * 4);
    });
    const padding = (4 - (bytes.length % 4)) % 4;
    parts.push(bytes, Buffer.alloc(padding));
    offset += bytes.length + padding;
  }
  return Buffer.concat(parts);
}

/** Bytes before the directory of tables, and of one of its records. */
const header = 12;
const record = 16;

function tableAt(font: Uint8Array, view: DataView, at: number) {
  const offset = view.getUint32(at + 8);
  return {
    tag: Buffer.from(font.subarray(at, at + 4)).toString('latin1'),
    checksum: view.getUint32(at + 4),
    bytes: font.subarray(offset, offset + view.getUint32(at + 12)),
  };
}
