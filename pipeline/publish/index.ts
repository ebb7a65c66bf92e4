/**
 * The room publish: reports and published figures become files.
 *
 * `beginSwap` -> `publishReports` and `writeInternal` into the staging folders -> `commit`; `finishSwap` at the start of
 * every command. `renderReport`, `createTools`, `createHtml` and `createPdf` are the bare parts a benchmark compares with.
 */
export { latestDate, writeData } from './data.js';
export { createFeedback, type FeedbackRenderer } from './feedback.js';
export { type FigureRenderer, figuresOf, renderFigures } from './figures.js';
export { createHtml } from './html.js';
export { writeInternal } from './internal.js';
export { createPdf } from './pdf.js';
export { printFonts, regularFont, semiboldFont, templates } from './places.js';
export { noRenderers, type Renderers, renderHere, startRenderers } from './pool.js';
export { type Format, formats, type PublishOptions, type PublishResult, publishReports } from './publish.js';
export { type FinishedReport, type ReportTimings, renderReport } from './render-report.js';
export { beginSwap, finishSwap, type Run, type Staging } from './swap.js';
export { type SwapDisk, swapDisk } from './swap-disk.js';
export { createTools, type ReportTools, type ToolSettings } from './tools.js';
