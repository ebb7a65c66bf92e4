import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { charactersOf } from '../../pipeline/charts/index.js';
import { showable } from '../../pipeline/publish/glyphs.js';
import { regularFont } from '../../pipeline/publish/places.js';
import { largestFirst } from '../../pipeline/publish/rendering.js';
import { sampleReport, small } from './sample.js';

describe('pool', () => {
  it('takes the report with most figures first, equal ones by name', () => {
    const report = (slug: string, indicators: number) => sampleReport({ ...small, indicators }, { slug });
    const order = largestFirst([report('b', 1), report('c', 3), report('a', 1)]).map((r) => r.slug);
    expect(order).toEqual(['c', 'a', 'b']);
  });
});

describe('glyphs', () => {
  it('keeps what the font shows and marks what it does not', () => {
    const covered = charactersOf(readFileSync(regularFont));
    expect(showable('Größe »21\u202f%« − 1', covered)).toBe('Größe »21\u202f%« − 1');
    expect(showable('漢\u0007\n💥', covered)).toBe('□□ □');
  });
});
