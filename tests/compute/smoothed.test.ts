import { describe, expect, it } from 'vitest';
import { smoothPublished } from '../../pipeline/compute/index.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { aldorf, figure, room } from '../report/county.js';
import { protectedAlone } from '../support/published.js';

const period = '2025-Q4';
const share = (id: string, n: number, when = period) => figure('armut', id, when, n, { n, d: 100 });

/** Smoothed values of `armut` by area and period; the threshold is five cases. */
function smoothed(values: ReturnType<typeof figure>[], isAsked = true): Record<string, number> {
  const base = room();
  const indicators = base.definitions.indicators.map((i) =>
    isAsked && i.id === 'armut' && i.kind === 'ratio' ? { ...i, smoothing: 'empirical_bayes' as const } : i,
  );
  const own: DataRoom = { ...base, definitions: { ...base.definitions, indicators } };
  const { published } = protectedAlone({ values, comparisons: [], trends: [] }, own);
  const found = [...smoothPublished(published, own)];
  return Object.fromEntries(found.map(([v, n]) => [`${v.area} ${v.period}`, Number(n.toFixed(9))]));
}

/**
 * 10 and 50 of 100. By hand after Marshall: b = 60/200 = 0.3; spread = (100·0.2² + 100·0.2²)/200 = 0.04;
 * a = 0.04 - 0.3/100 = 0.037; weight = 0.037/(0.037 + 0.003) = 0.925; smoothed 0.3 ∓ 0.925·0.2.
 */
const two = [share('a1', 10), share('b1', 50)];
const drawn = { [`a1 ${period}`]: 11.5, [`b1 ${period}`]: 48.5 };

describe('smoothed values', () => {
  it('are drawn towards the rate of all areas, where the definition asks for it', () => {
    expect(smoothed(two)).toEqual(drawn);
    expect(smoothed(two, false)).toEqual({});
  });

  it('know nothing of a hidden area, however few its cases', () => {
    for (const hidden of [1, 4]) expect(smoothed([...two, share('c1', hidden)])).toEqual(drawn);
    expect(smoothed([...two, share('c1', 30)])).not.toMatchObject(drawn);
  });

  it('leave out residual areas, municipalities and other periods', () => {
    const others = [share('a-rest', 90), share(aldorf, 60), share('b2', 40, '2025-Q3')];
    // One area alone has the rate of all.
    expect(smoothed([...two, ...others])).toEqual({ ...drawn, 'b2 2025-Q3': 40 });
  });
});
