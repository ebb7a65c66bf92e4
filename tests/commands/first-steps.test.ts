import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areaOf } from '../../pipeline/commands/explain.js';
import { mapMightHelp, notAFolder, whyUnreadable } from '../../pipeline/model/messages/command-values.js';
import { noFigure, severalAreas } from '../../pipeline/model/messages/explain.js';
import { nextSteps, noProblems } from '../../pipeline/model/messages/feedback.js';
import { UserError } from '../../pipeline/model/problem.js';
import type { Region } from '../../pipeline/model/region.js';
import { teilhabe } from '../support/command.js';

/** What somebody meets who starts with a room of her own. */

let folder = '';
beforeAll(async () => {
  folder = (await mkdtemp(join(tmpdir(), 'teilhabe-erste-'))).replaceAll('\\', '/');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The text is broken into lines for e-mails. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ');

describe('init', () => {
  it('ends with a command that can be copied, also where the folder has a blank', async () => {
    const { out } = await teilhabe('init', `${folder}/Kreis Süd`);
    expect(out).toContain(`npx teilhabe build --data-raw "${folder}/Kreis Süd"`);
  });

  it('says that a file is no folder', async () => {
    await writeFile(`${folder}/datei.txt`, '');
    const { code, err } = await teilhabe('init', `${folder}/datei.txt`);
    expect(err).toContain(notAFolder(`${folder}/datei.txt`));
    expect(code).toBe(1);
  });
});

describe('check of a data room', () => {
  it('reads its deliveries by its own rules, and says what is there', async () => {
    const room = `${folder}/raum`;
    await teilhabe('init', room);
    const empty = await teilhabe('check', room);
    expect(empty.code).toBe(1);
    expect(empty.out).toContain(`${room}/deliveries: Es wurde keine Datei gefunden`);
    expect(empty.out).not.toContain(noProblems);
    expect(oneLine(empty.out)).not.toContain(nextSteps.lies);
    expect(empty.out).not.toContain('region.yaml');

    const file = `${room}/deliveries/musterstadt/2024/wahlen.csv`;
    await mkdir(`${room}/deliveries/musterstadt/2024`);
    await writeFile(file, 'Gebiet;Zeitraum;Wahlberechtigte;Wählende\nBeispielviertel;2024-06-09;900;400\n');
    const { out, code } = await teilhabe('check', room);
    expect(oneLine(out)).toContain(nextSteps.lies);
    expect(code).toBe(0);
  });

  it('points to the command that proposes a mapping where headings do not fit', async () => {
    const file = `${folder}/liste.csv`;
    await writeFile(file, 'Bezirk;0-2;3-5\nAltstadt;12;14\n');
    expect((await teilhabe('check', file)).out).toContain(mapMightHelp);
  });
});

describe('explain', () => {
  it('asks for the key where several areas have the name', () => {
    const region = {
      county: { ags: '03999', name: 'Kreis', slug: 'kreis', aliases: [] },
      municipalities: [],
      reference_areas: [],
      areas: ['1-99', '2-99'].map((id) => ({ id, name: 'nicht zuordenbar', aliases: [] })),
    } as unknown as Region;
    try {
      areaOf(region, 'Nicht zuordenbar');
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      expect(error.problems[0]?.title).toBe(severalAreas('Nicht zuordenbar', ['1-99', '2-99']));
    }
  });

  it('names the parts of an index', async () => {
    const { code, err } = await teilhabe('explain', 'statusindex', '--area', 'Kamen', '--period', '2025-Q4');
    expect(code).toBe(2);
    expect(err).toContain(
      'jeder mit einem eigenen Aufruf: arbeitslosenanteil, langzeitarbeitslosenanteil, transferbezug, sgb2_unter_15.',
    );
  });

  it('does not offer periods where there are none', () => {
    expect(noFigure('Quote', 'Ort', '2025-Q4', []).remedy).not.toContain('dieser Zeiträume');
    expect(noFigure('Quote', 'Ort', '2025-Q4', ['2024-Q4']).remedy).toContain('dieser Zeiträume');
  });
});

it('a folder that is inspected is told to be one, in German', async () => {
  const { err } = await teilhabe('inspect', folder);
  expect(err).toContain('gefunden   das ist ein Ordner');
  expect(whyUnreadable(Object.assign(new Error('EBUSY: resource busy'), { code: 'EBUSY' }))).toBe(
    'ein anderes Programm hält die Datei offen',
  );
});
