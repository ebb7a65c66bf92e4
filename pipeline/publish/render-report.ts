import type { Report } from '../model/report.js';
import { renderFigures } from './figures.js';
import type { ReportTools } from './tools.js';

export interface ReportTimings {
  /** Milliseconds spent on drawings, on the page and on the PDF. */
  vega: number;
  html: number;
  typst: number;
}

export interface FinishedReport {
  slug: string;
  html: string | null;
  pdf: Uint8Array | null;
  timings: ReportTimings;
}

export const htmlFile = (report: Pick<Report, 'slug'>): string => `${report.slug}.html`;
export const pdfFile = (report: Pick<Report, 'slug'>): string => `${report.slug}.pdf`;

/** Drawings, page and PDF of one report. Throws `UserError` where the PDF cannot be set. */
export async function renderReport(report: Report, tools: ReportTools): Promise<FinishedReport> {
  const start = performance.now();
  const figures = await renderFigures(report, tools.charts);
  const drawn = performance.now();
  const html = tools.html?.report(report, figures, tools.pdf ? pdfFile(report) : null) ?? null;
  const written = performance.now();
  const pdf = tools.pdf?.report(report, figures) ?? null;
  const end = performance.now();
  return {
    slug: report.slug,
    html,
    pdf,
    timings: { vega: drawn - start, html: written - drawn, typst: end - written },
  };
}
