import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRoom } from '../../pipeline/definitions/index.js';
import { foldText } from '../../pipeline/model/german.js';
import { areaSurplus, zeroLost } from '../../pipeline/model/messages/areas-file.js';
import { areaWrong } from '../../pipeline/model/messages/definitions.js';
import { notUtf8, slugReserved, yamlMistake } from '../../pipeline/model/messages/written.js';
import { overlay } from '../support/overlay-files.js';

/** How people write region.yaml and areas.csv: in Excel and the editor of Windows, by copy and paste. */

const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const dataRaw = `${root}/templates/room`;
const [regionFile, areasFile] = [`${dataRaw}/region.yaml`, `${dataRaw}/areas.csv`];
const region = readFileSync(regionFile, 'utf8');
const areas = readFileSync(areasFile, 'utf8');

async function load(changes: Record<string, string | Uint8Array>) {
  const texts = Object.entries(changes).filter(([, text]) => typeof text === 'string');
  const files = overlay(Object.fromEntries(texts) as Record<string, string>);
  const given = files.readFile;
  files.readFile = async (path) => {
    const own = changes[path];
    return own instanceof Uint8Array ? own : given.call(files, path);
  };
  return loadRoom(files, { dataRaw, definitions: `${root}/indicators` });
}

const errorsOf = async (changes: Record<string, string | Uint8Array>) =>
  (await load(changes)).problems.filter((p) => p.severity === 'error');

describe('characters', () => {
  it('a list of areas saved as ANSI is refused with the line of the first umlaut', async () => {
    const ansi = Buffer.from(areas.replace('Beispielviertel', 'Mühlenfeld'), 'latin1');
    const errors = await errorsOf({ [areasFile]: ansi });
    expect(errors[0]).toEqual(notUtf8(areasFile, 2));
  });

  it('so is a region in UTF-16, as one editor calls Unicode', async () => {
    const errors = await errorsOf({ [regionFile]: Buffer.from(`\ufeff${region}`, 'utf16le') });
    expect(errors[0]).toEqual(notUtf8(regionFile, 1));
    expect(errors).toHaveLength(1);
  });

  it('UTF-8 with BOM and line ends of Windows is read', async () => {
    const windows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
    const { room } = await load({ [regionFile]: windows(region), [areasFile]: windows(areas) });
    expect(room?.region.areas.map((a) => a.name)).toEqual(['Beispielviertel', 'nicht zuordenbar']);
  });

  it('what nobody sees is no part of a name', async () => {
    const pasted = areas.replace('Beispielviertel', 'Mu\u0308hlen\u00adfeld\u00a0Su\u0308d\u200b');
    const { room } = await load({ [areasFile]: pasted });
    expect(room?.region.areas[0]?.name).toBe('Mühlenfeld Süd');
    expect(foldText('Bedarfs\u00adgemein\u200bschaften')).toBe('bedarfsgemeinschaften');
  });
});

describe('the form of YAML', () => {
  it.each([
    ['a tab', '  - ags: "00000001"', '\t- ags: "00000001"', 'TAB_AS_INDENT', '\t- ags: "00000001"'],
    [
      'a key twice',
      '    slug: musterstadt',
      '    slug: musterstadt\n    slug: ort',
      'DUPLICATE_KEY',
      'slug: ort',
    ],
    ['no closing quote', 'ags: "00000001"', 'ags: "00000001', 'MISSING_CHAR', ''],
  ])('%s is told once, in German', async (_, from, to, code, line) => {
    const errors = await errorsOf({ [regionFile]: region.replace(from, to) });
    expect(errors.map((e) => e.code)).toEqual(['yaml-syntax']);
    if (line !== '') expect(errors[0]?.found).toBe(yamlMistake(code, line));
    expect(errors[0]?.found).not.toMatch(/\b(must|not|should|missing|at)\b/i);
  });
});

describe('names and cells', () => {
  it.each(['index', 'atlas', 'con', 'aux', 'com1'])('%s is no name for a report', async (slug) => {
    const errors = await errorsOf({ [regionFile]: region.replace('slug: musterstadt', `slug: ${slug}`) });
    expect(errors).toMatchObject([{ code: 'wrong-value', found: `»${slug}«`, expected: slugReserved }]);
  });

  it.each(['connewitz', 'auxhausen', 'kommern'])('%s is one', async (slug) => {
    const errors = await errorsOf({ [regionFile]: region.replace('slug: musterstadt', `slug: ${slug}`) });
    expect(errors).toEqual([]);
  });

  it('a cell too many in areas.csv is not dropped in silence', async () => {
    const [head = '', row = ''] = areas.split('\n');
    const errors = await errorsOf({ [areasFile]: areas.replace(row, `${row};Alt; Dorf`) });
    const place = { file: areasFile, line: 2 };
    expect(errors).toEqual([areaSurplus(place, ['Alt', 'Dorf'], head.split(';').length)]);
    expect(await errorsOf({ [areasFile]: areas.replace(row, `${row};;`) })).toEqual([]);
  });

  it('a leading zero that a spreadsheet took is named', async () => {
    const errors = await errorsOf({ [areasFile]: areas.replaceAll(';00000001;', ';0000001;') });
    expect(errors[0]).toEqual(
      areaWrong(
        { file: areasFile, line: 2, column: 'municipality' },
        '0000001',
        `AGS einer Kommune aus region.yaml${zeroLost}`,
      ),
    );
  });
});

it('paths as the file manager of Windows copies them', async () => {
  const { room } = await load({
    [`${dataRaw}/corrections.yaml`]: `corrections:
  - { file: 'musterstadt\\2025-Q4\\bevoelkerung.csv', line: 2, column: Personen, was: '1', becomes: '2', reason: Probe }
`,
    [`${dataRaw}/mappings/ignored.yaml`]:
      "ignored:\n  - { files: ['musterstadt\\*\\alt\\*.csv'], reason: alt }\n",
  });
  expect(room?.corrections.map((c) => c.file)).toEqual(['musterstadt/2025-Q4/bevoelkerung.csv']);
  expect(room?.ignoredFiles.map((i) => i.files)).toEqual([['musterstadt/*/alt/*.csv']]);
});
