import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closed, shapeFault } from '../../pipeline/definitions/boundary-shape.js';
import { loadRoom } from '../../pipeline/definitions/index.js';
import {
  fileEmpty,
  idConverted,
  levelMeant,
  otherDelimiter,
  quoteOpen,
  sharesWhole,
  writeDay,
} from '../../pipeline/model/messages/areas-file.js';
import { ringOpen, shapesWithoutId, shapeWrong } from '../../pipeline/model/messages/boundaries.js';
import {
  dayWritten,
  fileNotRead,
  quotesNeeded,
  straightQuotes,
} from '../../pipeline/model/messages/values.js';
import { overlay } from '../support/overlay-files.js';

/** Slips of a statistician who fills a data room for the first time: each is told where it is and what to write instead. */

const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
const dataRaw = `${root}/templates/room`;
const [regionFile, areasFile] = [`${dataRaw}/region.yaml`, `${dataRaw}/areas.csv`];
const region = readFileSync(regionFile, 'utf8');
const areas = readFileSync(areasFile, 'utf8');
const indicator = readFileSync(`${root}/indicators/bevoelkerung/auslaenderanteil.yaml`, 'utf8').replace(
  'id: auslaenderanteil',
  'id: eigener',
);
const indicatorFile = `${dataRaw}/indicators/bevoelkerung/eigener.yaml`;

const problemsOf = async (changes: Record<string, string>) =>
  (await loadRoom(overlay(changes), { dataRaw, definitions: `${root}/indicators` })).problems.filter(
    (p) => p.code !== 'room-unusable',
  );

describe('values', () => {
  it('the sample of the tests is right before it is spoilt', async () => {
    expect(await problemsOf({ [indicatorFile]: indicator })).toEqual([]);
  });

  it('a kind that does not exist is not called missing', async () => {
    const [problem] = await problemsOf({ [indicatorFile]: indicator.replace('kind: ratio', 'kind: quote') });
    expect(problem).toMatchObject({ code: 'wrong-value', found: '»quote«', line: 2 });
    expect(problem?.expected).toMatch(/^eines von: .*ratio.*delivered/);
    const [missing] = await problemsOf({ [indicatorFile]: indicator.replace('kind: ratio\n', '') });
    expect(missing).toMatchObject({ code: 'key-missing', title: 'Angabe »kind« fehlt' });
    expect(missing?.expected).toContain('ratio | ');
  });

  it('the form of the sentence is told in German', async () => {
    const spoilt = indicator.replace(/^sentence: .*$/m, "sentence: 'Hier sind viele'");
    const [problem] = await problemsOf({ [indicatorFile]: spoilt });
    expect(problem?.expected).toContain('{wert}');
    expect(problem?.expected).not.toMatch(/invalid|pattern/i);
  });

  it.each([
    ['digits without quotes', 'ags: "00000001"', 'ags: 00000001', quotesNeeded],
    ['quotes of a word processor', 'ags: "00000001"', 'ags: „00000001“', straightQuotes],
  ])('%s', async (_, from, to, remedy) => {
    const [problem] = await problemsOf({ [regionFile]: region.replace(from, to) });
    expect(problem).toMatchObject({ code: 'wrong-value', remedy });
  });

  it('an id with umlauts, and a day as Germans write it', async () => {
    const [slug] = await problemsOf({
      [regionFile]: region.replace('slug: musterstadt', 'slug: Süßwinkel'),
    });
    expect(slug?.remedy).toContain('»suesswinkel«');
    const plan = `deliveries:
  - { supplier: musterstadt, dataset: bevoelkerung, due_dates: { '2025-Q4': '28.2.2026' }, from: '2025-Q1', contact: { office: Amt, email: amt@example.org } }
`;
    const [day] = await problemsOf({ [`${dataRaw}/lieferplan.yaml`]: plan });
    expect(day).toMatchObject({ expected: 'Datum als JJJJ-MM-TT', remedy: dayWritten('2026-02-28') });
  });
});

describe('files that nothing reads', () => {
  it.each([
    'indicators/eigener.yaml',
    'indicators/bevoelkerung/eigener.yml',
    'indicators/bevoelkerung/neu/eigener.yaml',
    'mappings/export.yml',
    'corrections.yml',
  ])('%s is told', async (file) => {
    expect(await problemsOf({ [`${dataRaw}/${file}`]: '' })).toEqual([fileNotRead(`${dataRaw}/${file}`)]);
  });
});

describe('areas.csv', () => {
  const row = '00000001-01;Beispielviertel;area;;;00000001;;;;';
  const withRow = (changed: string) => problemsOf({ [areasFile]: areas.replace(row, changed) });

  it.each([
    ['commas', areas.replaceAll(';', ','), otherDelimiter(',')],
    ['tabs', areas.replaceAll(';', '\t'), otherDelimiter('\t')],
    ['nothing at all', '\n', fileEmpty],
  ])('with %s between the columns', async (_, text, found) => {
    expect(await problemsOf({ [areasFile]: text })).toMatchObject([{ code: 'areas-header', found }]);
  });

  it('a quotation mark that is never closed is told at its line', async () => {
    expect(await withRow(row.replace('Beispielviertel', '"Beispielviertel'))).toEqual([
      quoteOpen(areasFile, 2),
    ]);
  });

  it.each([
    ['45292', '2024-01-01'], // the day Excel counts as number 45292
    ['1.7.2024', '2024-07-01'],
  ])('the day %s is told as it must be written', async (day, iso) => {
    expect(await withRow(`${row.slice(0, -2)}${day};;`)).toMatchObject([
      { column: 'valid_from', found: day, remedy: writeDay(iso) },
    ]);
  });

  it.each(['1,23E+09', '01.02.2024'])('the id %s is what a spreadsheet made of another', async (id) => {
    expect(await withRow(row.replace('00000001-01', id))).toMatchObject([
      { column: 'id', expected: idConverted },
    ]);
  });

  it('the word for a level is told to be no level', async () => {
    expect(await withRow(row.replace(';area;', ';Sozialraum;'))).toMatchObject([
      { column: 'level', remedy: levelMeant('area') },
    ]);
  });

  it('successors cannot take over more than there was', async () => {
    const ended = (shares: string) =>
      withRow(
        `${row.slice(0, -2)};2024-12-31;${shares}\n00000001-02;Neu;area;;;00000001;;;;\n00000001-03;Neuer;area;;;00000001;;;;`,
      );
    expect(await ended('00000001-02:0.7|00000001-03:0,3')).toEqual([]);
    expect(await ended('00000001-02:0.7|00000001-03:0,7')).toMatchObject([
      { column: 'successors', expected: sharesWhole },
    ]);
  });
});

describe('boundaries', () => {
  const file = `${dataRaw}/boundaries/areas.geojson`;
  const entry = region.replace(
    'boundaries: []',
    'boundaries: [{ level: area, file: boundaries/areas.geojson, source: Amt }]',
  );
  const ring = [
    [7.6, 51.5],
    [7.7, 51.5],
    [7.7, 51.6],
    [7.6, 51.5],
  ];
  const withRing = (coordinates: unknown, properties: object = { id: '00000001-01' }) =>
    problemsOf({
      [regionFile]: entry,
      [file]: JSON.stringify({
        type: 'FeatureCollection',
        features: [
          { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [coordinates] } },
        ],
      }),
    });
  const id = ['00000001-01'];

  it('one that is right raises nothing', async () => {
    expect(await withRing(ring)).toEqual([]);
  });

  it('latitude before longitude, metres, texts', async () => {
    expect(await withRing(ring.map(([x, y]) => [y, x]))).toEqual([shapeWrong(file, 'swapped', id)]);
    expect(await withRing(ring.map(([x = 0, y = 0]) => [x * 50_000, y * 100_000]))).toEqual([
      shapeWrong(file, 'no-degrees', id),
    ]);
    expect(await withRing(ring.map((p) => p.map((n) => String(n).replace('.', ','))))).toEqual([
      shapeWrong(file, 'no-numbers', id),
    ]);
    expect(shapeFault({ type: 'MultiPolygon', coordinates: [] })).toBe('no-numbers');
    expect(shapeFault({ type: 'Polygon' } as never)).toBe('no-numbers');
  });

  it('a ring that is not closed is told and closed', async () => {
    expect(await withRing(ring.slice(0, 3))).toEqual([ringOpen(file, id)]);
    const whole = { type: 'Polygon' as const, coordinates: [ring] };
    expect(closed({ type: 'Polygon', coordinates: [ring.slice(0, 3)] })).toEqual(whole);
    expect(closed(whole)).toBe(whole);
    expect(closed({ type: 'MultiPolygon', coordinates: [[ring.slice(0, 3)]] }).coordinates).toEqual([[ring]]);
  });

  it('the key under another name', async () => {
    expect(await withRing(ring, { SCHLUESSEL: 1, NAME: 'x' })).toEqual([
      shapesWithoutId(file, 1, 'id', ['NAME', 'SCHLUESSEL']),
      expect.objectContaining({ code: 'area-without-boundary' }),
    ]);
  });

  it('a path that leads nowhere is told at its entry', async () => {
    const [problem] = await problemsOf({ [regionFile]: entry });
    expect(problem).toMatchObject({
      file: regionFile,
      title: 'Grenzdatei fehlt',
      found: `keine Datei ${file}`,
    });
    expect(problem?.line).toBeGreaterThan(1);
  });
});
