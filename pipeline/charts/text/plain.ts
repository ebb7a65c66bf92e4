/**
 * Text that can stand in XML and on one line: characters that XML forbids are dropped, line breaks become blanks.
 * Escaping of `<` and `&` is done where the SVG is written.
 */
export function plainText(text: string): string {
  return text
    .replace(/\s+/g, (blank) => (/[\n\r\t\v\f]/.test(blank) ? ' ' : blank))
    .replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .trim();
}
