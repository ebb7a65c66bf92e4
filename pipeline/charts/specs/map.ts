import type { TopLevelSpec } from 'vega-lite';
import { noBoundaries, noValue, unitHeading } from '../../model/messages/charts.js';
import type { MapData } from '../../model/report.js';
import type { FittedMap } from '../geometry/fit.js';
import type { Measure } from '../text/measure.js';
import { classLabels, classLimits, classOf } from './classes.js';
import { type Drawing, noPadding } from './drawing.js';
import {
  geoshape,
  joined,
  mapProjection,
  mostNumbers,
  numberAt,
  outlineLayer,
  outlineRows,
} from './mapParts.js';
import { classColours } from './palette.js';
import { footnote, footnoteHeight, heading, text, textLayer } from './texts.js';
import { frame, hatch, ink, size } from './theme.js';

export const mapWidth = 340;
export const mapHeight = 360;
const legendRow = 16;
const legendColumns = 2;

export function drawMap(data: MapData, fitted: FittedMap, demonstration: string, measure: Measure): Drawing {
  const limits = classLimits(data.breaks, data.decimals);
  const labels = classLabels(limits, data.decimals);
  const drawn = joined(fitted, data.areas);
  const classes = labels.map((_, i) => String(i));
  const hidden = drawn.some(({ area }) => area.value === null);
  const shown = hidden ? [...classes, 'none'] : classes;

  const unit = unitHeading(data.unit);
  const legendTop = (drawn.length === 0 ? 24 : fitted.height) + 8;
  const legendRows = Math.ceil(shown.length / legendColumns);
  const legendHeight = (unit === '' ? 0 : legendRow) + legendRows * legendRow;
  const noteTop = legendTop + legendHeight + 8;
  return {
    spec: `map:${data.direction}:${labels.length}`,
    width: mapWidth,
    height: noteTop + footnoteHeight(demonstration, mapWidth, measure),
    padding: noPadding,
    params: {
      ground: fitted.height,
      legendTop: legendTop + (unit === '' ? 0 : legendRow),
      shown,
      labels: Object.fromEntries([...labels.map((label, i) => [String(i), label]), ['none', noValue()]]),
    },
    data: {
      areas: drawn.map(({ shape, area }) => ({
        type: 'Feature',
        geometry: shape.geometry,
        class: area.value === null ? 'none' : String(classOf(area.value, limits, data.decimals)),
      })),
      ...outlineRows(fitted),
      texts: [
        ...(drawn.length === 0 ? [text(0, 12, noBoundaries())] : []),
        ...(drawn.length > mostNumbers
          ? []
          : drawn.flatMap(({ shape, area }) => numberAt(shape, area.number, fitted.height))),
        ...heading(0, legendTop + legendRow / 2, unit),
        ...footnote(0, noteTop, demonstration, mapWidth, measure),
      ],
    },
  };
}

export function mapSpec(direction: MapData['direction'], count: number): TopLevelSpec {
  return {
    ...frame,
    width: mapWidth,
    height: mapHeight,
    params: [
      { name: 'ground', value: mapHeight },
      { name: 'legendTop', value: mapHeight },
      { name: 'shown', value: [] },
      { name: 'labels', value: {} },
    ],
    projection: mapProjection,
    layer: [
      {
        data: { name: 'areas' },
        mark: { ...geoshape, stroke: ink.border, strokeWidth: 0.4, strokeJoin: 'round' },
        encoding: {
          fill: {
            field: 'class',
            type: 'ordinal',
            scale: {
              domain: [...Array.from({ length: count }, (_, i) => String(i)), 'none'],
              range: [...classColours(direction, count), hatch],
            },
            legend: {
              orient: 'none',
              legendX: 0,
              legendY: { expr: 'legendTop' },
              title: null,
              values: { expr: 'shown' },
              labelExpr: 'labels[datum.value]',
              columns: legendColumns,
              columnPadding: 24,
              rowPadding: 3,
              symbolType: 'square',
              symbolSize: 150,
              symbolStrokeColor: ink.border,
              symbolStrokeWidth: 0.5,
              labelFontSize: size.small + 0.5,
              labelColor: ink.text,
              labelLimit: 0,
            },
          },
        },
      },
      outlineLayer,
      textLayer,
    ],
  };
}
