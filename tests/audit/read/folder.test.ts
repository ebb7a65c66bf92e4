import { Float64, makeTable, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../pipeline/audit/read/index.js';
import { auditMessages as say } from '../../../pipeline/model/messages/audit-read.js';
import { catalogue, drawing, figures, folderWith, page, pdfOf, sentence, table } from './small-folder.js';

const read = async (files: Record<string, string | Uint8Array> = {}) =>
  readFolder(folderWith(files), null, 'reports');
/** Code and message of what is found, without the place. */
const found = async (files: Record<string, string | Uint8Array> = {}) =>
  (await read(files)).findings.map((f) => `${f.code}: ${f.message}`);
const withPage = (body: string) => found({ 'musterstadt.html': page(body) });

describe('an honest folder', () => {
  it('passes, and its numbers were compared', async () => {
    const { findings, statements, compared, folder } = await read();
    expect(findings).toEqual([]);
    expect(statements).toEqual([]);
    // Three open rows of value, two limits, numerator and denominator, and the open denominator of Süd.
    expect(compared).toBe(3 * 5 + 1);
    expect(folder?.rows).toHaveLength(8);
  });

  it('gives value and decimals as the definition promises them', async () => {
    const { folder } = await read();
    expect(folder?.rows[1]?.value).toEqual({ number: 20, decimals: 1 });
    expect(folder?.rows[3]?.numerator).toBeNull();
  });
});

describe('a folder full of faults', () => {
  it('is read to the end', async () => {
    // More than a call can have arguments.
    const rows = Array.from({ length: 130_000 }, (_, i) => `x${i}`).join('\r\n');
    const table = `index,period,variant,component,areas,changed\r\n${rows}`;
    expect(await found({ 'data/index_sensitivity.csv': table })).toHaveLength(130_000);
  });
});

describe('the table of figures', () => {
  const replaced = (from: string, to: string) => found({ 'data/indicators.csv': figures.replace(from, to) });

  it('finds one more digit of a rate', async () => {
    expect(await replaced('ok,24,16.7', 'ok,24.03,16.7')).toContain(`contradiction: ${say.tooManyDigits()}`);
  });
  it('finds a number beside the status that hides it', async () => {
    expect(await replaced('suppressed,,,,,30', 'suppressed,,,,4,30')).toContain(
      `hidden-number: ${say.hiddenInTable()}`,
    );
  });
  it('finds a day in the column of provisional figures that the definitions do not give', async () => {
    const withDay = (day: string, months: number) => {
      const [head = '', ...rows] = figures.split('\r\n');
      const [first] = catalogue.datasets;
      return found({
        'data/indicators.csv': [`${head},provisional_until`, ...rows.map((r) => `${r},${day}`)].join('\r\n'),
        'data/catalogue.json': JSON.stringify({
          ...catalogue,
          datasets: [{ ...first, waiting_time_months: months }, ...catalogue.datasets.slice(1)],
        }),
      });
    };
    expect(await withDay('', 0)).toEqual([]);
    expect(await withDay('2026-03-31', 3)).toEqual([]);
    expect(await withDay('2026-03-30', 3)).toContain(`foreign-content: ${say.foreignFinalDay()}`);
  });
  it('finds a row for no place', async () => {
    const row = 'kinder,Insgesamt,area,99999001,2025,2025-12-31,ok,22,15,30,28,130,%,1,2025-12-31,,';
    expect(await found({ 'data/indicators.csv': `${figures}\r\n${row}` })).toEqual([
      `foreign-content: ${say.foreignRow()}`,
    ]);
  });
  it('finds a second row for one figure', async () => {
    const row = figures.split('\r\n')[3] ?? '';
    expect(await found({ 'data/indicators.csv': `${figures}\r\n${row}` })).toEqual([
      `foreign-content: ${say.secondRow()}`,
    ]);
  });
  it('finds a column that does not belong', async () => {
    const wider = figures.split('\r\n').map((line, i) => `${line},${i === 0 ? 'faelle' : '4'}`);
    expect(await found({ 'data/indicators.csv': wider.join('\r\n') })).toEqual([
      `foreign-content: ${say.foreignColumn()}`,
    ]);
  });
  it('is not guessed at where it cannot be read', async () => {
    const { folder, findings } = await read({ 'data/indicators.csv': 'a,b\r\n1,2' });
    expect(folder).toBeNull();
    expect(findings.map((f) => f.code)).toEqual(['unreadable']);
  });
});

describe('smoothed values', () => {
  const smoothed = figures.replace('24,100,%,1,2025-12-31,', '24,100,%,1,2025-12-31,21.5');
  const alike = (value: string) =>
    found({
      'data/indicators.csv': smoothed,
      'musterstadt.html': page(
        `<figure id="kinder-karte"><figcaption>Kinderarmut: Karte</figcaption><svg role="img" aria-label="Karte »Kinderarmut« mit 2 Gebieten. Alle Werte sind gleich: ${value} %."><g></g></svg></figure>`,
      ),
    });
  it('that are all alike may be given once, without a place', async () => {
    expect(smoothed).not.toBe(figures);
    expect(await alike('21,5')).toEqual([]);
    expect(await alike('21,7')).toEqual([`unexplained-number: ${say.unexplainedDrawing()}`]);
  });
});

describe('files', () => {
  it('finds a file of no known kind', async () => {
    expect(await found({ 'data/rohdaten.csv': 'a,b\r\n' })).toEqual([
      `foreign-content: ${say.unknownFile()}`,
    ]);
  });
  it('finds a number in a file name', async () => {
    expect(await found({ 'sued-4-kinder.html': page('') })).toContain(
      `foreign-content: ${say.numberInName()}`,
    );
  });
  it('finds a property with a figure among the boundaries', async () => {
    const feature = {
      type: 'Feature',
      properties: { id: 's', name: 'Süd', level: 'area', municipality: '99999001' },
      geometry: null,
    };
    const geo = (properties: object) =>
      JSON.stringify({
        type: 'FeatureCollection',
        features: [{ ...feature, properties: { ...feature.properties, ...properties } }],
      });
    expect(await found({ 'data/areas.geojson': geo({}) })).toEqual([]);
    expect(await found({ 'data/areas.geojson': geo({ kinder: 4 }) })).toEqual([
      `foreign-content: ${say.foreignProperty()}`,
    ]);
  });
  it('finds text with a number in a style sheet', async () => {
    expect(await found({ 'assets/a.css': 'p { margin: 4px; }' })).toEqual([]);
    expect(await found({ 'assets/a.css': '#sued::after { content: "4 Kinder"; }' })).toHaveLength(1);
  });
  it('finds what a font carries beside its letters', async () => {
    // The header alone: signature, its length at byte 8, that of a description at 32 and of private data at 44.
    const font = (change: (view: DataView) => void, more = 0) => {
      const view = new DataView(new ArrayBuffer(48 + more));
      view.setUint32(0, 0x774f4632);
      view.setUint32(8, 48);
      change(view);
      return { 'assets/a.woff2': new Uint8Array(view.buffer) };
    };
    const foreign = [`foreign-content: ${say.unknownFile()}`];
    expect(await found(font(() => {}))).toEqual([]);
    expect(await found(font((view) => view.setUint32(32, 4)))).toEqual(foreign);
    expect(await found(font((view) => view.setUint32(44, 4)))).toEqual(foreign);
    expect(await found(font(() => {}, 4))).toEqual(foreign);
  });
  it('finds an unknown member of the catalogue', async () => {
    const { findings } = await read({
      'data/catalogue.json': JSON.stringify({ ...catalogue, hidden: { s: 4 } }),
    });
    expect(findings.map((f) => f.code)).toEqual(['unreadable']);
  });
});

describe('tables beside the figures', () => {
  const comparisons = (row: string) =>
    found({
      'data/comparisons.csv': `indicator,area,period,compared_with,reference,difference,lower,upper,verdict,adjusted,p_value,status,note\r\n${row}\r\n`,
    });

  it('accepts the difference of two open figures and finds that to a hidden one', async () => {
    expect(await comparisons('kinder,n,2025,municipality,99999001,4,,,,false,,ok,')).toEqual([]);
    expect(await comparisons('kinder,s,2025,municipality,99999001,-6.7,,,,false,,ok,')).toEqual([
      `hidden-number: ${say.restsOnHidden()}`,
    ]);
  });
  it('finds a difference that is none, and one with more digits', async () => {
    expect(await comparisons('kinder,n,2025,municipality,99999001,9,,,,false,,ok,')).toEqual([
      `contradiction: ${say.contradictsTable()}`,
    ]);
    expect(await comparisons('kinder,n,2025,municipality,99999001,4.03,,,,false,,ok,')).toEqual([
      `contradiction: ${say.tooManyDigits()}`,
    ]);
  });
  it('finds a trend and a segregation index through hidden figures', async () => {
    const trends =
      'indicator,area,area_level,from,to,periods,slope,lower,upper,verdict,adjusted,p_value\r\nkinder,s,area,2025,2025,1,0.1,0,0.2,,false,\r\n';
    expect(await found({ 'data/trends.csv': trends })).toEqual([`hidden-number: ${say.restsOnHidden()}`]);
    const spread = (areas: number) =>
      `segregation,area,period,reference_date,measure,share,areas,areas_left_out\r\nkinder_verteilt,99999001,2025,2025-12-31,dissimilarity,0.1,${areas},0\r\n`;
    expect(await found({ 'data/segregation.csv': spread(1) })).toEqual([]);
    expect(await found({ 'data/segregation.csv': spread(2) })).toEqual([
      `hidden-number: ${say.restsOnMore()}`,
    ]);
  });
  it('finds a z-value of a hidden figure in an index', async () => {
    const index = (area: string) =>
      `index,area,period,status,value,components\r\nlage,${area},2025,ok,1.2,"{""kinder"":0.4}"\r\n`;
    expect(await found({ 'data/indices.csv': index('n') })).toEqual([]);
    expect(await found({ 'data/indices.csv': index('s') })).toEqual([
      `hidden-number: ${say.restsOnHidden()}`,
    ]);
  });
});

describe('copies of the figures', () => {
  const lines = figures.split('\r\n').map((line) => line.split(','));
  const [header = [], ...rows] = lines;
  const numeric = new Set([
    'value',
    'lower',
    'upper',
    'numerator',
    'denominator',
    'definition_version',
    'smoothed',
  ]);
  const arrow = (change: (row: number, column: string, cell: string) => string) =>
    tableToIPC(
      new Table(
        Object.fromEntries(
          header.map((name, c) => {
            const cells = rows.map((row, r) => change(r, name, row[c] ?? ''));
            return [
              name,
              numeric.has(name)
                ? vectorFromArray(
                    cells.map((v) => (v === '' ? null : Number(v))),
                    new Float64(),
                  )
                : vectorFromArray(
                    cells.map((v) => (v === '' ? null : v)),
                    new Utf8(),
                  ),
            ];
          }),
        ),
      ),
      'file',
    );

  it('accepts an Arrow file of the same rows', async () => {
    expect(await found({ 'data/indicators.arrow': arrow((_r, _c, cell) => cell) })).toEqual([]);
  });
  it('finds a hidden count in it and states it', async () => {
    const leak = arrow((r, name, cell) => (r === 3 && name === 'numerator' ? '4' : cell));
    const { findings, statements } = await read({ 'data/indicators.arrow': leak });
    expect(findings.map((f) => [f.code, f.area, f.part])).toEqual([['hidden-number', 's', 'numerator']]);
    expect(statements.map((s) => [s.area, s.part, s.number])).toEqual([['s', 'numerator', 4]]);
    expect(findings[0]?.message).not.toMatch(/\d/);
  });
  it('finds other columns', async () => {
    const other = tableToIPC(makeTable({ faelle: Float64Array.from([4]) }), 'file');
    expect(await found({ 'data/indicators.arrow': other })).toContain(
      `foreign-content: ${say.otherColumns()}`,
    );
  });
  it('does not pass a Parquet file that nobody read', async () => {
    expect(await found({ 'data/indicators.parquet': 'PAR1' })).toEqual([
      `foreign-content: ${say.unreadableFile()}`,
    ]);
  });
});

describe('tables of a report', () => {
  it('finds a hidden value, interval and count', async () => {
    const body = table({ value: '13,3', interval: '5,3–29,7', numerator: '4', denominator: '30' });
    const { findings, statements } = await read({ 'musterstadt.html': page(body) });
    expect(findings.map((f) => [f.code, f.area, f.part])).toEqual([
      ['hidden-number', 's', 'value'],
      ['hidden-number', 's', 'lower'],
      ['hidden-number', 's', 'upper'],
      ['hidden-number', 's', 'numerator'],
    ]);
    expect(statements.map((s) => s.number)).toEqual([13.3, 5.3, 29.7, 4]);
    for (const f of findings) expect(f.message).not.toMatch(/\d/);
  });
  it('finds one more digit and another number', async () => {
    expect(await withPage(table().replace('24,0', '24,03'))).toEqual([
      `contradiction: ${say.tooManyDigits()}`,
    ]);
    expect(await withPage(table().replace('<td>26</td>', '<td>28</td>'))).toEqual([
      `contradiction: ${say.contradictsTable()}`,
    ]);
  });
  it('finds a number in a row for no place', async () => {
    const extra = '<tr><th>Insgesamt</th><td>21,5</td><td></td><td>28</td><td></td></tr></tbody>';
    expect(await withPage(table().replace('</tbody>', extra))).toEqual([
      `unexplained-number: ${say.unexplainedCell()}`,
      `unexplained-number: ${say.unexplainedCell()}`,
    ]);
  });
});

describe('sentences', () => {
  const told = (text: string) => withPage(`<p>${sentence} ${text}</p>`);

  it.each([
    'In Süd sind es 4 Kinder.',
    'Das sind 26 Kinder, darunter 2 Kinder in Süd.',
    'Darunter sind 4 in Süd.',
    'In Süd liegt der Anteil bei 13,3 %.',
    'Zusammen sind das 28 Personen.',
    'Süd: 4.',
    'Es leben dort 1984 Menschen.',
  ])('finds what no figure explains: %s', async (text) => {
    expect(await told(text)).toEqual([`unexplained-number: ${say.unexplainedSentence()}`]);
  });

  it.each([
    'In Nord sind es 24 Kinder (24,0 %, 95-%-Intervall 16,7–33,2).',
    'Einen Wert gibt es in 1 von 2 Ortsteilen.',
    'Abbildung 4 zeigt die letzten 4 Zeiträume.',
    'Seit dem 01.03.2024, im Schuljahr 2024/25 und im 4. Quartal 2025 gilt das für Kinder unter 15 Jahren.',
    'Im Kreis Muster leben 12\u202f345 Menschen.',
    'Wer unter 3 Personen zählt, wird nicht gezeigt.',
  ])('accepts what is published or named: %s', async (text) => {
    expect(await told(text)).toEqual([]);
  });

  it('never repeats the number it found', async () => {
    const { findings } = await read({ 'musterstadt.html': page('<p>In Süd sind es 4 Kinder.</p>') });
    expect(findings).toHaveLength(1);
    expect(`${findings[0]?.message} ${findings[0]?.where.replace(/Satz \d+/, '')}`).not.toMatch(/4/);
  });
});

describe('what a page hides', () => {
  it.each([
    ['<!-- 4 Kinder -->', say.comment()],
    ['<script>const kinder = [24, 4];</script>', say.foreignElement('script')],
    ['<svg><foreignObject><p>Text</p></foreignObject></svg>', say.foreignElement('foreignObject')],
    ['<p data-faelle="4">Text</p>', say.foreignAttribute()],
    ['<p hidden>Text</p>', say.hiddenPart()],
    ['<p style="display:none">Text</p>', say.hiddenPart()],
  ])('%s', async (html, message) => {
    expect(await withPage(html)).toContain(`foreign-content: ${message}`);
  });
  it.each(['<p title="4 Kinder in Süd">Süd</p>', '<p aria-label="Süd: 4 Kinder">Süd</p>'])(
    '%s',
    async (html) => {
      expect(await withPage(html)).toEqual([`unexplained-number: ${say.unexplainedSentence()}`]);
    },
  );
});

describe('drawings', () => {
  it('finds a hidden number in a label, a description or a title', async () => {
    const message = `unexplained-number: ${say.unexplainedDrawing()}`;
    expect(await withPage(drawing('<text>13,3</text>'))).toEqual([message]);
    expect(await withPage(drawing().replace('(1 Nord)', '(1 Nord); Süd: 13,3 %'))).toEqual([message]);
    expect(await withPage(drawing('<title>Süd: 4 Kinder</title>'))).toEqual([
      `unexplained-number: ${say.unexplainedSentence()}`,
    ]);
  });
  it('finds a mark drawn for a hidden figure', async () => {
    const mark = '<path transform="translate(13,27)" d="M0,0h1"/>';
    expect(await withPage(drawing(mark))).toEqual([`hidden-number: ${say.hiddenMark()}`]);
  });
});

describe('PDF', () => {
  const lines = [
    'Bericht Musterstadt',
    'Kinder mit Leistungen',
    'In Musterstadt erhalten 20,0 % der Kinder',
    'Nord 24,0 16,7 33,2 24 100',
  ];

  it('accepts the numbers of the page beside it', async () => {
    expect(await found({ 'musterstadt.pdf': pdfOf(lines, 'Bericht Musterstadt') })).toEqual([]);
  });
  it.each(['darunter 4 Kinder', 'Nord 13,3', 'darunter 2 Kinder'])(
    'finds a number the page does not have: %s',
    async (line) => {
      expect(await found({ 'musterstadt.pdf': pdfOf([...lines, line]) })).toEqual([
        `unexplained-number: ${say.onlyInPdf()}`,
      ]);
    },
  );
  it('finds a number in the information of the file', async () => {
    expect(await found({ 'musterstadt.pdf': pdfOf(lines, '4 Kinder') })).toEqual([
      `foreign-content: ${say.spokenInPdf()}`,
    ]);
  });
  it('finds a count without a page beside it', async () => {
    const alone = await readFolder(
      folderWith({ 'nord.pdf': pdfOf([...lines, 'darunter 4 Kinder']) }),
      null,
      'reports',
    );
    expect(alone.findings.map((f) => f.message)).toEqual([say.unexplainedInPdf()]);
  });
  it('does not pass what is no PDF', async () => {
    expect(await found({ 'musterstadt.pdf': 'kein PDF' })).toEqual([
      `foreign-content: ${say.unreadableFile()}`,
    ]);
  });
});
