import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { chiSquareAt } from '../../../pipeline/compute/methods/chi-square.js';
import * as methods from '../../../pipeline/compute/methods/index.js';
import { normalAt } from '../../../pipeline/compute/methods/normal.js';

/** Every case of the reference values, read from where they lie; skipped without ../shared/data. */
const reference = '../shared/data/reference-values';
const here = existsSync(reference);
const text = (file: string) => readFileSync(`${reference}/${file}`, 'utf8').replace(/^\uFEFF/, '');
const json = (file: string) => JSON.parse(text(file));
const rows = (file: string) =>
  Papa.parse<Record<string, string>>(text(file), { header: true, skipEmptyLines: true }).data;
const number = (cell: string | undefined): number | null => (cell ? Number(cell) : null);
const list = (file: string, column: string) => rows(file).map((r) => Number(r[column]));

/** Relative tolerance; both missing is agreement. */
function near(actual: number | null | undefined, expected: number | null, tolerance = 1.5e-8) {
  if (expected === null) return expect(actual ?? null).toBeNull();
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(
    tolerance * Math.abs(expected) + 1e-300,
  );
}
const levels = [
  [0.95, '95_0'],
  [0.998, '99_8'],
] as const;
const between = (area: string) => (r: Record<string, string>) => r.area === area;
const numbers = (all: Record<string, string>[], column: string) => all.map((r) => number(r[column]));

describe.skipIf(!here)('reference values (skipped without ../shared/data)', () => {
  it('quantile functions', () => {
    const file: Record<string, (number | string)[][]> = json('quantiles/reference_quantiles.json');
    for (const [p, expected] of file.normal ?? []) near(normalAt(Number(p)), Number(expected), 1e-12);
    for (const [df, p, expected] of file.chisq ?? [])
      near(chiSquareAt(Number(p), Number(df)), Number(expected), 1e-12);
    for (const [shape, p, expected] of file.gamma ?? [])
      near(chiSquareAt(Number(p), 2 * Number(shape)) / 2, Number(expected), 1e-12);
    expect(file.chisq?.length).toBeGreaterThan(5);
  });

  it('proportion and rate', () => {
    for (const [file, fn] of [
      ['Proportion__Prop.csv', methods.proportion],
      ['Rate__Rate.csv', methods.rate],
    ] as const) {
      for (const r of rows(`intervals-and-rates/${file}`)) {
        for (const [level, name] of levels) {
          const found = fn(number(r.Numerator), number(r.Denominator), {
            level,
            multiplier: Number(r.multiplier),
          });
          near(found.value, number(r.value));
          near(found.lower, number(r[`lower${name}cl`]));
          near(found.upper, number(r[`upper${name}cl`]));
        }
      }
    }
  });

  it('limits of Wilson and Byar', () => {
    for (const r of rows('intervals-and-rates/Byars_Wilson__B_W.csv')) {
      const level = r.confidence === '95%' ? 0.95 : 0.998;
      const x = Number(r.x);
      const limits =
        r.method === 'Wilson'
          ? methods.wilsonLimits(x, Number(r.n), { level })
          : methods.byarLimits(x, { level });
      near(limits?.lower, number(r.lowercl));
      near(limits?.upper, number(r.uppercl));
    }
    expect(methods.wilsonLimits(3, 10, { level: 1 })).toEqual({ lower: 0, upper: 1 });
  });

  it('mean', () => {
    const all = rows('intervals-and-rates/Mean__Mean.csv');
    for (const r of rows('intervals-and-rates/Mean__Mean_results.csv')) {
      const own = all
        .filter((v) => r.area === 'No grouping' || v.area === r.area)
        .map((v) => number(v.values));
      for (const [level, name] of levels) {
        const found = methods.mean(own, { level });
        near(found.value, number(r.value));
        near(found.lower, number(r[`lower${name}cl`]));
        near(found.upper, number(r[`upper${name}cl`]));
        expect(found.n).toBe(Number(r.value_count));
      }
    }
  });

  it('directly standardised rate', () => {
    const all = rows('intervals-and-rates/DSR_ISR__multiarea.csv');
    const standard = list('intervals-and-rates/data__esp2013.csv', 'value');
    const expected = rows('intervals-and-rates/DSR_ISR__testresults_DSR.csv').filter(
      (r) => /^testdata_(big|small|tiny)$/.test(r.area ?? '') && r.method === 'Dobson',
    );
    expect(expected).toHaveLength(6);
    for (const [i, r] of expected.entries()) {
      const own = all.filter(between(r.area ?? ''));
      const multiplier = i < 3 ? 10_000 : 100_000;
      const found = methods.directlyStandardisedRate(numbers(own, 'count'), numbers(own, 'pop'), standard, {
        multiplier,
      });
      near(found.value, number(r.value));
      near(found.lower, number(r.lower95_0cl));
      near(found.upper, number(r.upper95_0cl));
      expect(found.count).toBe(Number(r.total_count));
    }
  });

  it('indirectly standardised rate and ratio', () => {
    const all = rows('intervals-and-rates/DSR_ISR__multiarea.csv');
    const refCounts = list('intervals-and-rates/DSR_ISR__refdata.csv', 'refcount');
    const refPops = list('intervals-and-rates/DSR_ISR__refdata.csv', 'refpop');
    const expected = rows('intervals-and-rates/DSR_ISR__testresults_ISR.csv').slice(0, 12);
    for (const r of expected) {
      const own = all.filter(between(r.area ?? ''));
      const [, kind, scale] =
        /indirectly standardised (rate|ratio) (?:per|x) (\d+)/.exec(r.statistic ?? '') ?? [];
      const fn = kind === 'rate' ? methods.indirectlyStandardisedRate : methods.indirectlyStandardisedRatio;
      for (const [level, name] of levels) {
        const found = fn(numbers(own, 'count'), numbers(own, 'pop'), refCounts, refPops, {
          level,
          multiplier: Number(scale),
        });
        near(found.value, number(r.value));
        near(found.lower, number(r[`lower${name}cl`]));
        near(found.upper, number(r[`upper${name}cl`]));
        near(found.expected, number(r.expected));
      }
    }
  });

  it('indirectly standardised where a band has nobody, or misses its numbers', () => {
    const all = rows('intervals-and-rates/DSR_ISR__multiarea.csv');
    const refCounts = list('intervals-and-rates/DSR_ISR__refdata.csv', 'refcount');
    const refPops = list('intervals-and-rates/DSR_ISR__refdata.csv', 'refpop');
    // Rows 13 to 16 (»test n = 0«): nobody aged 5 to 9 in the first area.
    const own = all.filter(between('testdata_big'));
    const nobody = numbers(own, 'pop').map((n, i) => (i === 1 ? 0 : n));
    const [rate, , ratio] = rows('intervals-and-rates/DSR_ISR__testresults_ISR.csv').slice(12);
    for (const [fn, r, multiplier] of [
      [methods.indirectlyStandardisedRate, rate, 100_000],
      [methods.indirectlyStandardisedRatio, ratio, 100],
    ] as const) {
      const found = fn(numbers(own, 'count'), nobody, refCounts, refPops, { multiplier });
      near(found.expected, number(r?.expected));
      near(found.value, number(r?.value));
      near(found.lower, number(r?.lower95_0cl));
      near(found.upper, number(r?.upper95_0cl));
    }
    // An area whose own table lacks count, population and reference count of one band: row 9.
    const missing = rows('intervals-and-rates/DSR_ISR__multiarea_isr.csv').filter(between('testdata_tiny'));
    expect(numbers(missing, 'pop').filter((n) => n === null)).toHaveLength(1);
    const tiny = methods.indirectlyStandardisedRatio(
      numbers(missing, 'count'),
      numbers(missing, 'pop'),
      numbers(missing, 'refcount'),
      numbers(missing, 'refpop'),
    );
    const expected = rows('intervals-and-rates/DSR_ISR__testresults_ISR.csv')[8];
    near(tiny.expected, number(expected?.expected));
    near(tiny.value, number(expected?.value));
    near(tiny.lower, number(expected?.lower95_0cl));
    near(tiny.upper, number(expected?.upper95_0cl));
  });

  it('quantile numbers, all 982', () => {
    const all = rows('intervals-and-rates/Quantiles__Quantiles.csv').filter((r) =>
      /^Gooddata/.test(r.Test ?? ''),
    );
    const groups = new Map<string, Record<string, string>[]>();
    for (const r of all) {
      const key =
        r.GroupSet === 'IndSexReg'
          ? `reg ${r.IndSexRef} ${r.ParentCode}`
          : r.GroupSet === 'IndSex'
            ? `sex ${r.IndSexRef}`
            : 'none';
      groups.set(key, [...(groups.get(key) ?? []), r]);
    }
    let agreed = 0;
    for (const [key, own] of groups) {
      const n = key.startsWith('reg') ? 10 : key.startsWith('sex') ? 7 : 4;
      const invert =
        key === 'none' || own[0]?.Polarity === 'RAG - Low is good' || own[0]?.Polarity === 'TRUE';
      const found = methods.quantiles(numbers(own, 'Value'), { n, invert });
      expect(found).toEqual(numbers(own, 'QuantileInGrp'));
      agreed += own.length;
    }
    expect(agreed).toBe(982);
  });

  it('funnel limits and verdicts of proportions', () => {
    const points = rows('intervals-and-rates/testdata_funnel_prop_inputs.csv');
    const input = points.map((r) => ({
      numerator: Number((r.numerator ?? '').replaceAll(',', '')),
      denominator: Number((r.denominator ?? '').replaceAll(',', '')),
    }));
    expect(methods.funnelSignificance(input, { statistic: 'proportion' })).toEqual(
      points.map((r) => r.significance),
    );
    const expected = rows('intervals-and-rates/testdata_funnel_prop_outputs.csv');
    const baseline = methods.funnelLimits(input, { statistic: 'proportion', multiplier: 100 })[0]?.baseline;
    near(baseline, Number(expected[0]?.Baseline), 1e-6);
    // Rows with the same proportion as the points, so that the limits are those of its sizes.
    const sizes = expected.map((r) => ({
      numerator: (Number(r.Population) * (baseline ?? 0)) / 100,
      denominator: Number(r.Population),
    }));
    const found = methods.funnelLimits(sizes, { statistic: 'proportion', multiplier: 100 });
    for (const [i, r] of expected.entries()) {
      near(found[i]?.lower95, Number(r.Lower2s0025limit), 1e-4);
      near(found[i]?.upper95, Number(r.Upper2s0025limit), 1e-4);
      near(found[i]?.lower998, Number(r.Lower3s0001limit), 1e-4);
      near(found[i]?.upper998, Number(r.Upper3s0001limit), 1e-4);
    }
  });

  it('empirical Bayes', () => {
    const all = rows('smoothing/spdep_nc_sids74_EBest.csv');
    const found = methods.empiricalBayes(numbers(all, 'SID74'), numbers(all, 'BIR74'));
    for (const [i, r] of all.entries()) near(found[i], number(r.eb_poisson), 1e-7);
  });

  it('segregation', () => {
    const file = json('segregation/expected.json');
    const column = (name: string) => list('segregation/sacramentot2.csv', name);
    const [group, total] = [column(file.group), column(file.total)];
    const queen: Record<string, number[]> = json('segregation/sacramentot2_queen.json');
    const neighbours = group.map((_, i) => queen[i] ?? []);
    const many = (file.multigroup as string[]).map(column);
    const found: Record<string, number | null> = {
      Dissim: methods.dissimilarity(group, total),
      Isolation: methods.isolation(group, total),
      Interaction: methods.interaction(group, total),
      Entropy: methods.entropy(group, total),
      MultiDissim: methods.multigroupDissimilarity(many),
      MultiInfoTheory: methods.multigroupInformationTheory(many),
      SpatialDissim: methods.spatialDissimilarity(group, total, neighbours),
    };
    for (const c of file.cases) {
      expect(Math.abs((found[c.function] ?? Number.NaN) - c.expected), c.function).toBeLessThan(
        1.5 * 10 ** -c.decimal,
      );
    }
  });

  it('spatial autocorrelation', () => {
    const sids = list('spatial/sids2.csv', 'SIDR74');
    const neighbours: number[][] = json('spatial/sids2_neighbours.json');
    near(methods.moran(sids, neighbours, { permutations: 0 })?.I, 0.24772519320480135, 1e-7);
    near(
      methods.moran(sids, neighbours, { permutations: 0, alternative: 'greater' })?.pNormal,
      5.791653907449845e-5,
      1e-7,
    );
    const cases: { function: string; input: Record<string, unknown>; expected: Record<string, number[]> }[] =
      json('spatial/expected.json').cases;
    const moments = cases.find((c) => c.function === 'moran_local_analytic_moments');
    const values = moments?.input.data_inline_z as number[];
    const near10: number[][] = json('spatial/desmith_neighbours.json');
    const local = methods.localMoran(values, near10, { permutations: 999, seed: 7 });
    const centre = values.reduce((sum, v) => sum + v, 0) / 10;
    const z = values.map((v) => v - centre);
    const m2 = z.reduce((sum, v) => sum + v * v, 0) / 10;
    for (const [i, own] of z.entries()) {
      const around = near10[i] ?? [];
      const raw = (own * around.reduce((sum, j) => sum + (z[j] ?? 0), 0)) / around.length / m2;
      const expected = (raw - (moments?.expected.EIc?.[i] ?? 0)) / Math.sqrt(moments?.expected.VIc?.[i] ?? 1);
      near(local?.z[i], expected, 1e-5);
    }
    // The peer's simulation of area 0 gave a one-sided p of 0.242; ours are other random numbers.
    expect(local?.p[0]).toBeCloseTo(0.242, 1);
  });
});
