import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { UserError } from '../model/problem.js';
import type { Report } from '../model/report.js';
import { figuresOf } from './figures.js';
import { type FinishedReport, renderReport } from './render-report.js';
import type { ReportTools, ToolSettings } from './tools.js';
import type { WorkerAnswer, WorkerRequest } from './worker.js';

/** Compiled beside this module; absent where the TypeScript source itself runs (tests). */
const workerFile = fileURLToPath(new URL('./worker.js', import.meta.url));
/** More processes than this only cost memory: a county has ten or twenty reports. */
const mostProcesses = 8;

export type Receive = (finished: FinishedReport) => Promise<void>;

/** Processes that render reports. */
export interface Renderers {
  /** Renders all reports, the one with most figures first, and hands each over as soon as it is done. */
  render(reports: readonly Report[], settings: ToolSettings, receive: Receive): Promise<void>;
  close(): Promise<void>;
}

/** For a build without HTML and PDF. */
export const noRenderers: Renderers = { async render() {}, async close() {} };

/**
 * Starts the processes ahead, so that they load and compile what they need while the deliveries are still being read:
 * one less than there are processors, since the reading takes one, and the last as soon as another is prepared.
 * Processes and not threads: two threads share the memory and the cache of Typst, and wait for each other there; the
 * same PDFs take half as long again.
 */
export function startRenderers(): Renderers {
  if (!existsSync(workerFile)) return { render: renderInThisProcess, async close() {} };
  // Drawing makes much short-lived data; a larger nursery spares a fifth of the time.
  const start = () =>
    fork(workerFile, [], { serialization: 'advanced', execArgv: ['--max-semi-space-size=32'] });
  const most = Math.min(availableParallelism(), mostProcesses);
  const workers = Array.from({ length: Math.max(1, most - 1) }, start);
  let closed = false;
  const startLast = () => {
    if (!closed && workers.length < most) workers.push(start());
  };
  workers[0]?.once('message', startLast);
  return {
    async render(reports, settings, receive) {
      startLast();
      const waiting = largestFirst(reports);
      await Promise.all(workers.map((worker) => runWorker(worker, waiting, settings, receive)));
    },
    async close() {
      closed = true;
      await Promise.all(workers.map(ended));
    },
  };
}

/** Ends a process, and waits until it has. */
function ended(worker: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (worker.exitCode !== null || worker.signalCode !== null) return resolve();
    worker.once('exit', () => resolve());
    worker.kill();
  });
}

async function renderInThisProcess(reports: readonly Report[], settings: ToolSettings, receive: Receive) {
  const { createTools } = await import('./tools.js');
  await renderHere(largestFirst(reports), createTools(settings), receive);
}

/** One after the other, in this process. */
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

/** A process that takes the next waiting report until none is left. The list is shared by all of them. */
async function runWorker(
  worker: ChildProcess,
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

function ask(worker: ChildProcess, request: WorkerRequest): Promise<FinishedReport> {
  return new Promise((resolve, reject) => {
    const done = () => {
      worker.off('message', answer);
      worker.off('error', fail);
      worker.off('exit', ended);
    };
    const answer = (message: WorkerAnswer) => {
      if ('prepared' in message) return;
      done();
      if ('finished' in message) resolve(message.finished);
      else reject('problems' in message ? new UserError(message.problems) : new Error(message.fault));
    };
    const fail = (error: Error) => {
      done();
      reject(error);
    };
    const ended = (code: number | null, signal: string | null) => {
      done();
      reject(new Error(`report process ended with ${code ?? signal}`));
    };
    worker.on('message', answer as (message: unknown) => void);
    worker.on('error', fail);
    worker.on('exit', ended);
    worker.send(request);
  });
}
