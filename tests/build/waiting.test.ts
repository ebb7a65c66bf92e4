import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../pipeline/build.js';
import { explain } from '../../pipeline/commands/explain.js';
import { disk } from '../../pipeline/disk.js';
import {
  provisionalFigure,
  provisionalNote,
  provisionalValue,
  stateUntil,
} from '../../pipeline/model/messages/waiting.js';

/**
 * The case of two places, with a source whose figures are final after three months: those of 31.12.2025 on 31.03.2026. One area,
 * Ost, is not delivered yet. Built on the day before and on the day itself.
 */

const source = join(import.meta.dirname, '../cases/zwei-orte').replaceAll('\\', '/');
let out = '';

const worldOn = (day: string) => ({
  files: disk,
  clock: () => new Date(`${day}T10:00:00Z`),
  progress: { stage() {}, step() {}, line() {} },
});

async function run(day: string): Promise<void> {
  const options = { dataRaw: `${out}/data-raw`, definitions: `${out}/indicators`, reports: `${out}/${day}` };
  const result = await build(worldOn(day), { ...options, processId: process.pid, softwareVersion: 'test' });
  // An audit that does not understand the words on the pages warns.
  expect(result.problems.map((p) => p.code)).toEqual(['unclaimed-file', 'areas-missing']);
}

beforeAll(async () => {
  out = (await mkdtemp(join(tmpdir(), 'teilhabe-wartezeit-'))).replaceAll('\\', '/');
  await cp(source, out, { recursive: true });
  const dataset = `${out}/indicators/datasets/arbeit.yaml`;
  await writeFile(dataset, `${await readFile(dataset, 'utf8')}waiting_time_months: 3\n`);
  await writeFile(
    `${out}/data-raw/deliveries/arbeitsamt/2025-Q4/arbeit.csv`,
    [
      'Gebiet;Stichtag;Arbeitslose',
      'Adorf Nord;31.12.2025;60',
      'Adorf Süd;31.12.2025;30',
      '99001001-9;31.12.2025;–',
      '99001002-1;31.12.2025;45',
      'ohne Zuordnung;31.12.2025;–',
      '',
    ].join('\n'),
  );
  await run('2026-03-30');
  await run('2026-03-31');
}, 60_000);
afterAll(() => rm(out, { recursive: true, force: true }));

const text = (path: string) => readFile(`${out}/${path}`, 'utf8');

/** Status, value and last column of the rows of an indicator, by area and period. */
async function rows(day: string, indicator: string): Promise<Record<string, string>> {
  const lines = (await text(`${day}/data/indicators.csv`)).split('\r\n').map((line) => line.split(','));
  const own = lines.filter(([id]) => id === indicator);
  return Object.fromEntries(
    own.map((cells) => [`${cells[1]} ${cells[4]}`, [cells[6], cells[7], cells.at(-1)].join(' ')]),
  );
}

describe('figures whose waiting time is not over', () => {
  // 60 of 600, 30 of 300, none of 10 and 45 of 450 residents from 15 to under 65; ten are too few to show a share of.
  it('are provisional where delivered, else pending, and so are sums that lack them', async () => {
    expect(await rows('2026-03-30', 'arbeitslosenanteil')).toEqual({
      '99001 2025-Q4': 'pending  2026-03-31',
      '99001001 2025-Q4': 'ok 9.9 2026-03-31',
      '99001001-1 2025-Q4': 'ok 10 2026-03-31',
      '99001001-2 2025-Q4': 'ok 10 2026-03-31',
      '99001001-9 2025-Q4': 'suppressed  2026-03-31',
      '99001002 2025-Q4': 'pending  2026-03-31',
      '99001002-1 2025-Q4': 'ok 10 2026-03-31',
      '99001002-2 2025-Q4': 'pending  2026-03-31',
      '99001002-9 2025-Q4': 'not_applicable  2026-03-31',
    });
  });

  it('are final, or were not delivered, on the day it is over', async () => {
    expect(await rows('2026-03-31', 'arbeitslosenanteil')).toMatchObject({
      '99001 2025-Q4': 'not_delivered  ',
      '99001001 2025-Q4': 'ok 9.9 ',
      '99001002 2025-Q4': 'not_delivered  ',
      '99001002-2 2025-Q4': 'not_delivered  ',
    });
  });

  it('leave figures of other sources alone', async () => {
    // Bestadt did not deliver the third quarter of its register, which is final at once.
    expect(await rows('2026-03-30', 'bewohner')).toMatchObject({
      '99001 2025-Q3': 'not_delivered  ',
      '99001 2025-Q4': 'ok 2660 ',
    });
  });

  it('say so wherever their date stands, in page and notes, until the day', async () => {
    const words = [
      `<p class="tile-date">${stateUntil('31.12.2025', '2026-03-31')}</p>`,
      `<span class="date">${stateUntil('31.12.2025', '2026-03-31')}</span>`,
      `Arbeitslosenanteil: Sozialräume, Stand ${stateUntil('31.12.2025', '2026-03-31')}`,
      `Stand: ${stateUntil('31.12.2025', '2026-03-31')}.`,
      provisionalValue('2026-03-31', []),
      provisionalNote(),
    ];
    const [before, after] = [await text('2026-03-30/adorf.html'), await text('2026-03-31/adorf.html')];
    for (const wanted of words) expect(before).toContain(wanted);
    expect(after).not.toContain('vorläufig');
  });

  it('are named by explain', async () => {
    const explained = async (area: string) => {
      const printed: string[] = [];
      await explain(
        {
          ...{ world: worldOn('2026-03-30'), definitions: `${out}/indicators`, json: false, templates: '' },
          ...{ print: (line: string) => printed.push(line), processId: process.pid, softwareVersion: 'test' },
        },
        {
          ...{ dataRaw: `${out}/data-raw`, reports: `${out}/2026-03-30` },
          ...{ indicator: 'arbeitslosenanteil', area, period: '2025-Q4' },
        },
      );
      return printed.join('\n');
    };
    expect(await explained('99001001')).toContain(provisionalFigure('2026-03-31', true));
    expect(await explained('99001002')).toContain(provisionalFigure('2026-03-31', false));
  });
});
