/** What the signs of a text are. */
export type SignKind = 1 | 2 | 3 | 4 | 5;

export const [letter, digit, stop, paragraph, other] = [1, 2, 3, 4, 5] as const;

/** By UTF-16 code, as far as it was asked for: a pattern for every sign of every text would take most of the time. */
const kinds = new Uint8Array(0x10000);

/** Half of a pair, as rare letters and pictures are written, counts as a letter. `stop`: one of `.;:`. */
export function kindOf(code: number): SignKind {
  const known = kinds[code] as SignKind | 0 | undefined;
  if (known !== undefined && known !== 0) return known;
  const sign = String.fromCharCode(code);
  const kind = /[\p{L}\p{Cs}]/u.test(sign)
    ? letter
    : /\p{N}/u.test(sign)
      ? digit
      : '.;:'.includes(sign)
        ? stop
        : sign === '§'
          ? paragraph
          : other;
  kinds[code] = kind;
  return kind;
}

/** Whether the sign at this place of a text is one of a word or number; not so before and behind the text. */
export const isOfWordAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && kindOf(text.charCodeAt(at)) <= digit;
