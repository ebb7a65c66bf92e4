import type { Coverage } from '../model/delivery.js';
import type { FeedbackBlock } from '../model/feedback.js';
import { someNames } from '../model/messages/coverage.js';
import * as say from '../model/messages/feedback.js';
import type { Problem } from '../model/problem.js';
import { nameOf } from '../model/region.js';
import type { DataRoom } from '../model/room.js';
import { listed, paragraph } from './delivered.js';
import { type Scope, underDeliveries } from './scope.js';
import { unique } from './texts.js';

/** What changed since the last delivery of each dataset: counts of rows and cells and names of areas, never persons. */
export function changes(room: DataRoom, scope: Scope): FeedbackBlock[] {
  return unique(scope.coverage.map((c) => c.dataset)).flatMap((id): FeedbackBlock[] => {
    const title = room.definitions.datasets.get(id)?.title ?? id;
    const now = scope.coverage.filter((c) => c.dataset === id);
    const before = scope.before.filter((c) => c.dataset === id);
    const [first, last] = [now[0], before[0]];
    if (!first) return [];
    if (!last) return [paragraph(say.noEarlier(title))];
    const titlesIn = (problems: readonly Problem[]) => titlesOf(room, scope, problems, id);
    const [openNow, openBefore] = [titlesIn(scope.problems), titlesIn(scope.problemsBefore)];
    return listed(say.comparedWith(title, first.referenceDate, last.referenceDate), [
      say.changeWords.rows(
        sum(now, (c) => c.records),
        sum(before, (c) => c.records),
      ),
      ...places(room, now, before),
      ...areas(room, now, before),
      ...hidden(now, before),
      // Of what a check compares with, only the cells are known.
      ...(scope.checked ? [] : solvedAndNew(openNow, openBefore)),
    ]);
  });
}

const solvedAndNew = (openNow: readonly string[], openBefore: readonly string[]): string[] => [
  ...problemLine(
    say.changeWords.solved,
    openBefore.filter((t) => !openNow.includes(t)),
  ),
  ...problemLine(
    say.changeWords.fresh,
    openNow.filter((t) => !openBefore.includes(t)),
  ),
  ...problemLine(
    say.changeWords.lasting,
    openNow.filter((t) => openBefore.includes(t)),
  ),
];

function places(room: DataRoom, now: readonly Coverage[], before: readonly Coverage[]): string[] {
  const names = (list: readonly Coverage[], other: readonly Coverage[]) =>
    list
      .filter((c) => !other.some((o) => o.municipality === c.municipality))
      .map((c) => nameOf(room.region, c.municipality));
  const [gone, fresh] = [names(before, now), names(now, before)];
  return [
    ...(gone.length > 0 ? [say.changeWords.placesGone(someNames(gone))] : []),
    ...(fresh.length > 0 ? [say.changeWords.placesNew(someNames(fresh))] : []),
  ];
}

/** Areas that are missing now and were not, and the other way round. */
function areas(room: DataRoom, now: readonly Coverage[], before: readonly Coverage[]): string[] {
  const missing = (list: readonly Coverage[]) => list.flatMap((c) => c.levels.flatMap((l) => l.missing));
  const [lack, lacked] = [missing(now), missing(before)];
  const names = (ids: readonly string[]) => someNames(ids.map((id) => nameOf(room.region, id)));
  const gone = lack.filter((id) => !lacked.includes(id));
  const back = lacked.filter((id) => !lack.includes(id));
  return [
    ...(gone.length > 0 ? [say.changeWords.areasGone(names(gone))] : []),
    ...(back.length > 0 ? [say.changeWords.areasNew(names(back))] : []),
  ];
}

function hidden(now: readonly Coverage[], before: readonly Coverage[]): string[] {
  const [n, b] = [sum(now, (c) => c.cells.hidden), sum(before, (c) => c.cells.hidden)];
  return n === b ? [] : [say.changeWords.hidden(n, b)];
}

const sum = (list: readonly Coverage[], of: (c: Coverage) => number) => list.reduce((n, c) => n + of(c), 0);

const problemLine = (word: (titles: string) => string, titles: readonly string[]) =>
  titles.length === 0 ? [] : [word(someNames(titles))];

/** Titles of the problems in the files of one dataset. */
function titlesOf(room: DataRoom, scope: Scope, problems: readonly Problem[], dataset: string): string[] {
  const files = new Set(
    [...scope.current, ...scope.earlier].filter((d) => d.dataset === dataset).map((d) => d.file),
  );
  return unique(
    problems
      .filter((p) => p.severity !== 'note' && p.file !== undefined)
      .filter((p) => files.has(underDeliveries(room, p.file ?? '')) && say.moreOfTheSameCount(p) === 0)
      .map((p) => p.title),
  );
}
