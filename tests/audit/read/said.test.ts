import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../pipeline/audit/read/index.js';
import { auditMessages as say } from '../../../pipeline/model/messages/audit-read.js';
import { marked, stateUntil } from '../../../pipeline/model/messages/waiting.js';
import { catalogue, figures, folderWith, page } from './small-folder.js';

/** Findings about a page with this body and these files beside it. */
async function found(body: string, files: Record<string, string> = {}): Promise<string[]> {
  const all = { ...files, 'musterstadt.html': page(body) };
  const { findings } = await readFolder(folderWith(all), null, 'reports');
  return findings.map((f) => `${f.code}: ${f.message}`);
}
const item = (text: string) => `<ul><li>${text}</li></ul>`;
const unexplained = `unexplained-number: ${say.unexplainedSentence()}`;
const contradiction = `contradiction: ${say.contradictsTable()}`;
const hidden = `hidden-number: ${say.hiddenInTable()}`;

describe('shares standardised by age', () => {
  const files = {
    'data/catalogue.json': JSON.stringify({
      ...catalogue,
      disparities: {
        ...catalogue.disparities,
        standardisation: [
          {
            id: 'nach_alter',
            title: 'Bezug von Leistungen',
            indicator: 'kinder',
            strata: [{ title: '6 bis unter 15 Jahre', indicator: 'menschen' }],
            rest: 'unter 6 Jahre',
            standard: 'county',
          },
        ],
      },
    }),
    'data/standardised.csv': [
      'standardisation,indicator,area,area_level,municipality,period,reference_date,status,observed,expected,crude,direct,direct_lower,direct_upper,ratio,ratio_lower,ratio_upper,position',
      'nach_alter,kinder,99999001,municipality,99999001,2025,2025-12-31,ok,26,21.46,20,20.37,14.21,28.44,1.2116,0.8,1.7749,inside',
      'nach_alter,kinder,n,area,99999001,2025,2025-12-31,ok,24,18.7,24,23.14,16.02,32.36,1.2973,0.8311,1.9303,inside',
      'nach_alter,kinder,s,area,99999001,2025,2025-12-31,suppressed,,,,,,,,,,',
      '',
    ].join('\r\n'),
  };
  const table = (north: string, south = '<td>.</td><td>.</td>', when = '31.12.2025') => `
<table id="tabelle-altersaufbau-nach_alter"><caption>Bezug von Leistungen: Anteile in %, roh und altersbereinigt (${when})</caption>
<thead><tr><th>Gebiet</th><th>altersbereinigt (95-%-Intervall)</th><th>zu erwarten</th><th>Verhältnis (95-%-Intervall)</th><th>Fälle</th></tr></thead>
<tbody><tr><th>Nord</th>${north}<td>24</td></tr>
<tr><th>Süd</th>${south}<td>.</td><td>.</td></tr></tbody></table>`;
  const honest =
    '<td>23,1 <small>(16,0–32,4)</small></td><td>19</td><td>1,30 <small>(0,83–1,93)</small></td>';

  it('pass in the table where each cell is that of the row of its place', async () => {
    expect(await found(table(honest), files)).toEqual([]);
  });
  it.each([
    ['a share', honest.replace('23,1', '23,3')],
    ['a limit', honest.replace('32,4', '32,6')],
    ['an expected number', honest.replace('>19<', '>18<')],
    ['a ratio', honest.replace('1,30', '1,21')],
  ])('are found with %s that is another', async (_, north) => {
    expect(await found(table(north), files)).toEqual([contradiction]);
  });
  it('are compared where their day is marked as provisional too', async () => {
    const when = stateUntil('31.12.2025', '2026-03-31');
    expect(await found(table(honest, undefined, when), files)).toEqual([]);
    expect(await found(table(honest.replace('23,1', '23,3'), undefined, when), files)).toEqual([
      contradiction,
    ]);
  });
  it('are found with a number for a place that shows none', async () => {
    expect(await found(table(honest, '<td>.</td><td>4</td>'), files)).toEqual([hidden]);
  });
  it('pass in the sentence, and are found where one number is another', async () => {
    const told = (observed: string, ratio: string) =>
      item(
        `Bezug von Leistungen in Musterstadt: ${observed} Fälle, nach dem Altersaufbau wären 21 zu erwarten (Verhältnis ${ratio}); der Unterschied kann Zufall sein.`,
      );
    expect(await found(told('26', '1,21'), files)).toEqual([]);
    expect(await found(told('4', '1,21'), files)).toEqual([unexplained]);
    // The ratio of another place.
    expect(await found(told('26', '1,30'), files)).toEqual([unexplained]);
  });
  it('may name their groups of age as declared', async () => {
    const told = (groups: string) => item(`Bezug von Leistungen: gerechnet mit den Altersgruppen ${groups}.`);
    expect(await found(told('6 bis unter 15 Jahre und unter 6 Jahre'), files)).toEqual([]);
    expect(await found(told('6 bis unter 15 Jahre und 4 Kinder'), files)).toEqual([unexplained]);
  });
  it('repeat the open count in their own file', async () => {
    const changed = (from: string, to: string) => ({
      ...files,
      'data/standardised.csv': files['data/standardised.csv'].replace(from, to),
    });
    expect(await found('', changed('ok,24,18.7', 'ok,23,18.7'))).toEqual([contradiction]);
    expect(await found('', changed('suppressed,,,', 'ok,4,,'))).toContain(hidden);
  });
});

describe('funnels', () => {
  // Nord alone has an open figure; baseline worked out by hand: 24 of 100.
  const files = {
    'data/funnels.csv': [
      'indicator,area,municipality,period,reference_date,numerator,denominator,value,baseline,lower_95,upper_95,lower_998,upper_998,position,areas,areas_left_out',
      'kinder,n,99999001,2025,2025-12-31,24,100,24,23.9512,10,30,8,33,high_998,1,1',
      '',
    ].join('\r\n'),
  };
  it('pass in the sentence that counts positions, and are found with another count', async () => {
    const told = (high: string, inside: string) =>
      item(
        `Kinderarmut: Von 1 Ortsteilen liegen ${high} über und 0 unter den äußeren Grenzen; bei ${inside} kann die Abweichung Zufall sein.`,
      );
    expect(await found(told('1', '0'), files)).toEqual([]);
    expect(await found(told('1', '7'), files)).toEqual([unexplained]);
  });
  it('pass in the table, and are found with another count or value', async () => {
    const labels = [
      ...['deutlich darüber', 'darüber, aber nicht sicher', 'im erwarteten Bereich'],
      ...['darunter, aber nicht sicher', 'deutlich darunter'],
    ];
    const table = (all: string, counts: readonly number[], when = '31.12.2025') =>
      `<table><caption>Ortsteile im Trichter, Anzahl</caption><thead><tr><th>Indikator</th><th>alle zusammen</th>${labels.map((l) => `<th>${l}</th>`).join('')}<th>Stand</th></tr></thead>
<tbody><tr><th>Kinderarmut</th><td>${all}</td>${counts.map((n) => `<td>${n}</td>`).join('')}<td>${when}</td></tr></tbody></table>`;
    expect(await found(table('24,0 %', [1, 0, 0, 0, 0]), files)).toEqual([]);
    const provisional = marked('31.12.2025', '2026-03-31');
    expect(await found(table('24,0 %', [1, 0, 0, 0, 0], provisional), files)).toEqual([]);
    expect(await found(table('24,0 %', [1, 0, 2, 0, 0], provisional), files)).toEqual([contradiction]);
    expect(await found(table('24,0 %', [1, 0, 2, 0, 0]), files)).toEqual([contradiction]);
    expect(await found(table('23,4 %', [1, 0, 0, 0, 0]), files)).toEqual([contradiction]);
  });
  it('pass in the drawing, and are found with another number of it', async () => {
    const drawn = (line: string, label: string, inside: string) =>
      `<figure id="kinder-trichter"><svg role="img" aria-label="Trichterdiagramm »Kinderarmut nach Größe der Gebiete« mit 1 Gebiet. Alle zusammen: ${label}. Im erwarteten Bereich: ${inside}."><g><text>0</text><text>2000</text><text>4000</text><text>${line}</text></g></svg></figure>`;
    const drawing = `unexplained-number: ${say.unexplainedDrawing()}`;
    expect(await found(drawn('24,0\u202f%', '24,0\u202f%', '0'), files)).toEqual([]);
    expect(await found(drawn('24,0\u202f%', '24,0\u202f%', '4'), files)).toEqual([drawing]);
    expect(await found(drawn('13,3\u202f%', '24,0\u202f%', '0'), files)).toEqual([drawing]);
    // Line and label agree with one another and with nothing published.
    expect(await found(drawn('13,3\u202f%', '13,3\u202f%', '0'), files)).toEqual([drawing, drawing]);
  });
});

describe('hidden values', () => {
  // One of the eight values of the small folder is hidden: one of four of `kinder`.
  const reason =
    'Verborgen wird, was selbst zu klein ist, und was es verriete. Wie oft der eine und wie oft der andere Grund gilt, steht hier nicht, weil sich daraus kleine Zahlen erschließen ließen.';
  const text = (share = '12,5', others = reason) =>
    `<p>In dieser Ausgabe ist ein Wert geheim gehalten, über alle Gebiete und Zeiträume gezählt. Das sind ${share} % aller Werte. ${others}</p>`;
  const table = (values: string, share = '25,0') =>
    `<table><caption>Geheim gehaltene Werte je Indikator</caption><thead><tr><th>Indikator</th><th>Werte</th><th>Anteil</th></tr></thead>
<tbody><tr><th>Kinder mit Leistungen</th><td>${values}</td><td>${share} %</td></tr></tbody></table>`;

  it('pass where they are as many as the table of figures hides', async () => {
    expect(await found(text() + table('1'))).toEqual([]);
  });
  it('are found where they are more', async () => {
    expect(await found(text() + table('4'))).toEqual([contradiction]);
  });
  it('are found with another share', async () => {
    expect(await found(text() + table('1', '13,3'))).toEqual([contradiction]);
    expect(await found(text('13,3') + table('1'))).toEqual([unexplained]);
  });
  it('may not tell how many are hidden for their own sake where they are few', async () => {
    const told = (n: number) =>
      text('12,5', `Etwa ${n} davon sind es nur, damit andere nicht errechnet werden können.`);
    expect(await found(told(0))).toEqual([unexplained]);
    expect(await found(told(1))).toEqual([unexplained]);
  });
  it('may tell it to tens where both kinds are many', async () => {
    const hide = (n: number) =>
      Array.from({ length: n }, (_, i) => {
        const year = 1850 + i;
        return `kinder,s,area,99999001,${year},${year}-12-31,suppressed,,,,,30,%,1,${year}-12-31,,`;
      });
    const files = { 'data/indicators.csv': [figures, ...hide(149)].join('\r\n') };
    // 150 hidden of 157.
    const told = (n: string) =>
      `<p>In dieser Ausgabe sind 150 Werte geheim gehalten, über alle Gebiete und Zeiträume gezählt. Das sind 95,5 % aller Werte. Etwa ${n} davon sind es nur, damit andere nicht errechnet werden können.</p>`;
    expect(await found(told('70'), files)).toEqual([]);
    expect(await found(told('71'), files)).toContain(unexplained);
    expect(await found(told('140'), files)).toContain(unexplained);
  });
});
