import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disk } from '../../pipeline/disk.js';
import type { Published } from '../../pipeline/model/figures.js';
import { unknownReports } from '../../pipeline/model/messages/publish.js';
import type { Patterns } from '../../pipeline/model/patterns.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { nothingWaits } from '../../pipeline/model/waiting.js';
import { type OpenComparison, type OpenValue, seal, withPatterns } from '../../pipeline/protect/seal.js';
import { createHtml } from '../../pipeline/publish/html.js';
import { rejectedNames, writeInternal } from '../../pipeline/publish/internal.js';
import { createPdf } from '../../pipeline/publish/pdf.js';
import { printFonts, templates } from '../../pipeline/publish/places.js';
import { type Format, type PublishOptions, publishReports } from '../../pipeline/publish/publish.js';
import { renderReport } from '../../pipeline/publish/render-report.js';
import type { ReportTools } from '../../pipeline/publish/tools.js';
import { openStore, type Store } from '../../pipeline/store/store.js';
import { fakeRenderer, sampleReport } from './sample.js';

const notice = 'Erfunden, zum Vorführen.';
const square = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 0],
  [0, 0],
];
/** The smallest data room that publish looks into; the outer ring runs clockwise, against RFC 7946. */
const room = {
  region: {
    county: {
      ags: '99999',
      name: 'Musterkreis',
      slug: 'musterkreis',
      kind: 'Kreis',
      municipality_kind: { one: 'Kommune', many: 'Kommunen' },
      aliases: [],
    },
    municipalities: [{ ags: '99999001', name: 'Musterstadt', slug: 'musterstadt', aliases: [] }],
    levels: [],
    reference_areas: [],
    suppliers: [],
    boundaries: [],
    demonstration: notice,
    policy: {},
    publisher: { name: 'Musterkreis' },
    areas: [
      {
        id: '=g1',
        name: 'Gebiet "1", Nord',
        level: 'area',
        kind: 'area',
        parent: '99999001',
        municipality: '99999001',
        aliases: [],
        validFrom: null,
        validTo: null,
        successors: [],
      },
    ],
    boundaryFeatures: [{ level: 'area', id: '=g1', geometry: { type: 'Polygon', coordinates: [square] } }],
  },
  definitions: {
    benchmarks: [],
    events: [],
    datasets: new Map(),
    indicators: [
      { id: 'armut', decimals: 1, version: 3 },
      { id: 'menschen', decimals: 0, version: 1 },
    ],
    vocabulary: { dimensions: [] },
    policy: { classes: {} },
  },
  mappings: [],
  ignoredFiles: [],
  corrections: [],
  acknowledged: [],
  deliveriesDir: 'deliveries',
  inputs: [{ path: 'region.yaml', sha256: 'ab' }],
} as unknown as DataRoom;

const value = (change: Partial<OpenValue>): OpenValue => ({
  indicator: 'armut',
  area: '=g1',
  areaLevel: 'area',
  municipality: '99999001',
  period: '2025-Q4',
  referenceDate: '2025-12-31',
  status: 'ok',
  value: 21.05,
  lower: 19.349,
  upper: 22.75,
  numerator: 120,
  denominator: 570,
  unit: '%',
  definitionVersion: 3,
  denominatorDate: '2025-06-30',
  ...change,
});
const comparison: OpenComparison = {
  indicator: 'armut',
  area: '=g1',
  period: '2025-Q4',
  comparedWith: 'county',
  reference: '99999',
  difference: -2.649,
  lower: -4.04,
  upper: null,
  verdict: 'not distinguishable',
  adjusted: false,
  pValue: 0.20004,
  status: 'ok',
};
const nothing = { value: null, lower: null, upper: null, numerator: null };
const dated = { period: '2025-Q4', referenceDate: '2025-12-31', areas: 5, leftOut: 1 };
const patterns: Patterns = {
  segregation: [
    {
      segregation: 'arme',
      area: '99999001',
      ...dated,
      measures: [
        { measure: 'isolation', value: 0.3 },
        { measure: 'dissimilarity', value: 0.37499 },
      ],
      corrected: { value: 0.35001, lower: 0.3, upper: 0.4 },
    },
  ],
  spatial: [
    {
      indicator: 'armut',
      ...dated,
      moran: 0.41239,
      p: 0.002,
      clustered: true,
      smoothed: false,
      members: [{ area: '=g1', moran: -0.5, p: 0.5, cluster: null }],
    },
  ],
  inequality: [
    {
      indicator: 'armut',
      by: 'menschen',
      ...dated,
      least: 8.126,
      most: 20,
      slope: 14,
      slopeLower: -1.5,
      slopeUpper: 19,
    },
  ],
  standardised: [
    {
      standardisation: 'alter',
      indicator: 'armut',
      area: '=g1',
      areaLevel: 'area',
      municipality: '99999001',
      period: '2025-Q4',
      referenceDate: '2025-12-31',
      status: 'ok',
      numbers: {
        observed: 9,
        expected: 6.125,
        crude: 21.049,
        direct: null,
        indirect: { value: 30.126, lower: 10, upper: 50 },
        ratio: { value: 1.46939, lower: 0.7, upper: 2.8 },
        position: 'inside',
      },
    },
    {
      standardisation: 'alter',
      indicator: 'armut',
      area: '99999001',
      areaLevel: 'municipality',
      municipality: '99999001',
      period: '2025-Q4',
      referenceDate: '2025-12-31',
      status: 'suppressed',
      numbers: null,
    },
  ],
  funnels: [
    {
      indicator: 'armut',
      ...dated,
      baseline: 20.5,
      members: [
        {
          area: '=g1',
          municipality: '99999001',
          numerator: 120,
          denominator: 570,
          value: 21.0526,
          lower95: 17.18594,
          upper95: 23.81406,
          lower998: 15.3,
          upper998: 25.7,
          position: 'inside',
        },
      ],
    },
  ],
  indexChanges: [],
};
const figures: Published<'public'> = seal(
  [
    value({
      indicator: 'menschen',
      area: '99999',
      areaLevel: 'county',
      municipality: '',
      value: 48518,
      lower: null,
      upper: null,
      numerator: 48518,
      denominator: null,
      unit: 'Personen',
      definitionVersion: 1,
    }),
    value({}),
    value({
      period: '2025-Q3',
      referenceDate: '2025-09-30',
      status: 'suppressed',
      ...nothing,
      denominator: null,
    }),
  ],
  [comparison],
  [
    {
      indicator: 'armut',
      area: '99999',
      areaLevel: 'county',
      periods: ['2021', '2022', '2023', '2024', '2025'],
      slope: 0.126,
      lower: -0.04,
      upper: 0.3,
      verdict: 'not distinguishable',
      adjusted: true,
      pValue: 1e-9,
    },
  ],
  [],
);
const published = withPatterns(figures, patterns);

const header =
  'indicator,area,area_level,municipality,period,reference_date,status,value,lower,upper,numerator,denominator,unit,definition_version,denominator_date,smoothed,note,provisional_until';

let folder = '';
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'publish-'));
  store = await openStore();
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const tools = {
  charts: fakeRenderer,
  html: createHtml(join(templates, 'html')),
  pdf: createPdf(join(templates, 'pdf'), printFonts, '2025-12-31'),
};
const silent = { stage() {}, step() {}, line() {} };
const here =
  (with_: ReportTools): PublishOptions['render'] =>
  async (reports, _settings, receive) => {
    for (const report of reports) await receive(await renderReport(report, with_));
  };
const options = (name: string, formats: Format[], only?: string[]): PublishOptions => ({
  render: here(tools),
  waiting: nothingWaits,
  world: { files: disk, clock: () => new Date(0), progress: silent },
  store,
  room,
  published,
  reports: [
    sampleReport(),
    sampleReport(undefined, { slug: 'musterkreis', kind: 'county', areaName: 'Musterkreis' }),
  ],
  atlas: {
    ...{
      title: 'Atlas Musterkreis',
      subtitle: '',
      countyName: 'Musterkreis',
      publisher: 'Musterkreis',
      contact: '',
    },
    ...{ demonstration: notice, levels: [], places: [], chapters: [], signs: [], sources: [], first: null },
  },
  reconciled: [],
  geometry: { levels: {} },
  formats: new Set(formats),
  ...(only ? { only } : {}),
  folder: `${folder}/${name}`,
});
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');

describe('data files', () => {
  beforeAll(async () => {
    await publishReports(options('data-only', ['data']));
  });

  it('writes indicators.csv sorted, rounded as defined, with CRLF and formulas made inert', () => {
    expect(read('data-only/data/indicators.csv')).toBe(
      [
        header,
        `armut,'=g1,area,99999001,2025-Q3,2025-09-30,suppressed,,,,,,%,3,2025-06-30,,"${notice}",`,
        `armut,'=g1,area,99999001,2025-Q4,2025-12-31,ok,21.1,19.3,22.8,120,570,%,3,2025-06-30,,"${notice}",`,
        `menschen,99999,county,,2025-Q4,2025-12-31,ok,48518,,,48518,,Personen,1,2025-06-30,,"${notice}",`,
        '',
      ].join('\r\n'),
    );
  });

  it('writes segregation, clusters and inequality', () => {
    expect(read('data-only/data/segregation.csv').split('\r\n')).toEqual([
      'segregation,area,period,reference_date,measure,share,corrected,lower,upper,areas,areas_left_out,note',
      `arme,99999001,2025-Q4,2025-12-31,dissimilarity,0.375,0.35,0.3,0.4,5,1,"${notice}"`,
      `arme,99999001,2025-Q4,2025-12-31,isolation,0.3,,,,5,1,"${notice}"`,
      '',
    ]);
    expect(read('data-only/data/clusters.csv').split('\r\n')).toEqual([
      'indicator,area,period,reference_date,statistic,moran,p,cluster,smoothed,areas,areas_left_out,note',
      `armut,99999,2025-Q4,2025-12-31,moran,0.4124,0.002,clustered,false,5,1,"${notice}"`,
      `armut,'=g1,2025-Q4,2025-12-31,local_moran,-0.5,0.5,none,false,5,1,"${notice}"`,
      '',
    ]);
    expect(read('data-only/data/inequality.csv').split('\r\n')).toEqual([
      'indicator,period,reference_date,ranked_by,least_deprived,most_deprived,slope_index,lower,upper,areas,areas_left_out,note',
      `armut,2025-Q4,2025-12-31,menschen,8.13,20,14,-1.5,19,5,1,"${notice}"`,
      '',
    ]);
  });

  it('writes standardised shares and funnels, without numbers where the status shows none', () => {
    expect(read('data-only/data/standardised.csv').split('\r\n')).toEqual([
      'standardisation,indicator,area,area_level,municipality,period,reference_date,status,observed,expected,crude,direct,direct_lower,direct_upper,indirect,indirect_lower,indirect_upper,ratio,ratio_lower,ratio_upper,position,unit,note',
      `alter,armut,99999001,municipality,99999001,2025-Q4,2025-12-31,suppressed,,,,,,,,,,,,,,,"${notice}"`,
      `alter,armut,'=g1,area,99999001,2025-Q4,2025-12-31,ok,9,6.13,21.05,,,,30.13,10,50,1.4694,0.7,2.8,inside,,"${notice}"`,
      '',
    ]);
    expect(read('data-only/data/funnels.csv').split('\r\n')).toEqual([
      'indicator,area,municipality,period,reference_date,numerator,denominator,value,baseline,lower_95,upper_95,lower_998,upper_998,position,areas,areas_left_out,note',
      `armut,'=g1,99999001,2025-Q4,2025-12-31,120,570,21.05,20.5,17.1859,23.8141,15.3,25.7,inside,5,1,"${notice}"`,
      '',
    ]);
  });

  it('writes the same rows as Parquet and Arrow', async () => {
    const file = `${folder}/data-only/data/indicators.parquet`;
    const rows = await store.query(`SELECT * FROM read_parquet('${file}')`);
    expect(rows.map((r) => [r.area, r.reference_date, r.value, r.numerator, r.municipality])).toEqual([
      ["'=g1", '2025-09-30', null, null, '99999001'],
      ["'=g1", '2025-12-31', 21.1, 120, '99999001'],
      ['99999', '2025-12-31', 48518, 48518, null],
    ]);
    const arrow = tableFromIPC(readFileSync(join(folder, 'data-only/data/indicators.arrow')));
    expect(arrow.schema.fields.map((f) => f.name).join(',')).toBe(header);
    expect([...arrow].map((r) => [r.area, r.value, r.numerator, r.municipality, r.status])).toEqual([
      ['=g1', null, null, '99999001', 'suppressed'],
      ['=g1', 21.1, 120n, '99999001', 'ok'],
      ['99999', 48518, 48518n, null, 'ok'],
    ]);
    expect(new Date(arrow.get(0)?.reference_date).toISOString()).toBe('2025-09-30T00:00:00.000Z');
  });

  it('writes comparisons.csv', () => {
    expect(read('data-only/data/comparisons.csv')).toBe(
      `indicator,area,period,compared_with,reference,difference,lower,upper,verdict,adjusted,p_value,status,note\r\n` +
        `armut,'=g1,2025-Q4,county,99999,-2.6,-4,,not distinguishable,false,0.20004,ok,"${notice}"\r\n`,
    );
  });

  it('writes trends.csv, a slope with one decimal more than the values', () => {
    expect(read('data-only/data/trends.csv')).toBe(
      `indicator,area,area_level,from,to,periods,slope,lower,upper,verdict,adjusted,p_value,note\r\n` +
        `armut,99999,county,2021,2025,5,0.13,-0.04,0.3,not distinguishable,true,0,"${notice}"\r\n`,
    );
  });

  it('writes boundaries after RFC 7946', () => {
    expect(JSON.parse(read('data-only/data/areas.geojson'))).toEqual({
      type: 'FeatureCollection',
      note: notice,
      features: [
        {
          type: 'Feature',
          id: '=g1',
          properties: { id: '=g1', name: 'Gebiet "1", Nord', level: 'area', municipality: '99999001' },
          geometry: { type: 'Polygon', coordinates: [[...square].reverse()] },
        },
      ],
    });
  });

  it('describes every column of every CSV file in datapackage.json', () => {
    const content = JSON.parse(read('data-only/data/datapackage.json'));
    expect(content.note).toBe(notice);
    expect(content.resources.map((r: { path: string }) => r.path)).toEqual([
      'indicators.csv',
      'comparisons.csv',
      'trends.csv',
      'segregation.csv',
      'clusters.csv',
      'inequality.csv',
      'standardised.csv',
      'funnels.csv',
      'index_change.csv',
      'indices.csv',
      'index_sensitivity.csv',
    ]);
    for (const { path, schema } of content.resources) {
      const columns = Papa.parse<string[]>(read('data-only/data', path)).data[0];
      expect(schema.fields.map((f: { name: string }) => f.name)).toEqual(columns);
      const fields = schema.fields as { type: string; description: string }[];
      expect(fields.filter((f) => f.description === '')).toEqual([]);
      // A column of the same name may be a number in one file and a yes or no in another.
      expect(fields.filter((f) => (f.type === 'boolean') !== f.description.startsWith('true:'))).toEqual([]);
    }
  });
});

describe('folder of the reports', () => {
  const everything = ['html', 'pdf', 'data'] as Format[];

  it('holds pages, PDFs, data and an index that links them all', async () => {
    const { files, timings } = await publishReports(options('all', everything));
    expect(files.filter((f) => !f.startsWith('assets/'))).toEqual([
      'atlas.html',
      'data/areas.geojson',
      'data/catalogue.json',
      'data/clusters.csv',
      'data/comparisons.csv',
      'data/datapackage.json',
      'data/funnels.csv',
      'data/index_change.csv',
      'data/index_sensitivity.csv',
      'data/indicators.arrow',
      'data/indicators.csv',
      'data/indicators.parquet',
      'data/indices.csv',
      'data/inequality.csv',
      'data/segregation.csv',
      'data/standardised.csv',
      'data/trends.csv',
      'index.html',
      'musterkreis.html',
      'musterkreis.pdf',
      'musterstadt.html',
      'musterstadt.pdf',
    ]);
    const index = read('all/index.html');
    const links = files.filter((f) => !/^(assets|index)/.test(f));
    for (const file of links) expect(index).toContain(`href="${file}"`);
    expect(index).toContain(notice);
    expect(index.indexOf('href="musterkreis.html"')).toBeLessThan(index.indexOf('href="musterstadt.html"'));
    expect([...timings.keys()].sort()).toEqual(['musterkreis', 'musterstadt']);
  });

  it('brings every font that the style sheet names', async () => {
    const css = readFileSync(join(templates, 'html', 'report.css'), 'utf8');
    const named = [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, file]) => file);
    const assets = await disk.listFiles(`${folder}/all/assets`);
    expect(assets).toEqual(['atlas.css', 'report.css', ...named].sort());
  });

  it('gives the same bytes twice', async () => {
    await publishReports(options('again', everything));
    for (const file of await disk.listFiles(`${folder}/all`)) {
      const [one, two] = ['all', 'again'].map((name) => readFileSync(join(folder, name, file)));
      expect(two?.equals(one ?? Buffer.alloc(0)), file).toBe(true);
    }
  });

  it('writes only the reports and formats asked for, and links nothing else', async () => {
    const { files } = await publishReports({
      ...options('one', ['html'], ['musterstadt']),
      render: here({ ...tools, pdf: null }),
    });
    expect(files.filter((f) => !f.startsWith('assets/'))).toEqual(['index.html', 'musterstadt.html']);
    expect(read('one/index.html')).not.toMatch(/\.pdf|data\//);
  });

  it('names reports nobody knows', async () => {
    await expect(publishReports(options('none', ['html'], ['nirgends']))).rejects.toMatchObject({
      problems: [unknownReports(['nirgends'], ['musterstadt', 'musterkreis'])],
    });
  });
});

describe('internal files', () => {
  const account = (delivery: number, file: string) => ({
    delivery,
    file,
    sha256: `sha${delivery}`,
    bytes: 10,
    supplier: 'jobcenter',
    dataset: 'sgb2',
    mapping: null,
    periods: ['2025-Q4'],
    encoding: 'utf-8',
    delimiter: ';',
    headerLines: [1],
    columns: [],
    noteLines: [],
    reader: 'careful' as const,
    records: { read: 3, accepted: 2, rejected: 1, setAside: 0 },
    cells: { read: 9, accepted: 6, rejected: 3, setAside: 0 },
    setAsideBy: [],
    rejectedBy: [{ code: 'number-expected', records: 1, cells: 3 }],
  });
  const intake = {
    deliveries: [account(1, 'a/2025-Q4/sgb2.csv'), account(2, 'a/2025-Q4/sgb2.txt')],
    coverage: [],
    unclaimed: ['a/notiz.docx'],
    refused: [],
    ignored: [],
    findings: [],
    rejected: [
      {
        delivery: 1,
        header: ['gebiet', 'personen'],
      },
    ],
  };
  const write = (name: string, builtAt: string, load: number) =>
    writeInternal({
      files: disk,
      folder: `${folder}/${name}`,
      room,
      intake,
      rejects: {
        async *rows() {
          yield [{ line: 3, cells: ['=1+1', '12,5'], reason: 'Zahl erwartet' }];
        },
      },
      problems: [
        {
          severity: 'error',
          code: 'number-expected',
          title: 'Zahl erwartet',
          file: 'a/2025-Q4/sgb2.csv',
          line: 3,
          column: 'Personen',
          found: '12,5',
        },
      ],
      previous: null,
      protection: [
        {
          indicator: 'armut',
          area: 'g1',
          period: '2025-Q4',
          part: 'numerator',
          reason: 'primary',
          lower: 1,
          upper: 2,
          demand: { lower: 1, upper: 3 },
        },
      ],
      softwareVersion: '0.1.0',
      builtAt,
      timings: { load },
    });

  it('writes problems, protection and rejected rows in the agreed columns', async () => {
    await write('internal', '2026-01-01T00:00:00Z', 1);
    expect(read('internal/problems.csv')).toBe(
      'severity,code,supplier,file,line,sheet_row,column,found,expected,remedy,consequence\r\n' +
        'error,number-expected,,a/2025-Q4/sgb2.csv,3,,Personen,"12,5",,,\r\n',
    );
    expect(read('internal/protection.csv')).toBe(
      'indicator,area,period,part,reason,lower,upper\r\narmut,g1,2025-Q4,numerator,primary,1,2\r\n',
    );
    expect(read('internal/rejected/a-2025-Q4-sgb2.csv')).toBe(
      `line,reason,gebiet,personen\r\n3,Zahl erwartet,'=1+1,"12,5"\r\n`,
    );
  });

  it('accounts for inputs, deliveries and definitions, and differs in time alone', async () => {
    await write('later', '2026-01-02T00:00:00Z', 2);
    const [one, two] = ['internal', 'later'].map((name) => JSON.parse(read(name, 'build.json')));
    expect(one.inputs).toEqual([
      { path: 'a/2025-Q4/sgb2.csv', sha256: 'sha1' },
      { path: 'a/2025-Q4/sgb2.txt', sha256: 'sha2' },
      { path: 'region.yaml', sha256: 'ab' },
    ]);
    expect(one.deliveries[0]).toMatchObject({
      rejectedFile: 'rejected/a-2025-Q4-sgb2.csv',
      cells: { read: 9 },
    });
    expect(one.unclaimed).toEqual(['a/notiz.docx']);
    expect(one.definitions).toEqual([
      { id: 'armut', version: 3 },
      { id: 'menschen', version: 1 },
    ]);
    expect({ ...two, timings: one.timings, builtAt: one.builtAt }).toEqual(one);
  });

  it('never lets two files share a file of rejected rows', () => {
    expect([...rejectedNames(intake.deliveries).values()]).toEqual([
      'a-2025-Q4-sgb2.csv',
      'a-2025-Q4-sgb2-2.csv',
    ]);
  });
});
