import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildResult, build } from '../../pipeline/build.js';
import { disk } from '../../pipeline/disk.js';

/** A whole county in, expected files out. The expected files were worked out by hand. */

const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const folder = `${root}/tests/cases/zwei-orte`;
let out = '';
let result: BuildResult;

async function run(reports: string, day = '2026-01-15'): Promise<BuildResult> {
  return build(
    {
      files: disk,
      clock: () => new Date(`${day}T10:00:00Z`),
      progress: { stage() {}, step() {}, line() {} },
    },
    {
      dataRaw: `${folder}/data-raw`,
      definitions: `${folder}/indicators`,
      reports,
      processId: process.pid,
      softwareVersion: 'test',
    },
  );
}

beforeAll(async () => {
  out = (await mkdtemp(join(tmpdir(), 'teilhabe-case-'))).replaceAll('\\', '/');
  result = await run(`${out}/reports`);
});
afterAll(() => rm(out, { recursive: true, force: true }));

const text = (path: string) => readFile(`${out}/${path}`, 'utf8');

describe('the case of two places', () => {
  it('gives the figures worked out by hand', async () => {
    const expected = await readFile(`${folder}/expected/indicators.csv`, 'utf8');
    expect(await text('reports/data/indicators.csv')).toBe(expected);
  });

  it('writes a report for each municipality and the county, an index and the data files', async () => {
    const files = (await readdir(`${out}/reports`)).sort();
    expect(files).toEqual(
      [
        'adorf.html',
        'adorf.pdf',
        'assets',
        'atlas.html',
        'bestadt.html',
        'bestadt.pdf',
        'data',
        'index.html',
        'kreis-probe.html',
        'kreis-probe.pdf',
      ].sort(),
    );
    expect((await readdir(`${out}/reports/data`)).sort()).toEqual([
      'areas.geojson',
      'catalogue.json',
      'clusters.csv',
      'comparisons.csv',
      'datapackage.json',
      'funnels.csv',
      'index_change.csv',
      'index_sensitivity.csv',
      'indicators.arrow',
      'indicators.csv',
      'indicators.parquet',
      'indices.csv',
      'inequality.csv',
      'segregation.csv',
      'standardised.csv',
      'trends.csv',
    ]);
  });

  it('accounts for every record and cell', () => {
    const account = (file: string) => result.intake.deliveries.find((d) => d.file === file);
    // 7 rows of 4 columns: two bands of the residual area are absent.
    expect(account('adorf/2025-Q4/einwohner.csv')).toMatchObject({
      records: { read: 7, accepted: 7, rejected: 0, setAside: 0 },
      cells: { read: 28, accepted: 28, rejected: 0, setAside: 0 },
    });
    // 3 rows of 5 columns: the total row goes with its 5 cells, the remarks of the 2 others are set aside.
    expect(account('bestadt/2025-Q4/Einwohner_Bestadt.csv')).toMatchObject({
      encoding: 'windows-1252',
      records: { read: 3, accepted: 2, rejected: 0, setAside: 1 },
      cells: { read: 15, accepted: 8, rejected: 0, setAside: 7 },
    });
    // 6 rows of 3 columns: one measure is a word.
    expect(account('arbeitsamt/2025-Q4/arbeit.csv')).toMatchObject({
      encoding: 'utf-16le',
      records: { read: 6, accepted: 6, rejected: 0, setAside: 0 },
      cells: { read: 18, accepted: 17, rejected: 1, setAside: 0 },
    });
    expect(result.intake.unclaimed).toEqual(['bestadt/notiz.csv']);
  });

  it('names the bad cell and the unclaimed file, and nothing else', async () => {
    expect(result.problems.map((p) => [p.severity, p.code, p.file, p.line, p.column])).toEqual([
      ['error', 'number-expected', 'deliveries/arbeitsamt/2025-Q4/arbeit.csv', 6, 'Arbeitslose'],
      ['warning', 'unclaimed-file', 'deliveries/bestadt/notiz.csv', undefined, undefined],
    ]);
    expect(await text('internal/rejected/arbeitsamt-2025-Q4-arbeit.csv')).toContain('zwölf');
  });

  it('lists what is hidden with the bounds an attacker has left', async () => {
    // Süd has 2 unemployed, the residual area 1 of 10 residents: 63 - 60 = 3 for both would leave the latter below three.
    // So the 60 are hidden too: of 63, at least one each in the two areas, up to 10 in the residual one.
    // Children in the residual area: 300 - 200 - 100 are none, which betrays nobody.
    expect(await text('internal/protection.csv')).toBe(
      [
        'indicator,area,period,part,reason,lower,upper',
        'arbeitslosenanteil,99001001-1,2025-Q4,numerator,secondary,1,62',
        'arbeitslosenanteil,99001001-2,2025-Q4,numerator,primary,1,62',
        'arbeitslosenanteil,99001001-9,2025-Q4,numerator,primary,0,10',
        'kinderanteil,99001001-9,2025-Q3,numerator,primary,0,0',
        'kinderanteil,99001001-9,2025-Q4,numerator,primary,0,0',
        '',
      ].join('\r\n'),
    );
  });

  it('writes the Rückmeldung to each supplier and the overview, all with the notice', async () => {
    const names = ['adorf', 'arbeitsamt', 'bestadt'].flatMap((n) => [`${n}.html`, `${n}.txt`]);
    expect((await readdir(`${out}/internal/feedback`)).sort()).toEqual([...names, 'index.html'].sort());
    for (const name of [...names, 'index.html'])
      expect(await text(`internal/feedback/${name}`), name).toContain('Alle Zahlen sind erfunden');
    expect(await text('internal/feedback/arbeitsamt.txt')).toContain('Zeile 6: gefunden »zwölf«');
  });

  it('says on every page and file that the figures are invented', async () => {
    const notice = 'Alle Zahlen sind erfunden';
    for (const file of [
      'index.html',
      'adorf.html',
      'data/indicators.csv',
      'data/comparisons.csv',
      'data/areas.geojson',
      'data/catalogue.json',
      'data/datapackage.json',
    ]) {
      expect(await text(`reports/${file}`), file).toContain(notice);
    }
  });

  it('gives the same bytes again, but for the times', async () => {
    const again = await run(`${out}/again/reports`);
    for (const file of again.files) {
      const [a, b] = await Promise.all([
        readFile(`${out}/reports/${file}`),
        readFile(`${out}/again/reports/${file}`),
      ]);
      expect(a.equals(b), file).toBe(true);
    }
    const account = async (path: string) => ({ ...JSON.parse(await text(path)), timings: null });
    expect(await account('internal/build.json')).toEqual(await account('again/internal/build.json'));
  });

  it('leaves the last reports alone when a definition is broken', async () => {
    const before = await text('reports/data/indicators.csv');
    const broken = {
      ...disk,
      readFile: async (path: string) =>
        path.endsWith('kinderanteil.yaml') ? new TextEncoder().encode('id: [') : disk.readFile(path),
    };
    await expect(
      build(
        { files: broken, clock: () => new Date(), progress: { stage() {}, step() {}, line() {} } },
        {
          dataRaw: `${folder}/data-raw`,
          definitions: `${folder}/indicators`,
          reports: `${out}/reports`,
          processId: process.pid,
          softwareVersion: 'test',
        },
      ),
    ).rejects.toThrow('YAML-Schreibfehler');
    expect(await text('reports/data/indicators.csv')).toBe(before);
  });
});
