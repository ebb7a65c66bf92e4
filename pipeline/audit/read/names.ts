import { isOfWordAt } from './signs.js';

/** A name in a text. */
interface Place {
  name: string;
  start: number;
}

/**
 * Finds any of these names in texts, not inside a longer word; at each place the longest that fits. Names are looked up by
 * their first two signs where a word may begin; one pattern of all names takes twenty times as long.
 */
export function namesFinder(names: readonly string[]): (text: string) => Place[] {
  const byStart = new Map<number, string[]>();
  for (const name of [...names].sort(byLength)) {
    if (name === '') continue;
    const known = byStart.get(startOf(name, 0));
    if (known) known.push(name);
    else byStart.set(startOf(name, 0), [name]);
  }
  const fitting = (text: string, start: number, candidates: readonly string[] = []): string | undefined => {
    for (const name of candidates) {
      if (text.startsWith(name, start) && !isOfWordAt(text, start + name.length)) return name;
    }
    return undefined;
  };
  return (text) => {
    const places: Place[] = [];
    for (let start = 0; start < text.length; start++) {
      if (isOfWordAt(text, start - 1)) continue;
      const name =
        fitting(text, start, byStart.get(startOf(text, start))) ??
        fitting(text, start, byStart.get(text.charCodeAt(start)));
      if (name === undefined) continue;
      places.push({ name, start });
      start += name.length - 1;
    }
    return places;
  };
}

/** The first two signs as one number, or the only one. */
const startOf = (text: string, at: number): number =>
  at + 1 < text.length ? text.charCodeAt(at) + 0x10000 * text.charCodeAt(at + 1) : text.charCodeAt(at);

const byLength = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : 1);
