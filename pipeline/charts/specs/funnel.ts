import { unitHeading } from '../../model/messages/charts.js';
import type { FunnelPosition } from '../../model/patterns.js';
import type { FunnelData } from '../../model/report.js';
import type { Measure } from '../text/measure.js';
import type { Drawing } from './drawing.js';
import { footnote, footnoteHeight, heading, text } from './texts.js';
import { ink, type Role, size } from './theme.js';

export const funnelWidth = 340;
export const funnelHeight = 236;
const left = 40;
const right = 40;
const top = 22;
const axisHeight = 24;
const headingHeight = 12;

/** Shape and colour by where a point lies; the roles are those of the other figures, the caption says what they mean here. */
const roles: Record<FunnelPosition, Role> = {
  high_998: 'own',
  high_95: 'county',
  inside: 'area',
  low_95: 'county',
  low_998: 'own',
};
const curves = ['lower998', 'lower95', 'upper95', 'upper998'] as const;

export function drawFunnel(data: FunnelData, demonstration: string, measure: Measure): Drawing {
  const points = data.points.toSorted((a, b) => a.size - b.size);
  const drawn = [data.baseline, ...points.flatMap((p) => [p.value, p.lower998, p.upper998])];
  const [low, high] = [
    Math.min(data.domain[0], ...drawn),
    Math.max(data.domain[1], ...drawn, data.domain[0] + 1),
  ];
  const largest = Math.max(1, ...points.map((p) => p.size));
  const noteHeight = footnoteHeight(demonstration, funnelWidth, measure);
  const height = funnelHeight - top - axisHeight - headingHeight - noteHeight;
  const width = funnelWidth - left - right;
  const pieces = curves.flatMap((curve) =>
    points.slice(1).map((point, i) => ({
      size: points[i]?.size ?? point.size,
      value: points[i]?.[curve] ?? point[curve],
      nextSize: point.size,
      nextValue: point[curve],
      outer: curve.endsWith('998'),
    })),
  );
  const y = height * (1 - (data.baseline - low) / (high - low));
  return {
    spec: 'funnel',
    width,
    height,
    padding: { left, right, top, bottom: funnelHeight - top - height },
    params: { domain: [low, high], sizes: [0, largest] },
    data: {
      baseline: [{ value: data.baseline }],
      pieces,
      points: points.map(({ size: n, value, position }) => ({ size: n, value, role: roles[position] })),
    },
    texts: [
      text(width + 4, y, data.baselineText, { size: size.small, fill: ink.muted }),
      ...heading(-left, 7 - top, unitHeading(data.unit)),
      ...heading(0, height + axisHeight + 4, data.sizeLabel),
      ...footnote(-left, height + axisHeight + headingHeight, demonstration, funnelWidth, measure),
    ],
  };
}
