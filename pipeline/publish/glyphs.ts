/** Printed where a character cannot be shown. */
const placeholder = '\u25a1';
/** Byte order mark: never printable, and PDF/UA forbids it in text. */
const byteOrderMark = 0xfeff;

/**
 * Replaces every character that the font cannot show: PDF/UA allows none without a glyph, and texts from deliveries may hold any; line breaks and tabs become blanks.
 * Letters of ASCII are in any font.
 */
export const showable = (text: string, covered: ReadonlySet<number>): string =>
  text.replace(beyondAscii, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x09 || code === 0x0a || code === 0x0d) return ' ';
    return code >= 0x20 && code !== byteOrderMark && covered.has(code) ? character : placeholder;
  });

const beyondAscii = /[^ -~]/gu;
