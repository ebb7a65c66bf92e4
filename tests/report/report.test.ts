import { describe, expect, it } from 'vitest';
import type { Report } from '../../pipeline/model/report.js';
import { amountText } from '../../pipeline/report/cells.js';
import { buildReports } from '../../pipeline/report/index.js';
import { protectedAlone } from '../support/published.js';
import { computed, facts, room } from './county.js';

const reportsOf = (change: Parameters<typeof facts>[0] = {}): Report[] =>
  buildReports(protectedAlone(computed, room()).published, room(), facts(change));
const reports = reportsOf();
const reportOf = (slug: string, among = reports): Report => {
  const found = among.find((r) => r.slug === slug);
  if (!found) throw new Error(slug);
  return found;
};
const blockOf = (slug: string, id: string, among = reports) => {
  const block = reportOf(slug, among)
    .chapters.flatMap((c) => c.indicators)
    .find((i) => i.id === id);
  if (!block) throw new Error(id);
  return block;
};
/** Narrow no-break spaces stand where official statistics print them; tests are read with blanks. */
const plain = (text: string) => text.replaceAll('\u202f', ' ');
const tableRows = (slug: string, id: string, table: string) => {
  const found = blockOf(slug, id).tables.find((t) => t.id === table);
  return found?.rows.map((r) => [r.header, ...r.cells.map((c) => plain(c.text)), r.emphasis]);
};

describe('buildReports', () => {
  it('gives one report per municipality in the order of the region, then the county', () => {
    expect(reports.map((r) => [r.slug, r.kind, r.subtitle])).toEqual([
      ['aldorf', 'municipality', 'Kommune im Kreis Auental · Stand: 4. Quartal 2025'],
      ['bruch', 'municipality', 'Kommune im Kreis Auental · Stand: 4. Quartal 2025'],
      ['cappel', 'municipality', 'Kommune im Kreis Auental · Stand: 4. Quartal 2025'],
      ['auental', 'county', 'Stand: 4. Quartal 2025'],
    ]);
  });

  it('has the same chapters and indicators in the order of the vocabulary everywhere', () => {
    for (const report of reports) {
      expect(report.chapters.map((c) => [c.id, c.indicators.map((i) => i.id)])).toEqual([
        ['menschen', ['einwohner', 'saldo']],
        ['armut', ['armut']],
        ['bildung', ['gymnasium']],
      ]);
    }
  });

  it('shows no number of a hidden figure anywhere', () => {
    const everything = JSON.stringify(reports);
    for (const number of ['8.13987', '8,1', '5.987', '13.987', '12.90013', '10.56013']) {
      expect(everything).not.toContain(number);
    }
    expect(everything).toContain('31.24');
  });

  it('never shows a later period than the requested one', () => {
    const earlier = reportsOf({ period: '2025-Q3' });
    expect(reportOf('aldorf', earlier).period).toBe('3. Quartal 2025');
    expect(plain(blockOf('aldorf', 'armut', earlier).statement)).toMatch(
      /^Am 31\.12\.2024 lag der Anteil in Aldorf bei 23,5 %\./,
    );
    expect(JSON.stringify(earlier)).not.toContain('31.24');
  });

  it('gives the same bytes for the same input', () => {
    expect(JSON.stringify(reportsOf())).toBe(JSON.stringify(reports));
  });
});

describe('sentences', () => {
  it('tell own value, county, spread and the year before', () => {
    expect(plain(blockOf('aldorf', 'armut').statement)).toBe(
      'Am 31.12.2025 lag der Anteil in Aldorf bei 21,0 %; das sind 2,3 Prozentpunkte mehr als im Kreis Auental (18,7 %). ' +
        'Die Veränderung gegenüber dem Vorjahr (31.12.2024: 23,5 %) ist von einer zufälligen Schwankung nicht zu unterscheiden.',
    );
  });

  it('do not call a difference that may be chance more or less', () => {
    expect(plain(blockOf('bruch', 'armut').statement)).toBe(
      'Am 31.12.2025 lag der Anteil in Bruch bei 17,2 %; das ist vom Wert im Kreis Auental (18,7 %) statistisch nicht zu unterscheiden.',
    );
  });

  it('name an older period by its date and do not compare it with a newer one', () => {
    expect(plain(blockOf('cappel', 'armut').statement)).toBe(
      'Am 30.09.2025 lag der Anteil in Cappel bei 10,0 %. Für den Kreis Auental liegt zu diesem Stand kein Wert vor.',
    );
    const tile = reportOf('cappel').glance.headlines[0];
    expect(tile).toMatchObject({ date: '30.09.2025', comparison: 'kein Vergleich möglich' });
  });

  it('of a movement name the whole span and compare no levels', () => {
    expect(plain(blockOf('aldorf', 'saldo').statement)).toBe(
      'In den 4 Quartalen bis 31.12.2025 lag der Wert in Aldorf bei −0,3 je 100 Einwohner.',
    );
  });

  it('say where there is no value', () => {
    expect(blockOf('cappel', 'gymnasium').statement).toMatch(/^Für Cappel liegt kein Wert vor\./);
  });

  it('of the county give the spread of municipalities and, without names, of all areas', () => {
    expect(plain(blockOf('auental', 'armut').statement)).toBe(
      'Am 31.12.2025 lag der Anteil im Kreis Auental bei 18,7 %. ' +
        'Zwischen den 2 Kommunen mit einem Wert reicht der Anteil von 17,2 % (Bruch) bis 21,0 % (Aldorf). ' +
        'Zwischen den 3 Sozialräumen mit einem Wert reicht der Anteil von 16,1 % bis 31,2 %.',
    );
  });

  it('name the county as region.yaml does', () => {
    const city = room({ countyKind: 'Land', countyName: 'Auental' });
    const [first] = buildReports(protectedAlone(computed, city).published, city, facts());
    expect(plain(first?.glance.findings[0]?.text ?? '')).toContain('mehr als in Auental (18,7 %)');
    expect(plain(first?.glance.headlines[0]?.comparison ?? '')).toBe(
      '2,3 Prozentpunkte über dem Wert für Auental',
    );
  });
});

describe('at a glance', () => {
  it('finds only differences beyond chance', () => {
    expect(reportOf('aldorf').glance.findings.map((f) => plain(f.text))).toEqual([
      'Armut: In Aldorf liegt der Anteil bei 21,0 % (31.12.2025); das sind 2,3 Prozentpunkte mehr als im Kreis Auental (18,7 %).',
    ]);
    expect(reportOf('bruch').glance.findings).toEqual([
      {
        indicator: '',
        comparisons: [],
        text: 'Kein Anteil in Bruch unterscheidet sich vom Wert im Kreis Auental stärker, als der Zufall erklärt.',
      },
    ]);
    expect(reportOf('cappel').glance.findings[0]?.text).toBe(
      'Für Cappel liegen keine Werte vor, die sich auf Unterschiede prüfen lassen.',
    );
  });

  it('words the tiles against the county, those of the county against the year before', () => {
    const tiles = (slug: string) =>
      reportOf(slug).glance.headlines.map((h) => [plain(h.value.text), h.date, plain(h.comparison)]);
    expect(tiles('aldorf')).toEqual([
      ['21,0 %', '31.12.2025', '2,3 Prozentpunkte über dem Kreis'],
      ['40,2 %', '31.12.2022', 'im Kreis Auental: 37,9 %'],
    ]);
    expect(tiles('bruch')[0]?.[2]).toBe('vom Kreis statistisch nicht zu unterscheiden');
    expect(tiles('auental')[0]).toEqual(['18,7 %', '31.12.2025', 'kein Vergleich möglich']);
  });
});

describe('tables', () => {
  it('hold every part, the residual area last, municipality and county', () => {
    expect(tableRows('aldorf', 'armut', 'armut-werte')).toEqual([
      ['Nordviertel', '31,2', '27,0–35,8', '125', '400', 'none'],
      ['Südhang', '.', '.', '.', '151', 'none'],
      ['nicht zuordenbar', '–', '0,0–7,1', '–', '50', 'none'],
      ['Aldorf', '21,0', '19,0–23,2', '129', '601', 'own'],
      ['Kreis Auental', '18,7', '17,0–20,6', '230', '1230', 'reference'],
    ]);
    const table = blockOf('aldorf', 'armut').tables[0];
    expect(table?.rows[1]?.cells[0]).toMatchObject({ spoken: 'geheim gehalten', detail: '' });
    expect(table?.rows[1]?.cells[1]).toMatchObject({ spoken: 'geheim gehalten', detail: '' });
    expect(table?.columns.map((c) => c.label)).toEqual([
      'Gebiet',
      'Anteil in %',
      '95-%-Intervall',
      'Zähler (Personen)',
      'Nenner (Personen)',
    ]);
  });

  it('explain the signs they use and no others', () => {
    expect(blockOf('aldorf', 'armut').tables[0]?.signs).toEqual([
      '– genau null',
      '. unbekannt, nicht geliefert oder geheim gehalten',
    ]);
    expect(blockOf('bruch', 'armut').tables[0]?.signs).toEqual([]);
  });

  it('compare the municipalities where the indicator has no areas, with the date of an older reference', () => {
    expect(tableRows('aldorf', 'gymnasium', 'gymnasium-werte')).toEqual([
      ['Aldorf', '40,2', 'own'],
      ['Bruch', '35,0', 'none'],
      ['Cappel', '.', 'none'],
      ['Kreis Auental', '37,9', 'reference'],
      ['Deutschland (31.12.2021)', '41,0', 'reference'],
    ]);
  });

  it('list the development with the signs of what is still to come', () => {
    expect(tableRows('cappel', 'armut', 'armut-entwicklung')).toEqual([
      ['30.09.2025', '10,0', '5,5–17,4', '.', '.', 'none'],
      ['31.12.2025', '...', '...', '18,7', '17,0–20,6', 'none'],
    ]);
    expect(blockOf('aldorf', 'gymnasium').tables.map((t) => t.id)).toEqual(['gymnasium-werte']);
  });
});

describe('figures', () => {
  it('cut the map to the municipality, leave the residual area out and keep hidden areas without number', () => {
    const map = blockOf('aldorf', 'armut').figures[0];
    expect(map?.id).toBe('armut-karte');
    expect(map?.data).toMatchObject({ kind: 'map', level: 'area', extent: '05999001' });
    expect(
      map?.data.kind === 'map' && map.data.areas.map((a) => [a.number, a.label, a.value, plain(a.text)]),
    ).toEqual([
      ['1', 'Nordviertel', 31.24, '31,2 %'],
      ['2', 'Südhang', null, '.'],
    ]);
  });

  it('share classes and axes over all reports', () => {
    const scales = ['aldorf', 'bruch', 'cappel'].map((slug) => {
      const figures = blockOf(slug, 'armut').figures.map((f) => f.data);
      return figures.map((d) =>
        d.kind === 'map' ? d.breaks : d.kind === 'dots' || d.kind === 'trend' ? d.domain : null,
      );
    });
    expect(scales[1]).toEqual(scales[0]);
    expect(scales[2]).toEqual(scales[0]);
    // Numbers drawn reach from 5.5 (Cappel's lower end) to 35.8 (Nordviertel's upper end).
    expect(scales[0]?.[1]).toEqual([0, 40]);
  });

  it('stand the areas beside municipality and county, but never where levels do not compare', () => {
    const roles = (id: string) => {
      const dots = blockOf('aldorf', id).figures.find((f) => f.data.kind === 'dots')?.data;
      return dots?.kind === 'dots' ? dots.rows.map((r) => r.role) : [];
    };
    expect(roles('armut')).toEqual(['area', 'area', 'own', 'county']);
    expect(roles('einwohner')).toEqual(['area', 'area']);
    expect(roles('gymnasium')).toEqual(['own', 'area', 'area', 'county', 'reference']);
  });
});

describe('profiles', () => {
  it('tell where an area differs from its municipality, and hide what is hidden', () => {
    const [north, south] = reportOf('aldorf').profiles.items;
    expect(plain(north?.subtitle ?? '')).toBe('Sozialraum in Aldorf · 1200 Einwohnerinnen und Einwohner');
    expect(north?.statements.map(plain)).toEqual([
      'Armut: 31,2 %, das sind 10,2 Prozentpunkte mehr als in Aldorf (21,0 %).',
    ]);
    expect(south?.statements).toEqual([
      'Für Südhang liegen keine Werte vor, die sich auf Unterschiede prüfen lassen.',
    ]);
    expect(south?.table.rows.find((r) => r.header === 'Armut')?.cells.map((c) => plain(c.text))).toEqual([
      '.',
      '.',
      '21,0',
      '18,7',
      '%',
      '31.12.2025',
    ]);
  });

  it('of the county describe its municipalities', () => {
    const items = reportOf('auental').profiles.items;
    expect(items.map((p) => p.title)).toEqual(['Aldorf', 'Bruch', 'Cappel']);
    expect(plain(items[0]?.subtitle ?? '')).toBe(
      'Kommune im Kreis Auental · 2012 Einwohnerinnen und Einwohner',
    );
  });

  it('use ids that are unique in the report', () => {
    for (const report of reports) {
      const figures = [
        report.areaMap.figure,
        ...report.chapters.flatMap((c) => c.indicators.flatMap((i) => i.figures)),
        ...report.profiles.items.flatMap((p) => p.figures),
      ];
      expect(new Set(figures.map((f) => f.id)).size).toBe(figures.length);
    }
  });
});

describe('sentence of a definition', () => {
  const base = room();
  const indicators = base.definitions.indicators.map((i) =>
    i.id === 'armut' ? { ...i, sentence: '{ort} sind {wert} der Menschen auf $& angewiesen' } : i,
  );
  const worded = { ...base, definitions: { ...base.definitions, indicators } };
  const built = buildReports(protectedAlone(computed, worded).published, worded, facts());
  const textsOf = (slug: string) => ({
    finding: plain(reportOf(slug, built).glance.findings[0]?.text ?? ''),
    statement: plain(blockOf(slug, 'armut', built).statement),
  });

  it('opens finding and statement with place, value and time, and is never read as a pattern', () => {
    const sentence =
      'In Aldorf sind 21,0 % der Menschen auf $& angewiesen (31.12.2025); das sind 2,3 Prozentpunkte mehr als im Kreis Auental (18,7 %).';
    expect(textsOf('aldorf').finding).toBe(sentence);
    expect(textsOf('aldorf').statement.startsWith(sentence)).toBe(true);
  });

  it('gives the county its article', () => {
    expect(textsOf('auental').statement).toMatch(
      /^Im Kreis Auental sind 18,7 % der Menschen auf \$& angewiesen \(31\.12\.2025\)\. /,
    );
  });
});

describe('printed differences', () => {
  const share = { unit: '%', decimals: 1, kind: 'ratio' } as const;

  it('never contradict the two numbers beside them', () => {
    // Unrounded 2.08, printed 5,7 and 3,7.
    expect(amountText(5.74, 3.66, share)).toBe('2,0 Prozentpunkte');
    expect(amountText(-0.34, 0.16, share)).toBe('0,5 Prozentpunkte');
    expect(amountText(5.74, 5.66, share)).toBeNull();
  });
});
