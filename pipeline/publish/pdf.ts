import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { pdfRefused } from '../model/messages/publish.js';
import { UserError } from '../model/problem.js';
import type { Report, Table } from '../model/report.js';
import { type RenderedFigures, renderedOf } from './figures.js';
import { coveredCharacters, showable } from './glyphs.js';
import { tableWidths } from './table-widths.js';
import { viewOf } from './view.js';

export interface PdfRenderer {
  /** Throws `UserError` where the document would not be accessible (PDF/UA-1) or cannot be set. */
  report(report: Report, figures: RenderedFigures): Uint8Array;
}

/** Room for a drawing on A4 in points: half the text width with a gap between, all of it, and less on profile pages. */
const rooms = {
  half: { width: 233, height: 620 },
  full: { width: 482, height: 400 },
  medium: { width: 400, height: 220 },
  small: { width: 170, height: 110 },
};

/**
 * Sets reports with Typst. Texts reach the template as data (`/report.json`) and are never read as markup.
 * `date` (ISO) is the date the PDF carries, so that the same input gives the same bytes.
 */
export function createPdf(folder: string, fontFiles: readonly string[], date: string): PdfRenderer {
  const fonts = fontFiles.map((file) => readFileSync(file));
  const covered = coveredCharacters(fonts[0] ?? new Uint8Array());
  const template = readFileSync(join(folder, 'report.typ'), 'utf8');
  const clean = (_key: string, value: unknown) =>
    typeof value === 'string' ? showable(value, covered) : value;
  return {
    report(report, figures) {
      const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] });
      for (const { id, svg } of figures.values()) {
        compiler.mapShadow(shadow(folder, chartFile(id)), Buffer.from(showable(svg, covered)));
      }
      const view = viewOf(report, (figure) => {
        const { width, height, alt } = renderedOf(figures, figure);
        const within = (room: { width: number; height: number }) =>
          Math.min(room.width, width, (room.height * width) / height);
        return {
          file: `/${chartFile(figure.id)}`,
          title: figure.title,
          caption: figure.caption,
          alt,
          half: within(rooms.half),
          full: within(rooms.full),
          medium: within(rooms.medium),
          small: within(rooms.small),
        };
      });
      const data = JSON.stringify(withWidths(view), clean);
      compiler.mapShadow(shadow(folder, 'report.json'), Buffer.from(data));
      try {
        return compiler.pdf(
          { mainFileContent: template },
          { pdfStandard: 'ua-1', creationTimestamp: Date.parse(`${date}T00:00:00Z`) / 1000 },
        );
      } catch (error) {
        throw new UserError(pdfRefused(report.title, diagnosticsOf(error)));
      } finally {
        // The compiler remembers every layout; what the last two reports did not use is given back.
        compiler.evictCache(1);
      }
    },
  };
}

/** Adds the widths of its columns to every table of a report. */
function withWidths(view: ReturnType<typeof viewOf>) {
  const wide = (table: Table) => ({ ...table, widths: tableWidths(table) });
  return {
    ...view,
    areaMap: { ...view.areaMap, table: wide(view.areaMap.table) },
    chapters: view.chapters.map((chapter) => ({
      ...chapter,
      indicators: chapter.indicators.map((block) => ({ ...block, tables: block.tables.map(wide) })),
    })),
    profiles: {
      ...view.profiles,
      items: view.profiles.items.map((item) => ({ ...item, table: wide(item.table) })),
    },
    notes: {
      ...view.notes,
      sections: view.notes.sections.map((section) => ({ ...section, tables: section.tables.map(wide) })),
    },
  };
}

const shadow = (folder: string, file: string): string => join(folder, file);
const chartFile = (id: string): string => `charts/${encodeURIComponent(id)}.svg`;

/**
 * The messages inside the compiler's error, each once; the whole text where it has another form. The standard's
 * objections come as `message`, faults of the template or a drawing as `code`.
 */
function diagnosticsOf(error: unknown): string[] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const text = (error instanceof Error && error.message) || code || String(error);
  const messages = [...text.matchAll(/message: ("(?:[^"\\]|\\.)*")/g)].map((match) =>
    unquote(match[1] ?? ''),
  );
  return messages.length > 0 ? [...new Set(messages)].slice(0, 5) : [text];
}

/** Rust's notation of a text is JSON save for `\u{...}`. */
function unquote(quoted: string): string {
  try {
    return String(JSON.parse(quoted.replace(/\\u\{[0-9a-f]+\}/g, '□')));
  } catch {
    return quoted;
  }
}
