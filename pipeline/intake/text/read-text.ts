import { type Decoded, decode, type Encoding } from './decode.js';
import { type Delimiter, parseRecords, type TextRecord } from './parse.js';

/** A decoded file that guard and reader look at one after the other: what one of them parsed is there for the other. */
export interface ReadText extends Decoded {
  /** Records of the text or of a part of it. */
  parse(part: string, delimiter: Delimiter): readonly TextRecord[];
}

/** Of larger files guard and reader look at different parts, and keeping the text would cost memory. */
const mostKept = 128 * 1024;

const kept = new WeakMap<Uint8Array, Map<Encoding | undefined, ReadText>>();

/** Bytes to text as `decode` does; the same small file is decoded once. */
export function readText(bytes: Uint8Array, forced?: Encoding): ReadText {
  if (bytes.length > mostKept) return { ...decode(bytes, forced), parse: parseRecords };
  const known = kept.get(bytes) ?? new Map<Encoding | undefined, ReadText>();
  kept.set(bytes, known);
  const read = known.get(forced) ?? { ...decode(bytes, forced), parse: parsedOnce() };
  known.set(forced, read);
  return read;
}

function parsedOnce(): ReadText['parse'] {
  const parsed: { part: string; delimiter: Delimiter; records: readonly TextRecord[] }[] = [];
  return (part, delimiter) => {
    const known = parsed.find((p) => p.delimiter === delimiter && p.part === part);
    if (known) return known.records;
    const records = parseRecords(part, delimiter);
    parsed.push({ part, delimiter, records });
    return records;
  };
}
