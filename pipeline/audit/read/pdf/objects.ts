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

/** The objects by their number, and the `trailer`; `null` where they are not all listed in one plain table. */
export function objectsOf(file: Buffer): Map<string, Part> | null {
  const tail = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1', Math.max(0, file.length - 200)));
  if (!tail) return null;
  const table = file.toString('latin1', Number(tail[1]));
  const head = /^xref\s+0 (\d+)\s/.exec(table);
  if (!head) return null;
  const entries = [...table.slice(head[0].length).matchAll(/(\d{10}) \d{5} ([nf])/g)];
  if (entries.length !== Number(head[1])) return null;
  const places = entries.flatMap(([, at, kind], n) => (kind === 'n' ? [{ n, at: Number(at) }] : []));
  places.sort((a, b) => a.at - b.at);
  const objects = new Map<string, Part>();
  for (const [i, { n, at }] of places.entries()) {
    const end = places[i + 1]?.at ?? Number(tail[1]);
    const whole = file.toString('latin1', at, end);
    const start = streamIn(whole);
    const text = start ? whole.slice(0, start.head) : whole;
    if (!text.startsWith(`${n} 0 obj`) || beyond.test(text)) return null;
    objects.set(String(n), { head: text, stream: start && at + start.bytes });
  }
  const trailer = table.slice(table.indexOf('trailer'));
  if (beyond.test(trailer) || trailer.includes('/Prev')) return null;
  objects.set('trailer', { head: trailer, stream: null });
  return objects;
}

/** Where the word `stream` after a dictionary stands, and where the bytes after it begin; `null` without one. */
function streamIn(object: string): { head: number; bytes: number } | null {
  for (let at = object.indexOf('stream'); at >= 0; at = object.indexOf('stream', at + 1)) {
    if (!/>>\s{1,2}$/.test(object.slice(Math.max(0, at - 4), at))) continue;
    const line = /^\r?\n/.exec(object.slice(at + 6, at + 8));
    if (line) return { head: at, bytes: at + 6 + line[0].length };
  }
  return null;
}

/** The bytes of a stream, unpacked. Throws where they are not what the dictionary says. */
export function bytesOf({ head, stream }: Part, file: Buffer): Buffer {
  const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
  const raw = file.subarray(stream ?? 0, (stream ?? 0) + length);
  return /\/FlateDecode\b/.test(head) ? inflateSync(raw) : raw;
}
