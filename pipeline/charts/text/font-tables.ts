/** Reading of TrueType and OpenType fonts, as far as widths of texts need it. Layout of the file as in OpenType 1.9. */

export const viewOf = (font: Uint8Array): DataView =>
  new DataView(font.buffer, font.byteOffset, font.byteLength);

/** Where a table begins. Throws where the font has none of this name. */
export function tableOffset(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(record + k)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`font without ${tag} table`);
}

/** Number of each glyph in the font, by the character it shows (table `cmap`, formats 4 and 12). */
export function glyphsOf(view: DataView): Map<number, number> {
  const cmap = tableOffset(view, 'cmap');
  const glyphs = new Map<number, number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const subtable = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    const format = view.getUint16(subtable);
    if (format === 4) readSegments(view, subtable, glyphs);
    if (format === 12) readGroups(view, subtable, glyphs);
  }
  return glyphs;
}

function readSegments(view: DataView, subtable: number, glyphs: Map<number, number>): void {
  const bytes = view.getUint16(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + bytes + 2;
  const deltas = starts + bytes;
  const ranges = deltas + bytes;
  for (let offset = 0; offset < bytes; offset += 2) {
    const start = view.getUint16(starts + offset);
    const end = view.getUint16(ends + offset);
    const delta = view.getUint16(deltas + offset);
    const range = view.getUint16(ranges + offset);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const listed = range === 0 ? code : view.getUint16(ranges + offset + range + (code - start) * 2);
      const glyph = listed === 0 && range !== 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

function readGroups(view: DataView, subtable: number, glyphs: Map<number, number>): void {
  for (let i = 0; i < view.getUint32(subtable + 12); i++) {
    const group = subtable + 16 + i * 12;
    const firstGlyph = view.getUint32(group + 8);
    const start = view.getUint32(group);
    for (let code = start; code <= view.getUint32(group + 4); code++) {
      const glyph = firstGlyph + code - start;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

/** Advance of a glyph in em; the last width holds for all glyphs behind it (tables `hhea` and `hmtx`). */
export function advancesOf(view: DataView): (glyph: number) => number {
  const unitsPerEm = unitsOf(view);
  const count = view.getUint16(tableOffset(view, 'hhea') + 34);
  const widths = tableOffset(view, 'hmtx');
  return (glyph) => view.getUint16(widths + Math.min(glyph, count - 1) * 4) / unitsPerEm;
}

export const unitsOf = (view: DataView): number => view.getUint16(tableOffset(view, 'head') + 18);
