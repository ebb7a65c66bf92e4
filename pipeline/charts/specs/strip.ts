import { formatNumber } from '../../model/german.js';
import { stripLabel, valueText } from '../../model/messages/charts.js';
import type { StripData } from '../../model/report.js';
import { type Measure, semibold } from '../text/measure.js';
import { plainText } from '../text/plain.js';
import { fitText, wrapText } from '../text/wrap.js';
import type { Drawing } from './drawing.js';
import { legendOf } from './stripLegend.js';
import { footnote, footnoteHeight, type Text, text } from './texts.js';
import { ink, size } from './theme.js';

export const stripWidth = 680;
const rowHeight = 32;
const labelWidth = 176;
const endWidth = 44;
const valueWidth = 118;
const legendHeight = 22;
const left = labelWidth + endWidth;
const width = stripWidth - left - endWidth - valueWidth;

type Row = StripData['rows'][number];

export function drawStrip(data: StripData, demonstration: string, measure: Measure): Drawing {
  const height = data.rows.length * rowHeight;
  const rows = data.rows.map((row, i) => ({ row, y: (i + 0.5) * rowHeight, scale: scaleOf(row) }));
  const legend = legendOf(data, 9 - legendHeight, measure);
  return {
    spec: 'strip',
    width,
    height,
    padding: {
      left,
      right: endWidth + valueWidth,
      top: legendHeight,
      bottom: 4 + footnoteHeight(demonstration, stripWidth, measure),
    },
    params: { ground: height },
    data: {
      lines: rows.map(({ y }) => ({ y })),
      others: [
        ...rows.map(({ row, y, scale }) => ticks(row.others.map(scale.at), height - y)),
        ticks(legend.ticks, height - legend.y),
      ],
      marks: [...rows.flatMap(({ row, y, scale }) => marksOf(row, y, scale.at)), ...legend.marks],
    },
    texts: [
      ...rows.flatMap(({ row, y, scale }) => [
        ...labelOf(row, y, measure),
        ...endsOf(row, y, scale.ends),
        ...valueTextsOf(row, y, measure),
      ]),
      ...legend.texts,
      ...footnote(-left, height + 4, demonstration, stripWidth, measure),
    ],
  };
}

/** Lowest and highest value of a row, and the place of a value in pixels; equal values stand in the middle. */
function scaleOf(row: Row): { ends: [number, number] | null; at: (value: number) => number } {
  const values = [row.value, row.municipality.value, row.county.value, ...row.others].filter(
    (v) => v !== null,
  );
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return {
    ends: values.length === 0 ? null : [low, high],
    at: (value) => (high === low ? width / 2 : ((value - low) / (high - low)) * width),
  };
}

/** A unit in words stands beside the label, where there is room for it. */
const stripValue = ({ value, text: printed, unit, decimals }: Row): string =>
  unit === '%' || value === null ? valueText(printed, unit) : formatNumber(value, decimals);

/** The own value comes last, so that it lies on top. */
const marksOf = (row: Row, y: number, at: (value: number) => number): object[] =>
  [
    { role: 'county', value: row.county.value },
    { role: 'own', value: row.municipality.value },
    { role: 'area', value: row.value },
  ].flatMap(({ role, value }) => (value === null ? [] : [{ role, x: at(value), y }]));

const tickReach = 6;

/** All ticks of a row as one shape, since a mark each would be most of the file; those that coincide are drawn once. */
function ticks(positions: readonly number[], y: number): object {
  const places = [...new Set(positions.map((x) => Math.round(x * 2) / 2))].sort((a, b) => a - b);
  const coordinates = places.map((x) => [
    [x, y - tickReach],
    [x, y + tickReach],
  ]);
  return { type: 'Feature', geometry: { type: 'MultiLineString', coordinates } };
}

function labelOf(row: Row, y: number, measure: Measure): Text[] {
  const room = labelWidth - 8;
  const label = stripLabel(row.label, row.unit);
  const [first = '', ...rest] = wrapText(plainText(label), room, size.text, measure);
  const lines = rest.length === 0 ? [first] : [first, rest.join(' ')];
  return lines.map((line, i) =>
    text(-left, y + (i - (lines.length - 1) / 2) * 12, fitText(line, room, size.text, measure)),
  );
}

function endsOf(row: Row, y: number, ends: [number, number] | null): Text[] {
  if (ends === null) return [];
  const style = { size: size.note, fill: ink.muted };
  return [
    text(-8, y, formatNumber(ends[0], row.decimals), { ...style, align: 'right' }),
    text(width + 8, y, formatNumber(ends[1], row.decimals), style),
  ];
}

function valueTextsOf(row: Row, y: number, measure: Measure): Text[] {
  const value = plainText(row.value === null ? row.text : stripValue(row));
  const fitted = fitText(value, valueWidth - 8, size.text, measure, semibold);
  return [text(width + endWidth + valueWidth, y, fitted, { align: 'right', weight: semibold })];
}
