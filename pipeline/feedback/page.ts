import type { FeedbackBlock, FeedbackPage, FeedbackSection } from '../model/feedback.js';
import { remember } from '../model/maps.js';
import * as say from '../model/messages/feedback.js';
import type { Problem, Severity } from '../model/problem.js';
import { changes } from './changes.js';
import { accepted, arrived, paragraph, totalRecords, understood } from './delivered.js';
import type { Judged } from './expected.js';
import { groupProblems } from './groups.js';
import { missing, outstanding } from './missing.js';
import {
  type Compared,
  type FeedbackInput,
  isDelivered,
  type Scope,
  scopeOf,
  underDeliveries,
  wholeScope,
} from './scope.js';
import { pageSlug } from './slug.js';

/** The Rückmeldung to one supplier: the latest state of every dataset in the quarter; earlier ones are only counted. */
export function feedbackFor(
  input: FeedbackInput,
  supplier: { id: string; name: string },
  judged: readonly Judged[],
): FeedbackPage {
  const scope = scopeOf(input, supplier.id);
  const own = judged.filter((j) => j.supplier === supplier.id);
  const open = outstanding(input.room, own);
  const overdue = open.filter((o) => o.state === 'overdue').length;
  const groups = groupsOf(input, scope);
  const counts = countsOf(scope.problems);
  return page(input, scope, {
    slug: pageSlug(supplier.id),
    title: say.pageTitle(supplier.name),
    subtitle: say.pageSubtitle(input.quarter, input.today),
    state: counts.error + counts.warning + overdue > 0 ? 'todo' : 'clean',
    summary: [
      scope.refused > 0 && scope.current.length === 0
        ? ''
        : say.thanks(scope.current.length + scope.earlier.length),
      say.refusedSentence(scope.refused),
      ...bodySummary(scope, counts),
      say.missingSentence(overdue, open.length),
      ...(scope.earlier.length > 0
        ? [say.earlierSentence(scope.earlier.length, scope.earlierProblems.length)]
        : []),
    ],
    groups,
    afterwards: [
      section('changes', changes(input.room, scope)),
      section('missing', missing(input.room, open, input.today, own.length > 0)),
      section('next', nextSteps(counts, overdue, input.room.region.publisher.contact ?? '')),
    ],
  });
}

/** The same for files that are only checked: everything that was read, nothing about deadlines. `compared`: with what. */
export function feedbackOnCheck(input: FeedbackInput, path: string, compared?: Compared): FeedbackPage {
  const scope = wholeScope(input, compared ?? { deliveries: [], coverage: [] });
  const counts = countsOf(scope.problems);
  const { nextSteps: next } = say;
  const inPlace = isDelivered(input.room, path);
  const isRead = scope.current.length > 0;
  const steps = [
    ...(counts.error > 0 ? [next.correctCheck] : []),
    ...(counts.warning > 0 ? [next.reviewCheck] : []),
    ...(inPlace ? (counts.error > 0 || !isRead ? [] : [next.lies]) : [next.checked]),
  ];
  return page(input, scope, {
    slug: 'pruefung',
    title: say.checkTitle,
    subtitle: say.checkSubtitle(path, input.today),
    state: counts.error + counts.warning > 0 ? 'todo' : 'clean',
    summary: [
      say.checkedFiles(scope.current.length),
      say.refusedSentence(scope.refused),
      ...bodySummary(scope, counts),
      ...(isRead && compared ? [say.comparedSentence(compared.deliveries.length)] : []),
    ],
    groups: groupsOf(input, scope),
    afterwards: [
      section('changes', scope.before.length > 0 ? changes(input.room, scope) : []),
      section('next', steps.length > 0 ? [{ kind: 'list', items: steps }] : []),
    ],
  });
}

interface Parts extends Pick<FeedbackPage, 'slug' | 'title' | 'subtitle' | 'state' | 'summary'> {
  groups: ReturnType<typeof groupProblems>;
  afterwards: FeedbackSection[];
}

function page({ room, today }: FeedbackInput, scope: Scope, parts: Parts): FeedbackPage {
  const { groups, afterwards, summary, ...head } = parts;
  const { publisher, demonstration } = room.region;
  // Of files that are not there nobody can say that they raise no questions.
  const nothing = scope.current.length === 0 && scope.earlier.length === 0;
  const titles = new Map<string, Set<string>>();
  for (const problem of scope.problems) {
    if (say.moreOfTheSameCount(problem) === 0)
      remember(titles, problem.code, () => new Set<string>()).add(problem.title);
  }
  const problems: FeedbackBlock[] = groups.map((group) => ({ kind: 'problem', group }));
  return {
    ...head,
    publisher: publisher.name,
    contact: publisher.contact ?? '',
    demonstration: demonstration ?? '',
    summary: summary.filter((s) => s !== ''),
    sections: [
      section('problems', problems.length > 0 || nothing ? problems : [paragraph(say.noProblems)]),
      section('arrived', arrived(scope)),
      section('understood', understood(room, scope, today)),
      section('accepted', accepted(room, scope, titles)),
      ...afterwards,
    ].filter((s) => s.blocks.length > 0),
  };
}

const section = (id: keyof typeof say.sectionTitles, blocks: FeedbackBlock[]): FeedbackSection => ({
  id,
  title: say.sectionTitles[id],
  blocks,
});

function bodySummary(scope: Scope, counts: Record<Severity, number>): string[] {
  if (scope.current.length === 0)
    return counts.error + counts.warning > 0 ? [say.problemsSentence(counts)] : [];
  // Cells of rows that were accepted otherwise.
  const cells = scope.current
    .flatMap((d) => d.rejectedBy)
    .reduce((sum, r) => sum + (r.records === 0 ? r.cells : 0), 0);
  const records = totalRecords(scope.current);
  return [
    say.recordsSentence(records),
    ...(cells > 0 ? [say.cellsSentence(cells)] : []),
    ...(cells > 0 || records.rejected > 0 ? [say.sumsSentence] : []),
    say.problemsSentence(counts),
  ];
}

function nextSteps(counts: Record<Severity, number>, overdue: number, contact: string): FeedbackBlock[] {
  const steps = [
    ...(counts.error > 0 ? [say.nextSteps.correct] : []),
    ...(counts.warning > 0 ? [say.nextSteps.review] : []),
    ...(overdue > 0 ? [say.nextSteps.deliver] : []),
  ];
  return [
    { kind: 'list', items: steps.length > 0 ? steps : [say.nextSteps.nothing] },
    paragraph(say.nextSteps.confidential),
    paragraph(say.nextSteps.ask(contact)),
  ];
}

function groupsOf({ room }: FeedbackInput, scope: Scope) {
  const datasets = new Map([...scope.current, ...scope.earlier].map((d) => [d.file, d.dataset]));
  return groupProblems(
    room,
    scope.problems,
    (file) => datasets.get(underDeliveries(room, file)) ?? null,
    !scope.checked,
  );
}

function countsOf(problems: readonly Problem[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const p of problems) counts[p.severity] += say.moreOfTheSameCount(p) || 1;
  return counts;
}
