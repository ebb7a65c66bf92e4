import type { AuditFinding } from '../../model/audit.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import type { FileSystem } from '../../model/world.js';
import { readCatalogue } from './catalogue.js';
import { type CsvTable, readCsvFile } from './csv.js';
import { readFigures } from './figures.js';
import { publishedTables } from './tables.js';
import type { PublishedCatalogue, PublishedFolder } from './types.js';

/** A folder of which the catalogue was read, as plain data that can be sent to another process. */
export interface OpenedFolder {
  /** As given to the audit. */
  path: string;
  /** Files below it, sorted. */
  names: string[];
  /** Of the tables beside the figures those that are there, by file name. */
  tables: string[];
  /** `null` where catalogue or table of figures is missing, or the catalogue cannot be understood; the findings say which. */
  catalogue: PublishedCatalogue | null;
  findings: AuditFinding[];
}

/** What every check rests on. `folder` is `null` where the table of figures cannot be understood; the findings say why. */
export interface Base {
  folder: PublishedFolder | null;
  /** The table of figures as it stands in its file. */
  table: CsvTable;
  findings: AuditFinding[];
}

const catalogueOf = (folder: string): string => `${folder}/data/catalogue.json`;
export const figuresOf = (folder: string): string => `${folder}/data/indicators.csv`;

export async function openFolder(files: FileSystem, path: string): Promise<OpenedFolder> {
  const names = await files.listFiles(path);
  const unreadable = (file: string, message: string): OpenedFolder => ({
    ...{ path, names, tables: [], catalogue: null },
    findings: [{ code: 'unreadable', file, where: '', message }],
  });
  const [catalogue, figures] = [catalogueOf(path), figuresOf(path)];
  if (!(await files.exists(catalogue))) return unreadable(catalogue, say.noCatalogue());
  const read = readCatalogue(new TextDecoder().decode(await files.readFile(catalogue)));
  if ('wrong' in read) return unreadable(catalogue, say.catalogueUnreadable(read.wrong));
  if (!(await files.exists(figures))) return unreadable(figures, say.noFigures());
  const tables = await publishedTables(files, path);
  return { path, names, tables, catalogue: read.catalogue, findings: [] };
}

/** Reads the table of figures of an opened folder. */
export async function readBase(
  { path, catalogue, findings: before }: OpenedFolder,
  bytesOf: (path: string) => Promise<Uint8Array>,
): Promise<Base> {
  if (catalogue === null) return { folder: null, table: { header: [], rows: [] }, findings: before };
  const file = figuresOf(path);
  const table = readCsvFile(await bytesOf(file));
  const { rows, findings } = readFigures(table, catalogue, file);
  const isReadable = findings.every((f) => f.code !== 'unreadable');
  return { folder: isReadable ? { name: path, rows, catalogue } : null, table, findings };
}
