import * as vega from 'vega';
import { describe, expect, it } from 'vitest';
import { useMetrics } from '../../pipeline/charts/render/metrics.js';
import { createMeasure } from '../../pipeline/charts/text/measure.js';
import { plainText } from '../../pipeline/charts/text/plain.js';
import { fitText, wrapText } from '../../pipeline/charts/text/wrap.js';
import { fonts } from './samples.js';

const measure = createMeasure(fonts);

/** Advance widths read from the `cmap` (format 4) and `hmtx` tables by hand, for texts without kerning pairs. */
function advances(font: Uint8Array, text: string): number {
  const view = new DataView(font.buffer, font.byteOffset);
  const table = (tag: string): number => {
    for (let i = 0; i < view.getUint16(4); i++) {
      const record = 12 + 16 * i;
      const name = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(record + k)));
      if (name === tag) return view.getUint32(record + 8);
    }
    throw new Error(tag);
  };
  const cmap = table('cmap');
  let subtable = 0;
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 8 + 8 * i);
    if (view.getUint16(at) === 4) subtable = at;
  }
  const segments = view.getUint16(subtable + 6) / 2;
  const glyph = (code: number): number => {
    for (let s = 0; s < segments; s++) {
      const end = view.getUint16(subtable + 14 + 2 * s);
      if (code > end) continue;
      const start = view.getUint16(subtable + 16 + 2 * segments + 2 * s);
      const delta = view.getUint16(subtable + 16 + 4 * segments + 2 * s);
      const rangeAt = subtable + 16 + 6 * segments + 2 * s;
      const range = view.getUint16(rangeAt);
      if (range === 0) return (code + delta) & 0xffff;
      return (view.getUint16(rangeAt + range + 2 * (code - start)) + delta) & 0xffff;
    }
    return 0;
  };
  const longMetrics = view.getUint16(table('hhea') + 34);
  const hmtx = table('hmtx');
  return Array.from(text).reduce((sum, c) => {
    const g = Math.min(glyph(c.codePointAt(0) ?? 0), longMetrics - 1);
    return sum + view.getUint16(hmtx + 4 * g);
  }, 0);
}

describe('text widths', () => {
  it('are the advance widths of the font', () => {
    for (const text of ['HHH', 'nnoo', 'mmmm', '2468']) {
      expect(measure(text, 1000)).toBe(advances(fonts.regular, text));
      expect(measure(text, 1000, 600)).toBe(advances(fonts.semibold, text));
    }
  });

  // Measured in Chromium with the same files at 1000 px.
  it.each([
    ['AVATAR Töne', 5381, 5503],
    ['unter 5,0', 3701, 3842],
    ['Fröndenberg/Ruhr', 7790, 8007],
    ['10,0 bis unter 15,0', 7556, 7825],
  ])('are those of a browser, kerning included: %s', (text, regular, semibold) => {
    expect(measure(text, 1000)).toBeCloseTo(regular, 0);
    expect(measure(text, 1000, 600)).toBeCloseTo(semibold, 0);
    expect(measure(text, 11)).toBeCloseTo((regular * 11) / 1000, 2);
  });

  it('replace the estimate of Vega', () => {
    useMetrics(measure);
    const { textMetrics } = vega as unknown as {
      textMetrics: { width(item: object, text: string): number };
    };
    expect(textMetrics.width({ fontSize: 10 }, 'unter 5,0')).toBeCloseTo(37.01, 2);
    expect(textMetrics.width({ fontSize: 10, fontWeight: 600 }, 'unter 5,0')).toBeCloseTo(38.42, 2);
    expect(textMetrics.width({ fontSize: 10, fontWeight: 'bold' }, 'unter 5,0')).toBeCloseTo(38.42, 2);
  });
});

describe('fitting texts', () => {
  // Each digit is as wide as another, so widths can be told by counting.
  const digit = measure('0', 10);

  it('wraps at blanks and never inside a word', () => {
    const blank = measure(' ', 10);
    expect(wrapText('111 222 333', 6 * digit + blank + 0.1, 10, measure)).toEqual(['111 222', '333']);
    expect(wrapText('1111111111 2', 3 * digit, 10, measure)).toEqual(['1111111111', '2']);
    expect(wrapText('', 100, 10, measure)).toEqual([]);
  });

  it('cuts with an ellipsis, and only where it must', () => {
    expect(fitText('12345', 5 * digit + 0.1, 10, measure)).toBe('12345');
    expect(fitText('12345', 3 * digit + measure('…', 10) + 0.1, 10, measure)).toBe('123…');
  });
});

describe('plainText', () => {
  it('drops what XML forbids and keeps the rest', () => {
    expect(plainText(' a\u0000b\u0008c\nd\te\ud800f ')).toBe('abc d ef');
    expect(plainText('21,0\u202f% <&>')).toBe('21,0\u202f% <&>');
  });
});
