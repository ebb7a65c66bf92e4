/**
 * The content of a trimmed cell without what spreadsheets wrap around it so that it stays text: invisible characters,
 * a leading apostrophe (`'05978020`), a formula that is only a text (`="05978020"`).
 */
export function unwrapped(text: string): string {
  const visible = text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '').trim();
  const formula = /^="([^"]*)"$/.exec(visible);
  if (formula) return (formula[1] ?? '').trim();
  return /^['’]\S/.test(visible) ? visible.slice(1).trim() : visible;
}
