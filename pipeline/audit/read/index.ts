export { readBase } from './base.js';
export {
  type FolderReading,
  type OpenedFolder,
  openFolder,
  readFolder,
  readHere,
  readOpened,
  reportsOf,
} from './folder.js';
export { folderOf, knowledgeOf, type PublishedData } from './knowledge.js';
export { type ReportReading, readReport } from './report.js';
export { type ReportFiles, type ReportFilesReading, readReportFiles } from './report-files.js';
export type { FigureRow, Printed, PublishedCatalogue, PublishedFolder } from './types.js';
