import type { DeliveryAccount, Tally } from '../model/delivery.js';
import type { FeedbackBlock } from '../model/feedback.js';
import { formatNumber } from '../model/german.js';
import * as say from '../model/messages/feedback.js';
import { provisionalDelivery, provisionalTerm } from '../model/messages/waiting.js';
import { periodLabel } from '../model/period.js';
import { nameOf } from '../model/region.js';
import type { DataRoom } from '../model/room.js';
import { finalAfter } from '../model/waiting.js';
import { maskHeading } from './mask.js';
import { type Scope, thresholdOf } from './scope.js';
import { plainTable, unique } from './texts.js';

/** What arrived: files with size, encoding and heading. */
export function arrived(scope: Scope): FeedbackBlock[] {
  const c = say.fileColumns;
  const files = scope.current.map((d) => [
    d.file,
    say.fileSizeWords(d.bytes),
    formatNumber(d.records.read, 0),
    d.bytes === 0 ? '–' : say.notationWords(d),
    say.headerWords(d.headerLines),
  ]);
  const columns = [
    { label: c.file },
    { label: c.size, align: 'right' as const },
    { label: c.rows, align: 'right' as const },
    { label: c.encoding },
    { label: c.header },
  ];
  return [
    ...(files.length === 0
      ? [paragraph(say.nothingArrived)]
      : [{ kind: 'table' as const, table: plainTable('dateien', say.filesCaption, columns, files) }]),
    ...listed(
      '',
      scope.current
        .filter((d) => d.noteLines.length > 0)
        .map((d) => say.noteLinesSentence(baseName(d.file), d.noteLines)),
    ),
    ...listed(say.unclaimedIntro, scope.unclaimed),
  ];
}

/** What was understood: per file dataset, period and each column. Headings that may be values are masked. `today`: ISO date. */
export function understood(room: DataRoom, scope: Scope, today: string): FeedbackBlock[] {
  return scope.current.filter(wasRead).flatMap((d, i): FeedbackBlock[] => {
    const dataset = room.definitions.datasets.get(d.dataset);
    const labels = new Map((dataset?.columns ?? []).map((c) => [c.id, c.label]));
    const mapping = room.mappings.find((m) => m.id === d.mapping);
    const dates = unique(
      scope.coverage.filter((c) => c.deliveries.includes(d.delivery)).map((c) => c.referenceDate),
    ).sort();
    const provisional = dates.flatMap((day) => {
      const until = dataset ? finalAfter(dataset, day, today) : null;
      return until === null ? [] : [{ day, until }];
    });
    const threshold = thresholdOf(room, d.dataset);
    const head = say.columnsHead;
    return [
      {
        kind: 'facts',
        title: d.file,
        rows: [
          { term: say.understoodFacts.dataset, text: dataset?.title ?? d.dataset },
          { term: say.understoodFacts.period, text: say.periodsWords(d.periods) },
          { term: say.understoodFacts.referenceDate, text: say.datesWords(dates) },
          ...(provisional.length === 0
            ? []
            : [{ term: provisionalTerm, text: provisionalDelivery(provisional) }]),
          { term: say.understoodFacts.mapping, text: say.mappingWords(mapping?.description ?? null) },
        ],
      },
      ...(d.columns.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              table: plainTable(
                `spalten-${i + 1}`,
                say.columnsCaption(baseName(d.file)),
                [{ label: head.heading }, { label: head.meaning }],
                d.columns.map((c) => [
                  maskHeading(/^#\d+$/.test(c.heading) ? say.blankHeading : c.heading, threshold),
                  say.columnMeaning(c, labels),
                ]),
              ),
            },
          ]),
    ];
  });
}

/** What was accepted, rejected and set aside, and how complete it is. `titles`: code of a problem -> what its problems are called. */
export function accepted(
  room: DataRoom,
  scope: Scope,
  titles: ReadonlyMap<string, ReadonlySet<string>>,
): FeedbackBlock[] {
  if (!scope.current.some(wasRead)) return [];
  const c = say.acceptedColumns;
  const number = (label: string) => ({ label, align: 'right' as const });
  const tallies = scope.current.map((d) => [
    baseName(d.file),
    ...(['read', 'accepted', 'rejected', 'setAside'] as const).map((k) => formatNumber(d.records[k], 0)),
  ]);
  const columns = [{ label: c.file }, ...[c.read, c.accepted, c.rejected, c.setAside].map(number)];
  const rules = together(
    scope.current.flatMap((d) => d.setAsideBy),
    ({ rule, reason }) => `${rule}\n${reason}`,
  ).map(say.setAsideItem);
  const reasons = together(
    scope.current.flatMap((d) => d.rejectedBy),
    ({ code }) => code,
  ).map(({ code, records, cells }) => say.rejectedItem([...(titles.get(code) ?? [])], records, cells));
  return [
    { kind: 'table', table: plainTable('zeilen', say.acceptedCaption, columns, tallies) },
    ...listed(scope.checked ? say.rejectedIntroCheck : say.rejectedIntro, reasons),
    ...listed(say.setAsideIntro, rules),
    ...coverageTable(room, scope),
  ];
}

/** Of all files together: what has the same name, with its counts added up. */
function together<Counted extends { records: number; cells: number }>(
  items: readonly Counted[],
  nameOf: (item: Counted) => string,
): Counted[] {
  const sums = new Map<string, Counted>();
  for (const item of items) {
    const name = nameOf(item);
    const { records, cells } = sums.get(name) ?? { records: 0, cells: 0 };
    sums.set(name, { ...item, records: records + item.records, cells: cells + item.cells });
  }
  return [...sums.values()];
}

function coverageTable(room: DataRoom, scope: Scope): FeedbackBlock[] {
  if (scope.coverage.length === 0) return [];
  const c = say.coverageColumns;
  const rows = scope.coverage.map((v) => [
    nameOf(room.region, v.municipality),
    room.definitions.datasets.get(v.dataset)?.title ?? v.dataset,
    periodLabel(v.period),
    say.areasWords(v),
    say.sharesWords(v.cells),
  ]);
  const columns = [c.place, c.dataset, c.period, c.areas, c.numbers].map((label) => ({ label }));
  return [{ kind: 'table', table: plainTable('vollstaendig', say.coverageCaption, columns, rows) }];
}

/** Of an empty or unreadable file there is nothing to say but its problem. */
const wasRead = (d: DeliveryAccount): boolean => d.headerLines.length > 0 || d.records.read > 0;

export const paragraph = (text: string): FeedbackBlock => ({ kind: 'paragraph', text });

/** An introduction and a list, or nothing where the list is empty. */
export const listed = (intro: string, items: readonly string[]): FeedbackBlock[] =>
  items.length === 0
    ? []
    : [...(intro === '' ? [] : [paragraph(intro)]), { kind: 'list', items: [...items] }];

export const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

export function totalRecords(deliveries: readonly DeliveryAccount[]): Tally {
  const sum = { read: 0, accepted: 0, rejected: 0, setAside: 0 };
  for (const d of deliveries)
    for (const key of ['read', 'accepted', 'rejected', 'setAside'] as const) sum[key] += d.records[key];
  return sum;
}
