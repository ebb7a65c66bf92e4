import { describe, expect, it } from 'vitest';
import { officialOf, oursOf } from '../../pipeline/compute/index.js';
import type { ComputedValue } from '../../pipeline/model/figures.js';
import * as say from '../../pipeline/model/messages/reconciliation.js';
import type { Benchmark, SeriesEvent } from '../../pipeline/model/reconciliation.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { reconciliationTable } from '../../pipeline/publish/reconciliation.js';
import { buildReports, reconcile } from '../../pipeline/report/index.js';
import { marksOf } from '../../pipeline/report/marks.js';
import { protectedAlone } from '../support/published.js';
import { aldorf, bruch, county, facts, figure, room } from './county.js';

const part = { dataset: 'personen', measure: 'anzahl', where: {} };
const benchmark: Benchmark = {
  id: 'einwohner_abgleich',
  title: 'Einwohner',
  ours: part,
  official: { ...part, dataset: 'zensus' },
  official_name: 'Zensus',
  reason: 'Register gegen Zensus.',
};
const withBenchmark = (): DataRoom => {
  const base = room();
  return { ...base, definitions: { ...base.definitions, benchmarks: [benchmark] } };
};
const ours = oursOf(benchmark);
const official = officialOf(benchmark);
const counted = (id: string, area: string, period: string, n: number | null) =>
  figure(id, area, period, n, n === null ? {} : { n });

function reconciled(values: ComputedValue[], lastDate: string | null = null) {
  const base = withBenchmark();
  const [like] = base.definitions.indicators.filter((i) => i.kind === 'count');
  if (!like) throw new Error('no count');
  const indicators = [ours, official].map((id) => ({ ...like, id }));
  const totals = { ...base, definitions: { ...base.definitions, indicators } };
  const { published } = protectedAlone({ values, comparisons: [], trends: [] }, totals);
  return reconcile(published, base, () => ({ ours, official }), lastDate);
}

describe('headline totals beside official ones', () => {
  it('pair the latest official figure with the nearest own one', () => {
    const [row] = reconciled([
      counted(official, aldorf, '2023', 2000),
      counted(official, aldorf, '2024', 2100),
      counted(ours, aldorf, '2024-Q3', 2200),
      counted(ours, aldorf, '2024-Q4', 2142),
      counted(ours, aldorf, '2025-Q4', 2300),
    ]);
    // 2142 - 2100 = 42, which is 2 % of 2100.
    expect(row).toMatchObject({ area: aldorf, areaLevel: 'municipality', difference: 42, percent: 2 });
    expect(row?.ours).toMatchObject({ period: '2024-Q4', value: 2142 });
  });

  it('have no difference where the own figure is missing or hidden, and no row without an official one', () => {
    const rows = reconciled([
      counted(official, aldorf, '2024', 2100),
      counted(ours, aldorf, '2024-Q4', 2),
      counted(official, county, '2024', 5000),
      counted(ours, bruch, '2024-Q4', 900),
    ]);
    expect(rows.map((r) => [r.area, r.ours.status, r.ours.value, r.difference, r.percent])).toEqual([
      [county, 'not_delivered', null, null, null],
      [aldorf, 'suppressed', null, null, null],
    ]);
  });

  it('leave out what is later than the report', () => {
    const values = [
      counted(official, aldorf, '2023', 2000),
      counted(official, aldorf, '2024', 2100),
      counted(ours, aldorf, '2023-Q4', 2010),
    ];
    expect(reconciled(values, '2024-06-30')[0]).toMatchObject({ difference: 10, percent: 0.5 });
  });

  it('stand in the notes with place, dates and reason, a difference of nothing as a dash', () => {
    const rows = reconciled([
      counted(official, aldorf, '2024', 2100),
      counted(ours, aldorf, '2025-Q1', 2058),
      counted(official, county, '2024', 5000),
      counted(ours, county, '2024-Q4', 5000),
      counted(official, bruch, '2024', 1300),
    ]);
    const { published } = protectedAlone({ values: [], comparisons: [], trends: [] }, withBenchmark());
    const [report] = buildReports(published, withBenchmark(), facts({ reconciled: rows }));
    const section = report?.notes.sections.find((s) => s.id === 'eckwerte');
    expect(section?.paragraphs).toEqual([
      say.text(),
      say.reason('Einwohner', 'Register gegen Zensus.'),
      say.otherDay('Einwohner', '2025-03-31', '2024-12-31'),
    ]);
    const cells = section?.tables[0]?.rows.map((r) => [r.header, ...r.cells.map((c) => c.text)]);
    expect(cells).toEqual([
      ['Einwohner', 'Kreis Auental', '5000', '5000', '–', '–'],
      ['Einwohner', 'Aldorf', '2058', '2100', '−42', '−2,0'],
    ]);
  });

  it('say that nothing was delivered to compare with', () => {
    const { published } = protectedAlone({ values: [], comparisons: [], trends: [] }, withBenchmark());
    const [report] = buildReports(published, withBenchmark(), facts());
    expect(report?.notes.sections.find((s) => s.id === 'eckwerte')?.paragraphs).toEqual([
      say.noneDelivered(),
    ]);
  });

  it('stand in eckwerte.csv in the order of totals and areas', () => {
    const rows = reconciled([
      counted(official, aldorf, '2024', 3000),
      counted(ours, aldorf, '2024-Q4', 2999),
      counted(official, county, '2024', 5000),
    ]);
    const table = reconciliationTable(rows, '');
    expect(table.columns.map((c) => c.name).slice(0, 3)).toEqual(['total', 'area', 'area_level']);
    expect(table.rows).toEqual([
      // -1 of 3000 is -0.0333… %
      [
        'einwohner_abgleich',
        ...[county, 'county', null, 'not_delivered', null, 'Zensus', '2024-12-31', 5000, null, null],
        'Register gegen Zensus.',
        null,
      ],
      [
        'einwohner_abgleich',
        ...[aldorf, 'municipality', '2024-12-31', 'ok', 2999, 'Zensus', '2024-12-31', 3000, -1, -0.03],
        'Register gegen Zensus.',
        null,
      ],
    ]);
  });
});

describe('events that bend a series', () => {
  const event = (id: string, date: string, more: Partial<SeriesEvent> = {}): SeriesEvent => ({
    id,
    date,
    title: id,
    text: 'Text.',
    datasets: [],
    indicators: [],
    ...more,
  });
  const armut = room().definitions.indicators.find((i) => i.id === 'armut');
  if (!armut) throw new Error('no indicator');

  it('are marked where they touch the indicator, after its first and not after its last day', () => {
    const events = [
      event('before', '2024-12-31', { datasets: ['hilfen'] }),
      event('first', '2025-01-01', { datasets: ['hilfen'] }),
      event('other', '2025-02-01', { datasets: ['zuege'], indicators: ['saldo'] }),
      event('named', '2025-03-01', { indicators: ['armut'] }),
      event('last', '2025-12-31', { datasets: ['personen'] }),
      event('after', '2026-01-01', { datasets: ['hilfen'] }),
    ];
    expect(marksOf(events, armut, ['2025-12-31', '2024-12-31'])).toEqual([
      { date: '2025-01-01', label: 'first (01.01.2025): Text.' },
      { date: '2025-03-01', label: 'named (01.03.2025): Text.' },
      { date: '2025-12-31', label: 'last (31.12.2025): Text.' },
    ]);
  });

  it('are numbered in the caption of the trend', () => {
    const base = room();
    const events = [event('Umstellung', '2025-02-01', { datasets: ['hilfen'] })];
    const bent = { ...base, definitions: { ...base.definitions, events } };
    const values = ['2024-Q4', '2025-Q4'].map((p) => figure('armut', aldorf, p, 20, { n: 100, d: 500 }));
    const [report] = buildReports(
      protectedAlone({ values, comparisons: [], trends: [] }, bent).published,
      bent,
      facts(),
    );
    const trend = report?.chapters
      .flatMap((c) => c.indicators.flatMap((i) => i.figures))
      .find((f) => f.data.kind === 'trend');
    expect(trend?.caption).toMatch(/ Senkrechte Linie: 1 Umstellung \(01\.02\.2025\): Text\.$/);
    expect(report?.notes.sections.some((s) => s.id === 'ereignisse')).toBe(true);
  });
});
