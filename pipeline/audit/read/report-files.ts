import type { AuditFinding } from '../../model/audit.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import { isAtlas, readAtlas } from './atlas/index.js';
import { comparePdf, explainPdf } from './compare-pdf.js';
import { contextReader, type Knowledge } from './context.js';
import type { Page } from './page.js';
import { readPdf } from './pdf/index.js';
import { readReport } from './report.js';
import { wordsOnlyInPdf } from './said/words.js';
import type { Reading } from './types.js';

/** One report: its page, its PDF or both, as paths; `null` for one that is not there. */
export interface ReportFiles {
  html: string | null;
  pdf: string | null;
}

/** What its files hold, as plain data. */
export interface ReportFilesReading {
  html: Reading;
  pdf: Reading;
  /** Numbers compared with the table of figures. */
  compared: number;
}

/** Reads a report and compares its PDF with its page. Needs nothing of the other reports. */
export async function readReportFiles(
  { html, pdf }: ReportFiles,
  bytesOf: (path: string) => Promise<Uint8Array>,
  knowledge: Knowledge,
): Promise<ReportFilesReading> {
  const files: ReportFilesReading = {
    html: { statements: [], findings: [] },
    pdf: { statements: [], findings: [] },
    compared: 0,
  };
  let page: Page | null = null;
  if (html !== null) {
    const read = isAtlas(html) ? readAtlas : readReport;
    const report = read(new TextDecoder().decode(await bytesOf(html)), html, knowledge);
    files.html = { statements: report.statements, findings: report.findings };
    files.compared = report.compared;
    page = report.page;
  }
  if (pdf !== null) files.pdf.findings = await pdfFindings(await bytesOf(pdf), pdf, page, knowledge);
  return files;
}

async function pdfFindings(
  bytes: Uint8Array,
  file: string,
  page: Page | null,
  knowledge: Knowledge,
): Promise<AuditFinding[]> {
  const pdf = await readPdf(bytes);
  if (pdf === null) return [{ code: 'foreign-content', file, where: '', message: say.unreadableFile() }];
  const words = wordsOnlyInPdf(pdf, page, file, knowledge);
  if (page) return [...comparePdf(pdf, page, file, knowledge), ...words];
  const context = contextReader(knowledge, '');
  const scope = { parent: null, element: 'html', id: '', targets: [], heading: '' };
  const { catalogue } = knowledge.folder;
  const all = [...catalogue.indicators.map((i) => i.title), ...catalogue.areas.map((a) => a.name)];
  return [...explainPdf(pdf, file, context.of(scope, all), knowledge), ...words];
}
