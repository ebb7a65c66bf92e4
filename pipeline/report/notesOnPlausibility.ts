import * as say from '../model/messages/plausibility-notes.js';
import { periodLabel } from '../model/period.js';
import type { PlausibilityFinding } from '../model/plausibility.js';
import { nameOf } from '../model/region.js';
import type { NoteSection } from '../model/report.js';
import type { DataRoom } from '../model/room.js';
import { roundingOf } from '../model/rounding.js';
import type { ReportContext } from './context.js';
import { oncePerBuild } from './once.js';
import { datasetsOf } from './partWording.js';
import type { Subject } from './places.js';
import { textTable } from './table.js';

/** So many findings are named one by one. */
const named = 40;

/**
 * Contradictions, warnings and acknowledged warnings about the figures of this report: rule, dataset, place and period,
 * never a count. The county's report names all, that of a municipality its own; none, no section. What a rule finds about a
 * confidential figure is left out: that it grew by half or exceeds another count tells of it. So is what it finds about one that is
 * published rounded, for rules compare the true counts.
 */
export function plausibilitySection(context: ReportContext, subject: Subject): NoteSection[] {
  const { facts, room } = context;
  const hidden = hiddenAt(context);
  const own = facts.findings
    .filter((f) => subject.kind === 'county' || municipalityOf(room, f.area) === subject.id)
    .filter((f) => !hidden.has(keyOf(f.dataset, f.area, f.period)))
    .map((f) => ({ finding: f, key: JSON.stringify([rank(f), f.dataset, f.rule, f.period, f.area]) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (own.length === 0) return [];
  const rows = own
    .slice(0, named)
    .map(({ finding: f }) => [
      f.title,
      room.definitions.datasets.get(f.dataset)?.title ?? f.dataset,
      f.area === '' ? say.wholeFile() : nameOf(room.region, f.area),
      periodLabel(f.period),
      say.outcome(f.severity, f.reason),
    ]);
  return [
    {
      id: 'plausibilitaet',
      title: say.notesTitle(),
      paragraphs: [say.notesText(), ...(own.length > named ? [say.notNamed(own.length - named)] : [])],
      tables: [textTable('plausibilitaet', say.notesCaption(), say.notesColumns(), rows)],
    },
  ];
}

const keyOf = (dataset: string, area: string, period: string): string => `${dataset}\n${area}\n${period}`;

/** Where and when a figure that counts from a dataset is confidential, or shown no finer than rounded. */
const hiddenAt = oncePerBuild(({ published, room }): ReadonlySet<string> => {
  const rounded = new Set(
    room.definitions.indicators.flatMap((i) => {
      const { numerator, denominator } = roundingOf(i, room.definitions);
      return numerator > 0 || denominator > 0 ? [i.id] : [];
    }),
  );
  const datasets = new Map(room.definitions.indicators.map((i) => [i.id, datasetsOf(i)]));
  const hidden = new Set<string>();
  for (const v of published.values) {
    if (v.status !== 'suppressed' && !rounded.has(v.indicator)) continue;
    for (const id of datasets.get(v.indicator) ?? []) hidden.add(keyOf(id, v.area, v.period));
  }
  return hidden;
});

/** Errors, then warnings nobody has explained, then those with a reason. */
const rank = ({ severity, reason }: PlausibilityFinding): number =>
  severity === 'error' ? 0 : reason === null ? 1 : 2;

const municipalityOf = ({ region }: DataRoom, area: string): string =>
  region.areas.find((a) => a.id === area)?.municipality ?? area;
