import type { TopLevelSpec } from 'vega-lite';
import { noBoundaries } from '../../model/messages/charts.js';
import type { LocatorData } from '../../model/report.js';
import type { FittedMap } from '../geometry/fit.js';
import type { Measure } from '../text/measure.js';
import { type Drawing, noPadding } from './drawing.js';
import { geoshape, joined, mapProjection, numbersOf, outlineLayer, outlineRows } from './mapParts.js';
import { footnote, footnoteHeight, text } from './texts.js';
import { frame, ink } from './theme.js';

const widest = 420;

/** Width, and the greatest height, in pixels. A map that marks one area is printed small: its letters stay readable there. */
export const locatorWidth = ({ marked }: Pick<LocatorData, 'marked'>): number =>
  marked === null ? widest : 280;

export function drawLocator(
  data: LocatorData,
  fitted: FittedMap,
  demonstration: string,
  measure: Measure,
): Drawing {
  const drawn = joined(fitted, data.areas);
  const width = locatorWidth(data);
  const noteTop = (drawn.length === 0 ? 24 : fitted.height) + 4;
  return {
    spec: 'locator',
    width,
    height: noteTop + footnoteHeight(demonstration, width, measure),
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
      ...footnote(0, noteTop, demonstration, width, measure),
    ],
  };
}

export const locatorSpec = (): TopLevelSpec => ({
  ...frame,
  width: widest,
  height: widest,
  params: [{ name: 'ground', value: widest }],
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
