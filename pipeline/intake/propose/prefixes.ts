/**
 * Beginnings that several headings share and that may stand before the part that tells: `E_E` of `E_E00_01`.
 * A beginning ends where letters meet digits or signs, never inside a number; the empty one comes first.
 */
export function sharedBeginnings(headings: readonly string[]): string[] {
  const sorted = [...headings].sort((a, b) => (a < b ? -1 : 1));
  const found = new Set<string>(['']);
  for (let i = 1; i < sorted.length; i++) {
    const common = commonStart(sorted[i - 1] ?? '', sorted[i] ?? '');
    for (let length = 1; length <= common.length; length++) {
      const start = common.slice(0, length);
      const ends = sorted.filter((h) => h.startsWith(start) && isBorder(h, length));
      if (ends.length >= 2) found.add(start);
    }
  }
  return [...found].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/** The rest of a heading behind a beginning, or `null` where the cut would go through a number. */
export function behind(heading: string, start: string): string | null {
  if (!heading.startsWith(start)) return null;
  const rest = heading.slice(start.length);
  return /\d$/.test(start) && /^\d/.test(rest) ? null : rest;
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

function isBorder(text: string, at: number): boolean {
  const [before = '', after = ''] = [text[at - 1], text[at]];
  const kind = (c: string) => (/\p{L}/u.test(c) ? 'letter' : /\p{N}/u.test(c) ? 'digit' : 'sign');
  return after === '' || kind(before) === 'sign' || kind(before) !== kind(after);
}
