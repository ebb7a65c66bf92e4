import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { UserError } from '../model/problem.js';
import type { Report } from '../model/report.js';
import { figuresOf } from './figures.js';
import { type FinishedReport, renderReport } from './render-report.js';
import type { ReportTools, ToolSettings } from './tools.js';
import type { WorkerAnswer } from './worker.js';

/** Compiled beside this module; absent where the TypeScript source itself runs (tests). */
const workerFile = new URL('./worker.js', import.meta.url);

type Receive = (finished: FinishedReport) => Promise<void>;

/** Renders all reports, the one with most figures first, and hands each over as soon as it is done. */
export async function renderAll(
  reports: readonly Report[],
  settings: ToolSettings,
  receive: Receive,
): Promise<void> {
  const waiting = largestFirst(reports);
  if (!existsSync(fileURLToPath(workerFile))) {
    const { createTools } = await import('./tools.js');
    return renderHere(waiting, createTools(settings), receive);
  }
  const threads = Math.min(availableParallelism(), waiting.length);
  await Promise.all(Array.from({ length: threads }, () => runWorker(waiting, settings, receive)));
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
async function runWorker(waiting: Report[], settings: ToolSettings, receive: Receive): Promise<void> {
  const first = waiting.shift();
  if (!first) return;
  const worker = new Worker(workerFile, { workerData: settings });
  try {
    for (let report: Report | undefined = first; report; report = waiting.shift()) {
      await receive(await ask(worker, report));
    }
  } catch (error) {
    waiting.length = 0;
    throw error;
  } finally {
    await worker.terminate();
  }
}

function ask(worker: Worker, report: Report): Promise<FinishedReport> {
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
    worker.postMessage(report);
  });
}
