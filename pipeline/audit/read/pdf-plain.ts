import { inflateSync } from 'node:zlib';
import type { PdfText } from './pdf.js';

/**
 * Reads the text of a PDF of the plain kind that reports are: one cross-reference table, no encryption, no packed objects,
 * no embedded drawings, every font with its table of characters. Many times faster than a full reader. `null` for any
 * other PDF, and wherever something is not understood: then the full reader must do it.
 */
export function readPlainPdf(bytes: Uint8Array): PdfText | null {
  try {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const objects = objectsOf(file);
    return objects && textOf(objects, file);
  } catch {
    return null;
  }
}

interface Font {
  characters: ReadonlyMap<number, string>;
  /** Thousandths of its size by code. */
  widths: ReadonlyMap<number, number>;
}

interface Part {
  /** Dictionary or value, as text. */
  head: string;
  /** Where the bytes of its stream begin, if it has one. */
  stream: number | null;
}

/** What a full reader would have to look into. */
const beyond =
  /\/(?:Encrypt|ObjStm|XRef|EmbeddedFiles?|Filespec|AcroForm|JavaScript|JS|OpenAction|XObject|Type3|RichMedia|XFA|OCProperties|Movie|Sound|FreeText|Widget|Popup|Stamp|FileAttachment)\b/;

function objectsOf(file: Buffer): Map<string, Part> | null {
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
    const start = /(?<=>>\s{1,2})stream\r?\n/.exec(whole);
    const text = start ? whole.slice(0, start.index) : whole;
    if (!text.startsWith(`${n} 0 obj`) || beyond.test(text)) return null;
    const stream = start ? at + start.index + start[0].length : null;
    objects.set(String(n), { head: text, stream });
  }
  const trailer = table.slice(table.indexOf('trailer'));
  if (beyond.test(trailer) || trailer.includes('/Prev')) return null;
  objects.set('trailer', { head: trailer, stream: null });
  return objects;
}

function textOf(objects: Map<string, Part>, file: Buffer): PdfText | null {
  const at = (text: string, key: string): Part | undefined =>
    objects.get(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1] ?? '');
  const catalogue = at(objects.get('trailer')?.head ?? '', 'Root');
  const tree = at(catalogue?.head ?? '', 'Pages');
  const kids = /\/Kids \[([^\]]*)\]/.exec(tree?.head ?? '')?.[1];
  if (!kids) return null;
  const fonts = new Map<string, Font | null>();
  const pages: string[][] = [];
  for (const [, id = ''] of kids.matchAll(/(\d+) 0 R/g)) {
    const page = objects.get(id)?.head ?? '';
    const content = at(page, 'Contents');
    if (!/\/Type \/Page\b(?!s)/.test(page) || !content || content.stream === null) return null;
    const names = new Map<string, Font>();
    for (const [, name = '', font = ''] of page.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
      if (!fonts.has(font)) fonts.set(font, fontOf(objects.get(font)?.head ?? '', at, file));
      const known = fonts.get(font);
      if (!known) return null;
      names.set(name, known);
    }
    const pieces = piecesOf(bytesOf(content, file), names);
    if (pieces === null) return null;
    pages.push(pieces);
  }
  const told = [...objects.values()].flatMap(({ head }) => stringsOf(head));
  const information = stringsOf(at(objects.get('trailer')?.head ?? '', 'Info')?.head ?? '');
  const others = [...objects.values()].some(
    ({ head }) => /\/Type \/Annot\b/.test(head) && !/\/Subtype \/Link\b/.test(head),
  );
  return { pages, information, told, hasAnnotations: others, hasAttachments: false };
}

function bytesOf({ head, stream }: Part, file: Buffer): string {
  const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
  const raw = file.subarray(stream ?? 0, (stream ?? 0) + length);
  return (/\/FlateDecode\b/.test(head) ? inflateSync(raw) : raw).toString('latin1');
}

function fontOf(
  head: string,
  at: (text: string, key: string) => Part | undefined,
  file: Buffer,
): Font | null {
  const characters = charactersOf(at(head, 'ToUnicode'), file);
  const own = at(head.replace('/DescendantFonts [', '/DescendantFonts '), 'DescendantFonts')?.head ?? '';
  const descendant = /\/W \[((?:\s*\d+ \d+ -?[\d.]+)*)\s*\]/.exec(own)?.[1] ?? null;
  if (characters === null || !/\/Encoding \/Identity-H\b/.test(head) || descendant === null) return null;
  const widths = new Map<number, number>();
  for (const [, from, to, width] of descendant.matchAll(/(\d+) (\d+) (-?[\d.]+)/g)) {
    for (let code = Number(from); code <= Number(to); code++) widths.set(code, Number(width));
  }
  return { characters, widths };
}

/** The characters of a font by code, from its `ToUnicode` table. */
function charactersOf(table: Part | undefined, file: Buffer): Map<number, string> | null {
  if (!table || table.stream === null) return null;
  const text = bytesOf(table, file);
  if (text.includes('beginbfrange')) return null;
  const characters = new Map<number, string>();
  for (const [, list = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', shown = ''] of list.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g)) {
      characters.set(Number.parseInt(code, 16), wide(Buffer.from(shown, 'hex')));
    }
  }
  return characters;
}

/** A string in brackets, which may hold pairs of brackets without a backslash before them. */
const inner = String.raw`[^\\()]|\\[\s\S]`;
const string = String.raw`\((?:${inner}|\((?:${inner}|\((?:${inner})*\))*\))*\)`;
const six = String.raw`(?:-?[\d.]+\s+){6}`;
const operators = new RegExp(
  String.raw`(?<q>\bq\b)|(?<Q>\bQ\b)|(?<cm>${six})cm\b|(?<tm>${six})Tm\b|\/(?<font>f\d+) (?<size>-?[\d.]+) Tf\b` +
    String.raw`|(?<shown>\[(?:[^\]\\(]|${string})*\]|${string}|<[0-9A-Fa-f]+>)\s*T[Jj]\b` +
    String.raw`|(?<other>\bT[Jj]\b|\bDo\b|\bBI\b|\bT\*|\bTd\b|\bTD\b)`,
  'g',
);

type Matrix = readonly [number, number, number, number, number, number];

/** What is shown, line by line: neighbours at one height make one piece. */
function piecesOf(content: string, fonts: ReadonlyMap<string, Font>): string[] | null {
  const pieces: string[] = [];
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let text: Matrix = matrix;
  let font: Font | undefined;
  let size = 0;
  let height = Number.NaN;
  let right = Number.NaN;
  for (const { groups = {} } of content.matchAll(operators)) {
    if (groups.other !== undefined) return null;
    if (groups.q !== undefined) stack.push(matrix);
    else if (groups.Q !== undefined) matrix = stack.pop() ?? matrix;
    else if (groups.cm !== undefined) matrix = times(matrixOf(groups.cm), matrix);
    else if (groups.tm !== undefined) text = matrixOf(groups.tm);
    else if (groups.font !== undefined) [font, size] = [fonts.get(groups.font), Number(groups.size)];
    else if (groups.shown !== undefined) {
      const shown = font && decoded(groups.shown, font);
      if (shown === undefined || shown === null) return null;
      const [scale, , , , x, y] = times(text, matrix);
      const em = Math.abs(scale * size);
      const gap = x - right;
      // Close by: the same word. Further on: the next word or column. Over what stands there: something else.
      if (Math.abs(y - height) > 0.5 || !(gap > -0.3 * em)) pieces.push(shown.text);
      else pieces.push(`${pieces.pop() ?? ''}${gap > 0.12 * em ? ' ' : ''}${shown.text}`);
      height = y;
      right = x + scale * size * shown.width;
    }
  }
  return pieces.map((piece) => piece.replace(/ +/g, ' ').trim()).filter((piece) => piece !== '');
}

function matrixOf(text: string): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = text.trim().split(/\s+/).map(Number);
  return [a, b, c, d, e, f];
}

const times = ([a, b, c, d, e, f]: Matrix, [m, n, o, p, q, r]: Matrix): Matrix => [
  ...([a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p] as const),
  ...([e * m + f * o + q, e * n + f * p + r] as const),
];

const shownParts = new RegExp(String.raw`${string}|<[0-9A-Fa-f]+>|-?[\d.]+`, 'g');

/** Text and width in sizes of the font, from codes of two bytes; `null` where a code has no character. */
function decoded(shown: string, { characters, widths }: Font): { text: string; width: number } | null {
  let text = '';
  let width = 0;
  for (const [part] of shown.matchAll(shownParts)) {
    if (/^[-\d.]/.test(part)) {
      width -= Number(part) / 1000;
      continue;
    }
    const bytes = part.startsWith('<')
      ? Buffer.from(part.slice(1, -1), 'hex')
      : Buffer.from(literal(part), 'latin1');
    if (bytes.length % 2 !== 0) return null;
    for (let i = 0; i < bytes.length; i += 2) {
      const code = bytes.readUInt16BE(i);
      const character = characters.get(code);
      if (character === undefined) return null;
      text += character;
      width += (widths.get(code) ?? 0) / 1000;
    }
  }
  return { text, width };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const literal = (text: string): string =>
  text
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, c: string) =>
      /^[0-7]/.test(c)
        ? String.fromCharCode(Number.parseInt(c, 8))
        : /^[\r\n]/.test(c)
          ? ''
          : (escapes[c] ?? c),
    );

const spoken = new RegExp(
  String.raw`\/(?:Alt|ActualText|E|T|TU|Contents|Title|Subject|Keywords|Author|Creator|Producer|Summary)\s*(${string}|<[0-9A-Fa-f\s]*>)`,
  'g',
);

/** Descriptions, titles and remarks: every string that a reader may speak or show. */
function stringsOf(head: string): string[] {
  const found = head.matchAll(spoken);
  return [...found].map(([, text = '']) => {
    const bytes = text.startsWith('<')
      ? Buffer.from(text.replace(/[<>\s]/g, ''), 'hex')
      : Buffer.from(literal(text), 'latin1');
    return bytes[0] === 0xfe && bytes[1] === 0xff ? wide(bytes.subarray(2)) : bytes.toString('latin1');
  });
}

const wide = (bytes: Buffer): string => Buffer.from(bytes).swap16().toString('utf16le');
