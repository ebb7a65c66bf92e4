import type { TopLevelSpec } from 'vega-lite';
import { funnelHeight, funnelWidth } from './funnel.js';
import { axisNumber, byRole, frame, ink, roleColours, symbol } from './theme.js';

const axis = { labelExpr: axisNumber, tickCount: 5, domain: false, ticks: false };
const scale = (name: string) => ({
  domain: [{ expr: `${name}[0]` }, { expr: `${name}[1]` }],
  nice: false,
  zero: false,
});
const x = {
  field: 'size',
  type: 'quantitative' as const,
  scale: scale('sizes'),
  axis: { ...axis, orient: 'bottom' as const, grid: false, labelFlush: false },
};
const y = {
  field: 'value',
  type: 'quantitative' as const,
  scale: scale('domain'),
  axis: { ...axis, orient: 'left' as const },
};

export const funnelSpec = (): TopLevelSpec => ({
  ...frame,
  width: funnelWidth,
  height: funnelHeight,
  params: [
    { name: 'domain', value: [0, 1] },
    { name: 'sizes', value: [0, 1] },
  ],
  layer: [
    {
      data: { name: 'baseline' },
      mark: { type: 'rule', strokeWidth: 1, color: ink.muted },
      encoding: { y },
    },
    {
      data: { name: 'pieces' },
      mark: {
        type: 'rule',
        strokeWidth: 1.1,
        color: ink.muted,
        strokeDash: { expr: 'datum.outer ? [3, 2] : [1, 0]' },
      },
      encoding: { x, x2: { field: 'nextSize' }, y, y2: { field: 'nextValue' } },
    },
    {
      data: { name: 'points' },
      mark: { ...symbol, strokeWidth: 0.6, size: 34, fill: byRole(roleColours) },
      encoding: { x, y },
    },
  ],
});
