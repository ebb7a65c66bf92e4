import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { UserError } from '../model/problem.js';
import type { Report } from '../model/report.js';
import { figuresOf } from './figures.js';
import { type FinishedReport, renderReport } from './render-report.js';
import type { ReportTools, ToolSettings } from './tools.js';
import type { WorkerAnswer, WorkerRequest } from './worker.js';

/** Compiled beside this module; absent where the TypeScript source itself runs (tests). */
const workerFile = new URL('./worker.js', import.meta.url);
/** More threads than this only cost memory: a county has ten or twenty reports. */
const mostThreads = 8;

export type Receive = (finished: FinishedReport) => Promise<void>;

/** Threads that render reports. */
export interface Renderers {
  /** Renders all reports, the one with most figures first, and hands each over as soon as it is done. */
  render(reports: readonly Report[], settings: ToolSettings, receive: Receive): Promise<void>;
  close(): Promise<void>;
}

/** Starts the threads at once, so that they load and compile what they need while the deliveries are still being read. */
export function startRenderers(): Renderers {
  if (!existsSync(fileURLToPath(workerFile))) return { render: renderInThisThread, async close() {} };
  const workers = Array.from(
    { length: Math.min(availableParallelism(), mostThreads) },
    // Drawing makes much short-lived data; a larger nursery spares a fifth of the time.
    () => new Worker(workerFile, { resourceLimits: { maxYoungGenerationSizeMb: 64 } }),
  );
  return {
    async render(reports, settings, receive) {
      const waiting = largestFirst(reports);
      await Promise.all(workers.map((worker) => runWorker(worker, waiting, settings, receive)));
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

async function renderInThisThread(reports: readonly Report[], settings: ToolSettings, receive: Receive) {
  const { createTools } = await import('./tools.js');
  await renderHere(largestFirst(reports), createTools(settings), receive);
}

/** One after the other, in this thread. */
export async function renderHere(
  reports: readonly Report[],
  tools: ReportTools,
  receive: Receive,
): Promise<void> {
  for (const report of reports) await receive(await renderReport(report, tools));
}

export function largestFirst(reports: readonly Report[]): Report[] {
  return reports
    .map((report) => ({ report, figures: figuresOf(report).length }))
    .sort((a, b) => b.figures - a.figures || (a.report.slug < b.report.slug ? -1 : 1))
    .map(({ report }) => report);
}

/** A thread that takes the next waiting report until none is left. The list is shared by all of them. */
async function runWorker(
  worker: Worker,
  waiting: Report[],
  settings: ToolSettings,
  receive: Receive,
): Promise<void> {
  try {
    let first: ToolSettings | null = settings;
    for (let report = waiting.shift(); report; report = waiting.shift()) {
      await receive(await ask(worker, { settings: first, report }));
      first = null;
    }
  } catch (error) {
    waiting.length = 0;
    throw error;
  }
}

function ask(worker: Worker, request: WorkerRequest): Promise<FinishedReport> {
  return new Promise((resolve, reject) => {
    const done = () => {
      worker.off('message', answer);
      worker.off('error', fail);
      worker.off('exit', ended);
    };
    const answer = (message: WorkerAnswer) => {
      done();
      if ('finished' in message) resolve(message.finished);
      else reject('problems' in message ? new UserError(message.problems) : new Error(message.fault));
    };
    const fail = (error: unknown) => {
      done();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const ended = (code: number) => {
      done();
      reject(new Error(`report thread ended with code ${code}`));
    };
    worker.on('message', answer);
    worker.on('error', fail);
    worker.on('exit', ended);
    worker.postMessage(request);
  });
}
