import { formatNumber } from '../model/german.js';
import type { Indicator } from '../model/indicator.js';
import * as say from '../model/messages/themes.js';
import type { Cluster, SpatialPattern } from '../model/patterns.js';
import type { Figure, ThemeSection } from '../model/report.js';
import type { ReportContext } from './context.js';
import type { Subject } from './places.js';

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
            statements: [...statements, say.mapsInCounty(context.places.accusative(context.places.county))],
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
              : [say.notClustered(none.map(({ indicator }) => indicator.short_title))]),
            say.clusterMethod(),
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

/** Names of the areas of one kind, in the order of the areas of the county. */
function namesOf(
  context: ReportContext,
  { pattern }: Found,
  kinds: readonly Cluster[],
  municipality: string | null,
): string[] {
  const members = new Map(pattern.members.map((m) => [m.area, m.cluster]));
  return context.places.municipalities
    .filter((m) => municipality === null || m.id === municipality)
    .flatMap((m) => context.places.areasOf(m.id, pattern.referenceDate))
    .flatMap((a) => {
      const cluster = members.get(a.id) ?? null;
      return cluster !== null && kinds.includes(cluster) ? [a.name] : [];
    });
}

function countySentence(context: ReportContext, found: Found): string {
  const high = namesOf(context, found, ['high_high'], null);
  const low = namesOf(context, found, ['low_low'], null);
  const shown = (names: readonly string[]) => names.slice(0, mostNames);
  const more = (names: readonly string[]) => Math.max(0, names.length - mostNames);
  return [
    say.clustered(
      found.indicator.short_title,
      context.places.areaLevel.many,
      formatNumber(found.pattern.moran, 2),
    ),
    ...(high.length === 0 ? [] : [say.highAround(shown(high), more(high))]),
    ...(low.length === 0 ? [] : [say.lowAround(shown(low), more(low))]),
    ...(high.length + low.length === 0 ? [say.noneSingledOut()] : []),
  ].join(' ');
}

function ownSentences(context: ReportContext, subject: Subject, found: Found): string[] {
  const title = found.indicator.short_title;
  const names = (kinds: readonly Cluster[]) => namesOf(context, found, kinds, subject.id);
  const [high, low, outliers] = [names(['high_high']), names(['low_low']), names(['high_low', 'low_high'])];
  return [
    ...(high.length === 0 ? [] : [say.ownHigh(title, high)]),
    ...(low.length === 0 ? [] : [say.ownLow(title, low)]),
    ...(outliers.length === 0 ? [] : [say.ownOutlier(title, outliers)]),
  ];
}

function mapOf(context: ReportContext, { pattern, indicator }: Found): Figure {
  const members = new Map(pattern.members.map((m) => [m.area, m.cluster ?? ('none' as const)]));
  const { referenceDate, period } = pattern;
  const time = context.sheet(indicator, context.places.county).time;
  return {
    id: `${indicator.id}-haeufungen`,
    title: say.clusterMapTitle(indicator.short_title),
    caption: say.clusterMapCaption(time.label({ period, referenceDate })),
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
