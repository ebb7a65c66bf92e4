import type { Font } from './fonts.js';
import { meaningOf } from './operators.js';
import { readShown, type Shown } from './shown.js';
import {
  beginsNumber,
  type Cursor,
  readNumber,
  sign,
  skipDictionary,
  skipSpace,
  skipWord,
} from './tokens.js';

interface Content {
  /** What is shown, line by line: neighbours at one height make one piece. */
  pieces: string[];
  /** Dictionaries of marked parts that hold a string, which a reader may speak. */
  marks: string[];
}

type Matrix = [number, number, number, number, number, number];
interface State {
  matrix: Matrix;
  font: Font | undefined;
  size: number;
}

const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

/** Reads the content of a page; `null` where anything in it is not understood. */
export function piecesOf(content: Buffer, fonts: ReadonlyMap<string, Font>): Content | null {
  const pieces: string[] = [];
  const marks: string[] = [];
  const cursor: Cursor = { content, at: 0 };
  const stack: State[] = [];
  let state: State = { matrix: unmoved, font: undefined, size: 0 };
  let text = unmoved;
  let advance = 0;
  let height = Number.NaN;
  let right = Number.NaN;
  // Operands since the last operator.
  const numbers: Matrix = [0, 0, 0, 0, 0, 0];
  let count = 0;
  let name = 0;
  let shown: Shown | null = null;
  for (skipSpace(cursor); cursor.at < content.length; skipSpace(cursor)) {
    const start = cursor.at;
    const byte = content[start] ?? 0;
    if (beginsNumber(byte)) {
      const number = readNumber(cursor);
      if (Number.isNaN(number)) return null;
      if (count < numbers.length) numbers[count] = number;
      count += 1;
      continue;
    }
    if (byte === sign.slash) {
      name = start + 1;
      cursor.at = name;
      skipWord(cursor);
      continue;
    }
    if (byte === sign.less && content[start + 1] === sign.less) {
      const read = skipDictionary(cursor);
      if (read === 'endless') return null;
      if (read === 'speaks') marks.push(content.toString('latin1', start, cursor.at));
      continue;
    }
    if (byte === sign.open || byte === sign.list || byte === sign.less) {
      shown = readShown(cursor, state.font ?? none);
      if (shown === null) return null;
      continue;
    }
    skipWord(cursor);
    switch (meaningOf(content, start, cursor.at)) {
      case 'nothing':
        break;
      case 'save':
        stack.push({ matrix: state.matrix, font: state.font, size: state.size });
        break;
      case 'restore':
        state = stack.pop() ?? state;
        break;
      case 'begin':
        [text, advance] = [unmoved, 0];
        break;
      case 'transform':
        if (count !== 6) return null;
        state.matrix = times(numbers, state.matrix);
        break;
      case 'place':
        if (count !== 6) return null;
        [text, advance] = [[...numbers], 0];
        break;
      case 'font':
        state.font = fonts.get(wordAt(content, name));
        state.size = numbers[0];
        break;
      case 'show': {
        if (shown === null || state.font === undefined) return null;
        const [a, b, c, d, e, f] = text;
        const [scale, , , , x, y] = times([a, b, c, d, e + advance * a, f + advance * b], state.matrix);
        const em = Math.abs(scale * state.size);
        const gap = x - right;
        const last = pieces.length - 1;
        // Close by: the same word. Further on: the next word or column. Over what stands there: something else.
        if (Math.abs(y - height) > 0.5 || !(gap > -0.3 * em)) pieces.push(shown.text);
        else pieces[last] = `${pieces[last]}${gap > 0.12 * em ? ' ' : ''}${shown.text}`;
        height = y;
        advance += state.size * shown.width;
        right = x + scale * state.size * shown.width;
        break;
      }
      default:
        return null;
    }
    count = 0;
    shown = null;
  }
  return { pieces: pieces.map(tidy).filter((piece) => piece !== ''), marks };
}

/** Before a font is named only lists of numbers are understood. */
const none: Font = { characters: [], widths: [] };

function wordAt(content: Buffer, at: number): string {
  const cursor: Cursor = { content, at };
  skipWord(cursor);
  return content.toString('latin1', at, cursor.at);
}

const tidy = (piece: string): string => (piece.includes('  ') ? piece.replace(/ +/g, ' ') : piece).trim();

const times = ([a, b, c, d, e, f]: Matrix, [m, n, o, p, q, r]: Matrix): Matrix => [
  a * m + b * o,
  a * n + b * p,
  c * m + d * o,
  c * n + d * p,
  e * m + f * o + q,
  e * n + f * p + r,
];
