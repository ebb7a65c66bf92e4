import type { TopLevelSpec } from 'vega-lite';
import { dotsWidth } from './dots.js';
import { pixel } from './texts.js';
import { axisNumber, byRole, frame, ink, roleColours, roleDashes, symbol } from './theme.js';

const colour = byRole(roleColours);
const dotSize = "datum.role === 'area' ? 38 : 80";

const x = {
  field: 'value',
  type: 'quantitative' as const,
  scale: { domain: [{ expr: 'domain[0]' }, { expr: 'domain[1]' }], nice: false, zero: false },
  axis: {
    orient: 'bottom' as const,
    tickCount: 5,
    labelExpr: axisNumber,
    labelFlush: false,
    domain: false,
  },
};

const guide = {
  data: { name: 'rows' },
  mark: { type: 'rule' as const, color: ink.faint, strokeWidth: 0.6 },
  encoding: { y: pixel('y'), x: { value: 0 }, x2: { value: 'width' as const } },
};

const tick = {
  data: { name: 'ticks' },
  mark: { type: 'rule' as const, strokeWidth: 2.4, color: roleColours.area },
  encoding: { x, y: pixel('y'), y2: { field: 'bottom' } },
};

/** `dense`: too many areas for labels, dots and guides; each is a short tick. */
export const dotsSpec = (dense: boolean): TopLevelSpec => ({
  ...frame,
  width: dotsWidth,
  height: 200,
  params: [{ name: 'domain', value: [0, 1] }],
  layer: [
    ...(dense ? [] : [guide]),
    {
      data: { name: 'rules' },
      mark: { type: 'rule', strokeWidth: 1, color: colour, strokeDash: byRole(roleDashes) },
      encoding: { x, y: pixel('y'), y2: { value: 'height' } },
    },
    {
      data: { name: 'rows' },
      mark: { type: 'rule', strokeWidth: dense ? 0.8 : 1.6, strokeOpacity: 0.55, color: colour },
      encoding: { x: { ...x, field: 'lower' }, x2: { field: 'upper' }, y: pixel('y') },
    },
    ...(dense ? [tick] : []),
    {
      data: { name: 'points' },
      mark: { ...symbol, strokeWidth: 0.6, fill: colour, size: { expr: dotSize } },
      encoding: { x, y: pixel('y') },
    },
  ],
});
