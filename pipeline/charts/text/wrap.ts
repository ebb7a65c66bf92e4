import type { Measure } from './measure.js';

/** Breaks a text at blanks into lines of at most `width` pixels; a single longer word stays whole. */
export function wrapText(text: string, width: number, size: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((w) => w !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** Cuts a text to `width` pixels, with an ellipsis where something is missing. */
export function fitText(text: string, width: number, size: number, measure: Measure, weight = 400): string {
  if (measure(text, size, weight) <= width) return text;
  let kept = Array.from(text);
  while (kept.length > 0 && measure(`${kept.join('').trimEnd()}…`, size, weight) > width) {
    kept = kept.slice(0, -1);
  }
  return `${kept.join('').trimEnd()}…`;
}
