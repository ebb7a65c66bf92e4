import { prepareCharts } from '../charts/index.js';
import { type Problem, UserError } from '../model/problem.js';
import type { Report } from '../model/report.js';
import { preparePdf } from './pdf.js';
import { printFonts } from './places.js';
import { type FinishedReport, renderReport } from './render-report.js';
import { createTools, type ReportTools, type ToolSettings } from './tools.js';

/**
 * One process of the pool: says when it has loaded everything; then takes a report, answers with its files or with the
 * reason why there are none.
 */
export type WorkerAnswer =
  | { prepared: true }
  | { finished: FinishedReport }
  | { problems: readonly Problem[] }
  | { fault: string };

export interface WorkerRequest {
  /** Before the first report; `null` afterwards. */
  settings: ToolSettings | null;
  report: Report;
}

let tools: ReportTools | null = null;
process.on('message', async (request: WorkerRequest) => {
  tell(await answerFor(request));
});
// A build that ended, or was killed, takes its processes with it.
process.on('disconnect', () => process.exit());
// Done while the deliveries are still being read; a request that comes earlier waits in the queue.
prepareCharts();
preparePdf(printFonts);
tell({ prepared: true });

/** A build that is gone hears nothing more, and that is no fault. */
function tell(answer: WorkerAnswer): void {
  process.send?.(answer, undefined, undefined, () => {});
}

async function answerFor({ settings, report }: WorkerRequest): Promise<WorkerAnswer> {
  try {
    if (settings) tools = createTools(settings);
    if (!tools) throw new Error('report without settings');
    return { finished: await renderReport(report, tools) };
  } catch (error) {
    if (error instanceof UserError) return { problems: error.problems };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
