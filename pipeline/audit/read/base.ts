import type { AuditFinding } from '../../model/audit.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import type { FileSystem } from '../../model/world.js';
import { readCatalogue } from './catalogue.js';
import { type CsvTable, readCsvFile } from './csv.js';
import { readFigures } from './figures.js';
import type { PublishedFolder } from './types.js';

export interface Base {
  folder: PublishedFolder | null;
  /** The table of figures as it stands in its file. */
  table: CsvTable;
  figures: Uint8Array;
  findings: AuditFinding[];
}
const nothing: CsvTable = { header: [], rows: [] };

/**
 * What every check rests on: the table of figures and the catalogue. `folder` is `null` where one of them is missing or
 * cannot be understood; the findings say which.
 */
export async function readBase(
  files: FileSystem,
  folder: string,
): Promise<{ folder: PublishedFolder | null; findings: AuditFinding[] }> {
  const { folder: read, findings } = await openBase(files, folder);
  return { folder: read, findings };
}

/** The same with the fields of the table of figures as they stand in the file. */
export async function openBase(files: FileSystem, folder: string): Promise<Base> {
  const paths = { catalogue: `${folder}/data/catalogue.json`, figures: `${folder}/data/indicators.csv` };
  const unreadable = (file: string, message: string) => ({
    folder: null,
    table: nothing,
    figures: new Uint8Array(),
    findings: [{ code: 'unreadable' as const, file, where: '', message }],
  });
  if (!(await files.exists(paths.catalogue))) return unreadable(paths.catalogue, say.noCatalogue());
  const read = readCatalogue(await text(files, paths.catalogue));
  if ('wrong' in read) return unreadable(paths.catalogue, say.catalogueUnreadable(read.wrong));
  if (!(await files.exists(paths.figures))) return unreadable(paths.figures, say.noFigures());
  const { catalogue } = read;
  const figures = await files.readFile(paths.figures);
  const table = readCsvFile(figures);
  const { rows, findings } = readFigures(table, catalogue, paths.figures);
  if (findings.some((f) => f.code === 'unreadable')) return { folder: null, table, figures, findings };
  return { folder: { name: folder, rows, catalogue }, table, figures, findings };
}

const text = async (files: FileSystem, path: string): Promise<string> =>
  new TextDecoder().decode(await files.readFile(path));
