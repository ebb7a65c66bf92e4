import { describe, expect, it } from 'vitest';
import { municipalities, population, sum, table, whole } from './delivered.js';

/** Share per area in the latest quarter, from the files as delivered. */
function shares() {
  const residents = Object.keys(municipalities).flatMap((slug) => population(slug, '2025-Q4'));
  const count = (area: string, from: number, under: number) =>
    sum(residents.filter((r) => r.area === area && r.from >= from && r.from < under).map((r) => r.persons));
  const unemployed = table(
    'arbeitsagentur/2025-Q4/Arbeitslose_Sozialraeume_202512.csv',
    'win1252',
    ';',
    'Gebiet',
  ).filter((r) => r.Rechtskreis === 'insgesamt');
  const support = table(
    'jobcenter/2025-Q4/SGBII_Strukturdaten_Sozialraum.csv',
    'utf8',
    ';',
    'Sozialraumnummer',
  );
  return support
    .filter((r) => !r.Sozialraumnummer?.endsWith('-99'))
    .map((r) => {
      const area = r.Sozialraumnummer ?? '';
      const jobless = unemployed.find((u) => u.Gebiet === area)?.['Bestand an Arbeitslosen'];
      return {
        area,
        residents: count(area, 0, 200),
        unemployment: (100 * whole(jobless)) / count(area, 15, 65),
        childPoverty: (100 * whole(r['NEF u15'])) / count(area, 0, 15),
      };
    });
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (v: readonly number[]) => sum(v) / v.length;
  const [mx, my] = [mean(x), mean(y)];
  const product = sum(x.map((v, i) => (v - mx) * ((y[i] ?? 0) - my)));
  return product / Math.sqrt(sum(x.map((v) => (v - mx) ** 2)) * sum(y.map((v) => (v - my) ** 2)));
}

describe('the invented county', () => {
  const areas = shares();

  it('has 70 areas, of which one is too small to be scored', () => {
    expect(areas).toHaveLength(70);
    expect(areas.filter((a) => a.residents < 300).map((a) => a.area)).toEqual(['05978040-06']);
  });

  it('lets child poverty go with unemployment', () => {
    const r = correlation(
      areas.map((a) => a.unemployment),
      areas.map((a) => a.childPoverty),
    );
    expect(r).toBeGreaterThan(0.6);
    expect(r).toBeLessThan(0.97);
  });

  it('keeps shares in the range of real counties', () => {
    for (const a of areas) {
      expect(a.unemployment, a.area).toBeGreaterThan(1);
      expect(a.unemployment, a.area).toBeLessThan(18);
      expect(a.childPoverty, a.area).toBeGreaterThan(1);
      expect(a.childPoverty, a.area).toBeLessThan(50);
    }
  });
});

describe('parts and wholes', () => {
  it.each([
    ['NEF u15', 'Kinder u15 in BG'],
    ['NEF u15', 'LB u18'],
    ['LB u18', 'LB insgesamt'],
    ['ELB', 'LB insgesamt'],
    ['Ergänzer', 'ELB'],
    ['LZB', 'ELB'],
    ['dar. arbeitslose ELB', 'ELB'],
    ['BG Alleinerziehende', 'BG'],
  ])('SGB II: %s is never more than %s', (part, all) => {
    for (const quarter of ['2023-Q1', '2024-Q2', '2025-Q4']) {
      const rows = table(
        `jobcenter/${quarter}/SGBII_Strukturdaten_Sozialraum.csv`,
        'utf8',
        ';',
        'Sozialraumnummer',
      );
      expect(rows).toHaveLength(80);
      for (const r of rows) expect(whole(r[part])).toBeLessThanOrEqual(whole(r[all]));
    }
  });

  it('counts 1 and 2 are hidden in small areas of the agency, and nowhere else', () => {
    const rows = table(
      'arbeitsagentur/2025-Q4/Arbeitslose_Sozialraeume_202512.csv',
      'win1252',
      ';',
      'Gebiet',
    );
    const cells = rows.flatMap((r) =>
      Object.values(r)
        .slice(3)
        .map((text) => ({ area: r.Gebiet, text })),
    );
    const hidden = cells.filter((c) => c.text === '*');
    expect(hidden.length).toBeGreaterThan(20);
    expect(hidden.length).toBeLessThan(cells.length / 4);
    expect(hidden.every((c) => c.area?.includes('-'))).toBe(true);
    expect(cells.filter((c) => c.text === '1' || c.text === '2')).toEqual([]);
  });
});
