import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildResult, build } from '../../pipeline/build.js';
import { explain } from '../../pipeline/commands/explain.js';
import { disk } from '../../pipeline/disk.js';
import { roundedFigure, roundedPart, roundedText } from '../../pipeline/model/messages/rounding.js';

/** The case of two places in a county that has all counts of its class `personen` rounded to five. */

const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const source = `${root}/tests/cases/zwei-orte`;
let out = '';
let result: BuildResult;

beforeAll(async () => {
  out = (await mkdtemp(join(tmpdir(), 'teilhabe-gerundet-'))).replaceAll('\\', '/');
  await cp(`${source}/data-raw`, `${out}/data-raw`, { recursive: true });
  const region = `${out}/data-raw/region.yaml`;
  await writeFile(region, `${await readFile(region, 'utf8')}policy: { personen: { round_to: 5 } }\n`);
  result = await build(world, {
    dataRaw: `${out}/data-raw`,
    definitions: `${source}/indicators`,
    reports: `${out}/reports`,
    processId: process.pid,
    softwareVersion: 'test',
  });
});
afterAll(() => rm(out, { recursive: true, force: true }));

const world = {
  files: disk,
  clock: () => new Date('2026-01-15T10:00:00Z'),
  progress: { stage() {}, step() {}, line() {} },
};
const text = (path: string) => readFile(`${out}/reports/${path}`, 'utf8');
const rows = async () =>
  (await text('data/indicators.csv')).split('\r\n').map((line) => {
    const [indicator, area, , , period, , status, value, , , n, d] = line.split(',');
    return { key: `${indicator} ${area} ${period}`, found: [status, value, n, d].join(' ') };
  });

describe('a county that rounds', () => {
  it('publishes multiples of five, and rates of these', async () => {
    const at = new Map((await rows()).map(({ key, found }) => [key, found]));
    // 63 of 910 unemployed: 65 / 910 = 7.14 %; 290 of 1502 children: 290 / 1500 = 19.33 %; the rates as they are: 6.9 and 19.3.
    expect(at.get('arbeitslosenanteil 99001001 2025-Q4')).toBe('ok 7.1 65 910');
    expect(at.get('kinderanteil 99001001 2025-Q3')).toBe('ok 19.3 290 1500');
    expect(at.get('bewohner 99001001 2025-Q3')).toBe('ok 1500 1500 ');
    // 12 residents: their number is shown as 10, the share of so few is not.
    expect(at.get('bewohner 99001001-9 2025-Q3')).toBe('ok 10 10 ');
    expect(at.get('kinderanteil 99001001-9 2025-Q3')).toBe('suppressed   10');
    // Two unemployed in Süd stay hidden, though they would be printed as none.
    expect(at.get('arbeitslosenanteil 99001001-2 2025-Q4')).toBe('suppressed   300');
    // What another source delivers as a rate is not of the class.
    expect(at.get('gelieferte_quote 99001001 2025')).toBe('ok 6.25  ');
  });

  it('explains a figure with the true counts beside the rounded ones', async () => {
    const printed: string[] = [];
    await explain(
      {
        ...{ world, definitions: `${source}/indicators`, json: false, templates: '' },
        ...{ processId: process.pid, softwareVersion: 'test', print: (line) => printed.push(line) },
      },
      {
        ...{ dataRaw: `${out}/data-raw`, reports: `${out}/reports` },
        ...{ indicator: 'kinderanteil', area: '99001001', period: '2025-Q3' },
      },
    );
    // 290 of 1502 children: only the residents change.
    const nenner = { role: 'Nenner', counted: '1502', printed: '1500' };
    expect(printed.join('\n')).toContain(roundedFigure([nenner]));
  });

  it('says so in the notes and beside the definitions, which the audit can trace back', async () => {
    const page = (await text('adorf.html')).replaceAll(/\s+/g, ' ');
    expect(page).toContain(roundedText('Personen', '5'));
    expect(page).toContain(roundedPart('', '5').trim());
    expect(JSON.parse(await text('data/catalogue.json')).policy.classes.personen.round_to).toBe(5);
    // As without rounding: the word among the numbers, and the file no mapping claims. No warning of the audit.
    expect(result.problems.map((p) => p.code)).toEqual(['number-expected', 'unclaimed-file']);
  });
});
