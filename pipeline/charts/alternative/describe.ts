import * as say from '../../model/messages/charts.js';
import { clusterKinds, clusterLabel, clusterMembers, clustersShow } from '../../model/messages/clusters.js';
import { breakEntry, breaksShown } from '../../model/messages/comparisons.js';
import { marks as marksText } from '../../model/messages/reconciliation.js';
import { dateLabel } from '../../model/period.js';
import type {
  ClusterData,
  DotData,
  Figure,
  LocatorData,
  MapData,
  StripData,
  TrendData,
} from '../../model/report.js';
import { mostNumbers } from '../specs/mapParts.js';
import { inOrder } from '../specs/trendPoints.js';
import { plainText } from '../text/plain.js';
import { ofFunnel } from './funnel.js';
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
      return data.classes ? ofClassMap(title, data.areas, data.classes) : ofMap(title, data);
    case 'clusters':
      return ofClusters(title, data);
    case 'dots':
      return ofDots(title, data);
    case 'trend':
      return ofTrend(title, data);
    case 'funnel':
      return ofFunnel(title, data);
    case 'locator':
      return ofLocator(title, data);
    case 'strip':
      return ofStrip(title, data);
  }
}

function ofClassMap(title: string, areas: MapData['areas'], classes: readonly string[]): string[] {
  const counts = classes.map((label, i) => ({ label, count: areas.filter((a) => a.value === i).length }));
  const unsure = areas.filter((a) => a.unsure === true).length;
  return [
    say.classMapShows(title, areas.length),
    say.classCounts(counts),
    ...(unsure === 0 ? [] : [say.unsureAreas(unsure)]),
    ...hiddenOf(areas, 'area'),
  ];
}

const ofMap = (title: string, { areas, unit }: MapData): string[] => [
  say.mapShows(title, areas.length),
  rangeOf(areas, unit),
  ...hiddenOf(areas, 'area'),
];

function ofClusters(title: string, { areas }: ClusterData): string[] {
  const named = clusterKinds.flatMap((kind) => {
    const members = areas.filter((a) => a.cluster === kind);
    return members.length === 0
      ? []
      : [
          clusterMembers(
            clusterLabel(kind),
            members.map((a) => a.label),
          ),
        ];
  });
  return [clustersShow(title, areas.length), ...named];
}

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

function ofTrend(title: string, { series, unit, breaks, marks }: TrendData): string[] {
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
    ...(breaks.length === 0 ? [] : [breaksShown(breaks.map((b) => breakEntry(dateLabel(b.from), b.reason)))]),
    ...(marks.length === 0 ? [] : [marksText(marks.map((m) => m.label))]),
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
