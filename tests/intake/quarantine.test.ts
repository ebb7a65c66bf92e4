import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { disk } from '../../pipeline/disk.js';
import { checkPath, intake } from '../../pipeline/intake/index.js';
import { personalData, quarantineWaiting } from '../../pipeline/model/messages/personal.js';
import type { World } from '../../pipeline/model/world.js';
import { openStore } from '../../pipeline/store/store.js';
import { memoryWorld } from '../support/memory-files.js';
import { type TinyRoomParts, tinyRoom } from '../support/tiny-room.js';

const dir = 'data-raw/deliveries';
const file = 'altdorf/2025-Q4/einwohnerbestand.csv';
const records = 'Gebiet;Vorname;Nachname;E-Mail\nA1;Testine;Mustermann;test@example.org\n';
const counts = 'Gebiet;Alter;Geschlecht;Personen\nA1;0-2;m;1\n';
const secrets = /Testine|Mustermann|example\.org/;

async function run(world: World, parts: TinyRoomParts = {}, folder: string | undefined = 'quarantine') {
  const store = await openStore();
  try {
    return await intake(world, store, tinyRoom(parts), undefined, folder);
  } finally {
    store.close();
  }
}
async function checked(world: World, path: string) {
  const store = await openStore();
  try {
    return await checkPath(world, store, tinyRoom(), path);
  } finally {
    store.close();
  }
}
const textOf = async (world: World, path: string) =>
  new TextDecoder().decode(await world.files.readFile(path));
const codes = (result: { problems: { code: string }[] }) => result.problems.map((p) => p.code);

describe('quarantine', () => {
  it('takes the file, names the columns and repeats no value', async () => {
    const world = memoryWorld({ [`${dir}/${file}`]: records });
    const result = await run(world);
    const [refused] = result.report.refused;
    if (!refused) throw new Error('nothing refused');
    expect(result.problems).toEqual([personalData(refused, { kind: 'moved', to: `quarantine/${file}` })]);
    expect(result.problems[0]?.found).toBe(
      'Spalte B »Vorname« (Name); Spalte C »Nachname« (Name); Spalte D »E-Mail« (E-Mail-Adresse)',
    );
    expect(result.report.deliveries).toEqual([]);
    expect(refused).toMatchObject({ file, supplier: 'altdorf', dataset: 'einwohnerbestand' });
    expect(JSON.stringify(result)).not.toMatch(secrets);
    expect(await world.files.exists(`${dir}/${file}`)).toBe(false);
    expect(await textOf(world, `quarantine/${file}`)).toBe(records);
    const register = await textOf(world, 'quarantine/register.csv');
    expect(register).not.toMatch(secrets);
    expect(register.split('\r\n')).toEqual([
      'file,sha256,day,columns,reason',
      `${file},${refused.sha256},2026-01-15,Spalte B »Vorname«; Spalte C »Nachname«; Spalte D »E-Mail«,Name und E-Mail-Adresse`,
      '',
    ]);
  });

  it('is remembered until a file of the same name comes', async () => {
    const world = memoryWorld({ [`${dir}/${file}`]: records });
    await run(world);
    const waiting = quarantineWaiting(
      { file: `deliveries/${file}`, supplier: 'altdorf' },
      '2026-01-15',
      'Name und E-Mail-Adresse',
    );
    expect((await run(world)).problems).toEqual([waiting]);
    await world.files.writeFile(`${dir}/${file}`, counts);
    const mended = await run(world);
    expect(mended.problems).toEqual([]);
    expect(mended.report.deliveries).toHaveLength(1);
  });

  it('keeps an earlier file of the same name', async () => {
    const world = memoryWorld({ [`${dir}/${file}`]: records });
    await run(world);
    await world.files.writeFile(`${dir}/${file}`, records.replace('A1', 'A2'));
    await run(world);
    expect(await textOf(world, `quarantine/${file}`)).toBe(records);
    expect(await textOf(world, 'quarantine/altdorf/2025-Q4/einwohnerbestand-2.csv')).toContain('A2;');
    expect((await textOf(world, 'quarantine/register.csv')).trim().split('\n')).toHaveLength(3);
  });

  it('takes files that nobody claims, and ignored ones unless they are named in full', async () => {
    const world = memoryWorld({
      [`${dir}/liste.csv`]: records,
      [`${dir}/altdorf/2025/alt.csv`]: records,
      [`${dir}/altdorf/2025/gesehen.csv`]: records,
    });
    const ignoredFiles = [{ files: ['altdorf/2025/alt*.csv', 'altdorf/2025/gesehen.csv'], reason: 'alt' }];
    const { report } = await run(world, { ignoredFiles });
    expect(report.refused.map((r) => r.file)).toEqual(['altdorf/2025/alt.csv', 'liste.csv']);
    expect(report.unclaimed).toEqual([]);
    expect(report.ignored).toEqual([{ file: 'altdorf/2025/gesehen.csv', reason: 'alt' }]);
  });

  it('a file that cannot be moved stays, is not read, and says so', async () => {
    const world = memoryWorld({ [`${dir}/${file}`]: records });
    const files = {
      ...world.files,
      move: async () => {
        throw new Error('EROFS: read-only file system');
      },
    };
    const result = await run({ ...world, files });
    const [refused] = result.report.refused;
    if (!refused) throw new Error('nothing refused');
    expect(result.problems).toEqual([
      personalData(refused, { kind: 'kept', cause: 'EROFS: read-only file system' }),
    ]);
    expect(await textOf(world, `${dir}/${file}`)).toBe(records);
    expect(await world.files.exists('quarantine/register.csv')).toBe(false);
  });

  it('check moves nothing', async () => {
    const world = memoryWorld({ [`${dir}/${file}`]: records, 'eingang/liste.csv': records });
    const [inside, outside] = [await checked(world, dir), await checked(world, 'eingang/liste.csv')];
    expect(codes(inside)).toEqual(['personal-data']);
    expect(codes(outside)).toEqual(['personal-data']);
    expect(JSON.stringify([inside, outside])).not.toMatch(secrets);
    expect(await world.files.exists(`${dir}/${file}`)).toBe(true);
    expect(await world.files.listFiles('quarantine')).toEqual([]);
  });
});

describe('moving on the disk', () => {
  let folder = '';
  afterEach(() => rm(folder, { recursive: true, force: true }));
  it('makes the folders and leaves nothing behind', async () => {
    folder = await mkdtemp(join(tmpdir(), 'teilhabe-move-'));
    await writeFile(join(folder, 'a.csv'), records);
    await disk.move(join(folder, 'a.csv'), join(folder, 'q/altdorf/a.csv'));
    expect(await readFile(join(folder, 'q/altdorf/a.csv'), 'utf8')).toBe(records);
    expect(await disk.listFiles(folder)).toEqual(['q/altdorf/a.csv']);
  });
  it('leaves the file where it was if the target cannot be written', async () => {
    folder = await mkdtemp(join(tmpdir(), 'teilhabe-move-'));
    await writeFile(join(folder, 'a.csv'), records);
    await writeFile(join(folder, 'q'), 'a file where the folder should be');
    await expect(disk.move(join(folder, 'a.csv'), join(folder, 'q/a.csv'))).rejects.toThrow();
    expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe(records);
  });
});
