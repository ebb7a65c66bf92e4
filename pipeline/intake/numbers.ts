/** Numbers as offices write them: `1.234`, `1 234,5`, `1'234`, `12,00`, `.707`, with every sign of minus. */

export type Mark = ',' | '.';

/**
 * What the text of one cell can mean. `clear`: one reading; `mark` is the decimal mark it proves, `null` if none.
 * `either`: three digits behind a single mark, so thousands or decimals.
 */
export type Shape =
  | { kind: 'clear'; negative: boolean; whole: string; fraction: string; mark: Mark | null }
  | { kind: 'either'; negative: boolean; head: string; tail: string; separator: Mark };

const blanks = ' \u00a0\u2007\u2009\u202f';
const grouped = new RegExp(`^(\\d{1,3}(?:([${blanks}]|['’])\\d{3})(?:\\2\\d{3})*)(?:([.,])(\\d+))?$`);
const other = (mark: string): Mark => (mark === ',' ? '.' : ',');

/** `null`: not a number. The text is trimmed. */
export function shapeOf(text: string): Shape | null {
  const negative = /^[-\u2212\u2013]/.test(text);
  const body = text.replace(/^[-+\u2212\u2013]\s?/, '');
  const clear = (whole: string, fraction: string, mark: Mark | null): Shape => ({
    kind: 'clear',
    negative,
    whole: whole.replace(/\D/g, '') || '0',
    fraction,
    mark,
  });
  if (/^\d+$/.test(body)) return clear(body, '', null);
  let m = grouped.exec(body);
  if (m) return clear(m[1] ?? '', m[4] ?? '', m[3] === undefined ? null : (m[3] as Mark));
  m = /^(\d{1,3})([.,])(\d{3})$/.exec(body);
  if (m && !m[1]?.startsWith('0')) {
    return { kind: 'either', negative, head: m[1] ?? '', tail: m[3] ?? '', separator: m[2] as Mark };
  }
  m = /^([1-9]\d{0,2})([.,])\d{3}(?:\2\d{3})+$/.exec(body);
  if (m) return clear(body, '', other(m[2] ?? ''));
  m = /^([1-9]\d{0,2}([.,])\d{3}(?:\2\d{3})*)(?!\2)([.,])(\d+)$/.exec(body);
  if (m) return clear(m[1] ?? '', m[4] ?? '', m[3] as Mark);
  m = /^(\d*)([.,])(\d+)$/.exec(body);
  if (m) return clear(m[1] ?? '', m[3] ?? '', m[2] as Mark);
  return null;
}

/** Evidence of a whole column: the first cell that proves each decimal mark. */
export interface MarkEvidence {
  comma: string | null;
  point: string | null;
}

export function addEvidence(evidence: MarkEvidence, text: string): void {
  const shape = shapeOf(text);
  if (shape?.kind !== 'clear') return;
  if (shape.mark === ',') evidence.comma ??= text;
  if (shape.mark === '.') evidence.point ??= text;
}

/** `null`: the column says nothing, or contradicts itself. */
export function decideMark(evidence: MarkEvidence): Mark | null {
  if ((evidence.comma === null) === (evidence.point === null)) return null;
  return evidence.comma === null ? '.' : ',';
}

export type NumberReading = { value: string } | { fail: 'not-a-number' | 'mark-unclear' };

/**
 * A number as plain decimal text with a point, at most 12 digits before it and 6 behind (rounded half away from zero).
 * `mark`: decimal mark of the column if decided; `mixed`: the column contradicts itself, so nothing unclear is read.
 */
export function readNumber(
  text: string,
  type: 'integer' | 'decimal',
  mark: Mark | null,
  mixed: boolean,
): NumberReading {
  const shape = shapeOf(text);
  if (!shape) return { fail: 'not-a-number' };
  if (shape.kind === 'clear') {
    if (mark !== null && shape.mark !== null && shape.mark !== mark) return { fail: 'not-a-number' };
    return finish(shape.negative, shape.whole, shape.fraction, type);
  }
  // An integer column without evidence: three digits behind a mark are thousands.
  const decimal = mark ?? (type === 'integer' && !mixed ? other(shape.separator) : null);
  if (decimal === null) return { fail: 'mark-unclear' };
  return decimal === shape.separator
    ? finish(shape.negative, shape.head, shape.tail, type)
    : finish(shape.negative, shape.head + shape.tail, '', type);
}

function finish(
  negative: boolean,
  whole: string,
  fraction: string,
  type: 'integer' | 'decimal',
): NumberReading {
  const places = fraction.replace(/0+$/, '');
  if (type === 'integer' && places !== '') return { fail: 'not-a-number' };
  let digits = whole + places.slice(0, 6).padEnd(6, '0');
  if ((places[6] ?? '0') >= '5') digits = String(BigInt(digits) + 1n);
  digits = digits.replace(/^0+/, '').padStart(7, '0');
  const head = digits.slice(0, -6);
  if (head.length > 12) return { fail: 'not-a-number' };
  const tail = digits.slice(-6).replace(/0+$/, '');
  const value = tail === '' ? head : `${head}.${tail}`;
  return { value: negative && value !== '0' ? `-${value}` : value };
}
