import type { AuditFinding, Statement } from '../../model/audit.js';
import { append } from '../../model/maps.js';
import type { FileSystem } from '../../model/world.js';
import type { Store } from '../../store/store.js';
import { type Base, openBase } from './base.js';
import { checkTables } from './check-tables.js';
import type { Knowledge } from './context.js';
import { knowledgeOf, type PublishedData } from './knowledge.js';
import { readOther } from './one-file.js';
import { type ReportFiles, type ReportFilesReading, readReportFiles } from './report-files.js';
import { readTables } from './tables.js';
import type { PublishedFolder, Reading } from './types.js';

export interface FolderReading {
  /** `null` where the table of figures or the catalogue is missing or unreadable: then nothing else was read. */
  folder: PublishedFolder | null;
  /** Numbers about figures that the table of figures does not state; none where all files agree. */
  statements: Statement[];
  findings: AuditFinding[];
  /** Every file of the folder, read or not, sorted. */
  files: string[];
  /** Numbers of reports compared with the table of figures. */
  compared: number;
}

/** A folder of which the table of figures and the catalogue were read. */
export interface OpenedFolder {
  path: string;
  /** Files below it, sorted. */
  names: string[];
  base: Base;
  /** `null` where `base` could not be read. */
  data: PublishedData | null;
}

export async function openFolder(files: FileSystem, path: string): Promise<OpenedFolder> {
  const names = await files.listFiles(path);
  const base = await openBase(files, path);
  if (base.folder === null) return { path, names, base, data: null };
  const { catalogue } = base.folder;
  const data = { name: path, catalogue, figures: base.figures, tables: await readTables(files, path) };
  return { path, names, base, data };
}

/** The reports of a folder: pages and PDFs of the same name belong together. */
export function reportsOf({ path, names, data }: OpenedFolder): ReportFiles[] {
  if (data === null) return [];
  const stems = names.flatMap((name) => /^([^/]+)\.(?:html|pdf)$/.exec(name)?.[1] ?? []);
  const fileOf = (name: string) => (names.includes(name) ? `${path}/${name}` : null);
  return [...new Set(stems)].map((stem) => ({ html: fileOf(`${stem}.html`), pdf: fileOf(`${stem}.pdf`) }));
}

/**
 * Reads a published folder as an attacker would: every file, every text. `store` reads Parquet and needs the folder on a
 * real disk; without it a Parquet file is a finding, since nobody looked into it.
 */
export async function readFolder(
  files: FileSystem,
  store: Store | null,
  path: string,
): Promise<FolderReading> {
  return readHere(files, store, await openFolder(files, path));
}

/** The same once it is open, its reports one after the other. */
export function readHere(
  files: FileSystem,
  store: Store | null,
  opened: OpenedFolder,
): Promise<FolderReading> {
  return readOpened(files, store, opened, async (knowledge) => {
    const read: ReportFilesReading[] = [];
    const bytesOf = (file: string) => files.readFile(file);
    for (const report of reportsOf(opened)) read.push(await readReportFiles(report, bytesOf, knowledge));
    return read;
  });
}

/** The same with reports that are read elsewhere: `readReports` gives what the reports of `reportsOf` hold, in their order. */
export async function readOpened(
  files: FileSystem,
  store: Store | null,
  opened: OpenedFolder,
  readReports: (knowledge: Knowledge) => Promise<readonly ReportFilesReading[]>,
): Promise<FolderReading> {
  const { path, names, base, data } = opened;
  const read: FolderReading = {
    folder: base.folder,
    statements: [],
    findings: [...base.findings],
    files: names.map((name) => `${path}/${name}`),
    compared: 0,
  };
  if (base.folder === null || data === null) return read;
  const knowledge = knowledgeOf(base.folder, data);
  const others = new Map<string, Reading>();
  const checked = checkTables(knowledge.tables, knowledge);
  for (const name of names) others.set(name, await readOther(files, store, name, opened, knowledge));
  const byFile = new Map<string, Reading>();
  const reports = reportsOf(opened);
  for (const [i, { html, pdf, compared }] of (await readReports(knowledge)).entries()) {
    read.compared += compared;
    byFile.set(reports[i]?.html ?? '', html);
    byFile.set(reports[i]?.pdf ?? '', pdf);
  }
  const take = (reading: Reading | undefined) => {
    append(read.statements, reading?.statements ?? []);
    append(read.findings, reading?.findings ?? []);
  };
  take(checked);
  // Web pages before the PDFs that are compared with them.
  for (const name of [...names].sort((a, b) => rank(a) - rank(b))) {
    take(others.get(name));
    take(byFile.get(`${path}/${name}`));
  }
  return read;
}

const rank = (name: string): number => (name.endsWith('.pdf') ? 1 : 0);
