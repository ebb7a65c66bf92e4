import type { AuditFinding, Statement } from '../../model/audit.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import type { FileSystem } from '../../model/world.js';
import type { Store } from '../../store/store.js';
import { openBase } from './base.js';
import { checkTables } from './check-tables.js';
import { comparePdf, explainPdf } from './compare-pdf.js';
import { contextReader, type Knowledge } from './context.js';
import { readArrow, readParquet } from './copies.js';
import { derivedNumbers } from './derived.js';
import { lexiconOf } from './lexicon.js';
import { numbersIn } from './numbers.js';
import { openFigures } from './open-figures.js';
import { isFont, readCss, readDataPackage, readGeoJson } from './other-files.js';
import type { Page } from './page.js';
import { readPdf } from './pdf.js';
import { readReport } from './report.js';
import { wordsOnlyInPdf } from './said/words.js';
import { knownTables, readTables } from './tables.js';
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

/**
 * Reads a published folder as an attacker would: every file, every text. `store` reads Parquet and needs the folder on a
 * real disk; without it a Parquet file is a finding, since nobody looked into it.
 */
export async function readFolder(
  files: FileSystem,
  store: Store | null,
  folder: string,
): Promise<FolderReading> {
  const names = await files.listFiles(folder);
  const base = await openBase(files, folder);
  const read: FolderReading = {
    folder: base.folder,
    statements: [],
    findings: [...base.findings],
    files: names.map((name) => `${folder}/${name}`),
    compared: 0,
  };
  if (base.folder === null) return read;
  const knowledge = await knowledgeOf(files, base.folder);
  const take = ({ statements, findings }: Reading) => {
    read.statements.push(...statements);
    read.findings.push(...findings);
  };
  const foreign = (file: string, message: string) =>
    read.findings.push({ code: 'foreign-content', file, where: '', message });
  take(checkTables(knowledge.tables, knowledge));
  const bytes = (name: string) => files.readFile(`${folder}/${name}`);
  const text = async (name: string) => new TextDecoder().decode(await bytes(name));
  const pages = new Map<string, Page>();
  // Web pages before the PDFs that are compared with them.
  for (const name of [...names].sort((a, b) => rank(a) - rank(b))) {
    const file = `${folder}/${name}`;
    if (hasForeignNumber(name, knowledge)) foreign(file, say.numberInName());
    if (/^[^/]+\.html$/.test(name)) {
      const report = readReport(await text(name), file, knowledge);
      take(report);
      read.compared += report.compared;
      pages.set(name.replace(/\.html$/, ''), report.page);
    } else if (/^[^/]+\.pdf$/.test(name)) {
      take({
        statements: [],
        findings: await pdfFindings(
          await bytes(name),
          file,
          pages.get(name.replace(/\.pdf$/, '')),
          knowledge,
        ),
      });
    } else if (name === 'data/indicators.parquet') {
      if (store === null) foreign(file, say.unreadableFile());
      else take(await readParquet(store, file, `${folder}/data/indicators.csv`, base.table));
    } else if (name === 'data/indicators.arrow') take(readArrow(await bytes(name), base.table, file));
    else if (name === 'data/areas.geojson') {
      take({ statements: [], findings: readGeoJson(await text(name), file, knowledge) });
    } else if (name === 'data/datapackage.json') {
      const other = async (path: string) => (names.includes(`data/${path}`) ? bytes(`data/${path}`) : null);
      take({ statements: [], findings: await readDataPackage(await text(name), file, other, knowledge) });
    } else if (/^assets\/[\w-]+\.css$/.test(name)) {
      take({ statements: [], findings: readCss(await text(name), file) });
    } else if (/^assets\/[\w-]+\.woff2$/.test(name)) {
      if (!isFont(await bytes(name))) foreign(file, say.unknownFile());
    } else if (!isTable(name)) foreign(file, say.unknownFile());
  }
  return read;
}

/** What the published files tell a reader before the reports are opened. */
export async function knowledgeOf(files: FileSystem, folder: PublishedFolder): Promise<Knowledge> {
  const figures = openFigures(folder);
  const tables = await readTables(files, folder.name);
  return {
    folder,
    lexicon: lexiconOf(folder),
    figures,
    derived: derivedNumbers(tables, figures, folder),
    tables,
  };
}

async function pdfFindings(
  bytes: Uint8Array,
  file: string,
  page: Page | undefined,
  knowledge: Knowledge,
): Promise<AuditFinding[]> {
  const pdf = await readPdf(bytes);
  if (pdf === null) return [{ code: 'foreign-content', file, where: '', message: say.unreadableFile() }];
  const words = wordsOnlyInPdf(pdf, page, file, knowledge);
  if (page) return [...comparePdf(pdf, page, file, knowledge), ...words];
  const context = contextReader(knowledge, '');
  const scope = { parent: null, element: 'html', id: '', targets: [], heading: '' };
  const { catalogue } = knowledge.folder;
  const all = [...catalogue.indicators.map((i) => i.title), ...catalogue.areas.map((a) => a.name)].join('\n');
  return [...explainPdf(pdf, file, context.of(scope, all), knowledge), ...words];
}

const rank = (name: string): number => (name.endsWith('.pdf') ? 1 : 0);

const isTable = (name: string): boolean =>
  /^data\/(?:catalogue\.json|indicators\.csv)$/.test(name) || name.replace(/^data\//, '') in knownTables;

/** A number in the name of a report must belong to the name or the key of a place. */
function hasForeignNumber(name: string, { folder }: Knowledge): boolean {
  if (!/^[^/]+$/.test(name)) return false;
  const known = folder.catalogue.areas.flatMap((a) => [a.id, a.name]).join(' ');
  return numbersIn(name.replaceAll('-', ' ')).some((token) => !known.includes(token.text));
}
