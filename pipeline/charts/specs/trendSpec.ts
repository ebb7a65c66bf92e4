import type { TopLevelSpec } from 'vega-lite';
import { textLayer } from './texts.js';
import { axisNumber, byRole, frame, ink, roleColours, roleDashes, roleShapes } from './theme.js';
import { trendHeight, trendWidth } from './trend.js';

const detail = [
  { field: 'series', type: 'nominal' as const },
  { field: 'run', type: 'nominal' as const },
];

const x = {
  field: 'time',
  type: 'quantitative' as const,
  scale: {
    domain: [{ expr: 'span[0]' }, { expr: 'span[1]' }],
    range: [6, { expr: 'width - 6' }],
    nice: false,
    zero: false,
  },
  axis: {
    orient: 'bottom' as const,
    values: { expr: 'ticks' },
    labelExpr: 'labels[indexof(ticks, datum.value)]',
    grid: false,
    labelLineHeight: 11,
    labelOverlap: false,
    labelFlush: false,
  },
};
const y = {
  field: 'value',
  type: 'quantitative' as const,
  scale: { domain: [{ expr: 'domain[0]' }, { expr: 'domain[1]' }], nice: false, zero: false },
  axis: { orient: 'left' as const, tickCount: 5, labelExpr: axisNumber, domain: false, ticks: false },
};

export const trendSpec = (): TopLevelSpec => ({
  ...frame,
  width: trendWidth,
  height: trendHeight,
  params: [
    { name: 'domain', value: [0, 1] },
    { name: 'span', value: [0, 1] },
    { name: 'ticks', value: [] },
    { name: 'labels', value: [] },
  ],
  layer: [
    {
      data: { name: 'band' },
      mark: { type: 'area', color: ink.own, fillOpacity: 0.14 },
      encoding: { x, y: { ...y, field: 'lower' }, y2: { field: 'upper' }, detail },
    },
    {
      data: { name: 'points' },
      mark: { type: 'line', strokeWidth: 1.8, strokeJoin: 'round' },
      encoding: { x, y, color: byRole(roleColours), strokeDash: byRole(roleDashes), detail },
    },
    {
      data: { name: 'points' },
      mark: { type: 'point', filled: true, opacity: 1, stroke: 'white', strokeWidth: 0.6, size: 34 },
      encoding: { x, y, fill: byRole(roleColours), shape: byRole(roleShapes) },
    },
    textLayer,
  ],
});
