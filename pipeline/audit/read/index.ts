export { readBase } from './base.js';
export { type FolderReading, knowledgeOf, readFolder } from './folder.js';
export { type ReportReading, readReport } from './report.js';
export type { FigureRow, Printed, PublishedCatalogue, PublishedFolder } from './types.js';
