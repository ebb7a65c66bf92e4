import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { leanFont } from '../../pipeline/publish/lean-font.js';
import { regularFont } from '../../pipeline/publish/places.js';

const whole = readFileSync(regularFont);
const lean = leanFont(whole);
const glyphs = (bytes: Buffer, text: string) => {
  const font = fontkit.create(bytes);
  if (font.type !== 'TTF') throw new Error('a single font expected');
  const { glyphs: laid, advanceWidth } = font.layout(text);
  return { ids: laid.map((glyph) => glyph.id), advanceWidth };
};

describe('leanFont', () => {
  it('joins no letters any more', () => {
    expect(glyphs(whole, 'ft').ids).toHaveLength(1);
    expect(glyphs(lean, 'ft').ids).toHaveLength(2);
  });

  it('keeps glyphs, widths and kerning', () => {
    for (const text of ['Größe 1.234,5 %', 'AVATAR To', '–/•']) {
      expect(glyphs(lean, text)).toEqual(glyphs(whole, text));
    }
    // Kerned: narrower than its letters.
    const alone = glyphs(lean, 'A').advanceWidth + glyphs(lean, 'V').advanceWidth;
    expect(glyphs(lean, 'AV').advanceWidth).toBeLessThan(alone);
  });

  it('lays every table on a multiple of four bytes', () => {
    const offsets = Array.from({ length: lean.readUInt16BE(4) }, (_, i) =>
      lean.readUInt32BE(12 + i * 16 + 8),
    );
    expect(offsets.every((offset) => offset % 4 === 0 && offset < lean.length)).toBe(true);
    expect(lean.length % 4).toBe(0);
  });
});
