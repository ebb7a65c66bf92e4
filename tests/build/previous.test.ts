import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../pipeline/audit/index.js';
import { build } from '../../pipeline/build.js';
import { disk } from '../../pipeline/disk.js';
import { openStore } from '../../pipeline/store/store.js';

/**
 * A quarter after another, and one day in two divisions of the land: the county of two places with a third area and other
 * numbers of children. Whole builds; what they hide was worked out by hand.
 */

const folder = join(import.meta.dirname, '../cases/zwei-orte').replaceAll('\\', '/');
const head = 'Gebiet;Zeitraum;Alter;Personen';
let out = '';

/** Children and others by area. */
type Residents = Record<string, readonly [children: number, others: number]>;

const delivered = (period: string, residents: Residents): string =>
  [
    head,
    ...Object.entries(residents).flatMap(([area, [children, others]]) => [
      `99001001-${area};${period};0-14;${children}`,
      `99001001-${area};${period};15-64;${others}`,
    ]),
    '',
  ].join('\n');

/** A data room of its own with these deliveries of Adorf; `areas`: the lines of its areas. */
async function room(
  name: string,
  quarters: Record<string, Residents>,
  areas: readonly string[],
): Promise<string> {
  const path = `${out}/${name}`;
  await cp(`${folder}/data-raw`, path, { recursive: true });
  await rm(`${path}/deliveries/arbeitsamt`, { recursive: true });
  await rm(`${path}/deliveries/bestadt`, { recursive: true });
  for (const period of ['2025-Q3', '2025-Q4']) {
    const file = `${path}/deliveries/adorf/${period}`;
    const residents = quarters[period];
    if (residents) await writeFile(`${file}/einwohner.csv`, delivered(period, residents));
    else await rm(file, { recursive: true });
  }
  const text = await readFile(`${path}/areas.csv`, 'utf8');
  const others = text.split('\n').filter((line) => !/^99001001-[12];/.test(line));
  await writeFile(`${path}/areas.csv`, [others[0], ...areas, ...others.slice(1)].join('\n'));
  return path;
}

async function publish(name: string, dataRaw: string, previous?: string): Promise<string> {
  const { reports } = await build(
    {
      files: disk,
      clock: () => new Date('2026-01-15T10:00:00Z'),
      progress: { stage() {}, step() {}, line() {} },
    },
    {
      ...{ dataRaw, definitions: `${folder}/indicators`, reports: `${out}/${name}`, formats: ['data'] },
      ...(previous === undefined ? {} : { previous }),
      ...{ processId: process.pid, softwareVersion: 'test' },
    },
  );
  return reports;
}

/** Keys of the areas whose share of children is hidden although zeros and groups from 20 on are shown. */
async function hiddenIn(reports: string, period: string): Promise<string[]> {
  const rows = (await readFile(`${reports}/data/indicators.csv`, 'utf8'))
    .split('\r\n')
    .map((r) => r.split(','));
  return rows
    .filter(
      ([indicator, area, , , at, , status]) =>
        indicator === 'kinderanteil' && at === period && status === 'suppressed' && !area?.endsWith('-9'),
    )
    .map(([, area = '']) => area);
}
const found = async (...folders: string[]) => {
  const store = await openStore();
  const { findings } = await audit(disk, store, folders).finally(() => store.close());
  return findings.map((f) => [f.code, f.area]);
};

const three = ['1;Nord', '2;Süd', '3;Mitte'].map((line) => {
  const [id, name] = line.split(';');
  return `99001001-${id};${name};area;;;99001001;;;;`;
});
const third: Residents = { 1: [190, 800], 2: [2, 400], 3: [40, 500], 9: [0, 12] };
const fourth: Residents = { 1: [50, 800], 2: [2, 400], 3: [60, 500], 9: [0, 12] };

beforeAll(async () => {
  out = (await mkdtemp(join(tmpdir(), 'teilhabe-previous-'))).replaceAll('\\', '/');
});
afterAll(() => rm(out, { recursive: true, force: true }));

describe('a quarter after another', () => {
  it('hides the same areas again, and together the two folders betray nothing', async () => {
    const before = await publish('q3', await room('room-q3', { '2025-Q3': third }, three));
    // Süd has two children; Mitte with 40 goes with it, for Nord has 190.
    expect(await hiddenIn(before, '2025-Q3')).toEqual(['99001001-2', '99001001-3']);
    const next = await room('room-q4', { '2025-Q4': fourth }, three);
    const alone = await publish('q4-alone', next);
    // Nord with 50 is now less than Mitte with 60.
    expect(await hiddenIn(alone, '2025-Q4')).toEqual(['99001001-1', '99001001-2']);
    const after = await publish('q4', next, before);
    expect(await hiddenIn(after, '2025-Q4')).toEqual(['99001001-2', '99001001-3']);
    expect(await found(after, before)).toEqual([]);
    const account: unknown = JSON.parse(await readFile(`${out}/q4-internal/build.json`, 'utf8'));
    expect(JSON.stringify(account)).toContain('q3/data/indicators.csv');
  });
});

describe('one day in two divisions of the land', () => {
  it('is found to betray what each edition alone keeps', async () => {
    const old = await publish('alt', await room('room-alt', { '2025-Q3': third }, three));
    const anew = [
      '99001001-1;Nord;area;;;99001001;;;2025-06-30;99001001-4:1',
      '99001001-2;Süd;area;;;99001001;;;2025-06-30;99001001-4:1',
      '99001001-3;Mitte;area;;;99001001;;;;',
      '99001001-4;Nordsüd;area;;;99001001;;2025-07-01;;',
    ];
    const joined: Residents = { 3: [40, 500], 4: [192, 1200], 9: [0, 12] };
    const now = await publish('neu', await room('room-neu', { '2025-Q3': joined }, anew));
    expect(await hiddenIn(now, '2025-Q3')).toEqual([]);
    expect(await found(old)).toEqual([]);
    expect(await found(now)).toEqual([]);
    // 192 children of Nordsüd without the 190 of Nord.
    expect(await found(now, old)).toEqual([['exact', '99001001-2']]);
  });
});
