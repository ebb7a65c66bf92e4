import type { Font } from './fonts.js';
import { codeOf, meaningOf } from './operators.js';
import { readShown, type Shown } from './shown.js';
import {
  beginsNumber,
  type Cursor,
  endOfNumber,
  endOfSpace,
  endOfWord,
  readNumber,
  sign,
  skipDictionary,
} from './tokens.js';

interface Content {
  /** What is shown, line by line: neighbours at one height make one piece. */
  pieces: string[];
  /** Dictionaries of marked parts that hold a string, which a reader may speak. */
  marks: string[];
}

type Matrix = [number, number, number, number, number, number];

const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

/** Reads the content of a page; `null` where anything in it is not understood. */
export function piecesOf(content: Buffer, fonts: ReadonlyMap<string, Font>): Content | null {
  const read = shownIn(content, fonts);
  return read && { ...read, pieces: read.pieces.map(tidy).filter((piece) => piece !== '') };
}

/** The same with all spaces. Nothing but the loop, which the engine makes fast: what stands behind it would undo that. */
function shownIn(content: Buffer, fonts: ReadonlyMap<string, Font>): Content | null {
  const pieces: string[] = [];
  const marks: string[] = [];
  const cursor: Cursor = { content, at: 0 };
  // The matrix, font and size that hold, and those saved before: no object for each, which would be made anew all the time.
  const matrices: Matrix[] = [];
  const fontsBefore: (Font | undefined)[] = [];
  const sizes: number[] = [];
  let matrix = unmoved;
  let font: Font | undefined;
  let size = 0;
  let text = unmoved;
  let advance = 0;
  let height = Number.NaN;
  let right = Number.NaN;
  // Where the operands since the last operator begin.
  const operands = new Int32Array(6);
  let count = 0;
  let name = 0;
  let nameEnd = 0;
  let shown: Shown | null = null;
  const fontNamed = fontsByBytes(fonts);
  const { length } = content;
  for (let at = endOfSpace(content, 0); at < length; at = endOfSpace(content, at)) {
    const byte = content[at] ?? 0;
    if (beginsNumber(byte)) {
      if (count < operands.length) operands[count] = at;
      count += 1;
      at = endOfNumber(content, at);
      if (at < 0) return null;
      continue;
    }
    if (byte === sign.slash) {
      name = at + 1;
      at = endOfWord(content, name);
      nameEnd = at;
      continue;
    }
    if (byte === sign.less && content[at + 1] === sign.less) {
      cursor.at = at;
      const read = skipDictionary(cursor);
      if (read === 'endless') return null;
      if (read === 'speaks') marks.push(content.toString('latin1', at, cursor.at));
      at = cursor.at;
      continue;
    }
    if (byte === sign.open || byte === sign.list || byte === sign.less) {
      cursor.at = at;
      shown = readShown(cursor, font ?? none);
      if (shown === null) return null;
      at = cursor.at;
      continue;
    }
    const start = at;
    at = endOfWord(content, start);
    switch (meaningOf(content, start, at)) {
      case 'nothing':
        break;
      case 'save':
        matrices.push(matrix);
        fontsBefore.push(font);
        sizes.push(size);
        break;
      case 'restore':
        if (sizes.length === 0) break;
        matrix = matrices.pop() ?? matrix;
        font = fontsBefore.pop();
        size = sizes.pop() ?? size;
        break;
      case 'begin':
        text = unmoved;
        advance = 0;
        break;
      case 'transform':
        if (count !== 6) return null;
        matrix = times(numbersAt(content, operands), matrix);
        break;
      case 'place':
        if (count !== 6) return null;
        text = numbersAt(content, operands);
        advance = 0;
        break;
      case 'font':
        if (count !== 1) return null;
        font = fontNamed(content, name, nameEnd);
        size = numberAt(content, operands[0] ?? 0);
        break;
      case 'show': {
        if (shown === null || font === undefined) return null;
        // What has been shown since moves what follows along the line.
        const [along, across] = [text[4] + advance * text[0], text[5] + advance * text[1]];
        const scale = text[0] * matrix[0] + text[1] * matrix[2];
        const x = along * matrix[0] + across * matrix[2] + matrix[4];
        const y = along * matrix[1] + across * matrix[3] + matrix[5];
        const em = Math.abs(scale * size);
        const gap = x - right;
        const last = pieces.length - 1;
        // Close by: the same word. Further on: the next word or column. Over what stands there: something else.
        if (Math.abs(y - height) > 0.5 || !(gap > -0.3 * em)) pieces.push(shown.text);
        else pieces[last] = `${pieces[last]}${gap > 0.12 * em ? ' ' : ''}${shown.text}`;
        height = y;
        advance += size * shown.width;
        right = x + scale * size * shown.width;
        break;
      }
      default:
        return null;
    }
    count = 0;
    shown = null;
  }
  return { pieces, marks };
}

/** Before a font is named only lists of numbers are understood. */
const none: Font = { characters: [], widths: [] };

/** Finds a font by the bytes of its name, of which a page has thousands: a short one need not become a text each time. */
function fontsByBytes(
  fonts: ReadonlyMap<string, Font>,
): (content: Buffer, start: number, end: number) => Font | undefined {
  const byCode = new Map<number, Font>();
  for (const [name, font] of fonts) {
    const bytes = Buffer.from(name, 'latin1');
    if (bytes.length <= 6) byCode.set(codeOf(bytes, 0, bytes.length), font);
  }
  return (content, start, end) =>
    end - start <= 6
      ? byCode.get(codeOf(content, start, end))
      : fonts.get(content.toString('latin1', start, end));
}

const tidy = (piece: string): string => (piece.includes('  ') ? piece.replace(/ +/g, ' ') : piece).trim();

const times = (first: Matrix, then: Matrix): Matrix => [
  first[0] * then[0] + first[1] * then[2],
  first[0] * then[1] + first[1] * then[3],
  first[2] * then[0] + first[3] * then[2],
  first[2] * then[1] + first[3] * then[3],
  first[4] * then[0] + first[5] * then[2] + then[4],
  first[4] * then[1] + first[5] * then[3] + then[5],
];

const numbersAt = (content: Buffer, starts: Int32Array): Matrix => [
  numberAt(content, starts[0] ?? 0),
  numberAt(content, starts[1] ?? 0),
  numberAt(content, starts[2] ?? 0),
  numberAt(content, starts[3] ?? 0),
  numberAt(content, starts[4] ?? 0),
  numberAt(content, starts[5] ?? 0),
];

const numberAt = (content: Buffer, at: number): number => readNumber({ content, at });
