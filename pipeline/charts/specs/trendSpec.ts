import type { TopLevelSpec } from 'vega-lite';
import { axisNumber, byRole, frame, ink, roleColours, roleDashes, symbol } from './theme.js';
import { trendHeight, trendWidth } from './trend.js';

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
      data: { name: 'marks' },
      mark: { type: 'rule', strokeWidth: 1, color: ink.muted, strokeDash: [2, 2] },
      encoding: { x },
    },
    {
      data: { name: 'band' },
      mark: { type: 'area', color: ink.own, fillOpacity: 0.14, invalid: 'break-paths-show-domains' },
      encoding: { x, y: { ...y, field: 'lower' }, y2: { field: 'upper' } },
    },
    {
      data: { name: 'breaks' },
      mark: { type: 'rule', strokeWidth: 1, color: ink.muted, strokeDash: [3, 2] },
      encoding: { x },
    },
    {
      data: { name: 'steps' },
      mark: {
        type: 'rule',
        strokeWidth: 1.8,
        color: byRole(roleColours),
        strokeDash: byRole(roleDashes),
      },
      encoding: { x, x2: { field: 'nextTime' }, y, y2: { field: 'nextValue' } },
    },
    {
      data: { name: 'points' },
      mark: { ...symbol, strokeWidth: 0.6, size: 34, fill: byRole(roleColours) },
      encoding: { x, y },
    },
  ],
});
