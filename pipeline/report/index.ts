import type { Atlas } from '../model/atlas.js';
import type { Published } from '../model/figures.js';
import * as say from '../model/messages/report.js';
import type { Report, ReportFacts } from '../model/report.js';
import type { DataRoom } from '../model/room.js';
import { areaMapOf } from './areaMap.js';
import { atlasOf } from './atlas.js';
import { chaptersOf } from './chapter.js';
import { createContext, type ReportContext } from './context.js';
import { glanceOf } from './glance.js';
import { indexChapter } from './indices/chapter.js';
import { notesOf } from './notes.js';
import type { Subject } from './places.js';
import { profilesOf } from './profile.js';
import { themesOf } from './themes.js';

export { reconcile } from './reconcile.js';

/**
 * One report per municipality in the order of region.yaml, then the county's, as plain data. All of them have the same
 * chapters and indicators in the same order, the same classes and axes. Throws if the requested period is none.
 */
export function buildReports(published: Published, room: DataRoom, facts: ReportFacts): Report[] {
  return reportsOf(createContext(published, room, facts));
}

/** The reports and the atlas of the county; what both rest on is worked out once. */
export function buildEdition(
  published: Published,
  room: DataRoom,
  facts: ReportFacts,
): { reports: Report[]; atlas: Atlas } {
  const context = createContext(published, room, facts);
  return { reports: reportsOf(context), atlas: atlasOf(context) };
}

function reportsOf(context: ReportContext): Report[] {
  return [...context.places.municipalities, context.places.county].map((subject) =>
    reportOf(context, subject),
  );
}

function reportOf(context: ReportContext, subject: Subject): Report {
  const { county, publisher, demonstration } = context.room.region;
  const period = context.latestPeriod;
  const kind = subject.kind === 'municipality' ? county.municipality_kind.one : '';
  return {
    slug: subject.slug,
    kind: subject.kind,
    title: say.reportTitle(subject.name),
    subtitle: say.reportSubtitle(kind, context.places.inside(context.places.county), period),
    areaName: subject.name,
    areaId: subject.id,
    countyName: county.name,
    period,
    publisher: publisher.name,
    contact: publisher.contact ?? '',
    demonstration: demonstration ?? '',
    language: 'de',
    glance: glanceOf(context, subject),
    areaMap: areaMapOf(context, subject),
    chapters: [...indexChapter(context, subject), ...chaptersOf(context, subject)],
    themes: themesOf(context, subject),
    profiles: profilesOf(context, subject),
    notes: notesOf(context, subject),
  };
}
