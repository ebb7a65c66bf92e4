import { unitHeading } from '../../model/messages/charts.js';
import type { TrendData } from '../../model/report.js';
import { type Measure, semibold } from '../text/measure.js';
import { plainText } from '../text/plain.js';
import { fitText } from '../text/wrap.js';
import type { Drawing } from './drawing.js';
import { footnote, footnoteHeight, heading, text } from './texts.js';
import { ink, roleColours, size } from './theme.js';
import { timeAxis } from './timeAxis.js';
import { bandOf, hasValue, pointsOf, spread, stepsOf, timeOf } from './trendPoints.js';

export const trendWidth = 340;
export const trendHeight = 196;
const widestLabel = 108;
const left = 40;
const labelHeight = 13;
const axisHeight = 34;
const markHeight = 11;

export function drawTrend(data: TrendData, demonstration: string, measure: Measure): Drawing {
  const values = data.series.flatMap((s) => s.points.flatMap((p) => (p.value === null ? [] : [p.value])));
  const low = Math.min(data.domain[0], ...values);
  const high = Math.max(data.domain[1], ...values, low + 10 ** -data.decimals);
  const points = data.series.map((series) => pointsOf(series, [low, high]));

  const texts = data.series.map((s) =>
    fitText(plainText(s.label), widestLabel, size.small, measure, semibold),
  );
  const right = 14 + Math.max(20, ...texts.map((text) => measure(text, size.small, semibold)));
  const width = trendWidth - left - right;
  const unit = unitHeading(data.unit);
  const top = (unit === '' ? 8 : 22) + (data.marks.length === 0 ? 0 : markHeight);
  const height = trendHeight - top - axisHeight - footnoteHeight(demonstration, trendWidth, measure);
  const breaks = data.breaks.map(({ from }) => timeOf(from));
  const axis = timeAxis(data, width - 12, size.small, measure);

  const [first, last] = axis.domain;
  const marks = data.marks.map(({ date }) => {
    const time = timeOf(date);
    return { time, x: 6 + ((time - first) / (last - first)) * (width - 12) };
  });

  const ends = points.flatMap((own, i) => {
    const point = own.filter(hasValue).at(-1);
    return point ? [{ last: point, text: texts[i] ?? '' }] : [];
  });
  const wanted = ends.map(({ last }) => height * (1 - (last.value - low) / (high - low)));
  const placed = spread(wanted, labelHeight, 0, height);
  return {
    spec: 'trend',
    width,
    height,
    padding: { left, right, top, bottom: trendHeight - top - height },
    params: { domain: [low, high], span: axis.domain, ticks: axis.ticks, labels: axis.labels },
    data: {
      marks: marks.map(({ time }) => ({ time })),
      points: points.flatMap((own) => own.filter(hasValue)),
      steps: points.flatMap((own) => stepsOf(own, breaks)),
      band: bandOf(points.flat(), breaks),
      breaks: breaks.map((time) => ({ time })),
    },
    texts: [
      ...marks.map((mark, i) =>
        text(mark.x, -markHeight / 2, String(i + 1), {
          align: 'center',
          size: size.small,
          fill: ink.muted,
        }),
      ),
      ...ends.map(({ last, text: label }, i) =>
        text(width + 4, placed[i] ?? 0, label, {
          size: size.small,
          weight: semibold,
          fill: roleColours[last.role],
        }),
      ),
      ...heading(-left, 7 - top, unit),
      ...footnote(-left, height + axisHeight, demonstration, trendWidth, measure),
    ],
  };
}
