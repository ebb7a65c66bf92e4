import type { Processes, Task } from '../model/processes.js';
import type { Report } from '../model/report.js';
import { figuresOf } from './figures.js';
import type { FinishedReport } from './render-report.js';
import type { ToolSettings } from './tools.js';

/** Rendering of reports, for `Processes`: nothing that draws or sets is loaded here. */
export const rendering: Task<ToolSettings, Report, FinishedReport> = {
  file: new URL('./render-task.js', import.meta.url),
  load: async () => (await import('./render-task.js')).task,
};

export type Render = (
  reports: readonly Report[],
  settings: ToolSettings,
  /** Takes each report as soon as it is done. */
  receive: (finished: FinishedReport) => Promise<void>,
) => Promise<void>;

export const renderIn =
  (processes: Processes): Render =>
  (reports, settings, receive) =>
    processes.run(rendering, settings, largestFirst(reports), receive);

/** The report with most figures first, so that no process waits long for the last. */
export function largestFirst(reports: readonly Report[]): Report[] {
  return reports
    .map((report) => ({ report, figures: figuresOf(report).length }))
    .sort((a, b) => b.figures - a.figures || (a.report.slug < b.report.slug ? -1 : 1))
    .map(({ report }) => report);
}
