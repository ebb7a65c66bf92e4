import { inflateSync } from 'node:zlib';

/** An object of a PDF file. */
export interface Part {
  /** Dictionary or value, as text. */
  head: string;
  /** Where the bytes of its stream begin, if it has one. */
  stream: number | null;
}

/** What a full reader would have to look into. */
const beyond =
  /\/(?:Encrypt|ObjStm|XRef|EmbeddedFiles?|Filespec|AcroForm|JavaScript|JS|OpenAction|XObject|Type3|RichMedia|XFA|OCProperties|Movie|Sound|FreeText|Widget|Popup|Stamp|FileAttachment)\b/;

/** The objects of a file. Most only tell the structure, and none is looked at before it is asked for. */
export interface PdfObjects {
  /** The object of this number; undefined for none. */
  part(id: string): Part | undefined;
  trailer: string;
  /** In their order the dictionaries in which something is found, each once. `pattern` is a global one. */
  headsWith(pattern: RegExp): string[];
}

/** The objects listed in the one plain table of the file; `null` where they are not, or one is beyond a plain reader. */
export function objectsOf(file: Buffer): PdfObjects | null {
  const text = file.toString('latin1');
  const tail = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-200));
  const end = Number(tail?.[1] ?? -1);
  const places = placesIn(text, end);
  if (places === null) return null;
  const trailer = text.slice(text.indexOf('trailer', end));
  if (beyond.test(trailer) || trailer.includes('/Prev')) return null;
  const starts = Float64Array.from([...places.filter((at) => at >= 0), end]).sort();
  const streams = streamsIn(text, starts);
  const headAt = (i: number): string =>
    text.slice(starts[i], streams.get(starts[i] ?? 0)?.head ?? starts[i + 1]);
  // Dictionaries that follow each other without a stream between them are looked through as one text.
  const runs: { start: number; dictionaries: string }[] = [];
  let start = starts[0] ?? 0;
  for (const [object, { head }] of [...streams, [end, { head: end }] as const]) {
    runs.push({ start, dictionaries: text.slice(start, head) });
    start = starts[indexOf(starts, object) + 1] ?? end;
  }
  if (runs.some(({ dictionaries }) => beyond.test(dictionaries))) return null;
  return {
    trailer,
    part(id) {
      const at = (id === '' ? undefined : places[Number(id)]) ?? -1;
      return at < 0
        ? undefined
        : { head: headAt(indexOf(starts, at)), stream: streams.get(at)?.bytes ?? null };
    },
    headsWith(pattern) {
      const found: string[] = [];
      for (const { start, dictionaries } of runs) {
        pattern.lastIndex = 0;
        for (let match = pattern.exec(dictionaries); match; match = pattern.exec(dictionaries)) {
          const i = indexOf(starts, start + match.index);
          found.push(headAt(i));
          pattern.lastIndex = (starts[i + 1] ?? end) - start;
        }
      }
      return found;
    },
  };
}

/**
 * The places of the objects in use by their number, -1 for others, from the table that begins here: twenty signs each
 * (ISO 32000-1, 7.5.4). `null` for any other table, or where an object is not in its place.
 */
function placesIn(text: string, table: number): number[] | null {
  const head = /^xref\s+0 (\d+)\s+/.exec(text.slice(table, table + 100));
  if (table < 0 || head === null) return null;
  const places: number[] = [];
  let entry = table + head[0].length;
  for (let n = 0; n < Number(head[1]); n++, entry += 20) {
    const [at, kind] = [decimal(text, entry, 10), text[entry + 17]];
    if (at < 0 || decimal(text, entry + 11, 5) < 0 || (kind !== 'n' && kind !== 'f')) return null;
    places.push(kind === 'n' ? at : -1);
    if (kind === 'f') continue;
    if (at >= table || text.charCodeAt(at - 1) > space || !text.startsWith(`${n} 0 obj`, at)) return null;
  }
  return /^\s*trailer/.test(text.slice(entry, entry + 100)) ? places : null;
}

const [zero, nine, space] = [0x30, 0x39, 0x20];

/** The number of so many digits that stands here; -1 where they are none. */
function decimal(text: string, start: number, digits: number): number {
  let number = 0;
  for (let at = start; at < start + digits; at++) {
    const code = text.charCodeAt(at);
    if (!(code >= zero && code <= nine)) return -1;
    number = number * 10 + code - zero;
  }
  return number;
}

/** For each object with a stream where its dictionary ends and where the bytes of the stream begin, by the start of the object. */
function streamsIn(text: string, starts: Float64Array): ReadonlyMap<number, { head: number; bytes: number }> {
  const found = new Map<number, { head: number; bytes: number }>();
  let object = 0;
  for (let at = text.indexOf('stream', starts[0]); at >= 0; at = text.indexOf('stream', at + 1)) {
    while ((starts[object + 1] ?? Number.POSITIVE_INFINITY) <= at) object += 1;
    const [start, end] = [starts[object] ?? 0, starts[object + 1] ?? 0];
    if (at + 6 > end || found.has(start)) continue;
    if (!/>>\s{1,2}$/.test(text.slice(Math.max(start, at - 4), at))) continue;
    const line = /^\r?\n/.exec(text.slice(at + 6, Math.min(at + 8, end)));
    if (line) found.set(start, { head: at, bytes: at + 6 + line[0].length });
  }
  return found;
}

/** Which of these rising numbers is the last that is not above one of them. */
function indexOf(rising: Float64Array, number: number): number {
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rising[middle] ?? 0) <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The bytes of a stream, unpacked. Throws where they are not what the dictionary says. */
export function bytesOf({ head, stream }: Part, file: Buffer): Buffer {
  const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
  const raw = file.subarray(stream ?? 0, (stream ?? 0) + length);
  // A page is unpacked in one piece, as a rule.
  return /\/FlateDecode\b/.test(head) ? inflateSync(raw, { chunkSize: 1 << 17 }) : raw;
}
