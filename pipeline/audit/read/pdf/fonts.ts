import { bytesOf, type Part } from './objects.js';
import { wide } from './strings.js';

/** What codes of two bytes show. */
export interface Font {
  /** By code; undefined where a code has no character. */
  characters: readonly (string | undefined)[];
  /** Widths in sizes of the font, by code; undefined for none. */
  widths: readonly (number | undefined)[];
}

/** A font with a table of characters and of widths; `null` for any other. */
export function fontOf(
  head: string,
  at: (text: string, key: string) => Part | undefined,
  file: Buffer,
): Font | null {
  const characters = charactersOf(at(head, 'ToUnicode'), file);
  const own = at(head.replace('/DescendantFonts [', '/DescendantFonts '), 'DescendantFonts')?.head ?? '';
  const descendant = /\/W \[((?:\s*\d+ \d+ -?[\d.]+)*)\s*\]/.exec(own)?.[1] ?? null;
  if (characters === null || !/\/Encoding \/Identity-H\b/.test(head) || descendant === null) return null;
  const widths: number[] = [];
  for (const [, from, to, width] of descendant.matchAll(/(\d+) (\d+) (-?[\d.]+)/g)) {
    for (let code = Number(from); code <= Math.min(Number(to), 0xffff); code++)
      widths[code] = Number(width) / 1000;
  }
  return { characters, widths };
}

/** The characters of a font by code, from its `ToUnicode` table. */
function charactersOf(table: Part | undefined, file: Buffer): string[] | null {
  if (!table || table.stream === null) return null;
  const text = bytesOf(table, file).toString('latin1');
  if (text.includes('beginbfrange')) return null;
  const characters: string[] = [];
  for (const [, list = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', shown = ''] of list.matchAll(/<([0-9A-Fa-f]{1,4})>\s*<([0-9A-Fa-f]*)>/g)) {
      characters[Number.parseInt(code, 16)] = wide(Buffer.from(shown, 'hex'));
    }
  }
  return characters;
}
