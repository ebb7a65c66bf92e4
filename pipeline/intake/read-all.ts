import type { Coverage, DeliveryAccount, IntakeReport } from '../model/delivery.js';
import * as say from '../model/messages/intake.js';
import { plausibilityStage } from '../model/messages/stages.js';
import type { Problem } from '../model/problem.js';
import type { DataRoom } from '../model/room.js';
import type { World } from '../model/world.js';
import type { Figures } from '../store/figures/fill.js';
import type { Store } from '../store/store.js';
import { accountOf } from './account.js';
import type { FileName } from './claim/claim.js';
import { type ClaimFile, claimAll } from './claim/claim-all.js';
import { newCollector } from './collector.js';
import { comparedWith, replaceDelivered } from './coverage/compared.js';
import { coverageOf, coverageOfDataset, createAreas, sortedCoverage } from './coverage/coverage.js';
import { besides, missingAreas } from './coverage/coverage-gaps.js';
import { type Delivery, readDelivery } from './deliver.js';
import { nameUnderDeliveries } from './file-names.js';
import { intoStore } from './into-store.js';
import type { Streaming } from './open-source.js';
import { refusedFile } from './personal/guard.js';
import { groupedBy } from './plausibility/found.js';
import { checkPlausibility } from './plausibility/index.js';
import { readByDataset } from './read-by-dataset.js';
import type { Source } from './source.js';
import { spareThreadsForFiles, spareThreadsForRecords } from './threads.js';

export interface IntakeResult {
  report: IntakeReport;
  problems: Problem[];
  /** The table of figures, filled for the plausibility rules; compute goes on with it. */
  figures: Figures;
  /** Areas that a delivered municipality lacks; not in `problems`, since they are about no row. */
  gaps: Problem[];
  /** What a checked file was compared with; nothing of it is in the report, and no problem is about it. */
  compared: { deliveries: DeliveryAccount[]; coverage: Coverage[] };
}

export interface Reading {
  claim: ClaimFile;
  /** From this many bytes on DuckDB's own reader is tried first. */
  fastFrom: number;
  streaming: Streaming;
  /** These are all files of the room. */
  whole: boolean;
  /** Files that those of `names` may be compared with; nothing is told about them. */
  others?: readonly Source[];
}

/** Claims, reads, settles and judges files, and accounts for every one. */
export async function readAll(
  world: World,
  store: Store,
  room: DataRoom,
  names: readonly FileName[],
  { claim, whole, others = [], ...sizes }: Reading,
): Promise<IntakeResult> {
  const collector = newCollector();
  const silent = new Set<string | undefined>(others.map((other) => other.shown));
  const add = (problem: Problem) => {
    if (!silent.has(problem.file)) collector.add(problem);
  };
  const { sources, saidOf, unclaimed, ignored, refused } = await claimAll(
    world.files,
    room,
    names,
    claim,
    add,
  );
  await spareThreadsForFiles(store, world.files, sources, sizes.fastFrom);
  const { context, settle, judge, judged } = await intoStore(
    { files: world.files, store, room },
    sources,
    sizes,
    add,
  );
  // The numbers up to here belong to what the files are compared with: of two that repeat each other, it came first.
  const before = others.length;
  let done = 0;
  const readOwn = async (source: Source, at: number) => {
    const delivery = await readDelivery(context, source, before + at + 1, saidOf.get(source));
    world.progress.step(++done, sources.length);
    return delivery;
  };
  const covered: Coverage[] = [];
  await createAreas(store, room.region);
  const own = await readByDataset(sources, readOwn, async (dataset, read) => {
    await settle(dataset, read);
    if (before > 0) return;
    await judge(dataset, read);
    covered.push(...(await coverageOfDataset(store, room, dataset.id, accountsOf(read))));
  });
  const compared: Delivery[] = [];
  if (before > 0) {
    const chosen = await comparedWith(store, room, own, others);
    const readOther = (source: Source, at: number) => readDelivery(context, source, at + 1);
    compared.push(...(await readByDataset(chosen, readOther, settle)));
    const fresh = own.filter((d) => d.source.file === d.source.path);
    await replaceDelivered(store, room, fresh, compared);
    for (const [dataset, read] of groupedBy([...compared, ...own], (d) => d.source.dataset))
      await judge(dataset, read);
  }
  const deliveries = new Map([...compared, ...own].map((d) => [d.number, d]));
  const records = [...deliveries.values()].reduce((sum, d) => sum + d.ledger.records.read, 0);
  await spareThreadsForRecords(store, records);

  world.progress.stage(plausibilityStage);
  const plausible = await checkPlausibility({
    store,
    room,
    deliveries,
    judged,
    today: world.clock().toISOString().slice(0, 10),
    acknowledged: room.acknowledged,
    whole,
  });
  for (const problem of plausible.problems) if (!silent.has(problem.file)) collector.keep(problem);
  if (whole) for (const problem of correctionsWithoutFile(room, sources)) add(problem);

  const accounts = accountsOf(own);
  const earlier = accountsOf(compared);
  const sameDatasets = earlier.filter((d) => own.some((o) => o.source.dataset.id === d.dataset));
  const comparedCoverage = await coverageOf(store, room, sameDatasets);
  const coverage = before > 0 ? await coverageOf(store, room, accounts) : sortedCoverage(covered);
  const gaps = missingAreas(
    besides(coverage, comparedCoverage),
    room,
    (delivery) => deliveries.get(delivery)?.source ?? null,
  );
  const withRejects = new Set(store.rejects.deliveries());
  return {
    report: {
      deliveries: accounts,
      coverage,
      unclaimed,
      ignored,
      refused: [...refused, ...own.flatMap(refusedAs)],
      rejected: own
        .filter((d) => !d.personal && withRejects.has(d.number))
        .map((d) => ({ delivery: d.number, header: d.header })),
      findings: plausible.findings,
    },
    problems: collector.finish(),
    gaps,
    figures: plausible.figures,
    compared: { deliveries: earlier, coverage: comparedCoverage },
  };
}

/** Of files that look like personal records nothing was read, so there is nothing to account for. */
const accountsOf = (read: readonly Delivery[]) => read.filter((d) => !d.personal).map(accountOf);

const refusedAs = ({ personal, source, sha256 }: Delivery) =>
  personal ? [refusedFile(source, sha256, personal, source)] : [];

function correctionsWithoutFile(room: DataRoom, sources: readonly Source[]): Problem[] {
  const files = new Set(sources.map((s) => s.file));
  return room.corrections
    .filter((c) => !files.has(c.file))
    .map((c) => {
      const { shown } = nameUnderDeliveries(room, c.file);
      return say.correctionFileMissing({ file: shown, line: c.line, column: c.column });
    });
}
