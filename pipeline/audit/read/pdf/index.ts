import { besidePages } from '../said/pdf-beside.js';
import { readPlainPdf } from './plain.js';

/** A PDF as a reader that copies its text has it. */
export interface PdfText {
  /** Pieces of text of each page in their order. A narrow space between thousands may have become a plain one. */
  pages: string[][];
  /** Title, subject and the like. */
  information: string[];
  /** Descriptions of figures and other texts that are spoken, where they were looked for. */
  told: string[];
  /** What a page can carry beside its text: remarks, form fields, files. */
  hasAnnotations: boolean;
  hasAttachments: boolean;
}

/** Reads the text alone: no fonts, no pictures, no scripts. `null` where it is no readable PDF. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText | null> {
  const pdf = readPlainPdf(bytes) ?? (await readAnyPdf(bytes));
  const { texts, isHidden } = besidePages(bytes);
  return pdf && { ...pdf, told: [...pdf.told, ...texts], hasAttachments: pdf.hasAttachments || isHidden };
}

/** The same with a full reader, which takes about 50 ms a page. */
export async function readAnyPdf(bytes: Uint8Array): Promise<PdfText | null> {
  // Loaded where it is needed: it takes longer to load than a plain report to read.
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // The reader takes possession of the bytes it is given.
  const task = getDocument({
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const { info } = await document.getMetadata();
    const pages: string[][] = [];
    let hasAnnotations = false;
    for (let n = 1; n <= document.numPages; n++) {
      const page = await document.getPage(n);
      const { items } = await page.getTextContent();
      pages.push(joined(items));
      const annotations = await page.getAnnotations();
      if (
        annotations.some(
          (a: { subtype?: string; contents?: string }) => a.subtype !== 'Link' || /\d/.test(a.contents ?? ''),
        )
      ) {
        hasAnnotations = true;
      }
      page.cleanup();
    }
    return {
      pages,
      information: Object.values(info).filter((value): value is string => typeof value === 'string'),
      told: [],
      hasAnnotations,
      hasAttachments: (await document.getAttachments()) !== null,
    };
  } catch {
    return null;
  } finally {
    await task.destroy();
  }
}

interface Item {
  str?: string;
  hasEOL?: boolean;
  transform?: number[];
  width?: number;
}

/** Neighbouring items of a line become one piece; what is drawn over what stands there already begins a new one. */
function joined(items: readonly unknown[]): string[] {
  const pieces: string[] = [];
  let piece = '';
  let end = Number.NaN;
  let line = Number.NaN;
  const close = () => {
    if (piece.trim() !== '') pieces.push(piece.trim());
    piece = '';
  };
  for (const item of items as readonly Item[]) {
    const { str = '', transform = [], width = 0 } = item;
    const [, , , , x = 0, y = 0] = transform;
    if (str !== '' && (y !== line || x < end - 1)) close();
    piece += str;
    if (str !== '') [end, line] = [x + width, y];
    if (item.hasEOL) close();
  }
  close();
  return pieces;
}
