import { join } from 'node:path';
import { createRenderer } from '../charts/index.js';
import type { DrawnGeometry } from '../model/report.js';
import type { FigureRenderer } from './figures.js';
import { createHtml, type HtmlRenderer } from './html.js';
import { createPdf, type PdfRenderer } from './pdf.js';
import { fontBytes, printFonts, regularFont, semiboldFont, templates } from './places.js';

/** What renders one report. Making it is costly, so each thread does it once. */
export interface ReportTools {
  charts: FigureRenderer;
  html: HtmlRenderer | null;
  pdf: PdfRenderer | null;
}

/** Everything a thread must be told; plain data. */
export interface ToolSettings {
  geometry: DrawnGeometry;
  html: boolean;
  pdf: boolean;
  /** Ids of the indicators of the atlas beside the reports, none where none is written. */
  atlas: readonly string[];
  /** ISO date that the PDFs carry. */
  date: string;
}

export function createTools(settings: ToolSettings): ReportTools {
  return {
    charts: createRenderer(settings.geometry, {
      regular: fontBytes(regularFont),
      semibold: fontBytes(semiboldFont),
    }),
    html: settings.html ? createHtml(join(templates, 'html'), settings.atlas) : null,
    pdf: settings.pdf ? createPdf(join(templates, 'pdf'), printFonts, settings.date) : null,
  };
}
