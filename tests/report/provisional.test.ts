import { describe, expect, it } from 'vitest';
import type { ComputedTrend } from '../../pipeline/model/figures.js';
import {
  derivedFrom,
  provisionalNote,
  provisionalPoints,
  provisionalTrend,
  provisionalValue,
  stateUntil,
} from '../../pipeline/model/messages/waiting.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { buildReports } from '../../pipeline/report/index.js';
import { protectedAlone } from '../support/published.js';
import { compared, county, facts, figure, raw, room } from './county.js';

/** The recipients of help are final after three months: those of 31.12.2025 on 31.03.2026, those of 30.09.2025 on 30.12.2025. */

const waitingRoom = (months = 3): DataRoom => {
  const plain = room();
  const { datasets } = plain.definitions;
  const late = new Map(
    [...datasets].map(([id, d]) => [id, id === 'hilfen' ? { ...d, waiting_time_months: months } : d]),
  );
  return { ...plain, definitions: { ...plain.definitions, datasets: late } };
};

const quarters = ['2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'];
const values = quarters.map((q, i) =>
  figure('armut', county, q, 15 + i, { n: 150, d: 1000, interval: [14 + i, 16 + i] }),
);
const trend: ComputedTrend = {
  ...{ indicator: 'armut', area: county, areaLevel: 'county', periods: quarters },
  ...{
    slope: raw(4),
    lower: raw(3.2),
    upper: raw(4.8),
    verdict: 'higher',
    adjusted: false,
    pValue: raw(0.01),
  },
};
const change = compared('armut', county, '2025-Q4', 'previous_year', '2024-Q4', 4, 'higher');
const delivery = {
  ...{ supplier: 'jobcenter', dataset: 'hilfen', periods: ['2025-Q3', '2025-Q4'] },
  records: { read: 1, accepted: 1, rejected: 0, setAside: 0 },
  cells: { read: 1, accepted: 1, rejected: 0, setAside: 0 },
};

function reportOn(day: string, with_: { change?: boolean; trend?: boolean } = {}) {
  const where = waitingRoom();
  const { published } = protectedAlone(
    { values, comparisons: with_.change ? [change] : [], trends: with_.trend ? [trend] : [] },
    where,
  );
  const report = buildReports(published, where, facts({ generatedOn: day, deliveries: [delivery] })).at(-1);
  const block = report?.chapters[0]?.indicators[0];
  if (!report || !block) throw new Error('no block');
  return { report, block };
}
const state = stateUntil('31.12.2025', '2026-03-31');

describe('a provisional figure', () => {
  it('says so with its day, beside the value and in the captions', () => {
    expect(state).toBe('31.12.2025, vorläufig: endgültig ab 31.03.2026');
    const { report, block } = reportOn('2026-03-30');
    expect(report.glance.headlines.map((h) => h.date)).toContain(state);
    expect(block.values[0]?.date).toBe(state);
    expect(block.tables[0]?.caption).toContain(`Stand ${state}`);
    expect(block.statement.replaceAll('\u202f', ' ')).toBe(
      `Am 31.12.2025 lag der Anteil im Kreis Auental bei 19,0 %. ${provisionalValue('2026-03-31', [])}`,
    );
  });

  it('stands alone in the development, whose earlier figures are final', () => {
    const { block } = reportOn('2026-03-30');
    expect(block.tables[1]?.rows.map((r) => r.header)).toEqual([
      ...['31.12.2024', '31.03.2025', '30.06.2025', '30.09.2025'],
      '31.12.2025, vorläufig',
    ]);
    expect(block.figures.at(-1)?.caption).toContain(provisionalPoints(['31.12.2025']));
  });

  it('takes its change and its trend with it', () => {
    const said = (with_: Parameters<typeof reportOn>[1]) => reportOn('2026-03-30', with_).block.statement;
    const { change: sinceYear, trend: line } = derivedFrom;
    expect(said({})).toContain(provisionalValue('2026-03-31', []));
    expect(said({ change: true })).toContain(provisionalValue('2026-03-31', [sinceYear]));
    expect(said({ change: true, trend: true })).toContain(provisionalValue('2026-03-31', [sinceYear, line]));
    expect(said({ change: true, trend: true })).toContain(
      'Von 31.12.2024 bis 31.12.2025 (5 Zeiträume) stieg',
    );
    expect(provisionalValue('2026-03-31', [sinceYear, line])).toBe(
      'Der Wert ist vorläufig: endgültig ab 31.03.2026. Das gilt auch für die Veränderung gegenüber dem Vorjahr und den Trend.',
    );
  });

  it('marks a trend of provisional figures where the last one is hidden', () => {
    // Six months: the figures of 30.09.2025 are final on 30.03.2026. Two cases in the last quarter are too few to be shown.
    const where = waitingRoom(6);
    const last = figure('armut', county, '2025-Q4', 0.2, { n: 2, d: 1000, interval: [0, 1] });
    const shorter = { ...trend, periods: quarters.slice(0, 4) };
    const { published } = protectedAlone(
      { values: [...values.slice(0, 4), last], comparisons: [], trends: [shorter] },
      where,
    );
    const [chapter] =
      buildReports(published, where, facts({ generatedOn: '2026-01-15' })).at(-1)?.chapters ?? [];
    expect(chapter?.indicators[0]?.statement).toContain('Kreis Auental (31.12.2025) wird geheim gehalten.');
    expect(chapter?.indicators[0]?.statement).toContain(provisionalTrend('2026-03-30'));
  });

  it('is explained in the data notes, with the newest day of its dataset', () => {
    const { report } = reportOn('2026-03-30');
    const basis = report.notes.sections.find((s) => s.id === 'datengrundlage');
    expect(basis?.paragraphs).toContain(provisionalNote());
    expect(basis?.tables[0]?.rows.find((r) => r.header === 'Datensatz hilfen')?.cells[2]?.text).toBe(state);
  });

  it('is final on the day it becomes so', () => {
    expect(JSON.stringify(reportOn('2026-03-31', { change: true, trend: true }).report)).not.toContain(
      'vorläufig',
    );
  });
});
