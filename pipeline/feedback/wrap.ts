/** Breaks a text into lines of at most `width` characters; a word that is longer, such as a path, is cut. */
export function wrap(text: string, width: number, first = '', rest = first.replace(/./gu, ' ')): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const whole of text.replace(/\s*[\r\n]+\s*/g, ' ').split(/[ \t]+/)) {
    let word = whole;
    if (word === '') continue;
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    while (line.length + word.length > width) {
      const room = Math.max(1, width - line.length);
      lines.push(line + word.slice(0, room));
      word = word.slice(room);
      line = rest;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line.trimEnd()];
}
