import type { Font } from './fonts.js';
import { meaningOf } from './operators.js';
import { readShown, type Shown } from './shown.js';
import { beginsNumber, type Cursor, readNumber, sign, skipDictionary, skipSpace, skipWord } from './tokens.js';

interface Content {
  /** What is shown, line by line: neighbours at one height make one piece. */
  pieces: string[];
  /** Dictionaries of marked parts that hold a string, which a reader may speak. */
  marks: string[];
}

type Matrix = readonly [number, number, number, number, number, number];
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
  let numbers: number[] = [];
  let name = '';
  let shown: Shown | null = null;
  for (skipSpace(cursor); cursor.at < content.length; skipSpace(cursor)) {
    const start = cursor.at;
    const byte = content[start] ?? 0;
    if (beginsNumber(byte)) {
      const number = readNumber(cursor);
      if (Number.isNaN(number)) return null;
      numbers.push(number);
      continue;
    }
    if (byte === sign.slash) {
      cursor.at += 1;
      skipWord(cursor);
      name = content.toString('latin1', start + 1, cursor.at);
      continue;
    }
    if (byte === sign.less && content[start + 1] === sign.less) {
      if (!skipDictionary(cursor)) return null;
      const mark = content.toString('latin1', start, cursor.at);
      if (/\(|[^<]<(?!<)/.test(mark)) marks.push(mark);
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
        stack.push({ ...state });
        break;
      case 'restore':
        state = stack.pop() ?? state;
        break;
      case 'begin':
        [text, advance] = [unmoved, 0];
        break;
      case 'transform': {
        const matrix = matrixOf(numbers);
        if (matrix === null) return null;
        state.matrix = times(matrix, state.matrix);
        break;
      }
      case 'place': {
        const matrix = matrixOf(numbers);
        if (matrix === null) return null;
        [text, advance] = [matrix, 0];
        break;
      }
      case 'font':
        state.font = fonts.get(name);
        state.size = numbers[0] ?? 0;
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
    numbers = [];
    shown = null;
  }
  return { pieces: pieces.map(tidy).filter((piece) => piece !== ''), marks };
}

/** Before a font is named only lists of numbers are understood. */
const none: Font = { characters: [], widths: [] };

const tidy = (piece: string): string => (piece.includes('  ') ? piece.replace(/ +/g, ' ') : piece).trim();

function matrixOf([a, b, c, d, e, f]: readonly number[]): Matrix | null {
  if (a === undefined || b === undefined || c === undefined) return null;
  return d === undefined || e === undefined || f === undefined ? null : [a, b, c, d, e, f];
}

const times = ([a, b, c, d, e, f]: Matrix, [m, n, o, p, q, r]: Matrix): Matrix => [
  ...([a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p] as const),
  ...([e * m + f * o + q, e * n + f * p + r] as const),
];
