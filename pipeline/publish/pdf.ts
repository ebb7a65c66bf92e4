import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { charactersOf, createMeasure, type Measure, svgOf } from '../charts/index.js';
import { pdfRefused } from '../model/messages/publish.js';
import { UserError } from '../model/problem.js';
import type { Figure, RenderedFigure, Report, Table } from '../model/report.js';
import { type SetTexts, setTexts } from './drawing-texts.js';
import { type RenderedFigures, renderedOf } from './figures.js';
import { showable } from './glyphs.js';
import { halfRoom, indicatorLayout, type PdfTable, pdfTable, tableText } from './page-layout.js';
import { boldFont, fontBytes, regularFont, semiboldFont } from './places.js';
import { profileLayouts } from './profile-layout.js';
import { fitsPage, pdfRuns } from './row-heights.js';
import { naturalWidth, textWidth } from './table-widths.js';
import { viewOf } from './view.js';

export interface PdfRenderer {
  /** Throws `UserError` where the document would not be accessible (PDF/UA-1) or cannot be set. */
  report(report: Report, figures: RenderedFigures): Uint8Array;
  /** What Typst is given for a report. */
  sources(report: Report, figures: RenderedFigures): PdfSources;
}

export interface PdfSources {
  /** Text of the main file. */
  main: string;
  /** Path as the main file sees it -> content. */
  files: [path: string, content: Uint8Array][];
}

/** Room for a drawing on A4 in points: beside another, on its own, beside a short table, and on profile pages. */
const rooms = {
  half: halfRoom,
  full: { width: textWidth, height: 420 },
  locator: { width: 240, height: 260 },
  medium: { width: 360, height: 160 },
  small: { width: 150, height: 84 },
};

type PdfView = ReturnType<typeof viewOf<ReturnType<typeof drawingOf>>>;

/**
 * Sets reports with Typst. Texts reach the template as data (`/report.json`) and are never read as markup.
 * `date` (ISO) is the date the PDF carries, so that the same input gives the same bytes.
 */
export function createPdf(folder: string, fontFiles: readonly string[], date: string): PdfRenderer {
  const fonts = fontFiles.map(fontBytes);
  const covered = charactersOf(fonts[0] ?? new Uint8Array());
  const regular = fontBytes(regularFont);
  const widthDrawn = createMeasure({ regular, semibold: fontBytes(semiboldFont) });
  const measureDrawn: Measure = (text, size, weight) => widthDrawn(showable(text, covered), size, weight);
  const widthOf = createMeasure({ regular, semibold: fontBytes(boldFont) });
  const measure: Measure = (text, size, weight) => widthOf(showable(text, covered), size, weight);
  const template = readFileSync(join(folder, 'report.typ'), 'utf8');
  const clean = (_key: string, value: unknown) =>
    typeof value === 'string' ? showable(value, covered) : value;
  const sources = (report: Report, figures: RenderedFigures): PdfSources => {
    const charts: PdfSources['files'] = [];
    const view = viewOf(report, (figure) => {
      const rendered = renderedOf(figures, figure);
      const svg = svgOf({ ...rendered, texts: [] });
      charts.push([shadow(folder, chartFile(figure.id)), Buffer.from(svg)]);
      return drawingOf(figure, rendered, setTexts(rendered.texts, measureDrawn));
    });
    const data = Buffer.from(JSON.stringify(withLayout(view, measure), clean));
    return { main: template, files: [...charts, [shadow(folder, 'report.json'), data]] };
  };
  return {
    sources,
    report(report, figures) {
      const { main, files } = sources(report, figures);
      const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] });
      for (const [path, bytes] of files) compiler.mapShadow(path, Buffer.from(bytes));
      try {
        return compiler.pdf(
          { mainFileContent: main },
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

/** Loads Typst and the fonts ahead of the first report, with a document of one word. */
export function preparePdf(fontFiles: readonly string[]): void {
  const fontBlobs = fontFiles.map(fontBytes);
  const mainFileContent = '#set document(title: "x")\n#set text(lang: "de", font: "Source Sans 3")\nx';
  NodeCompiler.create({ fontArgs: [{ fontBlobs }] }).pdf({ mainFileContent }, { pdfStandard: 'ua-1' });
}

function drawingOf(figure: Figure, { width, height, alt }: RenderedFigure, texts: readonly SetTexts[]) {
  const within = (room: { width: number; height: number }) =>
    Math.min(room.width, width, (room.height * width) / height);
  return {
    file: `/${chartFile(figure.id)}`,
    title: figure.title,
    caption: figure.caption,
    alt,
    texts,
    width,
    ratio: height / width,
    half: within(rooms.half),
    full: within(rooms.full),
    locator: within(rooms.locator),
    medium: within(rooms.medium),
    small: within(rooms.small),
  };
}

/** Adds what the layout needs to every table and indicator of a report. */
function withLayout(view: PdfView, measure: Measure) {
  const lay = ({ rows, ...table }: PdfTable, size = tableText.size, inset = tableText.inset) => ({
    ...table,
    runs: pdfRuns({ rows, ...table }, size, inset, measure),
  });
  const profiles = profileLayouts(view.profiles.items, measure);
  return {
    ...view,
    areaMap: {
      ...view.areaMap,
      table: lay(pdfTable(view.areaMap.table)),
      beside: isNarrow(view.areaMap.table),
    },
    chapters: view.chapters.map((chapter) => ({
      ...chapter,
      indicators: chapter.indicators.map(({ figures, tables, ...block }, i) => {
        const { tableRows, ...layout } = indicatorLayout(
          { ...block, figures, tables },
          i === 0 ? chapter.intro : null,
        );
        const hasFigures = figures.length > 0;
        const laid = tableRows.map((row) => {
          const tables = row.map((table) => lay(table));
          return { tables, whole: tables.every(fitsPage) };
        });
        return { ...block, ...layout, hasFigures, tableRows: laid };
      }),
    })),
    themes: view.themes.map((theme) => ({
      ...theme,
      sections: theme.sections.map((section) => ({
        ...section,
        tables: section.tables.map((table) => lay({ ...pdfTable(table), breaks: true })),
      })),
    })),
    profiles: {
      ...view.profiles,
      items: view.profiles.items.map((item, i) => {
        const layout = profiles[i];
        if (!layout) throw new Error(`profile without layout: ${item.id}`);
        return { ...item, ...layout, table: lay(layout.table, layout.size, layout.inset) };
      }),
    },
    notes: {
      ...view.notes,
      sections: view.notes.sections.map((section) => ({
        ...section,
        tables: section.tables.map((table) => lay({ ...pdfTable(table), breaks: true })),
      })),
    },
  };
}

/** Whether the table of the areas is so short and narrow that it stands beside the map. */
const isNarrow = (table: Table): boolean =>
  table.rows.length <= 16 && naturalWidth(table) <= textWidth - rooms.locator.width - 14;

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
