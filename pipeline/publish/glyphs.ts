/**
 * Characters a TrueType font can show, read from its `cmap` table (formats 4 and 12, as OpenType 1.9 describes them).
 * PDF/UA allows no character without a glyph, and texts from deliveries may hold any.
 */
export function coveredCharacters(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOffset(view, 'cmap');
  const covered = new Set<number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const subtable = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    const format = view.getUint16(subtable);
    if (format === 4) readSegments(view, subtable, covered);
    if (format === 12) readGroups(view, subtable, covered);
  }
  return covered;
}

/** Printed where a character cannot be shown. */
const placeholder = '\u25a1';
/** Byte order mark: never printable, and PDF/UA forbids it in text. */
const byteOrderMark = 0xfeff;

/** Replaces every character that the font cannot show; line breaks and tabs become blanks. Letters of ASCII are in any font. */
export const showable = (text: string, covered: ReadonlySet<number>): string =>
  text.replace(beyondAscii, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x09 || code === 0x0a || code === 0x0d) return ' ';
    return code >= 0x20 && code !== byteOrderMark && covered.has(code) ? character : placeholder;
  });

const beyondAscii = /[^ -~]/gu;

function tableOffset(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(record + k)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`font without ${tag} table`);
}

function readSegments(view: DataView, subtable: number, covered: Set<number>): void {
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
      if (glyph !== 0) covered.add(code);
    }
  }
}

function readGroups(view: DataView, subtable: number, covered: Set<number>): void {
  for (let i = 0; i < view.getUint32(subtable + 12); i++) {
    const group = subtable + 16 + i * 12;
    const firstGlyph = view.getUint32(group + 8);
    const start = view.getUint32(group);
    for (let code = start; code <= view.getUint32(group + 4); code++) {
      if (firstGlyph + code - start !== 0) covered.add(code);
    }
  }
}
