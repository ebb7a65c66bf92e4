import { describe, expect, it } from 'vitest';
import { runtimeOf } from '../../pipeline/charts/render/compiled.js';
import { classLabels, classLimits, classOf } from '../../pipeline/charts/specs/classes.js';
import { lowestLabelled, orderRows, rowHeight } from '../../pipeline/charts/specs/dotRows.js';
import { drawDots } from '../../pipeline/charts/specs/dots.js';
import { specifications } from '../../pipeline/charts/specs/index.js';
import { classColours } from '../../pipeline/charts/specs/palette.js';
import { timeAxis } from '../../pipeline/charts/specs/timeAxis.js';
import { drawTrend } from '../../pipeline/charts/specs/trend.js';
import { spread } from '../../pipeline/charts/specs/trendPoints.js';
import { createMeasure } from '../../pipeline/charts/text/measure.js';
import { parsePeriod, periodLabel, shiftPeriod } from '../../pipeline/model/period.js';
import type { DotData, TrendData } from '../../pipeline/model/report.js';
import { dots, fonts, hidden, trend, value } from './samples.js';

const measure = createMeasure(fonts);

describe('specifications', () => {
  // runtimeOf throws on any warning of Vega-Lite or Vega.
  it.each(Object.keys(specifications) as (keyof typeof specifications)[])(
    '%s compiles without a warning',
    (name) => {
      expect(runtimeOf(name)).toBeDefined();
    },
  );
});

describe('classes', () => {
  it('are worded from the limits', () => {
    expect(classLabels(classLimits([5, 10, 15, 20.04], 1), 1)).toEqual([
      'unter 5,0',
      '5,0 bis unter 10,0',
      '10,0 bis unter 15,0',
      '15,0 bis unter 20,0',
      '20,0 und mehr',
    ]);
    expect(classLabels([], 1)).toEqual(['alle Werte']);
    expect(classLimits([5.01, 4.99, -0.01], 1)).toEqual([0, 5]);
  });

  it('take a value as it is printed: 4.96 reads 5,0 and belongs to »5,0 bis unter 10,0«', () => {
    const limits = [5, 10];
    expect([4.94, 4.96, 5, 9.94, 9.95, 10].map((v) => classOf(v, limits, 1))).toEqual([0, 1, 1, 1, 2, 2]);
  });

  it.each(['none', 'higher_is_burden', 'higher_is_chance'] as const)(
    'darken steadily, so that they survive black-and-white print: %s',
    (direction) => {
      const lightness = classColours(direction, 5).map((colour) => {
        const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
          const c = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
          return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        });
        return 116 * Math.cbrt(0.2126 * r + 0.7152 * g + 0.0722 * b) - 16;
      });
      for (let i = 1; i < lightness.length; i++) {
        expect((lightness[i - 1] ?? 0) - (lightness[i] ?? 0)).toBeGreaterThan(9);
      }
    },
  );

  it('have as many colours as classes, ends included', () => {
    expect(classColours('none', 2)).toEqual(['#eff3ff', '#08519c']);
    expect(classColours('none', 1)).toEqual(['#6baed6']);
    expect(new Set(classColours('none', 7)).size).toBe(7);
  });
});

describe('dot plot', () => {
  it('orders compared places first, then areas in the order given', () => {
    const { marked, areas } = orderRows((dots.data as DotData).rows);
    expect(marked.map((r) => r.id)).toEqual(['o', 'k', 'd']);
    expect(areas.map((r) => r.id)).toEqual(['nord', 'ost', 'sued', 'west']);
  });

  it('fits a page: 12 px a row up to sixty rows, then lower', () => {
    expect(rowHeight(7)).toBe(17);
    expect(rowHeight(37)).toBe(12);
    expect(rowHeight(60)).toBe(12);
    expect(rowHeight(448) * 448).toBeLessThanOrEqual(720);
    expect(rowHeight(80)).toBeGreaterThanOrEqual(lowestLabelled);
    expect(rowHeight(100)).toBeLessThan(lowestLabelled);
  });

  it('is 340 px wide with its labels, and shows the sign of a hidden value', () => {
    const drawing = drawDots(dots.data as DotData, '', measure);
    expect(drawing.padding.left + drawing.width + drawing.padding.right).toBe(340);
    const { texts } = drawing;
    expect(texts.filter((t) => t.text === '.').map((t) => t.x)).toEqual([4]);
    expect(texts.map((t) => t.text)).toContain('in %');
    expect(drawing.spec).toBe('dots');
  });

  it('draws no interval for a hidden value, even if one was handed over', () => {
    const data = dots.data as DotData;
    const leaky: DotData = {
      ...data,
      rows: data.rows.map((r) => (r.id === 'sued' ? { ...r, lower: 12.34, upper: 23.45 } : r)),
    };
    expect(drawDots(leaky, '', measure)).toEqual(drawDots(data, '', measure));
  });

  it('ends intervals at the edge and never loses a value beyond the domain', () => {
    const rows: DotData['rows'] = [
      { id: 'a', label: 'A', role: 'area', ...value(1, '1,0', -3, 5) },
      { id: 'b', label: 'B', role: 'area', ...value(45, '45,0', 44, 46) },
    ];
    const drawing = drawDots({ ...(dots.data as DotData), rows }, '', measure);
    expect(drawing.params.domain).toEqual([0, 45]);
    const drawn = drawing.data.rows as { lower: number; upper: number }[];
    expect(drawn.map((r) => [r.lower, r.upper])).toEqual([
      [0, 5],
      [44, 45],
    ]);
  });

  it('becomes dense with hundreds of areas: no labels, no hidden rows', () => {
    const rows: DotData['rows'] = Array.from({ length: 200 }, (_, i) => ({
      id: `a${i}`,
      label: `Gebiet ${i}`,
      role: 'area',
      ...(i % 2 === 0 ? value(i / 10, String(i)) : hidden('.')),
    }));
    const drawing = drawDots({ ...(dots.data as DotData), rows }, '', measure);
    expect(drawing.spec).toBe('dots-dense');
    expect(drawing.data.ticks).toHaveLength(100);
    expect(JSON.stringify(drawing.texts)).not.toContain('Gebiet 1');
  });
});

describe('trend', () => {
  it('has a gap where a value is missing, and keeps lone points', () => {
    const drawing = drawTrend(trend.data as TrendData, '', measure);
    const steps = drawing.data.steps as { role: string; value: number; nextValue: number }[];
    expect(steps.filter((s) => s.role === 'own').map((s) => [s.value, s.nextValue])).toEqual([[19, 21.5]]);
    expect(steps.filter((s) => s.role === 'county')).toHaveLength(3);
    expect(drawing.data.points).toHaveLength(7);
    const band = drawing.data.band as { lower: number | null }[];
    expect(band.map((p) => p.lower)).toEqual([18, 20.5, null, 19]);
  });

  it('draws a break as a line, and neither line nor band across it', () => {
    const breaks = [{ from: '2022-06-01', reason: 'Neue Zählung' }];
    const drawing = drawTrend({ ...(trend.data as TrendData), breaks }, '', measure);
    const steps = drawing.data.steps as { role: string; value: number; nextValue: number }[];
    expect(steps.map((s) => [s.role, s.value, s.nextValue])).toEqual([
      ['county', 17.4, 18],
      ['county', 18, 18],
    ]);
    expect(drawing.data.breaks).toEqual([{ time: Date.UTC(2022, 5, 1) }]);
    const band = drawing.data.band as { lower: number | null }[];
    expect(band.map((p) => p.lower)).toEqual([18, null, 20.5, null, 19]);
  });

  it('thins labels from the latest period backwards', () => {
    const first = parsePeriod('2023-Q1');
    if (!first) throw new Error('period');
    const points = Array.from({ length: 12 }, (_, i) => {
      const period = shiftPeriod(first, i);
      return { period: period.id, label: periodLabel(period.id), date: period.end, ...value(i, String(i)) };
    });
    const data: TrendData = {
      ...(trend.data as TrendData),
      series: [{ id: 'o', label: 'Ort', role: 'own', points }],
    };
    const { ticks, labels } = timeAxis(data, 220, 9.5, measure);
    expect(labels).toEqual([
      ['4. Quartal', '2023'],
      ['4. Quartal', '2024'],
      ['4. Quartal', '2025'],
    ]);
    expect(ticks.at(-1)).toBe(Date.UTC(2025, 11, 31));
    expect(timeAxis(data, 2000, 9.5, measure).ticks).toHaveLength(12);
  });

  it('moves labels apart, as little as possible and inside the plot', () => {
    expect(spread([50, 52, 100], 13, 0, 200)).toEqual([50, 63, 100]);
    expect(spread([199, 198], 13, 0, 200)).toEqual([200, 187]);
    expect(spread([], 13, 0, 200)).toEqual([]);
  });
});
