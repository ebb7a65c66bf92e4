import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildResult, build } from '../../pipeline/build.js';
import { disk } from '../../pipeline/disk.js';

/** A delivery that became a list of persons: the build goes on without it, and no name of it is written anywhere. */
const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const source = `${root}/tests/cases/zwei-orte`;
const file = 'adorf/2025-Q4/einwohner.csv';
const records = 'Gebiet;Vorname;Nachname;Geburtsdatum\nNord;Testine;Mustermann;01.02.1990\n';

let folder = '';
let result: BuildResult;

beforeAll(async () => {
  folder = (await mkdtemp(join(tmpdir(), 'teilhabe-quarantine-'))).replaceAll('\\', '/');
  await cp(`${source}/data-raw`, `${folder}/data-raw`, { recursive: true });
  await writeFile(`${folder}/data-raw/deliveries/${file}`, records);
  const progress = { stage() {}, step() {}, line() {} };
  result = await build(
    { files: disk, clock: () => new Date('2026-01-15T10:00:00Z'), progress },
    {
      dataRaw: `${folder}/data-raw`,
      definitions: `${source}/indicators`,
      reports: `${folder}/bericht`,
      formats: ['html', 'data'],
      processId: process.pid,
      softwareVersion: 'test',
    },
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a list of persons among the deliveries', () => {
  it('lies in the quarantine beside the reports', async () => {
    expect(await readFile(`${folder}/bericht-quarantine/${file}`, 'utf8')).toBe(records);
    expect(await disk.exists(`${folder}/data-raw/deliveries/${file}`)).toBe(false);
    expect(await readFile(`${folder}/bericht-quarantine/register.csv`, 'utf8')).toContain(`${file},`);
    expect(result.problems.map((p) => p.code)).toContain('personal-data');
  });

  it('is nowhere else', async () => {
    for (const place of ['bericht', 'bericht-internal', 'data-raw']) {
      const files = await readdir(`${folder}/${place}`, { recursive: true, withFileTypes: true });
      for (const entry of files.filter((f) => f.isFile())) {
        const text = await readFile(join(entry.parentPath, entry.name), 'latin1');
        expect(text, entry.name).not.toMatch(/Testine|Mustermann|01\.02\.1990/);
      }
    }
  });
});
