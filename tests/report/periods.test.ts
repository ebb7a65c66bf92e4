import { describe, expect, it } from 'vitest';
import type { ComputedValue } from '../../pipeline/model/figures.js';
import { buildReports } from '../../pipeline/report/index.js';
import { protectedAlone } from '../support/published.js';
import { aldorf, bruch, compared, county, facts, figure, room } from './county.js';

const plain = (text: string) => text.replaceAll('\u202f', ' ');
const big = { n: 100, d: 500 };
const build = (values: ComputedValue[], comparisons = [] as ReturnType<typeof compared>[]) =>
  buildReports(protectedAlone({ values, comparisons, trends: [] }, room()).published, room(), facts());
const statement = (reports: ReturnType<typeof build>, i: number) =>
  plain(reports[i]?.chapters[0]?.indicators[0]?.statement ?? '');

describe('periods', () => {
  it('compare at the last common time where the county has no newer figure', () => {
    const reports = build(
      [
        figure('armut', aldorf, '2025-Q3', 20, { ...big, interval: [16.7, 23.7] }),
        figure('armut', aldorf, '2025-Q4', 21, { ...big, interval: [17.7, 24.8] }),
        figure('armut', county, '2025-Q3', 15, { ...big, interval: [14, 16] }),
        figure('armut', county, '2025-Q4', null),
      ],
      [compared('armut', aldorf, '2025-Q3', 'county', county, 5, 'higher')],
    );
    expect(statement(reports, 0)).toBe(
      'Am 31.12.2025 lag der Anteil in Aldorf bei 21,0 %. ' +
        'Für den Kreis Auental liegt zu diesem Stand kein Wert vor. Letzter gemeinsamer Stand (30.09.2025): ' +
        'Anteil 20,0 %; das sind 5,0 Prozentpunkte mehr als im Kreis Auental (15,0 %).',
    );
    expect(reports[0]?.glance.headlines[0]?.comparison).toBe('5,0 Prozentpunkte über dem Kreis (30.09.2025)');
    expect(plain(reports[0]?.glance.findings[0]?.text ?? '')).toMatch(/bei 20,0 % \(30\.09\.2025\)/);
    expect(
      reports[0]?.chapters[0]?.indicators[0]?.values.map((v) => [v.label, plain(v.cell.text), v.date]),
    ).toEqual([
      ['Aldorf', '21,0 %', '31.12.2025'],
      ['Kreis Auental', '15,0 %', '30.09.2025'],
    ]);
    expect(statement(reports, 3)).toMatch(/^Am 30\.09\.2025 lag der Anteil im Kreis Auental bei 15,0 %\./);
  });

  it('keep the older time where only single areas have a newer figure, and say so', () => {
    const reports = build([
      figure('armut', aldorf, '2025-Q3', 20, big),
      figure('armut', aldorf, '2025-Q4', null),
      figure('armut', 'a1', '2025-Q4', 30, big),
    ]);
    expect(statement(reports, 0)).toContain(
      'Für den neueren Stand (31.12.2025) liegen nur Werte einzelner Gebiete vor, für Aldorf insgesamt nicht; gezeigt wird deshalb der Stand 30.09.2025.',
    );
  });

  it('show a figure of the areas where the municipality never has one', () => {
    const reports = build([
      figure('armut', 'a1', '2025-Q4', 30, big),
      figure('armut', 'a2', '2025-Q4', 20, big),
    ]);
    expect(statement(reports, 0)).toBe('Für Aldorf liegt kein Wert vor.');
    const rows = reports[0]?.chapters[0]?.indicators[0]?.tables[0]?.rows;
    expect(rows?.slice(0, 2).map((r) => [r.header, plain(r.cells[0]?.text ?? '')])).toEqual([
      ['Nordviertel', '30,0'],
      ['Südhang', '20,0'],
    ]);
  });

  it('name a hidden figure as hidden instead of going back to an older one', () => {
    const reports = build([
      figure('armut', bruch, '2025-Q3', 20, big),
      figure('armut', bruch, '2025-Q4', 0.8, { n: 4, d: 500 }),
    ]);
    expect(statement(reports, 1)).toBe('Der Wert für Bruch (31.12.2025) wird geheim gehalten.');
  });

  it('tell a change since the year before that is more than chance', () => {
    const reports = build(
      [figure('armut', county, '2024-Q4', 15, big), figure('armut', county, '2025-Q4', 18.26, big)],
      [compared('armut', county, '2025-Q4', 'previous_year', '2024-Q4', 3.26, 'higher')],
    );
    expect(statement(reports, 3)).toBe(
      'Am 31.12.2025 lag der Anteil im Kreis Auental bei 18,3 %. ' +
        'Gegenüber dem Vorjahr (31.12.2024: 15,0 %) ist der Anteil um 3,3 Prozentpunkte gestiegen.',
    );
    expect(reports[3]?.glance.headlines[0]?.comparison).toBe('3,3 Prozentpunkte mehr als im Vorjahr');
  });

  it('hold zero on the axis of a figure that stands alone', () => {
    const people = (period: string, n: number) =>
      figure('einwohner', county, period, n, { n, unit: 'Personen' });
    const reports = build([people('2025-Q3', 3660), people('2025-Q4', 3662)]);
    const trend = reports[3]?.chapters[0]?.indicators[0]?.figures.find((f) => f.data.kind === 'trend')?.data;
    expect(trend?.kind === 'trend' && trend.domain).toEqual([0, 4000]);
  });

  it('put no amount between two figures that are printed alike', () => {
    const reports = build(
      [figure('armut', county, '2024-Q4', 19.14, big), figure('armut', county, '2025-Q4', 19.06, big)],
      [compared('armut', county, '2025-Q4', 'previous_year', '2024-Q4', -0.08, 'lower')],
    );
    expect(statement(reports, 3)).toContain(
      'Gegenüber dem Vorjahr (31.12.2024: 19,1 %) ist der Anteil geringfügig gesunken.',
    );
  });

  it('draw the areas in the county report where no municipality has a figure', () => {
    const reports = build([
      figure('armut', 'a1', '2025-Q4', 30, big),
      figure('armut', 'b1', '2025-Q4', 20, big),
    ]);
    const dots = reports[3]?.chapters[0]?.indicators[0]?.figures.find((f) => f.data.kind === 'dots')?.data;
    expect(dots?.kind === 'dots' && dots.rows.map((r) => [r.label, r.role, r.value])).toEqual([
      ['Nordviertel', 'area', 30],
      ['Südhang', 'area', null],
      ['Markt', 'area', 20],
      ['Mühle', 'area', null],
      ['Dorf', 'area', null],
      ['Kreis Auental', 'county', null],
    ]);
  });

  it('looks figures up without searching them all: 450 areas, 20 indicators, 12 quarters', () => {
    const base = room();
    const [armut] = base.definitions.indicators;
    if (!armut) throw new Error('fixture');
    const municipalities = Array.from({ length: 12 }, (_, i) => ({
      ags: String(5999100 + i).padStart(8, '0'),
      name: `Ort ${i}`,
      slug: `ort-${i}`,
      aliases: [],
    }));
    const areas = Array.from({ length: 450 }, (_, i) => ({
      ...(base.region.areas[1] ?? { validFrom: null }),
      id: `f${i}`,
      name: `Gebiet ${i}`,
      municipality: municipalities[i % 12]?.ags ?? '',
      parent: municipalities[i % 12]?.ags ?? '',
    }));
    const large = {
      ...base,
      region: { ...base.region, municipalities, areas: areas as typeof base.region.areas },
      definitions: {
        ...base.definitions,
        indicators: Array.from({ length: 20 }, (_, i) => ({ ...armut, id: `armut_${i}` })),
      },
    };
    const periods = [2023, 2024, 2025].flatMap((y) => [1, 2, 3, 4].map((q) => `${y}-Q${q}`));
    const places = [...areas.map((a) => a.id), ...municipalities.map((m) => m.ags), county];
    const values = large.definitions.indicators.flatMap((indicator) =>
      periods.flatMap((p) =>
        places.map((id, i) =>
          figure(indicator.id, id, p, (i % 40) + 5, { ...big, interval: [i % 40, (i % 40) + 9] }),
        ),
      ),
    );
    const { published } = protectedAlone({ values, comparisons: [], trends: [] }, large);
    const start = performance.now();
    const reports = buildReports(published, large, facts());
    // About 0.4 s alone on one core, some seconds on a busy one; a search through all figures per cell would take minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(reports).toHaveLength(13);
    expect(reports.flatMap((r) => r.profiles.items)).toHaveLength(450 + 12);
  });
});
