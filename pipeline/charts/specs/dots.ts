import { formatNumber } from '../../model/german.js';
import { orderedAreas, unitHeading } from '../../model/messages/charts.js';
import type { DotData } from '../../model/report.js';
import { type Measure, semibold } from '../text/measure.js';
import { plainText } from '../text/plain.js';
import { fitText } from '../text/wrap.js';
import { type DotRow, lowestLabelled, orderRows, rowHeight } from './dotRows.js';
import type { Drawing } from './drawing.js';
import { footnote, footnoteHeight, heading, type Text, text } from './texts.js';
import { ink, roleColours, size } from './theme.js';

export const dotsWidth = 340;
const widestLabel = 132;
const markedRow = 17;
const axisHeight = 24;
const headingHeight = 12;
const gap = 8;

export function drawDots(data: DotData, demonstration: string, measure: Measure): Drawing {
  const ordered = orderRows(data.rows);
  const { marked } = ordered;
  const labelled = rowHeight(ordered.areas.length) >= lowestLabelled;
  // Without labels nobody could tell whose sign it is.
  const areas = labelled ? ordered.areas : ordered.areas.filter((row) => row.value !== null);
  const pitch = rowHeight(areas.length);
  const areaTop = marked.length * markedRow + (marked.length > 0 ? gap : 0);
  const height = Math.ceil(areaTop + areas.length * pitch);
  const domain = widened(data.domain, data.rows);
  const rows = [
    ...marked.map((row, i) => ({ row, y: (i + 0.5) * markedRow })),
    ...areas.map((row, i) => ({ row, y: areaTop + (i + 0.5) * pitch })),
  ];

  const areaSize = Math.min(size.text, pitch - 1.5);
  const labels = rows
    .filter(({ row }) => row.role !== 'area' || labelled)
    .map(({ row, y }) => labelOf(row, y, areaSize, measure));
  const values = rows.flatMap(({ row, y }) => valueTextsOf(row, y, data.decimals));
  const widest = (texts: readonly Text[], least: number) =>
    8 + Math.ceil(Math.max(least, ...texts.map((t) => measure(t.text, t.size, t.weight))));
  const left = widest(labels, 40);
  const right = widest(values, 6);
  const width = dotsWidth - left - right;

  const headings = [unitHeading(data.unit), ...(labelled ? [] : [orderedAreas(areas.length)])].filter(
    (h) => h,
  );
  const noteTop = height + axisHeight + headings.length * headingHeight;
  const placed = rows.map(({ row, y }) => ({ y, ...drawn(row, domain) }));
  return {
    spec: labelled ? 'dots' : 'dots-dense',
    width,
    height,
    padding: {
      left,
      right,
      top: 4,
      bottom: noteTop - height + footnoteHeight(demonstration, dotsWidth, measure),
    },
    params: { domain },
    data: {
      rows: placed,
      rules: placed.filter((r) => (r.role === 'own' || r.role === 'county') && r.value !== null),
      points: labelled ? placed : placed.slice(0, marked.length),
      ...(labelled ? {} : { ticks: placed.slice(marked.length).map((r) => ({ ...r, bottom: r.y + pitch })) }),
    },
    texts: [
      ...labels,
      ...signsOf(rows),
      ...values.map((t) => ({ ...t, x: width + 6 })),
      ...headings.flatMap((h, i) => heading(0, height + axisHeight + i * headingHeight, h)),
      ...footnote(-left, noteTop, demonstration, dotsWidth, measure),
    ],
  };
}

const drawn = ({ role, value, lower, upper }: DotRow, [low, high]: readonly [number, number]) => ({
  role,
  value,
  lower: value === null || lower === null ? null : Math.max(lower, low),
  upper: value === null || upper === null ? null : Math.min(upper, high),
});

function labelOf(row: DotRow, y: number, areaSize: number, measure: Measure): Text {
  const style =
    row.role === 'area'
      ? { size: areaSize, weight: 400, fill: ink.text }
      : { size: size.text, weight: semibold, fill: roleColours[row.role] };
  const label = fitText(plainText(row.label), widestLabel, style.size, measure, style.weight);
  return text(-8, y, label, { ...style, align: 'right' });
}

/** The places compared with carry their value; the areas' values stand in the table. */
const valueTextsOf = (row: DotRow, y: number, decimals: number): Text[] =>
  row.role === 'area' || row.value === null
    ? []
    : [
        text(0, y, formatNumber(row.value, decimals), {
          size: size.small,
          weight: semibold,
          fill: roleColours[row.role],
        }),
      ];

const signsOf = (rows: readonly { row: DotRow; y: number }[]): Text[] =>
  rows
    .filter(({ row }) => row.value === null)
    .map(({ row, y }) => text(4, y, plainText(row.text), { weight: semibold, fill: ink.muted }));

/** The common domain, widened only where a value would lie outside it. */
function widened(domain: readonly [number, number], rows: readonly DotRow[]): [number, number] {
  const values = rows.flatMap((r) => (r.value === null ? [] : [r.value]));
  const [low, high] = [Math.min(domain[0], ...values), Math.max(domain[1], ...values)];
  return high > low ? [low, high] : [low, low + 1];
}
