import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { describe, expect, it } from 'vitest';
import {
  benjaminiHochberg,
  differencePValue,
  discoveryBound,
  newcombeDifference,
  proportion,
  rate,
  rateEstimator,
  shareDifferencePValue,
  shareEstimator,
  weightedSlope,
  wilsonLimits,
} from '../../pipeline/compute/methods/index.js';
import type { ComputedValue } from '../../pipeline/model/figures.js';
import { A, area, B, dataset, K, type Line, part, type Result, ratio, region, run } from './house.js';

/** Numbers as of a table of chance, the same on every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** The relative difference of two numbers is at most this. */
function expectNear(found: unknown, expected: number, most: number, what: string): void {
  const miss = Math.abs(Number(found) - expected);
  if (!(miss <= most * Math.max(Math.abs(expected), 1e-9)))
    expect({ what, found }).toEqual({ what, found: expected });
}

describe('the fast p-value of two shares', () => {
  it('agrees with the general one, however small the groups', () => {
    const next = dice(7);
    for (let i = 0; i < 6000; i++) {
      const size = () => Math.ceil(10 ** (next() * ([1, 3, 6][i % 3] ?? 1)));
      const [n, m] = [size(), size()];
      const base = next() ** 2;
      const x = i % 2 ? Math.round(base * n) : Math.round(next() * n);
      const y = i % 2 ? Math.min(m, Math.round(base * m * (0.8 + 0.4 * next()))) : Math.round(next() * m);
      const expected = differencePValue(shareEstimator(x, n), shareEstimator(y, m));
      const p = shareDifferencePValue(x, n, y, m);
      // The peer stops at about 1e-10 itself.
      if (!(Math.abs(p - expected) <= 1e-9 * expected + 1e-15))
        expect({ x, n, y, m, p }).toEqual({ x, n, y, m, p: expected });
    }
  });

  it('is small enough for a difference r times its interval: z is at least 1.96 times the root of r', () => {
    const next = dice(11);
    for (let i = 0; i < 6000; i++) {
      const size = () => Math.ceil(10 ** (next() * ([1, 2, 5][i % 3] ?? 1)));
      const [n, m] = [size(), size()];
      const [x, y] = [Math.round(next() ** 3 * n), i % 4 ? Math.round(next() ** 3 * m) : 0];
      const [a, b] = [wilsonLimits(x, n), wilsonLimits(y, m)];
      if (!a || !b || x / n === y / m) continue;
      const d = newcombeDifference({ value: x / n, ...a }, { value: y / m, ...b });
      const r = d.value / (d.value > 0 ? d.value - d.lower : d.value - d.upper);
      if (r < 1) continue;
      const most = 2 * normalCdf(-1.9599639845 * Math.sqrt(r), 0, 1);
      if (!(shareDifferencePValue(x, n, y, m) <= most)) expect({ x, n, y, m, r }).toBe('further away');
    }
  });
});

describe('a family of which some surely stand', () => {
  it('has the bound of all its p-values', () => {
    const next = dice(5);
    for (let i = 0; i < 400; i++) {
      const p = Array.from({ length: 1 + Math.floor(next() * 60) }, () => next() ** (1 + (i % 5)));
      const surely = 0.05 * next();
      // Any of the small ones may be known, as long as these alone are enough.
      const known = p.filter((v) => v <= surely && next() < 0.7);
      const sure = surely <= (known.length / p.length) * 0.05 ? known : [];
      const rest = Float64Array.from(p.filter((v) => v <= 0.05 && !sure.includes(v))).sort();
      const family = { tests: p.length, sure: sure.length, surely: sure.length > 0 ? surely : -1 };
      const bound = discoveryBound(rest, family);
      expect(p.map((v) => v <= bound)).toEqual(benjaminiHochberg(p));
    }
  });
});

describe('a county computed by the store', () => {
  const years = Array.from({ length: 8 }, (_, i) => String(2018 + i));
  const yearly = (id: string) => dataset(id, { rhythm: 'yearly' });
  const ids = Array.from({ length: 30 }, (_, i) => `g${i}`);
  const areas = [
    ...ids.map((id, i) => area(id, i < 18 ? A : B)),
    // Until 2020 two areas, then one; the second one gives a part of itself.
    area('alt', B, { validTo: '2020-12-31', successors: [{ id: 'neu', share: 1 }] }),
    area('neu', B, { validFrom: '2021-01-01' }),
  ];
  const place = region(areas);
  const next = dice(3);
  const lines = (most: (i: number) => number): Line[] =>
    years.flatMap((year) =>
      areas.flatMap((a, i): Line[] => {
        if (a.id === 'alt' ? year > '2020' : a.id === 'neu' && year <= '2020') return [];
        // One figure in thirty is hidden.
        return [[a.id, year, [], next() < 0.03 ? 'hidden' : Math.floor(next() * most(i))]];
      }),
    );
  const people = years.flatMap((year, y) =>
    areas.flatMap((a, i): Line[] =>
      (a.id === 'alt' ? year > '2020' : a.id === 'neu' && year <= '2020')
        ? []
        : [[a.id, year, [], 300 + ((i * 37) % 200) + y]],
    ),
  );
  const indicators = [
    ratio('anteil', part('faelle'), part('menschen'), {
      method: 'wilson',
      counterpart: 'alle',
    }),
    ratio('alle', part('andere'), part('menschen'), { method: 'wilson' }),
    ratio('rate', part('selten'), part('menschen'), { method: 'byar', factor: 1000 }),
    ratio('ohne', part('selten'), part('menschen'), { method: 'none' }),
  ];
  const datasets: [ReturnType<typeof dataset>, readonly Line[]][] = [
    [yearly('menschen'), people],
    [yearly('faelle'), lines((i) => 40 + i)],
    [yearly('andere'), lines(() => 60)],
    [yearly('selten'), lines(() => 16)],
  ];
  const house = { region: place, datasets, indicators };
  const of = new Map(indicators.map((i) => [i.id, i]));
  const factorOf = (id: string) => (id === 'rate' ? 1000 : 100);
  const key = (...parts: string[]) => parts.join(' ');

  /** Counts, value and limits by the methods alone. */
  function side(id: string, x: number, n: number) {
    const method = of.get(id)?.method;
    const multiplier = factorOf(id);
    const limits = { wilson: proportion, byar: rate }[method as 'wilson' | 'byar']?.(x, n, { multiplier });
    return {
      value: (x / n) * multiplier,
      lower: limits?.lower ?? null,
      upper: limits?.upper ?? null,
      estimator: method === 'byar' ? rateEstimator(x, n) : method === 'wilson' ? shareEstimator(x, n) : null,
    };
  }

  const rule = { title: 'x', min_numerator: 0, min_denominator: 0, protect_complement: false, reason: 'x' };
  // Datasets of the house are of the class `keine`.
  it.each([
    ['as they are', {}],
    ['rounded to five', { keine: { ...rule, round_to: 5 } }],
  ])('agrees with the methods, one figure after the other, counts %s', async (_, policy) => {
    const r = await run({ ...house, policy });
    for (const v of r.values) {
      const { numerator, denominator } = v.unrounded ?? v;
      const five = (n: unknown) => 5 * Math.floor(Number(n) / 5 + 0.5);
      if (v.unrounded) expect([v.numerator, v.denominator]).toEqual([five(numerator), five(denominator)]);
      expect(v.unrounded !== undefined).toBe(v.status === 'ok' && 'keine' in policy);
    }
    const ok = new Map(
      r.values.filter((v) => v.status === 'ok').map((v) => [key(v.indicator, v.area, v.period), v]),
    );
    const counts = (v: ComputedValue | undefined) => [Number(v?.numerator), Number(v?.denominator)] as const;
    const sideOf = (id: string, place: string, period: string) =>
      side(id, ...counts(ok.get(key(id, place, period))));
    for (const v of ok.values()) {
      const expected = side(v.indicator, ...counts(v));
      for (const number of ['value', 'lower', 'upper'] as const) {
        if (expected[number] === null) expect(v[number]).toBeNull();
        else expectNear(v[number], expected[number], 1e-12, key(v.indicator, v.area, v.period, number));
      }
    }
    expect(ok.size).toBeGreaterThan(900);
    checkComparisons(r, sideOf, counts, ok);
    checkTrends(r, ok);
  });

  function checkComparisons(
    r: Result,
    sideOf: (id: string, place: string, period: string) => ReturnType<typeof side>,
    counts: (v: ComputedValue | undefined) => readonly [number, number],
    ok: ReadonlyMap<string, ComputedValue>,
  ): void {
    const families = new Map<string, { p: number; raw: string; found: Result['comparisons'][number] }[]>();
    const seen = new Set<string>();
    for (const c of r.comparisons) {
      const what = key(c.indicator, c.area, c.period, c.comparedWith, c.reference);
      expect(seen.has(what)).toBe(false);
      seen.add(what);
      const own = sideOf(c.indicator, c.area, c.period);
      const other = otherOf(c);
      expectNear(c.difference, own.value - other.value, 1e-12, what);
      if (own.lower === null || own.upper === null || other.lower === null || other.upper === null) {
        expect([c.lower, c.upper, c.verdict, c.pValue, c.adjusted]).toEqual([null, null, null, null, false]);
        continue;
      }
      const expected = newcombeDifference(
        { value: own.value, lower: own.lower, upper: own.upper },
        { value: other.value, lower: other.lower, upper: other.upper },
      );
      expectNear(c.lower, expected.lower, 1e-12, `${what} lower`);
      expectNear(c.upper, expected.upper, 1e-12, `${what} upper`);
      if (!own.estimator || !other.estimator) throw new Error('no estimator');
      const p = differencePValue(own.estimator, other.estimator);
      expectNear(c.pValue, p, 1e-9, `${what} p`);
      const level = ok.get(key(c.indicator, c.area, c.period))?.areaLevel ?? '';
      const family = key(c.indicator, c.period, c.comparedWith, level);
      const raw = expected.lower > 0 ? 'higher' : expected.upper < 0 ? 'lower' : 'not distinguishable';
      families.set(family, [...(families.get(family) ?? []), { p, raw, found: c }]);
    }
    for (const members of families.values()) {
      const stands = benjaminiHochberg(members.map((m) => m.p));
      members.forEach(({ raw, found }, i) => {
        const alone = members.length < 2;
        expect(found.adjusted).toBe(!alone);
        expect(found.verdict).toBe(alone || stands[i] ? raw : 'not distinguishable');
      });
    }
    // Of every kind some, found and not found, and estimated ones of the area that took in another.
    const kinds = new Set(r.comparisons.map((c) => key(c.comparedWith, String(c.verdict), c.status)));
    for (const kind of ['municipality', 'county', 'previous_year', 'base_period', 'counterpart']) {
      expect(kinds).toContain(key(kind, 'not distinguishable', 'ok'));
    }
    expect([...kinds].some((k) => k.endsWith('estimated'))).toBe(true);
    // Every figure with numbers is compared with the county in its period, if that has one.
    const expectedWithCounty = [...ok.values()].filter(
      (v) => v.area !== K && ok.has(key(v.indicator, K, v.period)),
    );
    expect(r.comparisons.filter((c) => c.comparedWith === 'county')).toHaveLength(expectedWithCounty.length);

    function otherOf(c: Result['comparisons'][number]) {
      if (c.comparedWith === 'municipality' || c.comparedWith === 'county')
        return sideOf(c.indicator, c.reference, c.period);
      if (c.comparedWith === 'counterpart') return sideOf(c.reference, c.area, c.period);
      if (c.status === 'ok') return sideOf(c.indicator, c.area, c.reference);
      expect([c.area, c.estimatedFrom]).toEqual(['neu', ['alt']]);
      return side(c.indicator, ...counts(ok.get(key(c.indicator, 'alt', c.reference))));
    }
  }

  function checkTrends(r: Result, ok: ReadonlyMap<string, ComputedValue>): void {
    const families = new Map<string, { p: number; raw: string; found: Result['trends'][number] }[]>();
    expect(r.trends.length).toBeGreaterThan(100);
    for (const t of r.trends) {
      const values = t.periods.map((period) => ok.get(key(t.indicator, t.area, period)));
      const known = years.filter((y) => ok.has(key(t.indicator, t.area, y)));
      expect(t.periods).toEqual(known);
      const widths = values.map((v) => Number(v?.upper) - Number(v?.lower));
      const line = weightedSlope(
        values.map((v, i) => ({
          x: Date.parse(v?.referenceDate ?? '') / (86_400_000 * 365.25),
          y: Number(v?.value),
          weight: widths.every((w) => w > 0) ? 1 / (widths[i] ?? 1) ** 2 : 1,
        })),
      );
      if (!line) throw new Error('no line');
      const what = key(t.indicator, t.area);
      // Sums of deviations lose a few digits on both sides alike.
      expectNear(t.slope, line.slope, 1e-9, what);
      expectNear(t.lower, line.lower, 1e-9, what);
      expectNear(t.upper, line.upper, 1e-9, what);
      expect(Math.abs(Number(t.pValue) - line.pValue)).toBeLessThan(2e-12);
      const raw = line.lower > 0 ? 'higher' : line.upper < 0 ? 'lower' : 'not distinguishable';
      const family = key(t.indicator, t.areaLevel);
      families.set(family, [...(families.get(family) ?? []), { p: line.pValue, raw, found: t }]);
    }
    for (const members of families.values()) {
      const stands = benjaminiHochberg(members.map((m) => m.p));
      members.forEach(({ raw, found }, i) => {
        expect(found.adjusted).toBe(members.length > 1);
        expect(found.verdict).toBe(members.length < 2 || stands[i] ? raw : 'not distinguishable');
      });
    }
  }

  it('is the same at one and at four threads, to the last bit', async () => {
    const [one, four] = [await run({ ...house, threads: 1 }), await run({ ...house, threads: 4 })];
    for (const list of ['values', 'comparisons', 'trends'] as const) {
      expect(JSON.stringify(four[list])).toBe(JSON.stringify(one[list]));
    }
  });
});
