import type { Coverage, DeliveryAccount, IntakeReport } from '../model/delivery.js';
import { parsePeriod } from '../model/period.js';
import type { Problem } from '../model/problem.js';
import type { DataRoom } from '../model/room.js';

/** Everything a Rückmeldung is made of. */
export interface FeedbackInput {
  room: DataRoom;
  intake: Pick<IntakeReport, 'deliveries' | 'coverage' | 'unclaimed' | 'ignored' | 'refused'>;
  problems: readonly Problem[];
  /** ISO date of the day the Rückmeldung is made. */
  today: string;
  /** Canonical quarter; deliveries for a later day are left out. */
  quarter: string;
}

/** The part of everything that one Rückmeldung is about. */
export interface Scope {
  /** Per dataset the files for its latest day in the quarter or before it. */
  current: DeliveryAccount[];
  /** Files for earlier days, only counted. */
  earlier: DeliveryAccount[];
  /** Coverage that the current files contributed to on that latest day. */
  coverage: Coverage[];
  /** The same one period before: by dataset. */
  before: Coverage[];
  problems: Problem[];
  earlierProblems: Problem[];
  /** Problems of the files of the period before. */
  problemsBefore: Problem[];
  unclaimed: string[];
  /** Files of personal records, none of which was read. */
  refused: number;
  /** Files were checked only: nothing was kept of them. */
  checked: boolean;
}

/** `deliveries/kamen/x.csv` -> `kamen/x.csv`; other paths as they are. */
export function underDeliveries(room: Pick<DataRoom, 'deliveriesDir'>, file: string): string {
  for (const prefix of [`${room.deliveriesDir.replace(/^(\.\/)+/, '')}/`, 'deliveries/'])
    if (file.startsWith(prefix)) return file.slice(prefix.length);
  return file;
}

/** Whether a path as a person types it lies among the deliveries. */
export function isDelivered(room: Pick<DataRoom, 'deliveriesDir'>, path: string): boolean {
  const plain = (text: string) => text.replaceAll('\\', '/').replace(/^(\.\/+)+/, '');
  return `${plain(path).replace(/\/+$/, '')}/`.startsWith(
    `${plain(room.deliveriesDir).replace(/\/+$/, '')}/`,
  );
}

/** The supplier a problem concerns: as told, else the first folder. */
const supplierOf = (room: DataRoom, p: Problem): string | null =>
  p.supplier ?? (p.file === undefined ? null : (underDeliveries(room, p.file).split('/')[0] ?? null));

export const quarterEnd = (quarter: string): string => parsePeriod(quarter)?.end ?? '9999-12-31';

/** The quarter a day lies in. */
export const quarterOf = (date: string): string =>
  `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

/** The quarter of the latest day of which something was delivered, not after `today`; that of `today` if nothing was. */
export function latestQuarter(coverage: readonly Coverage[], today: string): string {
  const days = coverage.map((c) => c.referenceDate).filter((d) => d <= today);
  return quarterOf(days.reduce((a, b) => (a > b ? a : b), days[0] ?? today));
}

export function scopeOf(input: FeedbackInput, supplier: string): Scope {
  const { room, intake } = input;
  const end = quarterEnd(input.quarter);
  const own = intake.deliveries.filter((d) => d.supplier === supplier);
  const numbers = new Set(own.map((d) => d.delivery));
  const covered = new Map<number, string[]>();
  for (const c of intake.coverage)
    for (const n of c.deliveries)
      if (numbers.has(n)) covered.set(n, [...(covered.get(n) ?? []), c.referenceDate]);
  const daysOf = (d: DeliveryAccount): string[] => {
    const read = covered.get(d.delivery) ?? [];
    const told = d.file.split('/').map((part) => parsePeriod(part)?.end);
    return read.length > 0 ? read : told.filter((day) => day !== undefined);
  };
  const days = new Map(own.map((d) => [d.delivery, daysOf(d).filter((day) => day <= end)]));
  const known = own.filter((d) => (days.get(d.delivery) ?? []).length > 0 || daysOf(d).length === 0);
  const latest = new Map<string, string>();
  for (const d of known)
    for (const day of days.get(d.delivery) ?? [])
      if (day > (latest.get(d.dataset) ?? '')) latest.set(d.dataset, day);
  const isCurrent = (d: DeliveryAccount) => {
    const its = days.get(d.delivery) ?? [];
    return its.length === 0 || its.includes(latest.get(d.dataset) ?? '');
  };
  const current = known.filter(isCurrent);
  const earlier = known.filter((d) => !isCurrent(d));
  const ofSupplier = intake.coverage.filter(
    (c) => c.referenceDate <= end && c.deliveries.some((n) => numbers.has(n)),
  );
  const coverage = ofSupplier.filter((c) => c.referenceDate === latest.get(c.dataset));
  const before = ofSupplier.filter((c) => c.referenceDate === dayBefore(ofSupplier, c.dataset, latest));
  const filesOf = (list: readonly DeliveryAccount[]) => new Set(list.map((d) => d.file));
  const all = input.problems.filter((p) => supplierOf(room, p) === supplier);
  const inFiles = (files: ReadonlySet<string>) =>
    all.filter((p) => p.file !== undefined && files.has(underDeliveries(room, p.file)));
  const earlierFiles = filesOf(earlier);
  const laterFiles = filesOf(own.filter((d) => !known.includes(d)));
  const beforeNumbers = new Set(before.flatMap((c) => c.deliveries));
  return {
    current,
    earlier,
    coverage,
    before,
    problems: all.filter((p) => {
      const file = p.file === undefined ? '' : underDeliveries(room, p.file);
      return !earlierFiles.has(file) && !laterFiles.has(file);
    }),
    earlierProblems: inFiles(earlierFiles),
    problemsBefore: inFiles(filesOf(earlier.filter((d) => beforeNumbers.has(d.delivery)))),
    unclaimed: intake.unclaimed.filter((f) => f.split('/')[0] === supplier),
    refused: intake.refused.filter((r) => (r.supplier ?? r.file.split('/')[0]) === supplier).length,
    checked: false,
  };
}

/** The latest day before the current one. */
function dayBefore(
  coverage: readonly Coverage[],
  dataset: string,
  latest: ReadonlyMap<string, string>,
): string | undefined {
  const now = latest.get(dataset) ?? '';
  return coverage
    .filter((c) => c.dataset === dataset && c.referenceDate < now)
    .map((c) => c.referenceDate)
    .sort()
    .at(-1);
}

/** What checked files are compared with. */
export type Compared = Pick<IntakeReport, 'deliveries' | 'coverage'>;

/** Everything of a check of one file or folder, and for each place the last delivery before it. */
export function wholeScope(input: FeedbackInput, compared: Compared): Scope {
  const { coverage } = input.intake;
  // An area that nobody knows may belong to any municipality; those of which nothing else came are not told.
  const known = coverage.filter((c) => c.whole || c.levels.length > 0 || c.residual.delivered > 0);
  const earlierOf = (c: Coverage) =>
    compared.coverage
      .filter((b) => b.dataset === c.dataset && b.municipality === c.municipality)
      .filter((b) => b.referenceDate < c.referenceDate);
  const before = known.flatMap((c) => {
    const last = earlierOf(c).reduce((day, b) => (b.referenceDate > day ? b.referenceDate : day), '');
    return earlierOf(c).filter((b) => b.referenceDate === last);
  });
  return {
    current: input.intake.deliveries,
    earlier: [],
    coverage: known.length > 0 ? known : coverage,
    before: [...new Set(before)],
    problems: [...input.problems],
    earlierProblems: [],
    problemsBefore: [],
    unclaimed: input.intake.unclaimed,
    refused: input.intake.refused.length,
    checked: true,
  };
}

/** Smallest count of a dataset that may be quoted; of an unknown one the strictest class. */
export function thresholdOf(room: DataRoom, dataset: string | null): number {
  const { classes } = room.definitions.policy;
  const known = dataset === null ? undefined : room.definitions.datasets.get(dataset);
  const rule = known && classes[known.disclosure_class];
  return rule ? rule.min_numerator : Math.max(0, ...Object.values(classes).map((c) => c.min_numerator));
}
