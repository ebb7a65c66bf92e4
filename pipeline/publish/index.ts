/**
 * The room publish: reports and published figures become files.
 *
 * `beginSwap` -> `publishReports` and `writeInternal` into the staging folders -> `commit`; `finishSwap` at the start of
 * every command. Nothing here loads Vega, Typst or Arrow: the processes that draw and set load them for themselves, and
 * to load them costs a second.
 */
export { dataTexts } from './data.js';
export { createFeedback, type FeedbackRenderer } from './feedback.js';
export { writeInternal } from './internal.js';
export { templates } from './places.js';
export { type Format, formats, type PublishOptions, type PublishResult, publishReports } from './publish.js';
export type { FinishedReport, ReportTimings } from './render-report.js';
export { renderIn, rendering } from './rendering.js';
export { beginSwap, finishSwap, type Run, type Staging } from './swap.js';
export { type SwapDisk, swapDisk } from './swap-disk.js';
