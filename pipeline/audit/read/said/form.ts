import { germanNumber } from '../numbers.js';

/**
 * A sentence that reports print, with gaps for names and numbers. Its numbers are explained only where all of them together
 * are those of one published row; a sentence of the same wording with another number stays unexplained.
 */
export interface Form<About> {
  pattern: RegExp;
  /** The longest wording without a gap: a text that lacks it need not be searched, which takes a hundred times as long. */
  wording: string;
  /** Whether the numbers are published; `part` gives the text of a gap, '' where it has none. */
  holds(part: (name: string) => string, about: About): boolean;
}

/** Makes the gaps of a sentence. */
export interface Gaps {
  /** A name; numbers in it are not explained by the form. */
  name(name: string): string;
  number(name: string): string;
  /** `1,2–3,4` or `−1,2 bis 3,4`: the gaps `<name>Lower` and `<name>Upper`. */
  limits(name: string): string;
  /** Any text that `holds` compares as a whole. */
  text(name: string): string;
}

const number = String.raw`[-\u2212]?\d[\d\u202f]*(?:,\d+)?`;
const patterns: Readonly<Record<string, (name: string) => string>> = {
  name: (name) => `(?<_${name}>.+?)`,
  number: (name) => `(?<${name}>${number})`,
  limits: (name) => String.raw`(?<${name}Lower>${number})(?:\u2013| bis )(?<${name}Upper>${number})`,
  text: (name) => `(?<${name}>.+?)`,
};
// Ends with an s, so that a message adds no ending to it.
const gap = (kind: string) => (name: string) => `\ue000${kind} ${name}\ue000s`;
const gaps: Gaps = { name: gap('name'), number: gap('number'), limits: gap('limits'), text: gap('text') };

/** From the message that the report prints, so that its wording stands in one place. */
export function formOf<About>(message: (gaps: Gaps) => string, holds: Form<About>['holds']): Form<About> {
  const named = new Set<string>();
  let wording = '';
  const source = message(gaps)
    .split(/(\ue000\w+ \w+\ue000s)/)
    .map((part) => {
      const [, kind = '', name = ''] = /^\ue000(\w+) (\w+)\ue000s$/.exec(part) ?? [];
      const made = patterns[kind]?.(name);
      if (made === undefined) {
        if (part.length > wording.length) wording = part;
        return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      }
      // What a message names twice must be the same both times.
      if (named.has(name)) return `\\k<${kind === 'name' ? '_' : ''}${name}>`;
      named.add(name);
      return made;
    })
    .join('');
  return { pattern: new RegExp(source, 'dgu'), wording, holds };
}

/** The text with the numbers of every form that holds blanked; names in its gaps stay as they are. */
export function maskForms<About>(text: string, forms: readonly Form<About>[], about: About): string {
  let masked = text;
  for (const { pattern, wording, holds } of forms) {
    if (!text.includes(wording)) continue;
    for (const match of text.matchAll(pattern)) {
      const groups = match.groups ?? {};
      if (!holds((name) => groups[name] ?? groups[`_${name}`] ?? '', about)) continue;
      const [start, end] = [match.index, match.index + match[0].length];
      const kept = Object.entries(match.indices?.groups ?? {}).filter(([name]) => name.startsWith('_'));
      let blanked = '';
      let at = start;
      for (const [, [from, to] = [at, at]] of kept.sort(byStart)) {
        blanked += masked.slice(at, from).replace(/\d/g, ' ') + masked.slice(from, to);
        at = to;
      }
      masked =
        masked.slice(0, start) + blanked + masked.slice(at, end).replace(/\d/g, ' ') + masked.slice(end);
    }
  }
  return masked;
}

const byStart = ([, a]: [string, [number, number]?], [, b]: [string, [number, number]?]): number =>
  (a?.[0] ?? 0) - (b?.[0] ?? 0);

/**
 * Whether a printed number is a published one, rounded. The published one is rounded itself, to at least one decimal place
 * more, so that the two may be a little more than half a unit apart.
 */
export function agrees(printed: string, published: string | number): boolean {
  if (published === '' || !new RegExp(`^${number}$`, 'u').test(printed)) return false;
  const { number: value, decimals } = germanNumber(printed);
  return Math.abs(value - Number(published)) <= 0.56 * 10 ** -decimals;
}

const limitsPattern = new RegExp(String.raw`^\(?(${number})(?:\u2013| bis )(${number})\)?$`, 'u');

/** Both limits of a printed interval. */
export function limitsAgree(printed: string, lower: string, upper: string): boolean {
  const [, from, to] = limitsPattern.exec(printed) ?? [];
  return from !== undefined && to !== undefined && agrees(from, lower) && agrees(to, upper);
}
