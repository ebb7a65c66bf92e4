import type { TopLevelSpec } from 'vega-lite';
import { noBoundaries } from '../../model/messages/charts.js';
import type { LocatorData } from '../../model/report.js';
import type { FittedMap } from '../geometry/fit.js';
import type { Measure } from '../text/measure.js';
import { type Drawing, noPadding } from './drawing.js';
import { geoshape, joined, mapProjection, numbersOf, outlineLayer, outlineRows } from './mapParts.js';
import { footnote, footnoteHeight, text } from './texts.js';
import { frame, ink } from './theme.js';

export const locatorWidth = 420;
export const locatorHeight = 420;

export function drawLocator(
  data: LocatorData,
  fitted: FittedMap,
  demonstration: string,
  measure: Measure,
): Drawing {
  const drawn = joined(fitted, data.areas);
  const noteTop = (drawn.length === 0 ? 24 : fitted.height) + 4;
  return {
    spec: 'locator',
    width: locatorWidth,
    height: noteTop + footnoteHeight(demonstration, locatorWidth, measure),
    padding: noPadding,
    params: { ground: fitted.height },
    data: {
      areas: drawn.map(({ shape, area }) => ({
        type: 'Feature',
        geometry: shape.geometry,
        marked: area.id === data.marked,
      })),
      ...outlineRows(fitted),
    },
    texts: [
      ...(drawn.length === 0 ? [text(0, 12, noBoundaries())] : []),
      ...numbersOf(drawn, fitted.height),
      ...footnote(0, noteTop, demonstration, locatorWidth, measure),
    ],
  };
}

export const locatorSpec = (): TopLevelSpec => ({
  ...frame,
  width: locatorWidth,
  height: locatorHeight,
  params: [{ name: 'ground', value: locatorHeight }],
  projection: mapProjection,
  layer: [
    {
      data: { name: 'areas' },
      mark: {
        ...geoshape,
        fill: { expr: "datum.marked ? '#5b9bd0' : '#e4edf5'" },
        stroke: ink.border,
        strokeWidth: 0.6,
        strokeJoin: 'round',
      },
    },
    outlineLayer,
  ],
});
