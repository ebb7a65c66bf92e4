import { formatNumber } from '../model/german.js';
import type { Indicator } from '../model/indicator.js';
import * as say from '../model/messages/themes.js';
import type { Cluster, SpatialPattern } from '../model/patterns.js';
import type { Figure, RowKey, Statement, ThemeSection } from '../model/report.js';
import type { ReportContext } from './context.js';
import type { Subject } from './places.js';
import { byRows, plainly } from './said.js';

const mostNames = 8;

/**
 * Where high or low values lie together. The county report has a map for each indicator with a pattern beyond chance in
 * which single areas stand out; a municipality's names its own areas in such patterns. None where nothing was tested.
 */
export function clusterSections(context: ReportContext, subject: Subject): ThemeSection[] {
  const tested = context.published.patterns.spatial.flatMap((pattern) => {
    const indicator = context.indicators.find((i) => i.id === pattern.indicator);
    return indicator && pattern.referenceDate <= context.latestDate ? [{ pattern, indicator }] : [];
  });
  const found = tested.filter(({ pattern }) => pattern.clustered);
  const section = { id: 'haeufungen', title: say.clustersTitle(), tables: [] };
  if (subject.kind === 'municipality') {
    const statements = found.flatMap((entry) => ownSentences(context, subject, entry));
    return statements.length === 0
      ? []
      : [
          {
            ...section,
            statements: [
              ...statements,
              plainly(say.mapsInCounty(context.places.accusative(context.places.county))),
            ],
            figures: [],
          },
        ];
  }
  const none = tested.filter(({ pattern }) => !pattern.clustered);
  return tested.length === 0
    ? []
    : [
        {
          ...section,
          statements: [
            ...found.map((entry) => countySentence(context, entry)),
            ...(none.length === 0
              ? []
              : [
                  byRows(
                    say.notClustered(none.map(({ indicator }) => indicator.short_title)),
                    none.map(({ pattern }) => rowOf(pattern, context.places.county.id)),
                  ),
                ]),
            plainly(say.clusterMethod()),
          ],
          figures: found
            .filter(({ pattern }) => pattern.members.some((m) => m.cluster !== null))
            .map((entry) => mapOf(context, entry)),
        },
      ];
}

interface Found {
  pattern: SpatialPattern;
  indicator: Indicator;
}

/** The row of a place in clusters.csv; that of the county says whether there is a pattern at all. */
const rowOf = ({ indicator, period }: SpatialPattern, area: string): RowKey => ({
  file: 'clusters.csv',
  columns: { indicator, area, period },
});

/** The areas of some kinds, in the order of the areas of the county. */
function areasOf(
  context: ReportContext,
  { pattern }: Found,
  kinds: readonly Cluster[],
  municipality: string | null,
): { id: string; name: string }[] {
  const members = new Map(pattern.members.map((m) => [m.area, m.cluster]));
  return context.places.municipalities
    .filter((m) => municipality === null || m.id === municipality)
    .flatMap((m) => context.places.areasOf(m.id, pattern.referenceDate))
    .flatMap((a) => {
      const cluster = members.get(a.id) ?? null;
      return cluster !== null && kinds.includes(cluster) ? [{ id: a.id, name: a.name }] : [];
    });
}

const namesOf = (areas: readonly { name: string }[]): string[] => areas.map((a) => a.name);

function countySentence(context: ReportContext, found: Found): Statement {
  const { indicator, pattern } = found;
  const high = areasOf(context, found, ['high_high'], null);
  const low = areasOf(context, found, ['low_low'], null);
  const shown = (areas: typeof high) => namesOf(areas.slice(0, mostNames));
  const more = (areas: typeof high) => Math.max(0, areas.length - mostNames);
  const text = [
    say.clustered(indicator.short_title, context.places.areaLevel.many, formatNumber(pattern.moran, 2)),
    ...(high.length === 0 ? [] : [say.highAround(shown(high), more(high))]),
    ...(low.length === 0 ? [] : [say.lowAround(shown(low), more(low))]),
    ...(high.length + low.length === 0 ? [say.noneSingledOut()] : []),
  ].join(' ');
  const places = [context.places.county.id, ...[...high, ...low].map((a) => a.id)];
  return byRows(
    text,
    places.map((area) => rowOf(pattern, area)),
  );
}

function ownSentences(context: ReportContext, subject: Subject, found: Found): Statement[] {
  const title = found.indicator.short_title;
  const said = (kinds: readonly Cluster[], sentence: (title: string, names: readonly string[]) => string) => {
    const areas = areasOf(context, found, kinds, subject.id);
    return areas.length === 0
      ? []
      : [
          byRows(
            sentence(title, namesOf(areas)),
            areas.map((a) => rowOf(found.pattern, a.id)),
          ),
        ];
  };
  return [
    ...said(['high_high'], say.ownHigh),
    ...said(['low_low'], say.ownLow),
    ...said(['high_low', 'low_high'], say.ownOutlier),
  ];
}

function mapOf(context: ReportContext, { pattern, indicator }: Found): Figure {
  const members = new Map(pattern.members.map((m) => [m.area, m.cluster ?? ('none' as const)]));
  const { referenceDate, period } = pattern;
  const time = context.sheet(indicator, context.places.county).time;
  return {
    id: `${indicator.id}-haeufungen`,
    title: say.clusterMapTitle(indicator.short_title),
    caption: say.clusterMapCaption(time.state({ period, referenceDate })),
    data: {
      kind: 'clusters',
      level: 'area',
      outlineLevel: 'municipality',
      extent: null,
      areas: context.places.municipalities
        .flatMap((m) => context.places.areasOf(m.id, referenceDate))
        .filter((a) => a.kind === 'area' && context.places.isDrawable('area', a.id))
        .map((a) => ({
          id: a.id,
          label: a.name,
          number: context.places.numberOf(a.id),
          cluster: members.get(a.id) ?? null,
        })),
    },
  };
}
