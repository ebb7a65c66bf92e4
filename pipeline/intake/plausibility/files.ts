import { type Dataset, referenceDateOf } from '../../model/dataset.js';
import { remember } from '../../model/maps.js';
import * as say from '../../model/messages/plausibility.js';
import { parsePeriod } from '../../model/period.js';
import type { Problem } from '../../model/problem.js';
import { periodsIn } from '../claim/outside.js';
import type { Delivery } from '../deliver.js';
import { readPeriod } from '../keys/periods.js';
import { placeOf } from '../source.js';

/** What is wrong with whole files: delivered again, in the folder of another period, dated in the future. */
export function problemsOfFiles(
  deliveries: readonly Delivery[],
  periodOf: PeriodReader,
  today: string,
): Problem[] {
  return [
    ...sameFiles(deliveries),
    ...deliveries.flatMap((d) => [...otherPeriod(d, periodOf), ...inFuture(d, today)]),
  ];
}

export type PeriodReader = (text: string, dataset: Dataset) => string | null;

/** Periods that folders and file names tell of; the same few texts stand in the paths of many files. */
export function periodReader(): PeriodReader {
  const known = new Map<Dataset, Map<string, string | null>>();
  const rule = { format: 'auto', as: 'keep' } as const;
  return (text, dataset) =>
    remember(
      remember(known, dataset, () => new Map()),
      text,
      () => {
        const read = readPeriod(text, dataset, rule);
        return 'period' in read ? read.period : null;
      },
    );
}

/** The later one of two files with the same bytes. */
function sameFiles(deliveries: readonly Delivery[]): Problem[] {
  const first = new Map<string, Delivery>();
  return deliveries.flatMap((delivery) => {
    const earlier = first.get(delivery.sha256);
    if (delivery.bytes === 0) return [];
    if (!earlier) {
      first.set(delivery.sha256, delivery);
      return [];
    }
    const at = { ...placed(delivery), period: delivery.periods[0] ?? '' };
    return [say.sameFile({ ...at, first: earlier.source.file })];
  });
}

/**
 * Periods of the kind of those in the file that its folders and its name tell. A year in a file name may be the year of the
 * export and tells nothing.
 */
export function toldPeriods({ source, periods }: Delivery, periodOf: PeriodReader): string[] {
  const folders = source.file.split('/');
  const base = folders.pop() ?? '';
  const told = [...folders, ...periodsIn(base).filter((text) => !/^\d{4}$/.test(text))].flatMap(
    (text) => periodOf(text, source.dataset) ?? [],
  );
  const kinds = new Set(periods.map((p) => parsePeriod(p)?.kind));
  return told.filter((p) => kinds.has(parsePeriod(p)?.kind));
}

/** None of the periods in the file is one that was told; rejected rows may have been of it. */
function otherPeriod(delivery: Delivery, periodOf: PeriodReader): Problem[] {
  const { periods } = delivery;
  const told = toldPeriods(delivery, periodOf);
  const [first] = told;
  if (first === undefined || told.some((p) => periods.includes(p))) return [];
  if (delivery.ledger.records.rejected > 0) return [];
  return [say.otherPeriod({ ...placed(delivery), period: periods[0] ?? '', told: first, periods })];
}

function inFuture(delivery: Delivery, today: string): Problem[] {
  const { dataset } = delivery.source;
  return delivery.periods.flatMap((period) => {
    const date = referenceDateOf(dataset, period);
    return date > today ? [say.dateInFuture({ ...placed(delivery), period, date, today })] : [];
  });
}

export const placed = ({ source }: Delivery): { dataset: Dataset; place: ReturnType<typeof placeOf> } => ({
  dataset: source.dataset,
  place: placeOf(source),
});
