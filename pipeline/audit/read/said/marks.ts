/** Events of a time series: each vertical line has a number, from 1 on, and the caption says which is which. */
const list = /(?<=Senkrechte Linien?: ).*/su;

/** The numbers 1, 2, ... before the names of events blanked; `count`: how many there are. */
export function maskEvents(text: string): { text: string; count: number } {
  const told = text.includes('Senkrechte Linie') ? list.exec(text) : null;
  if (!told) return { text, count: 0 };
  let count = 0;
  const masked = told[0].replace(/(?<=^| )\d{1,2}(?= \p{Lu})/gu, (number) => {
    if (Number(number) !== count + 1) return number;
    count += 1;
    return ' '.repeat(number.length);
  });
  return { text: text.slice(0, told.index) + masked, count };
}

/** The same for what a time series says and prints: each number is drawn once. */
export function maskMarks(label: string, texts: readonly string[]): { label: string; texts: string[] } {
  const { text, count } = maskEvents(label);
  const left = new Set(Array.from({ length: count }, (_, i) => String(i + 1)));
  return { label: text, texts: texts.map((t) => (left.delete(t) ? '' : t)) };
}
