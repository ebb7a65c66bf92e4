import type { PublishedValue } from '../model/figures.js';
import { roundSigned } from './cells.js';
import { hasNumber, type Lookup } from './lookup.js';
import { axisDomain, classBreaks } from './scale.js';
import { type Member, membersOf, type Sheet } from './sheet.js';

/** Periods shown of a development, at most. */
const shownPeriods = 12;

/** Common scales of one indicator over all reports of the build. */
export interface Scales {
  breaks: { area: number[]; municipality: number[] };
  dots: { area: [number, number]; municipality: [number, number] };
  trend: [number, number];
  /** Whether any municipality or the county has figures of at least two periods. */
  hasTrend: boolean;
}

/** `sheets`: those of one indicator, for every report. */
export function scalesOf(sheets: readonly Sheet[], lookup: Lookup): Scales {
  const first = sheets[0];
  if (!first) throw new Error('an indicator without sheets');
  const { indicator } = first;
  const parts: Record<'area' | 'municipality', PublishedValue[]> = { area: [], municipality: [] };
  const whole: PublishedValue[] = [];
  for (const sheet of sheets) {
    if (sheet.subject.kind === 'municipality') collect(sheet.areas, parts.area);
    if (membersOf(sheet).level === 'municipality') collect(sheet.municipalities, parts.municipality);
    if (sheet.own) whole.push(sheet.own);
    if (sheet.county) whole.push(sheet.county);
  }
  const series = sheets.map((sheet) => development(lookup, sheet));
  const breaks = (values: readonly PublishedValue[]) =>
    classBreaks(
      distinct(values)
        .filter(hasNumber)
        // What the map draws: the smoothed value where there is one.
        .map((v) => roundSigned(v.smoothed ?? v.value, indicator.decimals)),
      indicator.decimals,
    );
  const beside = first.levelsCompare ? whole : [];
  return {
    breaks: { area: breaks(parts.area), municipality: breaks(parts.municipality) },
    dots: {
      area: axisDomain(extent([...parts.area, ...beside])),
      municipality: axisDomain(extent([...parts.municipality, ...beside])),
    },
    trend: axisDomain(extent(series.flat())),
    hasTrend: series.some((s) => s.filter(hasNumber).length > 1),
  };
}

/** The last figures of the subject of a sheet, oldest first, also those without a number. */
export const development = (lookup: Lookup, sheet: Sheet): readonly PublishedValue[] =>
  lookup.series(sheet.indicator.id, sheet.subject.id).slice(-shownPeriods);

/** Smallest and largest numbers a figure draws: values and the ends of their intervals. */
export const extent = (values: readonly PublishedValue[]): number[] =>
  values.flatMap((v) => [v.value, v.lower, v.upper].filter((n) => n !== null));

function collect(members: readonly Member[], into: PublishedValue[]): void {
  for (const m of members) if (m.kind !== 'residual' && m.value) into.push(m.value);
}

/** Each figure once, however many reports show it. */
const distinct = (values: readonly PublishedValue[]): PublishedValue[] => [...new Set(values)];
