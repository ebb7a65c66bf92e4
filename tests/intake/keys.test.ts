import { describe, expect, it } from 'vitest';
import { readAge } from '../../pipeline/intake/keys/ages.js';
import { buildAreaIndex, readArea } from '../../pipeline/intake/keys/areas.js';
import { dimensionReader } from '../../pipeline/intake/keys/dimensions.js';
import { dimensionsOf } from '../../pipeline/model/dataset.js';
import { mappingSchema } from '../../pipeline/model/mapping.js';
import { areaUnknown } from '../../pipeline/model/messages/intake.js';
import * as say from '../../pipeline/model/messages/keys.js';
import { keysRestored } from '../../pipeline/model/messages/notation.js';
import type { Region } from '../../pipeline/model/region.js';
import { altdorf, neustadt, persons, tinyRegion } from '../support/tiny-room.js';
import { run } from './support.js';

const region: Region = {
  ...tinyRegion,
  municipalities: [
    ...tinyRegion.municipalities,
    { ags: '01999012', name: 'Mühlgrün/Fluß', slug: 'muehlgruen', aliases: [] },
    { ags: '01999016', name: 'Muster', slug: 'muster', aliases: [] },
  ],
  areas: [
    ...tinyRegion.areas.map((a) => ({ ...a })),
    ...['01011101', '01011102'].map((id) => ({
      ...(tinyRegion.areas[0] as Region['areas'][number]),
      id,
      name: `Planungsraum ${id.slice(-1)}`,
    })),
    // The same digits once with and once without a leading zero, in different lengths.
    ...['0555', '00555'].map((id) => ({
      ...(tinyRegion.areas[0] as Region['areas'][number]),
      id,
      name: `Zelle ${id}`,
    })),
  ],
};
const index = buildAreaIndex(region);
const rules = mappingSchema.parse({ id: 'm', description: 'x', files: ['x'], dataset: 'x' }).areas;
const read = (text: string, own: readonly string[] | null = null) => {
  const scope = { rules, municipalities: own && new Set(own) };
  const reading = readArea(index, text, '2025-12-31', scope);
  return 'fail' in reading
    ? reading.fail
    : `${reading.id} ${reading.level}${reading.restored ? ' restored' : ''}`;
};

describe('keys', () => {
  it.each([
    ['01999004', `${altdorf} municipality`],
    ["'01999004", `${altdorf} municipality`],
    ['="01999004"', `${altdorf} municipality`],
    ['01 999 004', `${altdorf} municipality`],
    ['1999004', `${altdorf} municipality restored`],
    ['1999004.0', `${altdorf} municipality restored`],
    ['1999004,00', `${altdorf} municipality restored`],
    ['1.999.004', `${altdorf} municipality restored`],
    ['1,999004E+06', `${altdorf} municipality restored`],
    ['1011101', '01011101 area restored'],
    ['01011101 Planungsraum 1', '01011101 area'],
    ['Planungsraum 1 (01011101)', '01011101 area'],
    ['1011101 Planungsraum 1', '01011101 area restored'],
    ['01011101 Planungsraum 2', 'unknown'],
    ['1.999.999', 'unknown'],
    ['-1999004', 'unknown'],
    ['1999004,5', 'unknown'],
    ['555', 'ambiguous'],
    ['2E+06', 'unknown'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('names', () => {
  it.each([
    ['Mühlgrün / Fluss', '01999012 municipality'],
    ['MUEHLGRUEN-FLUSS', '01999012 municipality'],
    ['Mühlgrün/Fluß, Stadt', '01999012 municipality'],
    ['Stadt Neustadt', `${neustadt} municipality`],
    ['Neustadt, Kreisstadt', `${neustadt} municipality`],
    ['Gemeinde Neustadt', `${neustadt} municipality`],
    ['Muster', '01999016 municipality'],
    ['Muster, Stadt', '01999016 municipality'],
    ['Muster, Kreis', '01999 county'],
    ['Landkreis Muster', '01999 county'],
    ['Noerdlicher Rand', 'A2 area'],
    ['NördlicherRand', 'A2 area'],
    ['N\ufffdrdlicher Rand', 'unknown'],
    ['Neustadt\ufffd', 'unknown'],
    ['N?rdlicher Rand', 'unknown'],
    ['Kreis Neustadt', 'unknown'],
    ['Stadt', 'unknown'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('totals', () => {
  it.each([
    ['Stadt Neustadt insgesamt', null, `${neustadt} municipality`],
    ['Neustadt gesamt', null, `${neustadt} municipality`],
    ['Summe Neustadt', null, `${neustadt} municipality`],
    ['Muster insgesamt', null, '01999016 municipality'],
    ['Kreis Muster insgesamt', null, '01999 county'],
    ['Kreis gesamt', null, '01999 county'],
    ['Insgesamt', [altdorf], `${altdorf} municipality`],
    ['Summe', [altdorf], `${altdorf} municipality`],
    ['Stadt gesamt', [altdorf], `${altdorf} municipality`],
    ['Gesamtstadt', [altdorf], `${altdorf} municipality`],
    ['insgesamt', null, 'total-unclear'],
    ['Gesamtergebnis', [altdorf, neustadt], 'total-unclear'],
    ['Neustadt insgesamt', [altdorf], 'foreign'],
    ['Irgendwo insgesamt', [altdorf], 'unknown'],
  ])('%s of %j', (text, own, expected) => expect(read(text, own)).toBe(expected));
});

const file = 'altdorf/2025-Q4/einwohnerbestand.csv';
const place = (supplier: string, name: string, line: number, column = 'Gebiet') => ({
  supplier,
  file: `deliveries/${name}`,
  line,
  sheetRow: line,
  column,
});

describe('in a file', () => {
  it('one note for all restored keys of a column', async () => {
    const result = await run({ [file]: 'Gebiet;Personen\nA1;1\n1999004;7\n1999;9' });
    expect(result.problems).toEqual([keysRestored(place('altdorf', file, 3), '1999004', altdorf, 2)]);
    expect(result.cells('einwohnerbestand').map((c) => [c.area, c.level, c.value])).toEqual([
      ['A1', 'area', 1],
      [altdorf, 'municipality', 7],
      ['01999', 'county', 9],
    ]);
  });
  it('a total is a row of its own level', async () => {
    const result = await run({ [file]: 'Gebiet;Personen\nA1;1\nA2;2\nInsgesamt;3' });
    expect(result.problems).toEqual([]);
    expect(result.cells('einwohnerbestand').map((c) => [c.area, c.level, c.value])).toEqual([
      ['A1', 'area', 1],
      ['A2', 'area', 2],
      [altdorf, 'municipality', 3],
    ]);
  });
  it('a total without a name: of the municipality the row names, else a problem', async () => {
    const name = 'jobcenter/2025-Q4/einwohnerbestand.csv';
    const mapping = { id: 'm', description: 'x', files: ['jobcenter/**'], dataset: 'einwohnerbestand' };
    const aside = { columns: [{ name: 'Kommune', reason: 'x', columns: ['Kommune'] }] };
    const result = await run(
      { [name]: 'Kommune;Gebiet;Personen\nNeustadt;Insgesamt;3\n;Insgesamt;9' },
      { mappings: [{ ...mapping, set_aside: aside }] },
    );
    expect(result.cells('einwohnerbestand')[0]).toMatchObject({
      area: neustadt,
      level: 'municipality',
      value: 3,
    });
    expect(result.problems).toEqual([
      say.totalUnclear(place('jobcenter', name, 3), name, 'Insgesamt', 'Kreis Muster'),
    ]);
  });
  it.each([
    ['S\ufffdd', say.areaDestroyed(place('altdorf', file, 2), file, 'S\ufffdd')],
    ['1,9E+06', say.areaKeyCut(place('altdorf', file, 2), file, '1,9E+06')],
    ['Mitt', areaUnknown(place('altdorf', file, 2), file, 'Mitt', 'Mitte')],
  ])('%s', async (text, problem) => {
    expect((await run({ [file]: `Gebiet;Personen\n${text};1\nA1;2` })).problems).toEqual([problem]);
  });
  it('a key of an area that lost its leading zero is told with it', async () => {
    const [first] = tinyRegion.areas;
    if (!first) throw new Error('the region has no area');
    const areas = [...tinyRegion.areas, { ...first, id: `${altdorf}-07`, name: 'Hafen', aliases: [] }];
    const text = `${altdorf.slice(1)}-07`;
    const result = await run(
      { [file]: `Gebiet;Personen\n${text};1\nA1;2` },
      { region: { ...tinyRegion, areas } },
    );
    expect(result.problems.filter((p) => p.code === 'area-unknown')).toEqual([
      areaUnknown(place('altdorf', file, 2), file, text, `${altdorf}-07`),
    ]);
  });
  it('an age that a spreadsheet turned into a date', async () => {
    const result = await run({ [file]: 'Gebiet;Alter;Personen\nA1;03. Jun;1' });
    expect(result.problems).toEqual([say.ageBecameDate(place('altdorf', file, 2, 'Alter'), file, '03. Jun')]);
  });
});

describe('code lists', () => {
  const [, sex] = dimensionsOf(persons);
  if (sex?.type !== 'code') throw new Error('the tiny room has a code list');
  const bySex = dimensionReader(sex);
  it.each([
    ['M', 'm'],
    ['weibl.', 'w'],
    ['Männl.', 'm'],
    ['maennlich', 'm'],
    [' insg.'.trim(), 'insgesamt'],
    ['m�nnlich', null],
    ['weib', null],
    ['', null],
  ])('%s', (text, code) => expect(bySex(text)).toBe(code));
  const codes = (...ids: string[]) =>
    dimensionReader({
      ...sex,
      codes: Object.fromEntries(ids.map((id) => [id, { label: `x${id}`, aliases: [], total: false }])),
    });
  it('zeros of a code only where one code is left', () => {
    expect(codes('01', '02')('1')).toBe('01');
    expect(codes('01', '02')('1.0')).toBe('01');
    expect(codes('1', '2')('01')).toBe('1');
    expect(codes('01', '001')('1')).toBeNull();
    expect(codes('03')('0-3')).toBeNull();
  });
  it('upper ages', () => {
    expect(readAge('bis 17 Jahre', true)).toEqual([0, 18]);
    expect(readAge('18 bis einschl. 24', true)).toEqual([18, 25]);
  });
});
