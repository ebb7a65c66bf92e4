import { allAreas } from '../../model/messages/charts.js';
import type { StripData } from '../../model/report.js';
import type { Measure } from '../text/measure.js';
import { plainText } from '../text/plain.js';
import { fitText } from '../text/wrap.js';
import { type Text, text } from './texts.js';
import { ink, size } from './theme.js';

const widest = 130;

/** Explains the marks that occur, in one line at height `y`. */
export function legendOf(
  { rows, names }: StripData,
  y: number,
  measure: Measure,
): { y: number; marks: object[]; ticks: number[]; texts: Text[] } {
  const entries = [
    { role: 'area', label: names.own, occurs: rows.some((r) => r.value !== null) },
    {
      role: 'own',
      label: names.municipality,
      occurs: rows.some((r) => r.municipality.value !== null),
    },
    { role: 'county', label: names.county, occurs: rows.some((r) => r.county.value !== null) },
    { role: 'others', label: allAreas(), occurs: rows.some((r) => r.others.length > 0) },
  ].filter(({ occurs }) => occurs);
  let x = 6;
  const placed = entries.map(({ role, label }) => {
    const printed = fitText(plainText(label), widest, size.small, measure);
    const entry = { role, x, y, label: printed };
    x += 10 + measure(printed, size.small) + 18;
    return entry;
  });
  return {
    y,
    marks: placed.filter(({ role }) => role !== 'others').map(({ role, x, y }) => ({ role, x, y })),
    ticks: placed.filter(({ role }) => role === 'others').map(({ x }) => x),
    texts: placed.map(({ x, label }) => text(x + 10, y, label, { size: size.small, fill: ink.muted })),
  };
}
