import { describe, expect, it } from 'vitest';
import { describe as alternative } from '../../pipeline/charts/index.js';
import type { Figure } from '../../pipeline/model/report.js';
import { clusters, dots, everyKind, funnel, hidden, locator, map, strip, trend, value } from './samples.js';

/** Worded by hand from the samples. */
describe('text alternative', () => {
  it('of a map: range and what is missing', () => {
    expect(alternative(map)).toBe(
      'Karte »Kinderarmut: Karte« mit 4 Gebieten; je dunkler die Fläche, desto höher der Wert. ' +
        'Niedrigster Wert: 5,0 % (Nord); höchster Wert: 31,2 % (West). ' +
        'Kein Wert für 1 Gebiet (unbekannt oder geheim gehalten).',
    );
  });

  it('of a dot plot: range, own value against the county, references, what is missing', () => {
    expect(alternative(dots)).toBe(
      'Punktdiagramm »Kinderarmut: Vergleich« mit 4 Gebieten. ' +
        'Niedrigster Wert: 5,0 % (Nord); höchster Wert: 31,2 % (West). ' +
        'Ort 1: 20,0 %; Kreis: 18,0 %; Deutschland: 14,0 %. ' +
        'Kein Wert für 1 Gebiet (unbekannt oder geheim gehalten).',
    );
  });

  it('of a trend with a break: its day and reason', () => {
    if (trend.data.kind !== 'trend') throw new Error('kind');
    const breaks = [{ from: '2022-06-01', reason: 'Neue Zählung' }];
    expect(alternative({ ...trend, data: { ...trend.data, breaks } })).toMatch(
      / Bruch der Zeitreihe: 01\.06\.2022: Neue Zählung\.$/,
    );
  });

  it('of a trend: first and last value and the span', () => {
    expect(alternative(trend)).toBe(
      'Verlauf »Kinderarmut: Entwicklung«, 2021 bis 2024. ' +
        'Ort 1: zuerst 19,0 % (2021), zuletzt 20,0 % (2024), Spanne 19,0 % bis 21,5 %; ' +
        'Kreis: zuerst 17,0 % (2021), zuletzt 18,0 % (2024), Spanne 17,0 % bis 18,0 %. ' +
        'Kein Wert für 1 Zeitpunkt (nicht sicher genug).',
    );
  });

  it('of a locator: numbers and the marked area', () => {
    expect(alternative(locator)).toBe(
      'Lagekarte »Lage der Sozialräume« mit 2 Gebieten. Nummern: 1 Nord, 2 Ost. Hervorgehoben: Ost.',
    );
  });

  it('of a funnel: the value of all, the range, and who lies outside', () => {
    expect(alternative(funnel)).toBe(
      'Trichterdiagramm »Kinderarmut nach Größe« mit 3 Gebieten. Alle zusammen: 10,0\u202f%. ' +
        'Niedrigster Wert: 6,5\u202f% (Süd); höchster Wert: 14\u202f% (Ost). ' +
        'Deutlich darüber: Ost. Darunter, aber nicht sicher: Süd. Im erwarteten Bereich: 1.',
    );
  });

  it('of a map of clusters: which areas stand out, and how', () => {
    expect(alternative(clusters)).toBe(
      'Karte »Kinderarmut: Häufungen« mit 4 Gebieten; gefärbt sind nur Gebiete mit einem Muster, das über Zufall ' +
        'hinausgeht. hoch, Umgebung hoch: Nord. niedrig, Umgebung hoch: Süd.',
    );
  });

  it('of a strip: every value with those it is compared with', () => {
    expect(alternative(strip)).toBe(
      'Streifendiagramm »Nord: Leitindikatoren«: Lage in 3 Kennzahlen zwischen dem niedrigsten und dem höchsten Wert ' +
        'aller Gebiete. ' +
        'Kinderarmut: 30,0 % (Ort 1 20,0 %, Kreis 18,0 %); SGB-II-Quote: 8,0 % (Ort 1 9,0 %, Kreis 11,0 %). ' +
        'Kein Wert für 1 Kennzahl (unbekannt oder geheim gehalten).',
    );
  });

  const withRows = (
    ...rows: { label: string; drawn: ReturnType<typeof value>; role?: 'own' | 'county' }[]
  ): Figure => ({
    ...dots,
    data: {
      kind: 'dots',
      unit: '%',
      decimals: 1,
      domain: [0, 10],
      rows: rows.map(({ label, drawn, role }) => ({ id: label, label, role: role ?? 'area', ...drawn })),
    },
  });

  it('adds the unit only where the text lacks it', () => {
    const plain = alternative(
      withRows({ label: 'A', drawn: value(1, '1,0') }, { label: 'B', drawn: value(2, '2,0') }),
    );
    expect(plain).toContain('Niedrigster Wert: 1,0\u202f% (A)');
  });

  it('names up to three places of one value, else their number', () => {
    const names = ['A', 'B', 'C', 'D'];
    const lowest = (n: number) =>
      alternative(
        withRows(...names.slice(0, n).map((label) => ({ label, drawn: value(1, '1,0 %') })), {
          label: 'Z',
          drawn: value(9, '9,0 %'),
        }),
      );
    expect(lowest(3)).toContain('1,0 % (A, B und C)');
    expect(lowest(4)).toContain('1,0 % (4 Gebiete)');
  });

  it('words equal values, a single value and none', () => {
    const a = { label: 'A', drawn: value(1, '1,0 %') };
    expect(alternative(withRows(a, { label: 'B', drawn: value(1, '1,0 %') }))).toContain(
      'Alle Werte sind gleich: 1,0 %.',
    );
    expect(alternative(withRows(a))).toContain('Einziger Wert: 1,0 % (A).');
    expect(alternative(withRows({ label: 'A', drawn: hidden('x') }))).toBe(
      'Punktdiagramm »Kinderarmut: Vergleich« mit 1 Gebiet. ' +
        'Es wird kein Wert gezeigt. Kein Wert für 1 Gebiet (nicht zutreffend).',
    );
  });

  it('puts values beside each other without a judgement, and says why an own value is missing', () => {
    const county = { label: 'Kreis', drawn: value(1.04, '1,0 %'), role: 'county' } as const;
    expect(
      alternative(withRows({ label: 'Ort', drawn: value(0.96, '1,0 %'), role: 'own' }, county)),
    ).toContain('Ort: 1,0 %; Kreis: 1,0 %.');
    expect(alternative(withRows({ label: 'Ort', drawn: hidden('...'), role: 'own' }, county))).toContain(
      'Ort: kein Wert (Angabe folgt später); Kreis: 1,0 %.',
    );
  });

  it('holds no number but those printed in the figure, labels, and counts', () => {
    for (const figure of everyKind) {
      const known = JSON.stringify([figure.title, figure.data]);
      const foreign = (alternative(figure).match(/\d+,\d+/g) ?? []).filter((n) => !known.includes(n));
      expect(foreign).toEqual([]);
    }
  });
});
