export { readCopies } from './all-copies.js';
export { type OpenedFolder, openFolder } from './base.js';
export { type FolderReading, readFolder, reportsOf, together } from './folder.js';
export { type DataReading, type FolderReader, folderReader } from './reader.js';
export { type ReportReading, readReport } from './report.js';
export { type ReportFiles, type ReportFilesReading, readReportFiles } from './report-files.js';
export type { FigureRow, Printed, PublishedCatalogue, PublishedFolder } from './types.js';
