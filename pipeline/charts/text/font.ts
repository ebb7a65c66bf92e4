import * as fontkit from 'fontkit';

/** Opens the bytes of a TTF file. Throws where they are a collection or no TrueType font. */
export function openFont(bytes: Uint8Array): fontkit.Font {
  const font = fontkit.create(Buffer.from(bytes));
  if (font.type !== 'TTF') throw new Error(`a single TTF font expected, found ${font.type}`);
  return font as fontkit.Font;
}

/** Characters a font can show. */
export const charactersOf = (bytes: Uint8Array): ReadonlySet<number> => new Set(openFont(bytes).characterSet);
