import type { AuditFinding } from '../../model/audit.js';
import { type Base, type OpenedFolder, readBase } from './base.js';
import { checkTables } from './check-tables.js';
import type { Knowledge } from './context.js';
import { knowledgeOf } from './knowledge.js';
import { readOther } from './one-file.js';
import { type ReportFiles, type ReportFilesReading, readReportFiles } from './report-files.js';
import { tableFile } from './tables.js';
import type { Reading } from './types.js';

/** What a folder holds beside its reports, as plain data. */
export interface DataReading {
  /** Whether the table of figures could be understood. */
  isReadable: boolean;
  /** Of the table of figures. */
  figures: AuditFinding[];
  /** Of the tables beside it. */
  tables: Reading;
  /** Of each other file, by name. */
  others: ReadonlyMap<string, Reading>;
}

/** Reads the parts of a folder. What they rest on is read once, when the first of them is. */
export interface FolderReader {
  base(): Promise<Base>;
  /** All files but reports and copies of the table of figures. */
  data(): Promise<DataReading>;
  /** Holds nothing where the table of figures cannot be understood. */
  report(report: ReportFiles): Promise<ReportFilesReading>;
}

export function folderReader(
  opened: OpenedFolder,
  bytesOf: (path: string) => Promise<Uint8Array>,
): FolderReader {
  let reading: Promise<Base> | null = null;
  const base = () => {
    reading ??= readBase(opened, bytesOf);
    return reading;
  };
  let knowing: Promise<Knowledge | null> | null = null;
  const know = async (): Promise<Knowledge | null> => {
    const { folder } = await base();
    if (folder === null) return null;
    const texts = new Map<string, Uint8Array>();
    for (const name of opened.tables) texts.set(name, await bytesOf(tableFile(opened.path, name)));
    return knowledgeOf(folder, texts);
  };
  const knowledge = () => {
    knowing ??= know();
    return knowing;
  };
  return {
    base,
    async data() {
      const known = await knowledge();
      const { findings: figures } = await base();
      const others = new Map<string, Reading>();
      if (!known) return { isReadable: false, figures, tables: nothing, others };
      const tables = checkTables(known.tables, known);
      for (const name of opened.names) others.set(name, await readOther(name, opened, bytesOf, known));
      return { isReadable: true, figures, tables, others };
    },
    async report(report) {
      const known = await knowledge();
      return known ? readReportFiles(report, bytesOf, known) : { html: nothing, pdf: nothing, compared: 0 };
    },
  };
}

const nothing: Reading = { statements: [], findings: [] };
