import type { Cell, Figure, IndicatorBlock, Report, Table } from '../../pipeline/model/report.js';
import type { FigureRenderer } from '../../pipeline/publish/figures.js';

/** A report of any size with known texts and values, and a renderer that draws without Vega. */

export const hostile = '<script>alert(1)</script> {{x}} #panic("x") $x$ *fett* "; DROP =1+1 漢';

const number = (text: string, detail = ''): Cell => ({ text, detail, spoken: '', align: 'right' });
const sign = (text: string, spoken: string): Cell => ({ text, detail: '', spoken, align: 'right' });

const demonstration =
  'Vorführdaten: Alle kleinräumigen Zahlen sind erfunden und sagen nichts über wirkliche Orte aus.';

const titles = [
  'Kinderarmut',
  'Arbeitslosenanteil',
  'Betreuungsquote der unter Dreijährigen',
  'Haushalte mit Kindern',
];

export interface SampleSize {
  chapters: number;
  indicators: number;
  areas: number;
  profiles: number;
}
export const small: SampleSize = { chapters: 1, indicators: 2, areas: 3, profiles: 1 };

export function sampleReport(size: SampleSize = small, change: Partial<Report> = {}): Report {
  const areas = Array.from({ length: size.areas }, (_, i) => `Gebiet ${i + 1}`);
  const chapters = Array.from({ length: size.chapters }, (_, c) => ({
    id: `kapitel_${c + 1}`,
    title:
      ['Bevölkerung', 'Einkommen und Armut', 'Arbeit', 'Bildung', 'Gesundheit', 'Wohnen'][c] ??
      `Kapitel ${c + 1}`,
    intro: 'Wie sich die Lage der Menschen in den Sozialräumen unterscheidet und wie sie sich verändert hat.',
    indicators: Array.from({ length: size.indicators }, (_, i) =>
      indicator(`indikator_${c + 1}_${i + 1}`, areas),
    ),
  }));
  return {
    slug: 'musterstadt',
    kind: 'municipality',
    title: 'Sozialbericht Musterstadt',
    subtitle: 'Soziale Lage in den Sozialräumen von Musterstadt im Vergleich mit dem Kreis',
    areaName: 'Musterstadt',
    areaId: '99999001',
    countyName: 'Musterkreis',
    period: '4. Quartal 2025',
    publisher: 'Musterkreis, Sozialplanung',
    contact: 'sozialplanung@musterkreis.example',
    demonstration,
    language: 'de',
    glance: {
      title: 'Auf einen Blick',
      findings: [
        {
          text: 'Im Dezember 2025 lebten 21,0 % der Kinder unter 15 Jahren von Leistungen nach dem SGB II, im Kreis 18,4 %.',
          indicator: 'indikator_1_1',
          comparisons: [],
        },
        {
          text: 'Der Arbeitslosenanteil liegt mit 7,2 % so hoch wie im Kreis.',
          indicator: 'indikator_1_1',
          comparisons: [],
        },
        {
          text: 'Am größten ist der Abstand zwischen Gebiet 1 (31,2 %) und Gebiet 3 (6,8 %).',
          indicator: 'indikator_1_2',
          comparisons: [],
        },
      ],
      headlines: Array.from({ length: 8 }, (_, i) => ({
        indicator: 'indikator_1_1',
        title: titles[i % titles.length] ?? '',
        value: i === 5 ? sign('.', 'geheim gehalten') : number('21,0\u202f%', '19,3 bis 22,8'),
        date: 'am 31.12.2025',
        comparison: 'höher als im Kreis (18,4\u202f%)',
        comparisons: [],
      })),
    },
    areaMap: {
      title: 'Die Sozialräume',
      intro: 'Die Nummern der Karte stehen in allen Karten dieses Berichts für dieselben Sozialräume.',
      figure: figure('gebietskarte', 'Sozialräume in Musterstadt', 'locator'),
      table: table('gebietsliste', 'Sozialräume und ihre Einwohnerzahl', areas),
    },
    chapters,
    themes: [
      {
        id: 'gruppen',
        title: 'Teilhabe nach Gruppen',
        intro: 'Die Indikatoren jeder Gruppe stehen zusammen.',
        sections: [
          {
            id: 'gruppe_kinder',
            title: 'Junge Menschen',
            statements: [
              { text: 'In Musterstadt 6,1 Prozentpunkte über dem Wert für alle.', comparisons: [], rows: [] },
            ],
            figures: [figure('gruppe_kinder_abstand', 'Abstand zu allen', 'dots')],
            tables: [table('gruppe_kinder_werte', 'Werte der Gruppe', areas)],
          },
        ],
      },
    ],
    profiles: {
      title: 'Profile der Sozialräume',
      intro:
        'Jedes Profil zeigt auf einer Seite, wo ein Sozialraum zwischen allen Sozialräumen des Kreises steht.',
      items: areas.slice(0, size.profiles).map((name, i) => ({
        id: `g${i + 1}`,
        areaId: `g${i + 1}`,
        title: name,
        subtitle: `Sozialraum in Musterstadt · ${4 + i}.210 Einwohnerinnen und Einwohner`,
        statements: [
          'Die Kinderarmut ist höher als im Kreis.',
          'Der Anteil älterer Menschen entspricht dem des Kreises.',
        ],
        comparisons: [],
        figures: [figure(`profil_${i + 1}`, `Lage von ${name}`, 'strip')],
        table: table(
          `profiltabelle_${i + 1}`,
          `Alle Werte für ${name}`,
          chapters.flatMap((c) => c.indicators.map((b) => b.title)),
        ),
      })),
    },
    notes: {
      title: 'Hinweise zu Daten und Zeichen',
      sections: [
        {
          id: 'daten',
          title: 'Datengrundlage',
          paragraphs: [
            'Die Zahlen stammen aus den Lieferungen der Kommunen und der Bundesagentur für Arbeit.',
            'Zwei Lieferungen fehlten zum Stichtag.',
          ],
          tables: [],
        },
        {
          id: 'zeichen',
          title: 'Zeichen',
          paragraphs: ['Die Zeichen folgen der DIN 55301.'],
          tables: [table('lieferungen', 'Lieferungen', ['Bürgeramt', 'Jobcenter'])],
        },
      ],
    },
    ...change,
  };
}

function indicator(id: string, areas: string[]): IndicatorBlock {
  const title = `${titles[id.length % titles.length]} ${id.replace('indikator_', '').replace('_', '.')}`;
  return {
    id,
    title,
    question: 'Wie viele Kinder unter 15 Jahren leben in Haushalten mit Leistungen nach dem SGB II?',
    definition:
      'Nicht erwerbsfähige Leistungsberechtigte unter 15 Jahren je 100 Einwohnerinnen und Einwohner unter 15 Jahren.',
    unit: '%',
    statement:
      'Mit 21,0 % liegt Musterstadt über dem Kreis (18,4 %); der Unterschied ist statistisch gesichert.',
    comparisons: [],
    trend: null,
    values: [
      { label: 'Musterstadt', cell: number('21,0\u202f%', '19,3 bis 22,8'), date: '31.12.2025' },
      { label: 'Musterkreis', cell: number('18,4\u202f%', '17,9 bis 18,9'), date: '31.12.2025' },
      { label: 'Land', cell: sign('...', 'Angabe folgt später'), date: '' },
    ],
    figures: [
      figure(`${id}_karte`, `${title} nach Sozialräumen`, 'map'),
      figure(`${id}_punkte`, `${title} im Vergleich`, 'dots'),
      figure(`${id}_verlauf`, `${title} seit 2023`, 'trend'),
    ],
    tables: [table(`${id}_werte`, `${title}: alle Werte`, areas)],
    caveats: ['Die Altersgrenze im SGB II steigt mit dem Geburtsjahrgang.'],
    source: 'Statistik der Bundesagentur für Arbeit; Melderegister',
    catalogue: 'MSS S4',
    version: 1,
    targetGroups: ['Kinder'],
  };
}

function table(id: string, caption: string, headers: string[]): Table {
  return {
    id,
    caption,
    columns: [
      { label: 'Gebiet', align: 'left' },
      { label: 'Wert in %', align: 'right' },
      { label: 'Fälle', align: 'right' },
      { label: 'Bezugsgröße', align: 'right' },
      { label: 'Vorjahr in %', align: 'right' },
    ],
    rows: [
      ...headers.map((header, i) => ({
        header,
        cells:
          i % 7 === 2
            ? [
                sign('.', 'geheim gehalten'),
                sign('.', 'geheim gehalten'),
                number('1\u202f204'),
                sign('/', 'nicht sicher genug'),
              ]
            : [
                number(`${10 + (i % 20)},5`, `${9 + (i % 20)},1 bis ${12 + (i % 20)},2`),
                number(String(120 + i)),
                number(String(1204 + i)),
                number('20,1'),
              ],
        emphasis: 'none' as const,
      })),
      {
        header: 'Musterstadt',
        cells: [number('21,0', '19,3 bis 22,8'), number('512'), number('2438'), number('20,4')],
        emphasis: 'own',
      },
      {
        header: 'Musterkreis',
        cells: [number('18,4', '17,9 bis 18,9'), number('9812'), number('53\u202f326'), number('18,1')],
        emphasis: 'reference',
      },
    ],
    signs: ['. geheim gehalten oder nicht bekannt', '/ nicht sicher genug'],
  };
}

/** Publish never looks into the data of a figure, so the samples carry the smallest that type-checks. */
function figure(id: string, title: string, kind: 'locator' | 'map' | 'dots' | 'trend' | 'strip'): Figure {
  const caption = 'In Prozent, 31.12.2025, mit 95-%-Vertrauensbereich.';
  const common = { unit: '%', decimals: 1, domain: [0, 40] as [number, number] };
  switch (kind) {
    case 'map':
      return {
        id,
        title,
        caption,
        data: {
          kind,
          level: 'area',
          outlineLevel: 'municipality',
          extent: null,
          areas: [],
          unit: '%',
          decimals: 1,
          breaks: [10, 20],
          direction: 'none',
        },
      };
    case 'locator':
      return { id, title, caption, data: { kind, level: 'area', extent: null, areas: [], marked: null } };
    case 'dots':
      return { id, title, caption, data: { kind, rows: [], ...common } };
    case 'trend':
      return { id, title, caption, data: { kind, series: [], breaks: [], marks: [], ...common } };
    case 'strip':
      return {
        id,
        title,
        caption,
        data: { kind, rows: [], names: { own: '', municipality: '', county: '' } },
      };
  }
}

/** Draws a frame, a clip path with an id that every drawing uses, and one text. */
export const fakeRenderer: FigureRenderer = {
  async render(drawn) {
    const [width, height] =
      drawn.data.kind === 'strip' ? [620, 300] : [340, drawn.data.kind === 'trend' ? 220 : 300];
    const marks = Array.from(
      { length: 24 },
      (_, i) => `<circle cx="${20 + i * 13}" cy="${height - 40 - ((i * 37) % 120)}" r="4" fill="#0b4f8a"/>`,
    ).join('');
    return {
      id: drawn.id,
      width,
      height,
      alt: `Abbildung ${drawn.title}: Gebiet 1 hat den höchsten Wert "31,2 %".`,
      marks: `<defs><clipPath id="clip1"><rect width="${width}" height="${height}"/></clipPath></defs><g clip-path="url(#clip1)"><rect width="${width}" height="${height}" fill="#eef2f4"/>${marks}</g>`,
      texts: [{ size: 11, weight: 400, fill: '#000000', halo: 0, texts: [[12, height - 12, 0, 'Gebiet 1']] }],
    };
  },
};
