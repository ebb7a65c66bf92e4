import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../pipeline/model/german.js';
import { hiddenText } from '../../pipeline/model/messages/protection.js';
import { roundedPart, roundedText } from '../../pipeline/model/messages/rounding.js';
import type { ReportFacts } from '../../pipeline/model/report.js';
import { buildReports } from '../../pipeline/report/index.js';
import { protectedAlone } from '../support/published.js';
import { aldorf, computed, facts, room } from './county.js';

const tally = (read: number, accepted: number, rejected: number, setAside: number) => ({
  read,
  accepted,
  rejected,
  setAside,
});
const deliveries: ReportFacts['deliveries'] = [
  {
    supplier: 'jobcenter',
    dataset: 'hilfen',
    periods: ['2025-Q3'],
    records: tally(10, 9, 1, 0),
    cells: tally(40, 36, 4, 0),
  },
  {
    supplier: 'jobcenter',
    dataset: 'hilfen',
    periods: ['2025-Q4'],
    records: tally(20, 15, 0, 5),
    cells: tally(80, 60, 0, 20),
  },
];
const sections = buildReports(
  protectedAlone(computed, room()).published,
  room(),
  facts({
    deliveries,
    problemCounts: [{ title: 'Zahl erwartet', severity: 'error', count: 4 }],
    findings: [],
    unclaimedFiles: 1,
  }),
)[0]?.notes.sections;
const section = (id: string) => {
  const found = sections?.find((s) => s.id === id);
  if (!found) throw new Error(id);
  return found;
};
const rowsOf = (id: string, table = 0) =>
  section(id).tables[table]?.rows.map((r) => [r.header, ...r.cells.map((c) => c.text)]);

describe('notes', () => {
  it('come in one order', () => {
    expect(sections?.map((s) => s.id)).toEqual([
      'demonstration',
      'datengrundlage',
      'lieferungen',
      'geheimhaltung',
      'verfahren',
      'definitionen',
      'zeichen',
      'karten',
      'herausgabe',
    ]);
  });

  it('account for what was read, per supplier and in all', () => {
    expect(section('lieferungen').paragraphs[0]).toMatch(
      /^Von 120 gelesenen Angaben wurden 96 übernommen, 4 zurückgewiesen und 20 nach benannten Regeln ausgeklammert\./,
    );
    expect(section('lieferungen').paragraphs[1]).toBe(
      'Eine Datei konnte keiner Lieferung zugeordnet werden und blieb unberücksichtigt.',
    );
    expect(rowsOf('lieferungen')).toEqual([
      ['Jobcenter Auental', '2', '30', '24', '1', '5', '120', '96', '4', '20'],
      ['Zusammen', '2', '30', '24', '1', '5', '120', '96', '4', '20'],
    ]);
    expect(rowsOf('lieferungen', 1)).toEqual([['Zahl erwartet', 'Fehler', '4']]);
  });

  it('name every dataset used with its newest day', () => {
    expect(rowsOf('datengrundlage')).toContainEqual([
      'Datensatz hilfen',
      'Quelle hilfen',
      'vierteljährlich',
      '31.12.2025',
      'keine Angabe',
    ]);
  });

  it('state the policy in force and how many values it hid', () => {
    expect(rowsOf('geheimhaltung')).toEqual([
      ['Streng', '5', '20', 'nein', 'keine', 'Gesetz'],
      ['Melderegister', '3', '20', 'nein', 'keine', 'Satzung'],
      ['Offen', 'keine', 'keine', 'nein', 'keine', 'öffentlich'],
    ]);
    const numbers = computed.values.filter((v) => v.value !== null).length;
    expect(section('geheimhaltung').paragraphs).toContain(
      hiddenText('1', null, `${formatNumber(100 / numbers, 1)} %`),
    );
    expect(section('geheimhaltung').paragraphs).toContain(
      'Von der Quelle bereits geschützt: Datensatz zensus.',
    );
  });

  it('derive definitions from the datasets', () => {
    expect(rowsOf('definitionen')?.[2]).toEqual([
      'Titel armut',
      'Leistungsberechtigte (Datensatz »Datensatz hilfen«; Alter: unter 15 Jahren)',
      'Anzahl (Datensatz »Datensatz personen«; Alter: unter 15 Jahren)',
      '%',
      '2',
      'Katalog',
    ]);
    expect(rowsOf('definitionen')?.[1]?.[1]).toBe(
      'Anzahl (Datensatz »Datensatz zuege«), Summe aus 4 Zeiträumen',
    );
  });
});

describe('findings', () => {
  const finding = (area: string, reason: string | null, severity: 'error' | 'warning' | 'note') => ({
    rule: 'veraenderung',
    title: 'Die Zahl ändert sich wenig.',
    dataset: 'hilfen',
    area,
    period: '2025-Q4',
    severity,
    reason,
  });
  const { region } = room();
  const [first, second] = region.municipalities;
  const reports = buildReports(
    protectedAlone(computed, room()).published,
    room(),
    facts({
      findings: [
        finding(first?.ags ?? '', 'neues Baugebiet', 'note'),
        finding(first?.ags ?? '', null, 'error'),
        finding(second?.ags ?? '', null, 'warning'),
        finding('', null, 'warning'),
      ],
    }),
  );
  const outcomes = (areaId: string) =>
    reports
      .find((r) => r.areaId === areaId)
      ?.notes.sections.find((s) => s.id === 'plausibilitaet')
      ?.tables[0]?.rows.map((r) => [r.cells[1]?.text, r.cells[3]?.text]);

  it('stand in the reports of their municipality and of the county, those without a reason first', () => {
    const own = [
      [first?.name, 'Widerspruch, noch nicht geklärt'],
      [first?.name, 'geprüft und bestätigt: neues Baugebiet'],
    ];
    const [error, confirmed] = own;
    expect(outcomes(first?.ags ?? '')).toEqual(own);
    expect(outcomes(second?.ags ?? '')).toEqual([[second?.name, 'auffällig, noch nicht geklärt']]);
    expect(outcomes(region.county.ags)).toEqual([
      error,
      ['ganze Lieferung', 'auffällig, noch nicht geklärt'],
      [second?.name, 'auffällig, noch nicht geklärt'],
      confirmed,
    ]);
  });

  it('are left out where they are about a figure that is kept confidential', () => {
    const { published } = protectedAlone(computed, room());
    const hidden = published.values.find((v) => v.status === 'suppressed');
    const of = (period: string) => ({
      ...finding(hidden?.area ?? '', null, 'warning'),
      ...{ dataset: 'hilfen', period },
    });
    const titles = (period: string) =>
      buildReports(published, room(), facts({ findings: [of(period)] })).flatMap((r) =>
        r.notes.sections.filter((s) => s.id === 'plausibilitaet'),
      );
    expect(hidden?.indicator).toBe('armut');
    expect(titles(hidden?.period ?? '')).toEqual([]);
    expect(titles('2019-Q1')).not.toEqual([]);
  });

  it('have no section where there are none', () => {
    expect(sections?.map((s) => s.id)).not.toContain('plausibilitaet');
  });
});

describe('notes of a policy that rounds', () => {
  const base = room();
  const classes = Object.fromEntries(
    Object.entries(base.definitions.policy.classes).map(([id, rule]) => [
      id,
      id === 'streng' ? { ...rule, round_to: 5 } : rule,
    ]),
  );
  const rounding = { ...base, definitions: { ...base.definitions, policy: { classes } } };
  const notes = (of: typeof base, findings: ReportFacts['findings'] = []) =>
    buildReports(protectedAlone(computed, of).published, of, facts({ deliveries, findings }))[0]?.notes
      .sections ?? [];
  const textOf = (sections: ReturnType<typeof notes>, id: string) =>
    JSON.stringify(sections.find((s) => s.id === id) ?? null);

  it('say which counts are rounded, and to what', () => {
    const title = classes.streng?.title ?? '';
    expect(textOf(notes(rounding), 'geheimhaltung')).toContain(roundedText(title, '5'));
    expect(textOf(notes(rounding), 'definitionen')).toContain(roundedPart('', '5').trim());
    for (const id of ['geheimhaltung', 'definitionen'])
      expect(textOf(notes(base), id)).not.toContain('gerundet;');
  });

  it('leave out what the rules found about rounded figures, for these compare the true counts', () => {
    const at = { area: aldorf, period: '2025-Q4', reason: null, severity: 'warning' as const };
    const findings = ['hilfen', 'melderegister'].map((dataset) => ({
      ...{ ...at, dataset, rule: 'r', title: `Regel zu ${dataset}` },
    })) as unknown as ReportFacts['findings'];
    expect(textOf(notes(base, findings), 'plausibilitaet')).toContain('Regel zu hilfen');
    expect(textOf(notes(rounding, findings), 'plausibilitaet')).not.toContain('Regel zu hilfen');
  });
});
