import { unwrapped } from './cell-text.js';
import { type Shape, shapeOf } from './numbers.js';

/** What stands around a number in its cell. */
export interface NumberParts {
  /** The text of the number alone, and what it can mean; `null` if it is no number. */
  number: string;
  shape: Shape | null;
  /** A percent sign stood behind it. */
  percent: boolean;
  /** Mark whose meaning is known and leaves the number as it is: `r`, `p`, `s`, `e`, brackets, or one of the mapping. */
  mark: string | null;
  /** Mark whose meaning nobody stated. */
  strange: string | null;
}

/**
 * Marks of official statistics behind a number: revised, preliminary, estimated; brackets: limited reliability.
 * Source: signs of the Statistisches Bundesamt (r, p, s) and of Eurostat (e), DIN 55301 for the brackets.
 */
const knownMarks = new Set(['r', 'p', 's', 'e']);
const brackets = '( )';

const euro = new Set(['€', 'eur', 'euro']);
const marked =
  /^(.*?\d)\s*(\*+\)?|[†‡#]|[¹²³⁰⁴-⁹]+\)?|\)|\s\(?\d\)|\(?[a-z]\)|\[[a-z0-9]\]|(?<=\s|\d)[a-z])$/;

/** Takes a cell apart; the sign of `unit` may stand behind the number. Anything else stays in `number`. */
export function partsOf(text: string, unit: string, footnotes: readonly string[]): NumberParts {
  const direct = shapeOf(text);
  if (direct) return { number: text, shape: direct, percent: false, mark: null, strange: null };
  const whole = unwrapped(text);
  const part = (number: string, more: Partial<NumberParts> = {}): NumberParts | null => {
    const shape = shapeOf(number);
    return shape && { number, shape, percent: false, mark: null, strange: null, ...more };
  };
  const plain = part(whole);
  if (plain) return plain;
  for (const mark of footnotes) {
    const declared = whole.endsWith(mark) && part(whole.slice(0, -mark.length).trim(), { mark });
    if (declared) return declared;
  }
  const percent = /^(.*\d)\s*(?:%|v\. ?H\.|Prozent)$/.exec(whole);
  const bracket = /^\(\s*(.*\d)\s*\)$/.exec(whole);
  const own = withoutUnit(whole, unit);
  const marks = marked.exec(whole);
  const sign = (marks?.[2] ?? '').trim();
  const known = knownMarks.has(sign);
  return (
    (percent && part((percent[1] ?? '').trim(), { percent: true })) ??
    (bracket && part(bracket[1] ?? '', { mark: brackets })) ??
    (own !== null ? part(own) : null) ??
    (marks && part(marks[1] ?? '', known ? { mark: sign } : { strange: sign })) ?? {
      number: whole,
      shape: null,
      percent: false,
      mark: null,
      strange: null,
    }
  );
}

/** Signs such as `€` or `m²` only: words behind a number say that a person wrote there what does not belong there. */
function withoutUnit(text: string, unit: string): string | null {
  const m = /^(.*\d)\s*([^\d\s]\S*)$/.exec(text);
  if (!m) return null;
  const [, number = '', suffix = ''] = m;
  const isEuro = (t: string) => euro.has(t.toLowerCase());
  const same = suffix === unit && suffix.length <= 3;
  return same || (isEuro(suffix) && isEuro(unit)) ? number : null;
}
