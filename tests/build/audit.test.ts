import { describe, expect, it } from 'vitest';
import { auditFinished, auditWarnings, beyondDemand } from '../../pipeline/build-audit.js';
import type { ProtectionRecord } from '../../pipeline/model/figures.js';
import { auditFailed, unexplainedNumbers } from '../../pipeline/model/messages/audit.js';
import { UserError } from '../../pipeline/model/problem.js';
import { thisProcess } from '../../pipeline/processes/index.js';
import { county, dataset, municipality, part, published, row, share } from '../audit/made.js';
import { memoryWorld } from '../support/memory-files.js';

const people = dataset('leute', { measures: ['n', 'alle'] });
const { catalogue } = published({
  datasets: [people],
  indicators: [share('quote', part('leute'), part('leute', {}, 'alle'))],
  rows: [row('quote', 'a'), row('quote', 'b'), row('quote', municipality), row('quote', county)],
});
const line = (area: string, level: string, rest: string) =>
  `quote,${area},${level},${level === 'county' ? '' : municipality},2025,2025-12-31,${rest},%,1,2025-12-31,,`;
const figures = (b: string) =>
  [
    'indicator,area,area_level,municipality,period,reference_date,status,value,lower,upper,numerator,denominator,unit,definition_version,denominator_date,smoothed,note',
    line('a', 'area', 'suppressed,,,,,100'),
    line('b', 'area', b),
    line(municipality, 'municipality', 'ok,4.5,2.4,8.3,9,200'),
  ].join('\r\n');
const hidden = figures('suppressed,,,,,100');
const leaking = figures('ok,7,3.4,13.7,7,100');

/** Runs the check of a build over data files that are in the folder or only in memory. */
function check(text: string, inFolder: boolean, records: readonly ProtectionRecord[] = []) {
  const data = new Map([
    ['data/indicators.csv', text],
    ['data/catalogue.json', JSON.stringify(catalogue)],
  ]);
  const onDisk = inFolder ? [...data].map(([name, content]) => [`neu/${name}`, content]) : [];
  const { files } = memoryWorld(Object.fromEntries(onDisk));
  return auditFinished({
    files,
    processes: thisProcess,
    store: null,
    staged: 'neu',
    reports: 'reports',
    data: () => data,
    records,
  });
}

describe('what the policy demands of a count it protects for its own sake', () => {
  const attacked = [
    { indicator: 'quote', area: 'a', period: '2025', part: 'numerator' as const, lower: 2, upper: 7 },
  ];
  const record: ProtectionRecord = {
    ...{ indicator: 'quote', area: 'a', period: '2025', part: 'numerator', reason: 'primary' },
    ...{ lower: 1, upper: 7, demand: { lower: 1, upper: 3 } },
  };
  it('is held against what the attacker found', () => {
    expect(beyondDemand(attacked, [record], 'neu').map((f) => [f.code, f.area])).toEqual([['narrowed', 'a']]);
    expect(beyondDemand([{ ...attacked[0], lower: 1 } as never], [record], 'neu')).toEqual([]);
  });
  it('is not asked of a count that is hidden for the sake of others', () => {
    expect(beyondDemand(attacked, [{ ...record, reason: 'secondary', demand: null }], 'neu')).toEqual([]);
  });
  it('is what the protection reckoned with where it found no more room itself', () => {
    expect(beyondDemand(attacked, [{ ...record, lower: 2 }], 'neu')).toEqual([]);
  });
  it('is asked of the amount of a balance, which may be known not to be below zero', () => {
    const balance = { ...record, lower: null, upper: null, demand: { lower: -3, upper: 3 } };
    const left = (lower: number, upper: number) =>
      beyondDemand([{ ...attacked[0], lower, upper } as never], [balance], 'neu').length;
    expect(left(0, 9)).toBe(0);
    expect(left(-9, 0)).toBe(0);
    expect(left(-2, 2)).toBe(1);
    expect(left(2, 9)).toBe(1);
  });
  it('stops the build', async () => {
    // Area a alone hides its cases: 1 to 100. A demand for 0 is not met.
    const unmet = { ...record, lower: null, upper: null, demand: { lower: 0, upper: 3 } };
    const error = await check(hidden, true, [unmet]).catch((e: unknown) => e);
    expect(error instanceof UserError && error.problems.map((p) => p.code)).toEqual([
      'audit-narrowed',
      'audit-failed',
    ]);
  });
});

describe('the audit of a build', () => {
  it.each([true, false])('lets a protected folder pass, data files published: %s', async (inFolder) => {
    expect((await check(hidden, inFolder)).findings).toEqual([]);
  });

  it.each([true, false])(
    'stops the build where a count can be worked out, data files published: %s',
    async (inFolder) => {
      const error = await check(leaking, inFolder).catch((e: unknown) => e);
      if (!(error instanceof UserError)) throw error;
      expect(error.problems.map((p) => p.code)).toEqual(['audit-exact', 'audit-failed']);
      expect(error.problems[0]?.file).toBe('reports/data/indicators.csv');
      expect(error.problems[1]?.title).toBe(auditFailed(1));
      // No count, neither the hidden one nor those it follows from.
      expect(error.problems[0]?.found?.replace(/^Zeile \d+: |2025/g, '')).not.toMatch(/\d/);
    },
  );

  it('lets a number pass that only the reader of texts cannot trace back, and says so', () => {
    const finding = { code: 'unexplained-number' as const, file: 'reports/a.html', where: '', message: 'x' };
    const found = { findings: [finding, finding], attacked: [], files: [], statements: 0, programs: 0 };
    expect(auditWarnings(found).map((p) => [p.severity, p.title])).toEqual([
      ['warning', unexplainedNumbers(2)],
    ]);
    expect(auditWarnings({ ...found, findings: [] })).toEqual([]);
  });
});
