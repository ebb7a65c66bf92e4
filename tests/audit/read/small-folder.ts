import { memoryWorld } from '../../support/memory-files.js';

/**
 * A published folder made by hand: one county, one municipality, two areas; children in need of 40 in `Nord` (open) and a
 * hidden number of 30 in `Süd`. Nothing here was written by the program.
 */
export const catalogue = {
  vocabulary: {
    dimensions: [{ id: 'armut', title: 'Armut', intro: 'Das Kapitel zeigt die Armut.' }],
    target_groups: [],
    headline_indicators: ['kinder'],
    residents_indicator: 'menschen',
  },
  policy: {
    classes: {
      streng: {
        title: 'Streng',
        min_numerator: 3,
        min_denominator: 20,
        protect_complement: false,
        reason: 'Schutz',
      },
    },
  },
  datasets: [
    {
      id: 'leistungen',
      title: 'Leistungen',
      description: 'Kinder mit Leistungen.',
      source: 'Amt',
      counting_unit: 'Personen',
      collection_method: 'Auszählung',
      rhythm: 'yearly',
      reference_date: 'end_of_period',
      waiting_time_months: 0,
      disclosure_class: 'streng',
      protected_by_source: false,
      additivity: { areas: true, time: 'stock' },
      absent_rows: 'missing',
      tolerance: { absolute: 0, percent: 0 },
      legal_basis: 'Gesetz',
      breaks: [],
      columns: [
        {
          role: 'area',
          id: 'gebiet',
          label: 'Gebiet',
          aliases: [],
          description: 'Gebiet',
          example: { good: 'a', bad: 'b' },
        },
        {
          role: 'period',
          id: 'jahr',
          label: 'Jahr',
          aliases: [],
          description: 'Jahr',
          example: { good: '2025', bad: '25' },
        },
        {
          ...{
            role: 'measure',
            type: 'integer',
            id: 'personen',
            label: 'Kinder',
            aliases: [],
            description: 'Kinder',
          },
          ...{ example: { good: '3', bad: '3,5' }, unit: 'Personen', min: 0, optional: false },
        },
      ],
      plausibility: [],
    },
  ],
  indicators: [
    {
      kind: 'ratio',
      id: 'kinder',
      title: 'Kinder mit Leistungen',
      short_title: 'Kinderarmut',
      question: 'Welcher Anteil der Kinder unter 15 Jahren erhält Leistungen?',
      definition: 'Anteil der Kinder unter 15 Jahren mit Leistungen.',
      dimension: 'armut',
      target_groups: [],
      unit: '%',
      decimals: 1,
      direction: 'higher_is_burden',
      source: 'Amt',
      catalogue: 'Probe',
      caveats: [],
      finest_public_level: 'area',
      valid_from: '2005-01-01',
      breaks: [],
      version: 1,
      numerator: { dataset: 'leistungen', measure: 'personen', where: {} },
      denominator: { dataset: 'leistungen', measure: 'personen', where: {} },
      factor: 100,
      pairing: { rule: 'same_period', max_age_months: 12 },
      window_periods: 1,
      pool_periods: 1,
      method: 'wilson',
    },
    {
      kind: 'count',
      id: 'menschen',
      title: 'Menschen',
      short_title: 'Einwohnerzahl',
      question: 'Wie viele Menschen leben hier?',
      definition: 'Zahl der Menschen.',
      dimension: 'armut',
      target_groups: [],
      unit: 'Personen',
      decimals: 0,
      direction: 'none',
      source: 'Amt',
      catalogue: 'Probe',
      caveats: [],
      finest_public_level: 'area',
      valid_from: '2005-01-01',
      breaks: [],
      version: 1,
      numerator: { dataset: 'leistungen', measure: 'personen', where: {} },
      window_periods: 1,
      method: 'none',
    },
  ],
  indices: [],
  benchmarks: [],
  areas: [
    place('99999', 'Kreis Muster', 'county', 'county', '', ''),
    place('99999001', 'Musterstadt', 'municipality', 'municipality', '99999', '99999001'),
    place('n', 'Nord', 'area', 'area', '99999001', '99999001'),
    place('s', 'Süd', 'area', 'area', '99999001', '99999001'),
  ],
  disparities: {
    segregation: [
      { id: 'kinder_verteilt', title: 'Kinder im Bezug', indicator: 'kinder', target_groups: [] },
    ],
    multigroup: [],
  },
};

function place(id: string, name: string, level: string, kind: string, parent: string, municipality: string) {
  return { id, name, level, kind, parent, municipality, valid_from: null, valid_to: null, successors: [] };
}

const head =
  'indicator,area,area_level,municipality,period,reference_date,status,value,lower,upper,numerator,denominator,unit,definition_version,denominator_date,smoothed,note';
const row = (indicator: string, area: string, level: string, rest: string) =>
  `${indicator},${area},${level},${level === 'county' ? '' : '99999001'},2025,2025-12-31,${rest},`;

export const figures = [
  head,
  row('kinder', '99999', 'county', 'ok,12.5,10.1,15.4,80,640,%,1,2025-12-31,'),
  row('kinder', '99999001', 'municipality', 'ok,20,13.9,27.9,26,130,%,1,2025-12-31,'),
  row('kinder', 'n', 'area', 'ok,24,16.7,33.2,24,100,%,1,2025-12-31,'),
  row('kinder', 's', 'area', 'suppressed,,,,,30,%,1,2025-12-31,'),
  row('menschen', '99999', 'county', 'ok,12345,,,12345,,Personen,1,,'),
  row('menschen', '99999001', 'municipality', 'ok,2007,,,2007,,Personen,1,,'),
  row('menschen', 'n', 'area', 'ok,1500,,,1500,,Personen,1,,'),
  row('menschen', 's', 'area', 'ok,507,,,507,,Personen,1,,'),
].join('\r\n');

export const table = (cells = { value: '.', interval: '.', numerator: '.', denominator: '30' }) => `
<table id="tabelle-kinder-werte"><caption>Kinderarmut: Ortsteile, Stand 31.12.2025</caption>
<thead><tr><th>Gebiet</th><th>Anteil in %</th><th>95-%-Intervall</th><th>Zähler (Personen)</th><th>Nenner (Personen)</th></tr></thead>
<tbody><tr><th>Nord</th><td>24,0</td><td>16,7–33,2</td><td>24</td><td>100</td></tr>
<tr><th>Süd</th><td>${cells.value}</td><td>${cells.interval}</td><td>${cells.numerator}</td><td>${cells.denominator}</td></tr>
<tr><th>Musterstadt</th><td>20,0</td><td>13,9–27,9</td><td>26</td><td>130</td></tr>
<tr><th>Kreis Muster</th><td>12,5</td><td>10,1–15,4</td><td>80</td><td>640</td></tr></tbody></table>`;

export const drawing = (extra = '') => `
<figure id="kinder-punkte"><figcaption>Kinderarmut: Ortsteile im Vergleich</figcaption>
<svg role="img" aria-label="Punktdiagramm »Kinderarmut« mit 2 Gebieten. Einziger Wert: 24,0 % (1 Nord)."><g>
<text transform="translate(0,99)">0</text><text transform="translate(9,99)">10</text><text transform="translate(19,99)">20</text>
<path transform="translate(24,10)" d="M0,0h1"/><text transform="translate(0,13)">1 Nord</text>
<text transform="translate(0,30)">2 Süd</text>${extra}</g></svg></figure>`;

export const sentence =
  'In Musterstadt erhalten 20,0 % der Kinder unter 15 Jahren Leistungen (31.12.2025); im Kreis Muster sind es 12,5 %. In Musterstadt leben 2007 Menschen in 2 Ortsteilen.';

export const page = (body = `<p>${sentence}</p>${table()}${drawing()}`) =>
  `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Bericht Musterstadt</title></head><body><h1>Bericht Musterstadt</h1>
<article aria-labelledby="kinder"><h3 id="kinder">Kinder mit Leistungen</h3>${body}</article></body></html>`;

/** The folder `reports` with these files beside or in place of the honest ones. */
export function folderWith(files: Record<string, string | Uint8Array> = {}) {
  return memoryWorld(
    Object.fromEntries(
      Object.entries({
        'data/catalogue.json': JSON.stringify(catalogue),
        'data/indicators.csv': figures,
        'musterstadt.html': page(),
        ...files,
      }).map(([name, content]) => [`reports/${name}`, content]),
    ),
  ).files;
}

/** One page of text lines as the simplest PDF there is. */
export function pdfOf(lines: readonly string[], info = ''): Uint8Array {
  const shown = lines
    .map((line, i) => `BT /F 10 Tf 50 ${700 - 20 * i} Td (${line.replace(/[()\\]/g, '\\$&')}) Tj ET`)
    .join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title (${info}) >>`,
  ];
  let body = '%PDF-1.7\n';
  const places = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((p) => `${String(p).padStart(10, '0')} 00000 n \n`).join('')}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${xref}\n%%EOF`;
  return Uint8Array.from(body, (c) => c.charCodeAt(0));
}
