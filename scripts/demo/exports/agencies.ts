import { type Fact, municipalityOf, summed } from '../facts.js';
import { quarterEnd, quarters } from '../periods.js';
import { county, places } from '../places.js';
import { dialects, type ExportFile, inventedLine } from './file.js';

/** Employment is known two quarters late. */
export const employedQuarters = quarters.slice(0, -2);

const measures = ['arbeitslose', 'langzeitarbeitslose', 'arbeitslose_unter_25', 'arbeitslose_ohne_abschluss'];

const lawNames: Record<string, string> = { sgb2: 'SGB II', sgb3: 'SGB III', insgesamt: 'insgesamt' };

const both = (facts: readonly Fact[]): Fact[] =>
  summed(
    facts.map((f) => ({ ...f, rechtskreis: 'insgesamt' })),
    measures,
    (area) => area,
  );

/** The agency hides 1 and 2 with a star in small areas, and delivers municipalities and county itself. */
export function unemployedFiles(facts: readonly Fact[]): ExportFile[] {
  return quarters.map((quarter) => {
    const laws = facts.filter((f) => f.zeitraum === quarter);
    const areas = [...laws, ...both(laws)];
    const rows = [
      ...summed(areas, measures, () => county.ags),
      ...summed(areas, measures, municipalityOf),
      ...areas,
    ];
    const hide = (f: Fact, m: string) => {
      const n = Number(f[m]);
      return f.gebiet.includes('-') && (n === 1 || n === 2) ? '*' : n;
    };
    return {
      path: `arbeitsagentur/${quarter}/Arbeitslose_Sozialraeume_${quarterEnd(quarter).slice(0, 7).replace('-', '')}.csv`,
      dialect: dialects.old,
      before: [
        'Arbeitslose nach Rechtskreisen, Kreise, Gemeinden und Sozialräume',
        `${inventedLine};;;;;;`,
        '',
      ],
      header: [
        'Gebiet',
        'Berichtsmonat',
        'Rechtskreis',
        'Bestand an Arbeitslosen',
        'dar. Langzeitarbeitslose',
        'dar. unter 25',
        'dar. ohne abgeschlossene Berufsausbildung',
      ],
      rows: rows.map((f) => [
        f.gebiet,
        quarterEnd(quarter).slice(0, 7).replace('-', ''),
        lawNames[String(f.rechtskreis)] ?? '',
        ...measures.map((m) => hide(f, m)),
      ]),
      after: ['', '* Aus Datenschutzgründen werden Zahlenwerte von 1 oder 2 nicht ausgewiesen.'],
    };
  });
}

/** Employees: key of the municipality without leading zero in a column of its own, names as federal statistics write them. */
export function employedFiles(facts: readonly Fact[]): ExportFile[] {
  return employedQuarters.map((quarter) => {
    const own = facts.filter((f) => f.zeitraum === quarter);
    return {
      path: `arbeitsagentur/${quarter}/SvB_Wohnort_${quarter}.csv`,
      dialect: dialects.quotedComma,
      header: ['AGS', 'Gemeinde', 'Sozialraum', 'Männer', 'Frauen', 'Insgesamt'],
      rows: own
        .filter((f) => f.geschlecht === 'm')
        .map((men) => {
          const women = own.find((f) => f.gebiet === men.gebiet && f.geschlecht === 'w');
          const ags = municipalityOf(men.gebiet);
          const [m, w] = [Number(men.beschaeftigte), Number(women?.beschaeftigte)];
          return [
            String(Number(ags)),
            places.find((p) => p.ags === ags)?.officialName ?? '',
            men.gebiet,
            m,
            w,
            m + w,
          ];
        }),
    };
  });
}

/** The Jobcenter writes columns as its program calls them. */
export function supportFiles(facts: readonly Fact[]): ExportFile[] {
  const columns: [string, string][] = [
    ['LB insgesamt', 'leistungsberechtigte'],
    ['ELB', 'elb'],
    ['NEF u15', 'nef_unter_15'],
    ['Kinder u15 in BG', 'kinder_unter_15_in_bg'],
    ['LB u18', 'lb_unter_18'],
    ['Ergänzer', 'elb_erwerbstaetig'],
    ['LZB', 'elb_langzeitbezug'],
    ['dar. arbeitslose ELB', 'elb_arbeitslos'],
    ['BG', 'bedarfsgemeinschaften'],
    ['BG Alleinerziehende', 'bg_alleinerziehend'],
  ];
  return quarters.map((quarter) => ({
    path: `jobcenter/${quarter}/SGBII_Strukturdaten_Sozialraum.csv`,
    dialect: dialects.excel,
    before: ['Jobcenter Kreis Unna', inventedLine],
    header: ['Sozialraumnummer', 'Stichtag', ...columns.map(([name]) => name), 'Bemerkung'],
    rows: facts
      .filter((f) => f.zeitraum === quarter)
      .map((f) => [
        f.gebiet,
        `${quarterEnd(quarter)} 00:00:00`,
        ...columns.map(([, id]) => f[id] ?? ''),
        f.gebiet.endsWith('-99') ? 'Anschrift nicht zuzuordnen' : '',
      ]),
  }));
}
