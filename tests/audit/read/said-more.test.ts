import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../pipeline/audit/read/index.js';
import { auditMessages as say } from '../../../pipeline/model/messages/audit-read.js';
import { indexFell, indexRose, indexStayed } from '../../../pipeline/model/messages/index-change.js';
import { statement, unsure } from '../../../pipeline/model/messages/index-report.js';
import { notNamed } from '../../../pipeline/model/messages/plausibility-notes.js';
import { highAround, lowAround } from '../../../pipeline/model/messages/themes.js';
import { stateUntil } from '../../../pipeline/model/messages/waiting.js';
import { catalogue, drawing, folderWith, page } from './small-folder.js';

/** Sentences and tables that reports print in a fixed wording: each passes with its numbers and is found with another. */
async function found(body: string, files: Record<string, string> = {}): Promise<string[]> {
  const { findings } = await readFolder(
    folderWith({ ...files, 'musterstadt.html': page(body) }),
    null,
    'reports',
  );
  return findings.map((f) => `${f.code}: ${f.message}`);
}
const paragraph = (text: string) => `<p>${text}</p>`;
const unexplained = `unexplained-number: ${say.unexplainedSentence()}`;
const contradiction = `contradiction: ${say.contradictsTable()}`;

const classes = { cuts: [0], labels: ['geringer Bedarf', 'hoher Bedarf'] };
const withIndex = {
  ...catalogue,
  indices: [
    {
      ...{
        id: 'lage',
        title: 'Soziale Lage',
        short_title: 'Lage',
        question: 'Wo?',
        description: 'Lage der Orte.',
      },
      ...{ direction: 'higher_is_burden', standardisation: 'z_population', base_period: '2024' },
      components: [{ indicator: 'kinder' }, { indicator: 'menschen' }],
      minimum_population: { indicator: 'menschen' },
      ...{ status: classes, dynamics: classes, catalogue: 'x', valid_from: '2020-01-01', version: 1 },
    },
  ],
};
const row = (area: string, rest: string) => `lage,${area},2025,ok,0.5,${rest},area,99999001,2025-12-31,1`;
const scores = [
  'index,area,period,status,value,class,near_boundary,area_level,municipality,reference_date,definition_version',
  row('n', 'hoher Bedarf,true'),
].join('\r\n');
const indexFiles = {
  'data/catalogue.json': JSON.stringify(withIndex),
  'data/indices.csv': `${scores}\r\n`,
};

describe('classes of an index', () => {
  const told = (scored: number, high: number, near: number) =>
    paragraph(
      `${statement('31.12.2025', 'in Musterstadt', 'Ortsteile', scored, [{ label: 'hoher Bedarf', count: high }])} ${unsure(near)}`,
    );
  it('pass where as many areas are in them', async () => {
    expect(await found(told(1, 1, 1), indexFiles)).toEqual([]);
  });
  it.each([
    [2, 1, 1],
    [1, 2, 1],
    [1, 1, 2],
  ])('are found with another number: %i, %i, %i', async (scored, high, near) => {
    expect(await found(told(scored, high, near), indexFiles)).toContain(unexplained);
  });
  it('pass beside their name, and are found with another number', async () => {
    const list = (n: number, when = '31.12.2025') =>
      `<dl><dt>hoher Bedarf</dt><dd>${n} <span>${when}</span></dd></dl>`;
    expect(await found(list(1), indexFiles)).toEqual([]);
    expect(await found(list(2), indexFiles)).toEqual([unexplained]);
    const provisional = stateUntil('31.12.2025', '2026-03-31');
    expect(await found(list(1, provisional), indexFiles)).toEqual([]);
    expect(await found(list(2, provisional), indexFiles)).toEqual([unexplained]);
  });
  it('do not explain a bare number in a section about the index', async () => {
    const section = (text: string) => `<section id="lage"><h3>Soziale Lage</h3>${paragraph(text)}</section>`;
    expect(await found(section('In Süd sind es 2.'), indexFiles)).toEqual([unexplained]);
    expect(await found(section('In Süd sind es 2, in Nord weniger.'), indexFiles)).toEqual([unexplained]);
  });
});

describe('changes of an index on the whole', () => {
  const files = {
    ...indexFiles,
    'data/index_change.csv':
      'index,area,period,base_period,areas,change,lower,upper\r\nlage,99999001,2025,2024,0,-0.25,-0.4,-0.1\r\n',
  };
  const named = ['Lage', 'in Musterstadt', '31.12.2024'] as const;
  it('pass with amount and limits of their row', async () => {
    expect(await found(paragraph(indexFell(...named, '0,25', '−0,40 bis −0,10')), files)).toEqual([]);
    expect(await found(paragraph(indexStayed(...named, '−0,40 bis −0,10')), files)).toEqual([]);
  });
  it.each([
    indexFell(...named, '0,35', '−0,40 bis −0,10'),
    indexRose(...named, '0,25', '−0,40 bis 0,10'),
    indexStayed(...named, '−0,50 bis −0,10'),
  ])('are found with another number: %s', async (text) => {
    expect(await found(paragraph(text), files)).toEqual([unexplained]);
  });
});

describe('clusters', () => {
  const files = {
    'data/clusters.csv':
      'indicator,area,period,reference_date,statistic,moran,p,cluster,smoothed,areas,areas_left_out\r\nkinder,n,2025,2025-12-31,local_moran,0.1,0.01,high_high,false,1,1\r\n',
  };
  it('are found where they name more or other areas than the table', async () => {
    expect(await found(paragraph(highAround(['Nord'], 2)), files)).toEqual([unexplained]);
    expect(await found(paragraph(lowAround(['Nord'], 0)), files)).toEqual([]);
  });
  it('pass where those named and those counted are all of their kind', async () => {
    const more = files['data/clusters.csv'].replace(
      /\r\n$/,
      '\r\nkinder,99999001,2025,2025-12-31,local_moran,0.1,0.01,high_high,false,1,1\r\n',
    );
    expect(await found(paragraph(highAround(['Nord'], 1)), { 'data/clusters.csv': more })).toEqual([]);
    expect(await found(paragraph(lowAround(['Nord'], 1)), { 'data/clusters.csv': more })).toEqual([
      unexplained,
    ]);
  });
});

describe('events of a time series', () => {
  const caption = (text: string) => `<figure><figcaption>${text}</figcaption></figure>`;
  it('are numbered from 1 on', async () => {
    expect(await found(caption('Senkrechte Linien: 1 Brand; 2 Umbau.'))).toEqual([]);
    expect(await found(caption('Senkrechte Linien: 1 Brand; 4 Umbau.'))).toEqual([unexplained]);
  });
  it('are drawn once each', async () => {
    const series = (extra: string) =>
      `<svg role="img" aria-label="Verlauf »Kinderarmut«. Senkrechte Linien: 1 Brand; 2 Umbau."><text>1</text><text>2</text>${extra}</svg>`;
    expect(await found(series(''))).toEqual([]);
    expect(await found(series('<text>2</text>'))).toEqual([
      `unexplained-number: ${say.unexplainedDrawing()}`,
    ]);
  });
});

describe('remarks on deliveries', () => {
  it('may be counted where they are not named, and nothing else with them', async () => {
    expect(await found(paragraph(notNamed(7)))).toEqual([]);
    expect(await found(paragraph(notNamed(7).replace('sind hier', 'in Süd sind hier')))).toEqual([
      unexplained,
    ]);
  });
});

describe('thresholds', () => {
  const table = (few: string, rest = 'keine') =>
    `<table><caption>Geltende Schwellen</caption><thead><tr><th>Art der Daten</th><th>kleinste gezeigte Fallzahl</th><th>kleinste Bezugsgröße</th><th>auch für den Rest</th><th>kleinster gezeigter Rest</th><th>Grundlage</th></tr></thead>
<tbody><tr><th>Streng</th><td>${few}</td><td>20</td><td>nein</td><td>${rest}</td><td>Schutz</td></tr></tbody></table>`;
  it('are those of the catalogue', async () => {
    expect(await found(table('3'))).toEqual([]);
    expect(await found(table('4'))).toEqual([contradiction]);
    expect(await found(table('3', '4'))).toEqual([contradiction]);
  });
});

describe('places and their areas', () => {
  const table = (n: string) =>
    `<table><caption>Kommunen</caption><thead><tr><th>Kommune</th><th>Nummer</th><th>Sozialräume</th><th>Einwohnerzahl</th></tr></thead><tbody><tr><th>Musterstadt</th><td>1</td><td>${n}</td><td>2007</td></tr></tbody></table>`;
  it('are counted again', async () => {
    expect(await found(table('2'))).toEqual([]);
    expect(await found(table('9'))).toEqual([`unexplained-number: ${say.unexplainedCell()}`]);
  });
});

describe('a dot plot', () => {
  it('finds a mark beside a name that is cut off', async () => {
    const mark = '<path transform="translate(13,27)" d="M0,0h1"/>';
    const cut = drawing(mark).replace('2 Süd', '2 Sü…');
    expect(await found(cut)).toEqual([`hidden-number: ${say.hiddenMark()}`]);
    expect(await found(drawing().replace('2 Süd', '2 Sü…'))).toEqual([]);
    // A number before what is no name of a place.
    expect(await found(drawing().replace('2 Süd', '2 Ke…'))).toEqual([
      `unexplained-number: ${say.unexplainedDrawing()}`,
    ]);
  });
});
