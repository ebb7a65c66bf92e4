import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRoom } from '../../pipeline/definitions/index.js';
import {
  areaWrong,
  conditionMisfit,
  duplicateId,
  fileMissing,
  keyMissing,
  policyLoosened,
  unknownKey,
  wrongFolder,
} from '../../pipeline/model/messages/definitions.js';
import { demandWithoutLeast } from '../../pipeline/model/messages/protection.js';
import { overlay } from '../support/overlay-files.js';

const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const dataRaw = `${root}/templates/room`;
const definitions = `${root}/indicators`;
const read = (path: string) => readFileSync(path, 'utf8');

async function load(changes: Record<string, string | null> = {}) {
  return loadRoom(overlay(changes), { dataRaw, definitions });
}

const indicatorFile = `${dataRaw}/indicators/arbeit/probe.yaml`;
const indicatorText = `id: probe
kind: ratio
title: Probe
short_title: Probe
question: Stimmt das?
definition: Frauen je Einwohner.
dimension: arbeit
unit: "%"
direction: none
source: Probe
catalogue: Probe
valid_from: 2020-01-01
version: 1
method: wilson
numerator: { dataset: bevoelkerung, measure: personen, where: { geschlecht: w, alter: { under: 18 } } }
denominator: { dataset: bevoelkerung, measure: personen }
`;

describe('loading a data room', () => {
  it('reads the room that init writes without an error', async () => {
    const { room, problems } = await load();
    expect(problems.filter((p) => p.severity === 'error')).toEqual([]);
    expect(room?.region.municipalities[0]?.ags).toBe('00000001');
    expect(room?.region.areas.map((a) => [a.id, a.kind, a.parent])).toEqual([
      ['00000001-01', 'area', '00000001'],
      ['00000001-99', 'residual', '00000001'],
    ]);
  });

  it('adds a definition of the room to the shared ones', async () => {
    const { room } = await load({ [indicatorFile]: indicatorText });
    expect(room?.definitions.indicators.find((i) => i.id === 'probe')?.version).toBe(1);
  });

  it('names an unknown key with line, column and the nearest known one', async () => {
    const { room, problems } = await load({
      [indicatorFile]: indicatorText.replace('short_title', 'short_titel'),
    });
    expect(room).toBeNull();
    const found = problems.find((p) => p.code === 'unknown-key');
    expect(found).toMatchObject({ file: indicatorFile, line: 4, column: '1', found: 'short_titel' });
    expect(found?.remedy).toBe(
      unknownKey({ file: indicatorFile, line: 4, column: '1' }, 'short_titel', [], 'short_title').remedy,
    );
    expect(problems.map((p) => p.title)).toContain(
      keyMissing({ file: indicatorFile, line: 1, column: '1' }, 'short_title', '').title,
    );
  });

  it('names a dataset, a code and a measure that do not exist, with a suggestion', async () => {
    const broken = indicatorText
      .replace('denominator: { dataset: bevoelkerung', 'denominator: { dataset: bevölkerungen')
      .replace('geschlecht: w', 'geschlecht: weib');
    const { problems } = await load({ [indicatorFile]: broken });
    expect(problems.map((p) => p.code)).toContain('wrong-value');
    const { problems: second } = await load({
      [indicatorFile]: broken.replace('bevölkerungen', 'bevoelkerungen'),
    });
    expect(second).toEqual([
      expect.objectContaining({ code: 'unknown-reference', line: 15, found: 'weib' }),
      expect.objectContaining({
        code: 'unknown-reference',
        line: 16,
        found: 'bevoelkerungen',
        remedy: 'Meinten Sie »bevoelkerung«?',
      }),
    ]);
  });

  it('refuses a code where an age span is needed', async () => {
    const { problems } = await load({
      [indicatorFile]: indicatorText.replace('alter: { under: 18 }', 'alter: jung'),
    });
    const expected = conditionMisfit(
      { file: indicatorFile },
      'alter',
      'Altersspanne, z. B. { from: 15, under: 65 }',
    );
    expect(problems).toEqual([
      expect.objectContaining({ title: expected.title, expected: expected.expected, line: 15 }),
    ]);
  });

  it('reports broken YAML with its line', async () => {
    const { problems } = await load({ [indicatorFile]: 'id: probe\ntitle: [a, b\n' });
    expect(problems[0]).toMatchObject({ code: 'yaml-syntax', file: indicatorFile });
    expect(problems[0]?.line).toBeGreaterThanOrEqual(2);
  });

  it('wants file name and folder to agree with id and dimension', async () => {
    const misplaced = `${dataRaw}/indicators/wohnen/anders.yaml`;
    const { problems } = await load({ [misplaced]: indicatorText });
    expect(problems.map((p) => p.code).sort()).toEqual(['file-name', 'wrong-folder']);
    expect(problems.map((p) => p.found)).toContain(
      wrongFolder({ file: misplaced }, 'arbeit', 'wohnen').found,
    );
  });

  it('lets a region tighten a threshold, never loosen it', async () => {
    const path = `${dataRaw}/region.yaml`;
    const withPolicy = (n: number) =>
      read(path).replace('policy: {}', `policy:\n  ba: { min_numerator: ${n} }`);
    const strict = await load({ [path]: withPolicy(10) });
    expect(strict.room?.definitions.policy.classes.ba?.min_numerator).toBe(10);
    const loose = await load({ [path]: withPolicy(1) });
    expect(loose.room).toBeNull();
    const shared = strict.room?.definitions.policy.classes.ba?.min_numerator ?? 0;
    expect(loose.problems.map((p) => p.code)).toEqual([policyLoosened({ file: path }, 'ba', shared, 1).code]);
  });

  it('wants a least count where a class demands anything else, which would be without effect', async () => {
    const path = `${dataRaw}/region.yaml`;
    const shared = `${definitions}/policy.yaml`;
    const withRule = (rule: string, own = 'title: x') =>
      load({
        [shared]: `${read(shared)}\n  frei: { title: Frei, reason: x, min_numerator: 0, min_denominator: 0${rule} }\n`,
        [path]: read(path).replace('policy: {}', `policy:\n  frei: { ${own} }`),
      });
    const codes = async (...rule: Parameters<typeof withRule>) =>
      (await withRule(...rule)).problems.map((p) => [p.code, p.file]);
    const { code } = demandWithoutLeast({ file: shared }, 'frei');
    expect(await codes('')).toEqual([]);
    expect(await codes(', group_disclosure: 0, zero: visible')).toEqual([]);
    for (const rule of [', group_disclosure: 1', ', protect_complement: true', ', zero: sensitive'])
      expect(await codes(rule), rule).toEqual([[code, shared]]);
    expect(await codes('', 'group_disclosure: 1')).toEqual([[code, path]]);
    expect(await codes('', 'group_disclosure: 1, min_numerator: 1')).toEqual([]);
  });

  it('lets a region round where nothing is rounded, or more coarsely, never more finely', async () => {
    const path = `${dataRaw}/region.yaml`;
    const shared = `${definitions}/policy.yaml`;
    const withRules = (own: string, rule: string) =>
      load({
        [path]: read(path).replace('policy: {}', `policy:\n  ba: { ${own} }`),
        [shared]: read(shared).replace(/(\n {2}ba:\n)/, `$1    ${rule}\n`),
      });
    const ruleOf = async (own: string, rule = '') =>
      (await withRules(own, rule)).room?.definitions.policy.classes.ba?.round_to;
    expect(await ruleOf('min_numerator: 10')).toBeUndefined();
    expect(await ruleOf('round_to: 5')).toBe(5);
    expect(await ruleOf('min_numerator: 10', 'round_to: 5')).toBe(5);
    expect(await ruleOf('round_to: 10', 'round_to: 5')).toBe(10);
    const finer = await withRules('round_to: 3', 'round_to: 5');
    expect(finer.room).toBeNull();
    expect(finer.problems.map((p) => p.code)).toEqual([policyLoosened({ file: path }, 'ba', 5, 3).code]);
    expect((await withRules('round_to: 1', '')).room).toBeNull();
  });

  it('finds what is not sound in areas.csv, each with its line', async () => {
    const path = `${dataRaw}/areas.csv`;
    const text = read(path);
    const { problems } = await load({
      [path]: `${text}00000001-01;Doppelt;area;;;00000001;;;;\n00000001-02;X;viertel;;nirgends;00000009;;2025-13-01;;\n`,
    });
    expect(problems.map((p) => [p.line, p.column, p.found])).toEqual([
      [4, 'id', '00000001-01 auch in Zeile 2'],
      [5, 'level', 'viertel'],
      [5, 'municipality', '00000009'],
      [5, 'valid_from', '2025-13-01'],
      [5, 'parent', 'nirgends'],
    ]);
    expect(problems[0]?.title).toBe(areaWrong({ file: path }, '', '').title);
  });

  it('reads areas.csv without the column kind: the residual area is known by its name', async () => {
    const text = [
      'id;name;level;parent;municipality;aliases;valid_from;valid_to;successors',
      '00000001-01;Nordviertel;area;;00000001;;;;',
      '00000001-99;nicht zuordenbar;area;;00000001;;;;',
    ].join('\n');
    const { room, problems } = await load({ [`${dataRaw}/areas.csv`]: text });
    expect(problems.filter((p) => p.severity === 'error')).toEqual([]);
    expect(room?.region.areas.map((a) => [a.name, a.kind])).toEqual([
      ['Nordviertel', 'area'],
      ['nicht zuordenbar', 'residual'],
    ]);
  });

  it('checks suppliers and slugs of the region', async () => {
    const path = `${dataRaw}/region.yaml`;
    const { problems } = await load({
      [path]: read(path)
        .replace('municipalities: ["00000001"]', 'municipalities: ["00000002"]')
        .replace('slug: musterstadt', 'slug: kreis-muster'),
    });
    expect(problems.map((p) => p.code).sort()).toEqual([
      duplicateId({ file: path }, '', '').code,
      'unknown-reference',
    ]);
  });

  it('checks a mapping against its dataset', async () => {
    const path = `${dataRaw}/mappings/probe.yaml`;
    const { problems } = await load({
      [path]:
        'id: probe\ndescription: Probe\nfiles: ["a/*.csv"]\ndataset: bevoelkerung\ncolumns: { Ort: gebeit }\ncodes:\n  geschlecht: { "1": mann }\n',
    });
    expect(problems.map((p) => [p.line, p.found])).toEqual([
      [5, 'gebeit'],
      [7, 'mann'],
    ]);
  });

  it('says which file is missing and how to get it', async () => {
    const { room, problems } = await loadRoom(overlay({}), { dataRaw: `${root}/nirgends`, definitions });
    expect(room).toBeNull();
    expect(problems.map((p) => p.file)).toEqual([
      `${root}/nirgends/region.yaml`,
      `${root}/nirgends/areas.csv`,
    ]);
    expect(problems[0]?.title).toBe(fileMissing('x', 'y').title);
  });
});
