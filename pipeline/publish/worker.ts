import { parentPort, workerData } from 'node:worker_threads';
import { type Problem, UserError } from '../model/problem.js';
import type { Report } from '../model/report.js';
import { type FinishedReport, renderReport } from './render-report.js';
import { createTools, type ToolSettings } from './tools.js';

/** One thread of the pool: takes a report, answers with its files or with the reason why there are none. */
export type WorkerAnswer =
  | { finished: FinishedReport }
  | { problems: readonly Problem[] }
  | { fault: string };

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread only');
const tools = createTools(workerData as ToolSettings);

port.on('message', async (report: Report) => {
  port.postMessage(await answerFor(report));
});

async function answerFor(report: Report): Promise<WorkerAnswer> {
  try {
    return { finished: await renderReport(report, tools) };
  } catch (error) {
    if (error instanceof UserError) return { problems: error.problems };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
