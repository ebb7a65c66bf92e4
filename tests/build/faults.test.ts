import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildResult, build } from '../../pipeline/build.js';
import { check } from '../../pipeline/commands/check.js';
import { disk } from '../../pipeline/disk.js';
import type { Problem } from '../../pipeline/model/problem.js';

/** A delivery with 20 faults: `check` names each and gives 1; `build` sets them aside, says so and publishes what stands. */

const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const source = `${root}/tests/cases/zwei-orte`;
const file = 'adorf/2025-Q4/einwohner.csv';
/** Line of the file -> row and the column at fault (`null`: the whole row). */
const rows: [text: string, column: string | null][] = [
  ['Nordend;2025-Q4;0-14;200', 'Gebiet'],
  [';2025-Q4;0-14;200', 'Gebiet'],
  ['99001002-1;2025-Q4;0-14;200', 'Gebiet'],
  ['Nord;bald;0-14;200', 'Zeitraum'],
  ['Nord;2025;0-14;200', 'Zeitraum'],
  ['Nord;2025-Q5;0-14;200', 'Zeitraum'],
  ['Nord;2025/4;0-14;200', 'Zeitraum'],
  ['Nord;;0-14;200', 'Zeitraum'],
  ['Nord;31.11.2025;0-14;200', 'Zeitraum'],
  ['Nord;2025-Q4;jung;200', 'Alter'],
  ['Nord;2025-Q4;;200', 'Alter'],
  ['Nord;2025-Q4;14-0;200', 'Alter'],
  ['Süd;2025-Q4;0-14;zwölf', 'Personen'],
  ['Süd;2025-Q4;15-64;12,5', 'Personen'],
  ['Süd;2025-Q4;65+;-3', 'Personen'],
  ['Süd;2025-Q4;70-74;1.2.3', 'Personen'],
  ['Süd;2025-Q4;75-79;#WERT!', 'Personen'],
  ['Süd;2025-Q4;80-84;12 Personen', 'Personen'],
  ['99001001-9;2025-Q4;0-14;1;2;3', null],
  ['99001001-9;2025-Q4;15-64;9999999999999', 'Personen'],
];

let folder = '';
let result: BuildResult;
let printed: { problems: Problem[]; deliveries: BuildResult['intake']['deliveries'] };
let code = 0;
const progress = { stage() {}, step() {}, line() {} };

beforeAll(async () => {
  folder = (await mkdtemp(join(tmpdir(), 'teilhabe-faults-'))).replaceAll('\\', '/');
  await cp(`${source}/data-raw`, `${folder}/data-raw`, { recursive: true });
  await writeFile(
    `${folder}/data-raw/deliveries/${file}`,
    ['Gebiet;Zeitraum;Alter;Personen', ...rows.map(([text]) => text), ''].join('\n'),
  );
  const world = { files: disk, clock: () => new Date('2026-01-15T10:00:00Z'), progress };
  const definitions = `${source}/indicators`;
  const lines: string[] = [];
  code = await check(
    {
      world,
      print: (text) => lines.push(text),
      json: true,
      definitions,
      templates: '',
      processId: process.pid,
      softwareVersion: 'test',
    },
    { dataRaw: `${folder}/data-raw`, path: `${folder}/data-raw/deliveries/${file}` },
  );
  printed = JSON.parse(lines.join('\n'));
  result = await build(world, {
    dataRaw: `${folder}/data-raw`,
    definitions,
    reports: `${folder}/reports`,
    processId: process.pid,
    softwareVersion: 'test',
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a delivery with 20 faults', () => {
  it('makes check give 1 and name each with file, line, column, found, expected and what to do', () => {
    expect(code).toBe(1);
    const errors = printed.problems.filter((p) => p.severity === 'error');
    for (const [i, [text, column]] of rows.entries()) {
      const problem = errors.find((p) => p.line === i + 2 && (p.column ?? null) === column);
      expect(problem, text).toBeDefined();
      for (const part of ['file', 'found', 'expected', 'remedy', 'consequence'] as const) {
        expect(problem?.[part], `${text}: ${part}`).toMatch(/\S/);
      }
    }
    expect(errors).toHaveLength(rows.length);
  });

  it('lets build publish what stands and account for every cell', () => {
    const account = result.intake.deliveries.find((d) => d.file === file);
    expect(account?.records.read).toBe(20);
    expect(account?.cells.read).toBe(80);
    for (const tally of result.intake.deliveries.flatMap((d) => [d.records, d.cells])) {
      expect(tally.accepted + tally.rejected + tally.setAside).toBe(tally.read);
    }
    // Six rows are whole but for their number: their three keys are accepted.
    expect(account?.cells).toMatchObject({ accepted: 21, rejected: 59 });
  });

  it('says so in the data notes of the report', async () => {
    const html = await readFile(`${folder}/reports/adorf.html`, 'utf8');
    expect(html).toContain('Zahl erwartet');
    expect(html).toMatch(/Gemeinde Adorf/);
  });

  it('delivers no sum that lacks a part', async () => {
    const csv = await readFile(`${folder}/reports/data/indicators.csv`, 'utf8');
    const county = csv.split('\r\n').filter((l) => /^bewohner,(99001|99001001),.*,2025-Q4,/.test(l));
    expect(county).toHaveLength(2);
    for (const line of county) expect(line).toContain(',not_delivered,,,,,');
    expect(csv).toMatch(/bewohner,99001002,municipality,99001002,2025-Q4,2025-12-31,ok,1150/);
  });
});
