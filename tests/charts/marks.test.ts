import { describe, expect, it } from 'vitest';
import { describe as alternative } from '../../pipeline/charts/index.js';
import { drawTrend } from '../../pipeline/charts/specs/trend.js';
import { createMeasure } from '../../pipeline/charts/text/measure.js';
import type { Figure, TrendData } from '../../pipeline/model/report.js';
import { fonts, trend } from './samples.js';

/** The sample runs from 31.12.2021 to 31.12.2024: 1096 days; 01.01.2023 is the 366th. */
const data: TrendData = {
  ...(trend.data as TrendData),
  marks: [
    { date: '2023-01-01', label: 'Umstellung (01.01.2023): Text.' },
    { date: '2024-12-31', label: 'Zensus (31.12.2024): Text.' },
  ],
};

describe('marks of a trend', () => {
  const drawing = drawTrend(data, '', createMeasure(fonts));
  const plain = drawTrend({ ...data, marks: [] }, '', createMeasure(fonts));

  it('are vertical lines at their day with a number above the plot', () => {
    expect(drawing.data.marks).toEqual([{ time: Date.UTC(2023, 0, 1) }, { time: Date.UTC(2024, 11, 31) }]);
    const numbers = drawing.texts.filter((t) => /^[12]$/.test(t.text));
    expect(numbers.map((t) => t.text)).toEqual(['1', '2']);
    expect(numbers[0]?.x).toBeCloseTo(6 + (366 / 1096) * (drawing.width - 12), 6);
    expect(numbers[1]?.x).toBeCloseTo(drawing.width - 6, 6);
    expect(numbers.every((t) => t.y < 0)).toBe(true);
  });

  it('keep the size of the figure', () => {
    const size = (d: typeof drawing) => d.height + d.padding.top + d.padding.bottom;
    expect(size(drawing)).toBe(size(plain));
  });

  it('are explained in the text alternative', () => {
    const figure: Figure = { ...trend, data };
    expect(alternative(figure)).toMatch(
      /Senkrechte Linien: 1 Umstellung \(01\.01\.2023\): Text\. 2 Zensus \(31\.12\.2024\): Text\.$/,
    );
  });
});
