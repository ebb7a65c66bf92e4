import { describe, expect, it } from 'vitest';
import type { ComputedTrend, ComputedValue } from '../../pipeline/model/figures.js';
import { smoothedAlike } from '../../pipeline/model/messages/comparisons.js';
import type { TrendData } from '../../pipeline/model/report.js';
import { withSmoothed } from '../../pipeline/protect/index.js';
import { buildReports } from '../../pipeline/report/index.js';
import { protectedAlone } from '../support/published.js';
import { compared, county, facts, figure, raw, room } from './county.js';

const plain = (text: string) => text.replaceAll('\u202f', ' ');
const quarters = ['2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'];
const values = quarters.map((q, i) =>
  figure('armut', county, q, 15 + i, { n: 150, d: 1000, interval: [14 + i, 16 + i] }),
);

const trend = (
  slope: number,
  lower: number,
  upper: number,
  verdict: ComputedTrend['verdict'],
): ComputedTrend => ({
  indicator: 'armut',
  area: county,
  areaLevel: 'county',
  periods: quarters,
  slope: raw(slope),
  lower: raw(lower),
  upper: raw(upper),
  verdict,
  adjusted: false,
  pValue: raw(0.01),
});
const build = (
  trends: ComputedTrend[],
  change: {
    values?: ComputedValue[];
    room?: ReturnType<typeof room>;
    period?: string;
    smoothed?: number;
  } = {},
) => {
  const where = change.room ?? room();
  const comparisons = [compared('armut', county, '2025-Q4', 'previous_year', '2024-Q4', 4, 'higher')];
  const { published: plainly } = protectedAlone(
    { values: change.values ?? values, comparisons, trends },
    where,
  );
  const areas = plainly.values.filter((v) => v.areaLevel === 'area');
  const published = withSmoothed(
    plainly,
    new Map(areas.flatMap((v) => (change.smoothed === undefined ? [] : [[v, change.smoothed]]))),
  );
  const reports = buildReports(published, where, facts(change.period ? { period: change.period } : {}));
  const block = reports.at(-1)?.chapters[0]?.indicators[0];
  if (!block) throw new Error('no block');
  return block;
};

describe('the sentence on a trend', () => {
  const over = 'Von 31.12.2024 bis 31.12.2025 (5 Zeiträume)';
  it('gives slope and interval of a rise and of a fall', () => {
    const up = build([trend(4, 3.2, 4.8, 'higher')]);
    expect(plain(up.statement)).toContain(
      `${over} stieg der Anteil im Mittel um 4,00 Prozentpunkte im Jahr (95-%-Intervall 3,20–4,80).`,
    );
    expect(up.trend).toEqual({ indicator: 'armut', area: county });
    expect(plain(build([trend(-4, -4.8, -3.2, 'lower')]).statement)).toContain(
      `${over} sank der Anteil im Mittel um 4,00 Prozentpunkte im Jahr (95-%-Intervall 3,20–4,80).`,
    );
  });

  it('says that chance explains it, and never calls a small slope zero', () => {
    expect(plain(build([trend(-0.1, -0.5, 0.3, 'not distinguishable')]).statement)).toContain(
      `${over} ist kein Trend zu erkennen, der stärker ist als der Zufall: ` +
        'im Mittel −0,10 Prozentpunkte im Jahr (95-%-Intervall −0,50 bis 0,30).',
    );
    expect(plain(build([trend(0.004, 0.003, 0.005, 'higher')]).statement)).toContain(
      'um weniger als 0,01 Prozentpunkte im Jahr',
    );
  });

  it('is missing where the report ends before the trend, or there is none', () => {
    expect(build([]).trend).toBeNull();
    const early = build([trend(4, 3.2, 4.8, 'higher')], { period: '2025-Q3' });
    expect(early.trend).toBeNull();
    expect(early.statement).not.toContain('im Mittel');
  });
});

describe('a break of the series', () => {
  const withBreak = (from: string) => {
    const base = room();
    const indicators = base.definitions.indicators.map((i) =>
      i.id === 'armut' ? { ...i, breaks: [{ from, reason: 'Neue Zählung' }] } : i,
    );
    return { ...base, definitions: { ...base.definitions, indicators } };
  };
  const trendFigure = (from: string) => {
    const figure = build([], { room: withBreak(from) }).figures.find((f) => f.data.kind === 'trend');
    if (!figure) throw new Error('no figure');
    return { caption: figure.caption, breaks: (figure.data as TrendData).breaks };
  };

  it('stands in figure and caption with its day and reason', () => {
    const { caption, breaks } = trendFigure('2025-04-01');
    expect(breaks).toEqual([{ from: '2025-04-01', reason: 'Neue Zählung' }]);
    expect(caption).toContain(
      'Senkrechte Linie: Bruch der Zeitreihe (01.04.2025: Neue Zählung); über ihn hinweg wird keine Veränderung berechnet.',
    );
  });

  it('is left out where the figure does not reach it', () => {
    expect(trendFigure('2024-12-31').breaks).toEqual([]);
    expect(trendFigure('2026-01-01').caption).not.toContain('Bruch');
  });
});

describe('smoothed values', () => {
  it('are on the map, which says so; the table keeps the observed ones', () => {
    const own = { n: 125, d: 400, interval: [27, 35.8] as [number, number] };
    const block = build([], {
      values: [...values, figure('armut', 'a1', '2025-Q4', 31.2, own)],
      smoothed: 24.6,
    });
    const map = block.figures.find((f) => f.data.kind === 'map');
    const drawn = map?.data.kind === 'map' ? map.data.areas.find((a) => a.id === 'a1') : undefined;
    expect(drawn).toMatchObject({ value: 24.6, lower: null, upper: null });
    expect(plain(drawn?.text ?? '')).toBe('24,6 %');
    expect(map?.caption).toContain('geglättete Werte');
    expect(map?.caption).not.toContain(smoothedAlike());
  });

  it('that are all alike are explained', () => {
    const figures = ['a1', 'a2'].map((id, i) =>
      figure('armut', id, '2025-Q4', 20 + i, { n: 80 + i, d: 400 }),
    );
    const block = build([], { values: [...values, ...figures], smoothed: 20.4 });
    const map = block.figures.find((f) => f.data.kind === 'map');
    expect(map?.caption).toContain(smoothedAlike());
  });
});

describe('a difference that nobody can judge', () => {
  it('stands beside the own value, and no amount is named', () => {
    const reports = (() => {
      const all = [figure('gymnasium', '05999001', '2022', 40.2), figure('gymnasium', county, '2022', 37.9)];
      const { published } = protectedAlone(
        {
          values: all,
          comparisons: [compared('gymnasium', '05999001', '2022', 'county', county, 2.3, null)],
          trends: [],
        },
        room(),
      );
      return buildReports(published, room(), facts());
    })();
    const block = reports[0]?.chapters[0]?.indicators[0];
    expect(plain(block?.statement ?? '')).toContain(
      'Am 31.12.2022 lag der Anteil in Aldorf bei 40,2 %; im Kreis Auental sind es 37,9 %.',
    );
    expect(block?.comparisons).toEqual([]);
  });
});
