import type { TopLevelSpec } from 'vega-lite';
import { noBoundaries, noValue, unitHeading, unsureLegend } from '../../model/messages/charts.js';
import type { MapData } from '../../model/report.js';
import type { FittedMap } from '../geometry/fit.js';
import type { Shape } from '../geometry/shape.js';
import type { Measure } from '../text/measure.js';
import { classLabels, classLimits, classOf } from './classes.js';
import { type Drawing, noPadding } from './drawing.js';
import { geoshape, joined, mapProjection, numbersOf, outlineLayer, outlineRows } from './mapParts.js';
import { classColours } from './palette.js';
import { footnote, footnoteHeight, heading, pixel, text } from './texts.js';
import { frame, hatch, ink, size } from './theme.js';

export const mapWidth = 340;
export const mapHeight = 320;
const legendRow = 16;
const legendColumns = 2;

export function drawMap(data: MapData, fitted: FittedMap, demonstration: string, measure: Measure): Drawing {
  const limits = classLimits(data.breaks, data.decimals);
  const labels = data.classes ?? classLabels(limits, data.decimals);
  const drawn = joined(fitted, data.areas);
  const colours = classColours(data.direction, labels.length);
  const hidden = drawn.some(({ area }) => area.value === null);
  const entries = [
    ...labels.map((label, i) => ({ label, fill: colours[i] ?? hatch })),
    ...(hidden ? [{ label: noValue(), fill: hatch }] : []),
  ];

  const unit = unitHeading(data.unit);
  const coloured = drawn.map(({ shape, area }) => ({
    shape,
    area,
    fill: area.value === null ? hatch : (colours[classOf(area.value, limits, data.decimals)] ?? hatch),
  }));
  return colouredMap(coloured, entries, unit, fitted, demonstration, measure);
}

/** A map of areas each in its colour, with the legend `entries` below it under the heading `unit` ('' for none). */
export function colouredMap(
  drawn: readonly { shape: Shape; area: { number: string; unsure?: boolean }; fill: string }[],
  entries: readonly { label: string; fill: string }[],
  unit: string,
  fitted: FittedMap,
  demonstration: string,
  measure: Measure,
): Drawing {
  const legendTop = (drawn.length === 0 ? 24 : fitted.height) + 8;
  const keyTop = legendTop + (unit === '' ? 0 : legendRow);
  const keys = legendOf(entries, keyTop, measure);
  const keysEnd = keyTop + Math.ceil(entries.length / legendColumns) * legendRow;
  const marked = drawn.some(({ area }) => area.unsure === true);
  const noteTop = keysEnd + (marked ? legendRow : 0) + 8;
  return {
    spec: 'map',
    width: mapWidth,
    height: noteTop + footnoteHeight(demonstration, mapWidth, measure),
    padding: noPadding,
    params: { ground: fitted.height },
    data: {
      areas: drawn.map(({ shape, fill }) => ({ type: 'Feature', geometry: shape.geometry, fill })),
      ...outlineRows(fitted),
      keys: keys.map(({ x, y, fill }) => ({ x, y, fill })),
    },
    texts: [
      ...(drawn.length === 0 ? [text(0, 12, noBoundaries())] : []),
      ...numbersOf(drawn, fitted.height),
      ...heading(0, legendTop + legendRow / 2, unit),
      ...keys.map(({ x, y, label }) => text(x + 12, y, label, { size: size.label })),
      ...heading(0, keysEnd + legendRow / 2, marked ? unsureLegend() : ''),
      ...footnote(0, noteTop, demonstration, mapWidth, measure),
    ],
  };
}

/** Squares of the legend, column by column, lowest class first. */
function legendOf(entries: readonly { label: string; fill: string }[], top: number, measure: Measure) {
  const rows = Math.ceil(entries.length / legendColumns);
  const second = 36 + Math.max(...entries.slice(0, rows).map(({ label }) => measure(label, size.label)));
  return entries.map((entry, i) => ({
    ...entry,
    x: 6.5 + (i < rows ? 0 : second),
    y: top + ((i % rows) + 0.5) * legendRow,
  }));
}

export const mapSpec = (): TopLevelSpec => ({
  ...frame,
  width: mapWidth,
  height: mapHeight,
  params: [{ name: 'ground', value: mapHeight }],
  projection: mapProjection,
  layer: [
    {
      data: { name: 'areas' },
      mark: {
        ...geoshape,
        fill: { expr: 'datum.fill' },
        stroke: ink.border,
        strokeWidth: 0.4,
        strokeJoin: 'round',
      },
    },
    outlineLayer,
    {
      data: { name: 'keys' },
      mark: {
        type: 'point',
        shape: 'square',
        size: 150,
        opacity: 1,
        fill: { expr: 'datum.fill' },
        stroke: ink.border,
        strokeWidth: 0.5,
      },
      encoding: { x: pixel('x'), y: pixel('y') },
    },
  ],
});
