import { piecesOf } from './content.js';
import { type Font, fontOf } from './fonts.js';
import type { PdfText } from './index.js';
import { bytesOf, objectsOf, type Part, type PdfObjects } from './objects.js';
import { mayHoldString, stringsOf } from './strings.js';

/**
 * Reads the text of a PDF of the plain kind that reports are: one cross-reference table, no encryption, no packed objects,
 * no embedded drawings, every font with its table of characters. Many times faster than a full reader. `null` for any
 * other PDF, and wherever something is not understood: then the full reader must do it.
 */
export function readPlainPdf(bytes: Uint8Array): PdfText | null {
  try {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const objects = objectsOf(file);
    return objects && textOf(objects, file);
  } catch {
    return null;
  }
}

function textOf(objects: PdfObjects, file: Buffer): PdfText | null {
  const at = (text: string, key: string): Part | undefined =>
    objects.part(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1] ?? '');
  const catalogue = at(objects.trailer, 'Root');
  const tree = at(catalogue?.head ?? '', 'Pages');
  const kids = /\/Kids \[([^\]]*)\]/.exec(tree?.head ?? '')?.[1];
  if (!kids) return null;
  const fonts = new Map<string, Font | null>();
  const pages: string[][] = [];
  const told: string[] = [];
  for (const [, id = ''] of kids.matchAll(/(\d+) 0 R/g)) {
    const page = objects.part(id)?.head ?? '';
    const content = at(page, 'Contents');
    if (!/\/Type \/Page\b(?!s)/.test(page) || !content || content.stream === null) return null;
    const names = new Map<string, Font>();
    for (const [, name = '', font = ''] of page.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
      if (!fonts.has(font)) fonts.set(font, fontOf(objects.part(font)?.head ?? '', at, file));
      const known = fonts.get(font);
      if (!known) return null;
      names.set(name, known);
    }
    const shown = piecesOf(bytesOf(content, file), names);
    if (shown === null) return null;
    pages.push(shown.pieces);
    told.push(...shown.marks.flatMap(stringsOf));
  }
  for (const head of [...objects.headsWith(mayHoldString), objects.trailer]) told.push(...stringsOf(head));
  const information = stringsOf(at(objects.trailer, 'Info')?.head ?? '');
  const hasAnnotations = objects
    .headsWith(/\/Type \/Annot\b/g)
    .some((head) => !/\/Subtype \/Link\b/.test(head));
  return { pages, information, told, hasAnnotations, hasAttachments: false };
}
