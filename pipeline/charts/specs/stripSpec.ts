import type { TopLevelSpec } from 'vega-lite';
import { geoshape, mapProjection } from './mapParts.js';
import { stripWidth } from './strip.js';
import { pixel } from './texts.js';
import { byRole, frame, ink, roleColours, symbol } from './theme.js';

/** The area itself is the black dot here; the municipality and the county look as in every other figure. */
const colours = { ...roleColours, area: ink.text };

export const stripSpec = (): TopLevelSpec => ({
  ...frame,
  width: stripWidth,
  height: stripWidth,
  params: [{ name: 'ground', value: stripWidth }],
  projection: mapProjection,
  layer: [
    {
      data: { name: 'lines' },
      mark: { type: 'rule', color: ink.line, strokeWidth: 0.8 },
      encoding: { y: pixel('y'), x: { value: 0 }, x2: { value: 'width' } },
    },
    {
      data: { name: 'others' },
      mark: { ...geoshape, filled: false, stroke: '#9aa3ab', strokeWidth: 0.8 },
    },
    {
      data: { name: 'marks' },
      mark: {
        ...symbol,
        strokeWidth: 1,
        fill: byRole(colours),
        size: { expr: "datum.role === 'area' ? 110 : 85" },
      },
      encoding: { x: pixel('x'), y: pixel('y') },
    },
  ],
});
