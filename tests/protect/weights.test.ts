import { describe, expect, it } from 'vitest';
import type { DataRoom } from '../../pipeline/model/room.js';
import { figuresOf } from '../../pipeline/protect/edition.js';
import { systemOf } from '../../pipeline/protect/system/system.js';
import { weightOf } from '../../pipeline/protect/weights.js';
import { figure, room } from '../report/county.js';

/** What it costs to hide the numerator of 30 of `saldo`, the only figure in which it stands: 30 + 1. */
function weight(change: Partial<DataRoom['definitions']> = {}): number | undefined {
  const base = room();
  const own = { ...base, definitions: { ...base.definitions, ...change } };
  const figures = figuresOf([figure('saldo', 'a1', '2025-Q4', 3, { n: 30, d: 1000 })], own);
  const { counts } = systemOf(figures, own);
  const count = counts.ofFigure[0]?.numerator;
  return count ? weightOf(figures, own)(count) : undefined;
}

describe('the cost of hiding a count', () => {
  const { indicators, vocabulary } = room().definitions;
  const named = indicators.map((i) => (i.id === 'armut' ? { ...i, coarser: 'saldo' } : i));

  it('is its size plus one', () => {
    expect(weight()).toBe(31);
  });
  it('is four times that for a headline figure', () => {
    expect(weight({ vocabulary: { ...vocabulary, headline_indicators: ['saldo'] } })).toBe(4 * 31);
  });
  it('is twice that for a figure that stands in for finer ones', () => {
    expect(weight({ indicators: named })).toBe(2 * 31);
  });
});
