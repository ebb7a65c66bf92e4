import type { Dataset } from '../model/dataset.js';
import type { Coverage, DeliveryAccount, IntakeReport } from '../model/delivery.js';
import * as say from '../model/messages/intake.js';
import { personalData } from '../model/messages/personal.js';
import { plausibilityStage } from '../model/messages/stages.js';
import type { RefusedFile } from '../model/personal.js';
import type { Problem } from '../model/problem.js';
import type { DataRoom } from '../model/room.js';
import { lostTable } from '../model/stored.js';
import type { World } from '../model/world.js';
import type { Figures } from '../store/figures/fill.js';
import type { Store } from '../store/store.js';
import { readAhead } from './ahead.js';
import { cellBuffer } from './buffer.js';
import { type Claim, claimFile, type FileName, findSupplier } from './claim/claim.js';
import { claimOutside } from './claim/outside.js';
import { newCollector } from './collector.js';
import { comparedWith, replaceDelivered } from './coverage/compared.js';
import { coverageOf, coverageOfDataset, createAreas, sortedCoverage } from './coverage/coverage.js';
import { besides, missingAreas } from './coverage/coverage-gaps.js';
import { type Delivery, type Intake, readDelivery } from './deliver.js';
import { rejectDuplicates } from './doubled/duplicates.js';
import { buildAreaIndex } from './keys/areas.js';
import { type Streaming, usualStreaming } from './open-source.js';
import { guardBytes, refusedFile, sha256Of } from './personal/guard.js';
import { quarantine } from './personal/quarantine.js';
import { readColumns } from './plan/columns-read.js';
import { groupedBy } from './plausibility/found.js';
import { checkPlausibility } from './plausibility/index.js';
import { type Judged, judgeDataset } from './plausibility/judged.js';
import { inReadingOrder, readByDataset } from './read-by-dataset.js';
import { closeLost } from './rows/lost.js';
import type { Source } from './source.js';

/**
 * The intake room: bytes -> encoding -> dialect -> text table -> mapped, typed cells in the store, and problems.
 * Nothing in a delivery makes it throw; what cannot be read is rejected, named and counted.
 */

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

/** From this size on a clean file goes through DuckDB's own reader. */
const fastFromBytes = 8 * 1024 * 1024;

/** Up to so many records, or bytes before they are counted, the tables count as small. */
const fewRecords = 500_000;
const fewBytes = 24 * 1024 * 1024;

/** Over small tables several threads wait for each other longer than they work. */
const oneThread = 'SET threads = 1';

/**
 * Reads every file under the deliveries into the cell tables, which it creates. Files that look like personal records
 * are not read; with `quarantineFolder` they are moved there.
 */
export async function intake(
  world: World,
  store: Store,
  room: DataRoom,
  fastFrom = fastFromBytes,
  quarantineFolder?: string,
  streaming = usualStreaming,
): Promise<IntakeResult> {
  const listed = await world.files.listFiles(room.deliveriesDir);
  const names = listed.map((file) => nameUnderDeliveries(room, file));
  const result = await readAll(world, store, room, names, { fastFrom, streaming }, claimFile, true);
  const { refused } = result.report;
  const said =
    quarantineFolder === undefined
      ? refused.map((file) => personalData(file, { kind: 'checked' }))
      : await quarantine(world, quarantineFolder, refused, listed, (file) => {
          const supplier = findSupplier(room, file.split('/')[0]);
          return {
            file: nameUnderDeliveries(room, file).shown,
            ...(supplier ? { supplier: supplier.id } : {}),
          };
        });
  return { ...result, problems: [...said, ...result.problems] };
}

/**
 * The same for one file or folder anywhere; outside the deliveries an unknown supplier restricts no areas. With `compare`
 * the deliveries of the room are read that the rules of its datasets need; all that is told is about the path alone.
 */
export async function checkPath(
  world: World,
  store: Store,
  room: DataRoom,
  path: string,
  compare = false,
): Promise<IntakeResult> {
  const given = plainPath(path);
  // A file is no folder: some file systems throw, others list nothing.
  const listed = await world.files.listFiles(given).catch(() => []);
  const paths = listed.length > 0 ? listed.map((file) => `${given}/${file}`) : [given];
  const inside = plainPath(room.deliveriesDir);
  const names = paths.map((p): FileName => {
    if (p.startsWith(`${inside}/`)) return nameUnderDeliveries(room, p.slice(inside.length + 1));
    return { file: p, path: p, shown: p };
  });
  const claim: typeof claimFile = (files, r, name) =>
    name.file === name.path ? claimOutside(files, r, name) : claimFile(files, r, name);
  const others = compare ? await deliveredBeside(world, room, names) : [];
  const sizes = { fastFrom: fastFromBytes, streaming: usualStreaming };
  const result = await readAll(world, store, room, names, sizes, claim, false, others);
  const said = result.report.refused.map((file) => personalData(file, { kind: 'checked' }));
  return { ...result, problems: [...said, ...result.problems] };
}

/** The claimed files of the deliveries that are not checked themselves. */
async function deliveredBeside(
  world: World,
  room: DataRoom,
  checked: readonly FileName[],
): Promise<Source[]> {
  const paths = new Set(checked.map((name) => name.path));
  const sources: Source[] = [];
  for (const file of await world.files.listFiles(room.deliveriesDir).catch(() => [])) {
    const name = nameUnderDeliveries(room, file);
    if (paths.has(name.path)) continue;
    const claimed = await claimFile(world.files, room, name);
    if (claimed.kind === 'data') sources.push(claimed.source);
  }
  return sources;
}

const plainPath = (path: string) =>
  path
    .replaceAll('\\', '/')
    .replace(/^(\.\/+)+/, '')
    .replace(/\/+$/, '');

/** A folder called `deliveries` is shown as such, wherever the data room lies. */
function nameUnderDeliveries(room: DataRoom, file: string): FileName {
  const dir = plainPath(room.deliveriesDir);
  const shown = dir === 'deliveries' || dir.endsWith('/deliveries') ? `deliveries/${file}` : `${dir}/${file}`;
  return { file, path: `${dir}/${file}`, shown };
}

async function readAll(
  world: World,
  store: Store,
  room: DataRoom,
  names: readonly FileName[],
  { fastFrom, streaming }: { fastFrom: number; streaming: Streaming },
  claim: (files: World['files'], room: DataRoom, name: FileName) => Promise<Claim>,
  whole: boolean,
  others: readonly Source[] = [],
): Promise<IntakeResult> {
  const collector = newCollector();
  const silent = new Set<string | undefined>(others.map((other) => other.shown));
  const add = (problem: Problem) => {
    if (!silent.has(problem.file)) collector.add(problem);
  };
  const report: IntakeReport = {
    deliveries: [],
    coverage: [],
    unclaimed: [],
    ignored: [],
    refused: [],
    rejected: [],
    findings: [],
  };
  const sources: Source[] = [];
  const saidOf = new Map<Source, Problem[]>();
  for (const name of names) {
    const claimed = await claim(world.files, room, name);
    if (claimed.kind === 'unclaimed' || (claimed.kind === 'ignored' && !claimed.named)) {
      const refused = await refuse(world.files, name);
      if (refused) {
        report.refused.push(refused);
        continue;
      }
    }
    if (claimed.kind === 'ignored') report.ignored.push({ file: name.file, reason: claimed.reason });
    if (claimed.kind === 'unclaimed') {
      report.unclaimed.push(name.file);
      add(claimed.problem);
    }
    if (claimed.kind === 'data') {
      sources.push(claimed.source);
      saidOf.set(claimed.source, claimed.problems);
    }
  }

  if (await areSmall(world.files, sources, fastFrom)) await store.exec(oneThread);
  const datasets = [...room.definitions.datasets.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const dataset of datasets) await store.createCells(dataset);
  await store.rejects.clear();
  const buffer = cellBuffer((dataset) => store.cellWriter(dataset));
  const lost = cellBuffer(async (dataset) => {
    await store.createLost(dataset);
    return store.cellWriter(dataset, lostTable(dataset.id));
  });
  const context: Intake = {
    files: readAhead(
      world.files,
      inReadingOrder(sources).map((source) => source.path),
      fastFrom,
    ),
    store,
    room,
    index: buildAreaIndex(room.region),
    fastFrom,
    add,
    append: buffer.append,
    appendLost: lost.append,
    streaming,
  };
  /** Cells of these files stand in the store, those that their rejected rows leave among them. */
  const settle = async (dataset: Dataset, read: readonly Delivery[]) => {
    await buffer.flush(dataset);
    const openPeriods = new Map(read.map((d) => [d.number, d.openPeriods]));
    if (await lost.flush(dataset)) await closeLost(store, dataset, room.region.areas, openPeriods);
  };
  const judged = new Map<Dataset, Judged>();
  const judge = async (dataset: Dataset, read: readonly Delivery[]) => {
    const byNumber = new Map(read.map((d) => [d.number, d]));
    if (sources.some((s) => s.dataset === dataset)) await rejectDuplicates(context, dataset, byNumber);
    judged.set(dataset, await judgeDataset(store, dataset, byNumber));
  };
  // The numbers up to here belong to what the files are compared with: of two that repeat each other, it came first.
  const before = others.length;
  let done = 0;
  const readOwn = async (source: Source, at: number) => {
    const delivery = await readDelivery(context, source, before + at + 1, saidOf.get(source));
    world.progress.step(++done, sources.length);
    return delivery;
  };
  const coverage: Coverage[] = [];
  await createAreas(store, room.region);
  const own = await readByDataset(sources, readOwn, async (dataset, read) => {
    await settle(dataset, read);
    if (before > 0) return;
    await judge(dataset, read);
    const accounts = read.filter((d) => !d.personal).map(accountOf);
    coverage.push(...(await coverageOfDataset(store, room, dataset.id, accounts)));
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
  if (records < fewRecords) await store.exec(oneThread);

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
  report.findings = plausible.findings;
  for (const problem of plausible.problems) if (!silent.has(problem.file)) collector.keep(problem);

  if (whole) {
    for (const c of room.corrections) {
      if (sources.some((s) => s.file === c.file)) continue;
      const { shown } = nameUnderDeliveries(room, c.file);
      add(say.correctionFileMissing({ file: shown, line: c.line, column: c.column }));
    }
  }
  for (const delivery of own) {
    if (delivery.personal) {
      report.refused.push(refusedFile(delivery.source, delivery.sha256, delivery.personal, delivery.source));
      continue;
    }
    report.deliveries.push(accountOf(delivery));
  }
  const withRejects = new Set(store.rejects.deliveries());
  report.rejected = own
    .filter((d) => !d.personal && withRejects.has(d.number))
    .map((d) => ({ delivery: d.number, header: d.header }));
  const earlier = compared.filter((d) => !d.personal).map(accountOf);
  const sameDatasets = earlier.filter((d) => own.some((o) => o.source.dataset.id === d.dataset));
  const comparedCoverage = await coverageOf(store, room, sameDatasets);
  report.coverage = before > 0 ? await coverageOf(store, room, report.deliveries) : sortedCoverage(coverage);
  const gaps = missingAreas(
    besides(report.coverage, comparedCoverage),
    room,
    (delivery) => deliveries.get(delivery)?.source ?? null,
  );
  return {
    report,
    problems: collector.finish(),
    gaps,
    figures: plausible.figures,
    compared: { deliveries: earlier, coverage: comparedCoverage },
  };
}

/** DuckDB's own reader, which takes files from `fastFrom` bytes on, works with all threads it may have. */
async function areSmall(
  files: World['files'],
  sources: readonly Source[],
  fastFrom: number,
): Promise<boolean> {
  const sizes = await Promise.all(sources.map(({ path }) => files.size(path).catch(() => 0)));
  return sizes.every((size) => size < fastFrom) && sizes.reduce((sum, size) => sum + size, 0) < fewBytes;
}

/** A file that nobody reads is looked at all the same: it must not lie about. */
async function refuse(files: World['files'], name: FileName): Promise<RefusedFile | null> {
  const bytes = await files.readFile(name.path).catch(() => null);
  const finding = bytes && guardBytes(bytes);
  return finding ? refusedFile(name, sha256Of(bytes), finding, null) : null;
}

function accountOf(d: Delivery): DeliveryAccount {
  return {
    delivery: d.number,
    file: d.source.file,
    sha256: d.sha256,
    bytes: d.bytes,
    supplier: d.source.supplier?.id ?? d.source.strangeSupplier ?? '',
    dataset: d.source.dataset.id,
    mapping: d.source.mapping?.id ?? null,
    periods: d.periods,
    encoding: d.encoding,
    delimiter: d.delimiter,
    ...(d.sheet === undefined ? {} : { sheet: d.sheet }),
    headerLines: d.headerLines,
    columns: readColumns(d.header, d.plan, d.source.dataset),
    noteLines: d.noteLines,
    reader: d.reader,
    records: d.ledger.records,
    cells: d.ledger.cells,
    setAsideBy: [...d.ledger.setAsideBy.values()],
    rejectedBy: [...d.ledger.rejectedBy.values()],
  };
}
