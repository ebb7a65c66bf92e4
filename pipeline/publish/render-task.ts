import { prepareCharts } from '../charts/index.js';
import type { TaskModule } from '../model/processes.js';
import type { Report } from '../model/report.js';
import { preparePdf } from './pdf.js';
import { printFonts } from './places.js';
import { type FinishedReport, renderReport } from './render-report.js';
import { createTools, type ToolSettings } from './tools.js';

/** Renders reports, one after the other. */
export const task: TaskModule<ToolSettings, Report, FinishedReport> = {
  warm() {
    prepareCharts();
    preparePdf(printFonts);
  },
  begin(settings) {
    const tools = createTools(settings);
    return (report) => renderReport(report, tools);
  },
};
