import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatProblem, formatProblems } from '../../pipeline/model/messages/index.js';
import { usageError } from '../../pipeline/model/messages/usage.js';
import type { Problem } from '../../pipeline/model/problem.js';
import { teilhabe } from '../support/command.js';

/** What goes wrong, as programs and as people read it. */

let folder = '';
beforeAll(async () => {
  folder = (await mkdtemp(join(tmpdir(), 'teilhabe-json-'))).replaceAll('\\', '/');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each([
  [
    'an option that does not exist',
    ['build', '--json', '--formts', 'x'],
    'commander.unknownOption',
    "'--formts'",
  ],
  ['a command that does not exist', ['bild', '--json'], 'commander.unknownCommand', "'bild'"],
  ['an argument that is missing', ['check', '--json'], 'commander.missingArgument', "'pfad'"],
])('%s is JSON where JSON is asked for', async (_, args, code, name) => {
  const { code: exit, out, err } = await teilhabe(...args);
  expect(exit).toBe(2);
  expect(err).toBe('');
  const { problems } = JSON.parse(out) as { problems: Problem[] };
  expect(problems).toMatchObject([{ severity: 'error', code: 'usage' }]);
  const [first = ''] = usageError(code, name, null).split('. ');
  expect(problems[0]?.title.startsWith(first)).toBe(true);
});

it('the same mistake in many lines is one, with all its lines', () => {
  const at = (line: number, found = 'x'): Problem => ({
    severity: 'error',
    code: 'area-wrong',
    title: 'Gebiet nicht schlüssig',
    file: 'areas.csv',
    line,
    found,
  });
  expect(formatProblems([2, 3, 4, 9].map((line) => at(line)))).toEqual([
    'Fehler Gebiet nicht schlüssig: areas.csv, Zeilen 2 bis 4, 9\n  gefunden   x',
  ]);
  const two = [at(2), at(3), at(4, 'y')];
  expect(formatProblems(two)).toEqual(two.map(formatProblem));
});

it('a data room that lacks its region is not read by the rules of another one', async () => {
  const room = `${folder}/raum`;
  await teilhabe('init', room);
  await rm(`${room}/region.yaml`);
  await mkdir(`${room}/deliveries/musterstadt/2024`, { recursive: true });
  await writeFile(
    `${room}/deliveries/musterstadt/2024/wahlen.csv`,
    'Gebiet;Zeitraum\nBeispielviertel;2024\n',
  );
  const { code, err } = await teilhabe('check', room);
  expect(code).toBe(1);
  expect(err).toContain(`Fehler Datei fehlt: ${room}/region.yaml`);
});

it('a data room is checked with its definitions', async () => {
  const room = `${folder}/eigener`;
  await teilhabe('init', room);
  await mkdir(`${room}/indicators/bevoelkerung`, { recursive: true });
  await writeFile(`${room}/indicators/bevoelkerung/eigener.yaml`, 'id: eigener\nkind: quote\n');
  const { code, err } = await teilhabe('check', room);
  expect(code).toBe(1);
  expect(err).toContain('»quote«');
});
