import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../pipeline/commands/explain.js';
import { disk } from '../../pipeline/disk.js';
import { UserError } from '../../pipeline/model/problem.js';
import { type Outcome, teilhabe } from '../support/command.js';

/** The command line as a person meets it: German, exit codes 0, 1 and 2, never a stack trace. */

const root = join(import.meta.dirname, '../..');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teilhabe-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The program that `npm run build` made, in a process of its own. */
function program(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'bin/teilhabe.js'), ...args], { cwd: root }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

const english = /\b(Usage|Options|Commands|default|error:|unknown|display help)\b/;

describe('the program in a process of its own', () => {
  it('gives help on standard output, faults on the other, and the codes 0, 1 and 2', async () => {
    const [help, wrong, broken] = await Promise.all([
      program('build', '--help'),
      program('bild'),
      program('check', join(folder, 'nirgends.csv')),
    ]);
    expect([help.code, help.err]).toEqual([0, '']);
    expect(help.out).toContain('Aufruf: teilhabe build');
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.err).toContain('Meinten Sie »build«?');
    expect(broken.code).toBe(1);
    expect(broken.out + broken.err).toContain('nirgends.csv');
    for (const { out, err } of [help, wrong, broken]) expect(out + err).not.toMatch(/\n\s+at /);
  });
});

describe('help', () => {
  it('is German for the program and for every command', async () => {
    const { code, out } = await teilhabe('--help');
    expect(code).toBe(0);
    expect(out).toContain('Aufruf: teilhabe');
    expect(out).not.toMatch(english);
    const commands = [
      'build',
      'inspect',
      'check',
      'map',
      'erinnern',
      'gebiete',
      'audit',
      'explain',
      'template',
      'catalogue',
      'init',
    ];
    for (const command of commands) {
      expect(out).toContain(`  ${command} `);
      const help = await teilhabe(command, '--help');
      expect(help.code).toBe(0);
      expect(help.out, command).toContain('Optionen:');
      expect(help.out, command).not.toMatch(english);
    }
  });
});

describe('wrong usage gives 2 and a German sentence', () => {
  it.each([
    [['bild'], 'Den Befehl »bild« gibt es nicht. Meinten Sie »build«?'],
    [['build', '--perod', '2025'], 'Die Option »--perod« gibt es nicht. Meinten Sie »--period«?'],
    [['build', '--period', 'bald'], '»bald« ist kein Zeitraum.'],
    [['build', '--formats', 'docx'], 'Das Format »docx« gibt es nicht.'],
    [['explain', 'sgb2_quote', '--period', '2025-Q4'], 'Die Option »--area <gebiet>« ist nötig.'],
    [['explain', 'sgb2_quot', '--area', '05978', '--period', '2025-Q4'], 'Meinten Sie »sgb2_quote«?'],
    [['check'], 'Es fehlt die Angabe <pfad>.'],
  ])('%j', async (args, expected) => {
    const { code, err } = await teilhabe(...args);
    expect(err).toContain(expected);
    expect(code).toBe(2);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('init', () => {
  it('writes a room that loads, and never overwrites', async () => {
    const room = join(folder, 'raum');
    expect((await teilhabe('init', room)).code).toBe(0);
    expect((await teilhabe('catalogue', '--data-raw', room)).code).toBe(0);
    const again = await teilhabe('init', room);
    expect(again.code).toBe(1);
    expect(again.err).toContain('ist nicht leer');
  });
});

describe('template', () => {
  it('writes a delivery template that Excel and check can read', async () => {
    const file = join(folder, 'bevoelkerung.csv');
    expect((await teilhabe('template', 'bevoelkerung', '--output', file)).code).toBe(0);
    const bytes = await readFile(file);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8')).toContain(
      'Gebiet;Zeitraum;Alter;Geschlecht;Staatsangehörigkeit;Personen\r\n',
    );
    const unknown = await teilhabe('template', 'bevölkerung');
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('Meinten Sie »bevoelkerung«?');
  });
});

describe('check', () => {
  it('gives 1 and the place of the fault, and 0 for a clean file', async () => {
    const file = join(folder, 'arbeitslose.csv');
    const head =
      'Gebiet;Zeitraum;Rechtskreis;Arbeitslose;Langzeitarbeitslose;Arbeitslose unter 25;Arbeitslose ohne Berufsabschluss\n';
    const good = '05978020;2025-Q4;SGB II;100;40;10;50\n';
    await writeFile(file, head + good);
    const clean = await teilhabe('check', file);
    expect(clean.out).toContain('nichts zu beanstanden');
    expect(clean.code).toBe(0);
    await writeFile(file, head + good + good.replace('05978020', '05978024').replace('100', 'viele'));
    const bad = await teilhabe('check', file, '--json');
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.out).problems).toMatchObject([
      { severity: 'error', line: 3, column: 'Arbeitslose', found: '»viele«' },
    ]);
  });

  it('says when nothing is there', async () => {
    const { code, out, err } = await teilhabe('check', join(folder, 'nirgends.csv'));
    expect(code).toBe(1);
    expect(out + err).toContain('nirgends.csv');
    expect(out + err).not.toMatch(/ENOENT|\n\s+at /);
  });
});

/** Run in this process, on the small case: the demonstration county takes half a minute to protect. */
describe('explain', () => {
  const room = join(root, 'tests/cases/zwei-orte').replaceAll('\\', '/');
  const explained = async (period: string): Promise<string> => {
    const printed: string[] = [];
    const context = {
      world: { files: disk, clock: () => new Date(0), progress: { stage() {}, step() {}, line() {} } },
      print: (text: string) => printed.push(text),
      json: false,
      definitions: `${room}/indicators`,
      templates: '',
      processId: process.pid,
      softwareVersion: 'test',
    };
    const wanted = { indicator: 'arbeitslosenanteil', area: '99001001-1', period };
    await explain(context, { dataRaw: `${room}/data-raw`, ...wanted });
    return printed.join('\n');
  };

  it('names numerator, denominator, files and lines', async () => {
    const out = await explained('2025-Q4');
    expect(out).toMatch(/Wert {8}10,0/);
    expect(out).toContain('Zähler');
    expect(out).toContain('Nenner');
    expect(out).toMatch(/aus arbeitsamt\/2025-Q4\/\S+, Zeilen? \d+/);
  });

  it('lists the periods there are where the wanted one has none', async () => {
    const error = await explained('1999-Q4').catch((e: unknown) => e);
    if (!(error instanceof UserError)) throw error;
    expect(JSON.stringify(error.problems)).toContain('2025-Q4');
  });
});

describe('a broken room', () => {
  it('gives 1, every problem with its place, and publishes nothing', async () => {
    const out = join(folder, 'nichts');
    const { code, err } = await teilhabe('build', '--data-raw', join(folder, 'gibt-es-nicht'), '--out', out);
    expect(code).toBe(1);
    expect(err).toContain('Datei fehlt');
    expect(err).not.toMatch(/\n\s+at /);
    await expect(readFile(join(out, 'index.html'))).rejects.toThrow();
  });
});
