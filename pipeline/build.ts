import { auditFinished, auditWarnings } from './build-audit.js';
import { writeFeedback } from './build-feedback.js';
import { folderBeside } from './build-folders.js';
import { readPrevious } from './build-previous.js';
import { refuseEarlyPeriod, refuseUnknownReports } from './build-refusals.js';
import { drawGeometry } from './charts/geometry/drawGeometry.js';
import {
  compute,
  computeIndices,
  computeTotals,
  findPatterns,
  officialOf,
  oursOf,
  smoothPublished,
} from './compute/index.js';
import { requireRoom } from './definitions/index.js';
import { intake } from './intake/index.js';
import type { IntakeReport } from './model/delivery.js';
import type { Published } from './model/figures.js';
import { stages } from './model/messages/cli.js';
import { parsePeriod } from './model/period.js';
import type { Problem } from './model/problem.js';
import type { Reconciled } from './model/reconciliation.js';
import type { ReportFacts } from './model/report.js';
import type { DataRoom } from './model/room.js';
import { createWaiting } from './model/waiting.js';
import type { World } from './model/world.js';
import { startProcesses } from './processes/index.js';
import { protect, protectIndices, withPatterns, withSmoothed } from './protect/index.js';
import {
  beginSwap,
  dataTexts,
  type Format,
  formats,
  publishReports,
  type ReportTimings,
  renderIn,
  rendering,
  swapDisk,
  writeInternal,
} from './publish/index.js';

import { buildEdition, reconcile } from './report/index.js';
import { openStore, type Store } from './store/store.js';

export interface BuildOptions {
  dataRaw: string;
  /** Default: the folder `deliveries` of the data room. */
  deliveries?: string;
  /** Folder of the shared definitions. */
  definitions: string;
  reports: string;
  /** Default: `internal` beside a folder `reports`, else `<reports>-internal`. */
  internal?: string;
  /** Canonical period; without it the latest delivered. */
  period?: string;
  only?: readonly string[];
  /** Folder of the last published reports: what was hidden there is hidden first now. */
  previous?: string;
  formats?: readonly Format[];
  /** To tell a build that was cut off from one that still runs. */
  processId: number;
  softwareVersion: string;
}

export interface BuildResult {
  reports: string;
  internal: string;
  /** Files of the public edition, relative to `reports`. */
  files: string[];
  problems: Problem[];
  intake: IntakeReport;
  /** Milliseconds per stage, and per report for its parts. */
  timings: Record<string, number>;
  reportTimings: ReadonlyMap<string, ReportTimings>;
}

/**
 * The contents page: walks the row from room to room. All or nothing: everything is written into folders beside the
 * targets, and only a complete build changes places with the last one. Throws `UserError` where nothing may be
 * published; the last good reports then stay as they were.
 */
export async function build(world: World, options: BuildOptions): Promise<BuildResult> {
  const time = stopwatch(world);
  const now = world.clock();
  const internal = options.internal ?? folderBeside(options.reports, 'internal');
  const staging = await beginSwap(
    { disk: swapDisk, process: options.processId, now },
    { reports: options.reports, internal },
  );
  const wanted = new Set(options.formats ?? formats);
  const processes = startProcesses();
  if (wanted.has('html') || wanted.has('pdf')) processes.warm(rendering);
  let opened: Store | null = null;
  try {
    const loaded = await time('definitions', () =>
      requireRoom(world.files, {
        dataRaw: options.dataRaw,
        definitions: options.definitions,
        ...(options.deliveries === undefined ? {} : { deliveries: options.deliveries }),
      }),
    );
    const { room } = loaded;
    const waiting = createWaiting(room.definitions, now.toISOString().slice(0, 10));
    refuseUnknownReports(room.region, options.only);
    const earlier = options.previous === undefined ? null : await readPrevious(world.files, options.previous);

    const store = await openStore();
    opened = store;
    const taken = await time('intake', () =>
      intake(world, store, room, undefined, folderBeside(options.reports, 'quarantine')),
    );
    const { computed, problems: found } = await time('compute', () =>
      compute(store, room, taken.figures, waiting),
    );
    refuseEarlyPeriod(computed.values, options.period);
    // Headline totals are published beside the figures and say something about them: one system.
    const totals = await time('totals', () => computeTotals(store, room, taken.figures, waiting));
    const guarded = await time('protect', () =>
      protect(computed, room, { earlier: earlier?.figures ?? [], beside: totals }),
    );
    const { records } = guarded;
    // After the figures are protected: smoothed values, indices and patterns are worked out of published figures alone.
    const figures = withSmoothed(guarded.published, smoothPublished(guarded.published, room));
    const { computed: indices, problems: wanting } = await time('indices', async () =>
      computeIndices(figures, room),
    );
    const decided = protectIndices(indices, figures, room);
    const patterns = await time('patterns', async () => findPatterns(decided, room, options.period ?? null));
    const published = withPatterns(decided, patterns);
    const problems = [
      ...loaded.problems,
      ...taken.problems,
      ...taken.gaps,
      ...found,
      ...wanting,
      ...guarded.problems,
    ];
    const reconciled = reconciledOf(guarded.beside, room, options.period ?? null);
    const facts = { ...factsOf(room, taken.report, problems, options.period ?? null, now), reconciled };
    const { reports, atlas } = await time('report', async () => buildEdition(published, room, facts));
    const written = await time('publish', () =>
      publishReports({
        world,
        store,
        room,
        published,
        reports,
        atlas,
        reconciled,
        waiting,
        geometry: drawGeometry(room.region),
        formats: wanted,
        ...(options.only ? { only: options.only } : {}),
        folder: staging.reports,
        render: renderIn(processes),
      }),
    );
    const attacked = await time('audit', () =>
      auditFinished({
        ...{ files: world.files, store, processes, staged: staging.reports, reports: options.reports },
        data: () => dataTexts({ room, published, reconciled, waiting }),
        records,
      }),
    );
    problems.push(...auditWarnings(attacked));
    await writeInternal({
      files: world.files,
      rejects: store.rejects,
      folder: staging.internal,
      room,
      intake: taken.report,
      problems,
      protection: records,
      previous: earlier?.input ?? null,
      softwareVersion: options.softwareVersion,
      builtAt: now.toISOString(),
      timings: time.milliseconds,
    });
    await writeFeedback(world, {
      folder: `${staging.internal}/feedback`,
      room,
      intake: taken.report,
      problems,
      period: options.period ?? null,
      now,
    });
    await time('swap', () => staging.commit());
    return {
      reports: options.reports,
      internal,
      files: written.files,
      problems,
      intake: taken.report,
      timings: time.milliseconds,
      reportTimings: written.timings,
    };
  } catch (error) {
    await staging.discard();
    throw error;
  } finally {
    // Also where the build fails: what the store moved to the disk must not stay there.
    opened?.close();
    await processes.close();
  }
}

/** Headline totals beside official ones, protected as every other figure. */
function reconciledOf(published: Published | null, room: DataRoom, period: string | null): Reconciled[] {
  if (published === null) return [];
  const idsOf = (b: { id: string }) => ({ ours: oursOf(b), official: officialOf(b) });
  return reconcile(published, room, idsOf, period === null ? null : (parsePeriod(period)?.end ?? null));
}

function factsOf(
  room: DataRoom,
  report: IntakeReport,
  problems: readonly Problem[],
  period: string | null,
  now: Date,
): Omit<ReportFacts, 'reconciled'> {
  const counts = new Map<string, ReportFacts['problemCounts'][number]>();
  for (const problem of problems) {
    const { severity } = problem;
    // What stands behind the colon is the single case: place, period, how many more.
    const [title = ''] = problem.title.split(': ');
    const key = `${severity}\n${title}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { title, severity, count });
  }
  return {
    period,
    generatedOn: now.toISOString().slice(0, 10),
    deliveries: report.deliveries,
    problemCounts: [...counts.values()],
    findings: report.findings,
    unclaimedFiles: report.unclaimed.length,
    boundarySources: [...new Set(room.region.boundaries.map((b) => b.source))],
  };
}

interface Stopwatch {
  <T>(stage: keyof typeof stages, work: () => Promise<T>): Promise<T>;
  readonly milliseconds: Record<string, number>;
}

/** Announces a stage and keeps how long it took. */
function stopwatch(world: World): Stopwatch {
  const milliseconds: Record<string, number> = {};
  const run = async <T>(stage: keyof typeof stages, work: () => Promise<T>): Promise<T> => {
    world.progress.stage(stages[stage]);
    const start = performance.now();
    const result = await work();
    milliseconds[stage] = Math.round(performance.now() - start);
    return result;
  };
  return Object.assign(run, { milliseconds });
}
