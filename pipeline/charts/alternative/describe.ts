import * as say from '../../model/messages/charts.js';
import type { DotData, Figure, LocatorData, MapData, StripData, TrendData } from '../../model/report.js';
import { mostNumbers } from '../specs/mapParts.js';
import { inOrder } from '../specs/trendPoints.js';
import { plainText } from '../text/plain.js';
import { hiddenOf, type Named, printed, rangeOf } from './values.js';

/**
 * Text alternative of a figure in German, worked out from its data: what is shown, the range, the own value beside the
 * county's, and what is not shown and why. Holds no number that is not printed in the figure, save counts.
 */
export function describe({ title, data }: Figure): string {
  return plainText(sentences(title, data).join(' '));
}

function sentences(title: string, data: Figure['data']): string[] {
  switch (data.kind) {
    case 'map':
      return ofMap(title, data);
    case 'dots':
      return ofDots(title, data);
    case 'trend':
      return ofTrend(title, data);
    case 'locator':
      return ofLocator(title, data);
    case 'strip':
      return ofStrip(title, data);
  }
}

const ofMap = (title: string, { areas, unit }: MapData): string[] => [
  say.mapShows(title, areas.length),
  rangeOf(areas, unit),
  ...hiddenOf(areas, 'area'),
];

function ofDots(title: string, { rows, unit }: DotData): string[] {
  const areas = rows.filter((r) => r.role === 'area');
  return [
    say.dotsShow(title, areas.length),
    ...(areas.length === 0 ? [] : [rangeOf(areas, unit)]),
    ...comparison(rows, unit),
    ...hiddenOf(areas, 'area'),
  ];
}

/** The own value, the county's, then the references: beside each other, without a judgement that noise may not bear. */
function comparison(rows: DotData['rows'], unit: string): string[] {
  const own = rows.find((r) => r.role === 'own');
  const county = rows.find((r) => r.role === 'county');
  const rest = rows.filter((r) => r.role !== 'area' && r !== own && r !== county);
  const parts = [own, county, ...rest].flatMap((row) => (row ? [valueOrReason(row, unit)] : []));
  return parts.length === 0 ? [] : [say.sentence(parts)];
}

const valueOrReason = (row: Named, unit: string): string =>
  row.value === null
    ? say.placeWithoutValue(row.label, say.reasonOf(row.text))
    : say.placeValue(row.label, printed(row, unit));

function ofTrend(title: string, { series, unit }: TrendData): string[] {
  const all = series
    .flatMap((s) => s.points)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const described = series.flatMap((s) => {
    const shown = inOrder(s).filter((p) => p.value !== null);
    const [first] = shown;
    const last = shown.at(-1);
    if (!first || !last) return [];
    if (first === last) return [say.onePoint(s.label, printed(first, unit), first.label)];
    const byValue = [...shown].sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
    return [
      say.firstAndLast(
        s.label,
        printed(first, unit),
        first.label,
        printed(last, unit),
        last.label,
        printed(byValue[0] ?? first, unit),
        printed(byValue.at(-1) ?? last, unit),
      ),
    ];
  });
  return [
    say.trendShows(title, all[0]?.label ?? '', all.at(-1)?.label ?? ''),
    described.length === 0 ? say.nothingShown() : say.sentence(described),
    ...hiddenOf(all, 'point'),
  ];
}

function ofLocator(title: string, { areas, marked }: LocatorData): string[] {
  const named = areas.filter((a) => a.number !== '');
  const own = areas.find((a) => a.id === marked);
  return [
    say.locatorShows(title, areas.length),
    ...(named.length === 0 || named.length > mostNumbers
      ? []
      : [say.numbersOnMap(named.map((a) => `${a.number} ${a.label}`))]),
    ...(own ? [say.markedArea(own.label)] : []),
  ];
}

function ofStrip(title: string, { rows, names }: StripData): string[] {
  const municipality = names.municipality;
  const county = names.county;
  const entries = rows.flatMap((row) => {
    if (row.value === null) return [];
    const others = [
      { name: municipality, value: row.municipality },
      { name: county, value: row.county },
    ].flatMap(({ name, value }) =>
      value.value === null ? [] : [say.stripOther(name, printed(value, row.unit))],
    );
    return [say.stripEntry(row.label, printed(row, row.unit), others)];
  });
  return [
    say.stripShows(title, rows.length),
    entries.length === 0 ? say.nothingShown() : say.sentence(entries),
    ...hiddenOf(rows, 'figure'),
  ];
}
