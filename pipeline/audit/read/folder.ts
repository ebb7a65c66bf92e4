import type { AuditFinding, Statement } from '../../model/audit.js';
import { append } from '../../model/maps.js';
import type { FileSystem } from '../../model/world.js';
import type { Store } from '../../store/store.js';
import { readCopies } from './all-copies.js';
import { type OpenedFolder, openFolder } from './base.js';
import { type DataReading, folderReader } from './reader.js';
import type { ReportFiles, ReportFilesReading } from './report-files.js';
import type { PublishedFolder, Reading } from './types.js';

export interface FolderReading {
  /** Numbers about figures that the table of figures does not state; none where all files agree. */
  statements: Statement[];
  findings: AuditFinding[];
  /** Every file of the folder, read or not, sorted. */
  files: string[];
  /** Numbers of reports compared with the table of figures. */
  compared: number;
}

/** The reports of a folder: pages and PDFs of the same name belong together. */
export function reportsOf({ path, names, catalogue }: OpenedFolder): ReportFiles[] {
  if (catalogue === null) return [];
  const stems = names.flatMap((name) => /^([^/]+)\.(?:html|pdf)$/.exec(name)?.[1] ?? []);
  const fileOf = (name: string) => (names.includes(name) ? `${path}/${name}` : null);
  return [...new Set(stems)].map((stem) => ({ html: fileOf(`${stem}.html`), pdf: fileOf(`${stem}.pdf`) }));
}

/**
 * Reads a published folder as an attacker would: every file, every text, one after the other. `store` reads Parquet and
 * needs the folder on a real disk; without it a Parquet file is a finding, since nobody looked into it.
 */
export async function readFolder(
  files: FileSystem,
  store: Store | null,
  path: string,
): Promise<FolderReading & { folder: PublishedFolder | null }> {
  const opened = await openFolder(files, path);
  const reader = folderReader(opened, files.readFile);
  const reports: ReportFilesReading[] = [];
  for (const report of reportsOf(opened)) reports.push(await reader.report(report));
  const read = together(opened, await reader.data(), await readCopies(files, store, opened), reports);
  return { ...read, folder: (await reader.base()).folder };
}

/** What the parts of a folder hold, in the order of its files. `reports`: as `reportsOf` gives them. */
export function together(
  opened: OpenedFolder,
  { isReadable, figures, tables, others }: DataReading,
  copies: ReadonlyMap<string, Reading>,
  reports: readonly ReportFilesReading[],
): FolderReading {
  const { path, names } = opened;
  const read: FolderReading = {
    statements: [],
    findings: [...figures],
    files: names.map((name) => `${path}/${name}`),
    compared: 0,
  };
  if (!isReadable) return read;
  const byFile = new Map<string, Reading>();
  for (const [i, { html, pdf }] of reportsOf(opened).entries()) {
    const report = reports[i];
    if (!report) continue;
    read.compared += report.compared;
    byFile.set(html ?? '', report.html);
    byFile.set(pdf ?? '', report.pdf);
  }
  const take = (reading: Reading | undefined) => {
    append(read.statements, reading?.statements ?? []);
    append(read.findings, reading?.findings ?? []);
  };
  take(tables);
  // Web pages before the PDFs that are compared with them.
  for (const name of [...names].sort((a, b) => rank(a) - rank(b))) {
    take(others.get(name));
    take(copies.get(name));
    take(byFile.get(`${path}/${name}`));
  }
  return read;
}

const rank = (name: string): number => (name.endsWith('.pdf') ? 1 : 0);
