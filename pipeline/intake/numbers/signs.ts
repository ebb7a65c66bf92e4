import type { CellState } from '../../model/delivery.js';
import type { Mapping } from '../../model/mapping.js';

/** What a value cell says, be it a number or a sign. A hidden value carries its bounds where they are known. */
export interface CellReading {
  state: Exclude<CellState, 'rejected'>;
  /** Plain decimal text; `null` unless `state` is `ok`. */
  value: string | null;
  lower: string | null;
  upper: string | null;
  /** A mark or word that was understood, and is to be told and counted. */
  remark?: { kind: 'mark' | 'word'; text: string };
}

type Meaning = Mapping['signs'][string];

const plain = (state: CellReading['state']): CellReading => ({
  state,
  value: null,
  lower: null,
  upper: null,
});

/** Signs of DIN 55301 and of the Bundesagentur; dashes of every length are an exact zero. */
const usual = new Map<string, Meaning>([
  ['', 'missing'],
  ...['-', '\u2010', '\u2011', '\u2012', '–', '—', '\u2015', '−'].map((dash) => [dash, 'zero'] as const),
  ['.', 'hidden'],
  ['·', 'hidden'],
  ['*', 'hidden'],
  ['/', 'unreliable'],
  ['...', 'pending'],
  ['. . .', 'pending'],
  ['…', 'pending'],
  ['x', 'not_applicable'],
  ['X', 'not_applicable'],
]);

/** Words instead of signs, without blanks, dots and case. None of them says zero. */
const words = new Map<string, Meaning>([
  ...'ka|keineangabe|keineangaben|oa|ohneangabe|nv|nichtverfügbar|nb|nichtbekannt|unbekannt|na|n/a|nan|null|(null)|none|leer|(leer)|fehlt|nichtgeliefert'
    .split('|')
    .map((word) => [word, 'missing'] as const),
  ...'folgt|wirdnachgereicht|wirdnachgeliefert'.split('|').map((word) => [word, 'pending'] as const),
  ...'entfällt|trifftnichtzu'.split('|').map((word) => [word, 'not_applicable'] as const),
  ...'geheim|gesperrt|anonymisiert'.split('|').map((word) => [word, 'hidden'] as const),
]);

/**
 * Reads a trimmed cell as a sign; `null` if it is none. `hiddenUpper` is the largest value the source hides, if known.
 * `<3` in a column of integers hides 0 to 2, `1-2` hides 1 to 2.
 */
export function readSign(
  text: string,
  overrides: Mapping['signs'],
  type: 'integer' | 'decimal',
  hiddenUpper: number | undefined,
): CellReading | null {
  const meaning = Object.hasOwn(overrides, text) ? overrides[text] : usual.get(text);
  if (meaning !== undefined) return meant(meaning, text === '*', hiddenUpper);
  const bounds = boundsOf(text, type);
  return bounds && { ...plain('hidden'), ...bounds };
}

/** Reads words such as `k. A.` or `NULL`; the reading carries the word, so that it is told. */
export function readWord(text: string, hiddenUpper: number | undefined): CellReading | null {
  if (text.length > 24) return null;
  const meaning = words.get(text.toLowerCase().replace(/[\s.]+/g, ''));
  return meaning === undefined
    ? null
    : { ...meant(meaning, false, hiddenUpper), remark: { kind: 'word', text } };
}

function meant(meaning: Meaning, star: boolean, hiddenUpper: number | undefined): CellReading {
  if (meaning === 'zero') return { state: 'ok', value: '0', lower: null, upper: null };
  if (meaning !== 'hidden') return plain(meaning);
  const upper = hiddenUpper === undefined ? null : String(hiddenUpper);
  // A dot may also mean "unknown", so nothing is known without a declared bound; a star hides a small count.
  return { state: 'hidden', value: null, lower: upper !== null || star ? '0' : null, upper };
}

/** Amounts that a text only encloses: `< 3`, `unter 3`, `bis 3`, `≤ 3`, `1-2`, `> 100`, `100+`. */
function boundsOf(text: string, type: 'integer' | 'decimal'): { lower: string; upper: string | null } | null {
  const step = type === 'integer' ? 1 : 0;
  const number = (expression: RegExp) => {
    const m = expression.exec(text);
    return m ? Number(m[1]) : null;
  };
  const below = number(/^(?:<|unter|weniger als|kleiner(?: als)?)\s*(\d{1,4})$/i);
  if (below !== null) return below > 0 ? { lower: '0', upper: String(below - step) } : null;
  const upTo = number(/^(?:<=|≤|bis(?: zu)?|höchstens|maximal|max\.?)\s*(\d{1,4})$/i);
  if (upTo !== null) return { lower: '0', upper: String(upTo) };
  const above = number(/^(?:>|über|mehr als)\s*(\d{1,6})$/i);
  if (above !== null) return { lower: String(above + step), upper: null };
  const from = number(/^(?:>=|≥|ab|mindestens)\s*(\d{1,6})$/i) ?? number(/^(\d{1,6})\s*(?:\+|und mehr)$/i);
  if (from !== null) return { lower: String(from), upper: null };
  const range = /^(\d{1,3})\s*(?:[-\u2010-\u2013]|bis)\s*(\d{1,3})$/i.exec(text);
  if (!range || Number(range[1]) >= Number(range[2])) return null;
  return { lower: String(Number(range[1])), upper: String(Number(range[2])) };
}
