import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leanFont } from './lean-font.js';

/** Where the program's own files lie. Source and compiled modules sit at different depths, so the way up is searched. */

function templatesFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'templates');
    if (existsSync(join(candidate, 'html')) && existsSync(join(candidate, 'pdf'))) return candidate;
    const parent = dirname(folder);
    if (parent === folder) throw new Error('templates folder not found above the program');
    folder = parent;
  }
}

export const templates = templatesFolder();

const require = createRequire(import.meta.url);
const webFontFolder = dirname(require.resolve('@fontsource/source-sans-3/package.json'));
const printFontFolder = dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));

/** WOFF2 files for the pages: Latin and its extension in the three weights that report.css names. */
export const webFonts: readonly string[] = ['latin', 'latin-ext'].flatMap((range) =>
  [400, 600, 700].map((weight) =>
    join(webFontFolder, 'files', `source-sans-3-${range}-${weight}-normal.woff2`),
  ),
);

const printFont = (weight: string): string => join(printFontFolder, weight, `SourceSans3_${weight}.ttf`);

/** TTF files of the same family, for Typst and for measuring texts in drawings. */
export const regularFont = printFont('400Regular');
export const semiboldFont = printFont('600SemiBold');
export const boldFont = printFont('700Bold');
export const printFonts: readonly string[] = [
  regularFont,
  printFont('400Regular_Italic'),
  semiboldFont,
  boldFont,
];

const read = new Map<string, Buffer>();

/** The bytes of a font as Typst gets it, read once: what is worked out from them is remembered by the bytes. */
export function fontBytes(file: string): Buffer {
  const bytes = read.get(file) ?? leanFont(readFileSync(file));
  read.set(file, bytes);
  return bytes;
}
