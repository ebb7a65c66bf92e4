/** Numbers as offices write them: `1.234`, `1 234,5`, `1'234`, `12,00`, `.707`, `-  23`, `23-`, `1,23456E+05`. */

export type Mark = ',' | '.';

/**
 * What the text of one cell can mean. `clear`: one reading; `mark` is the decimal mark it proves, `null` if none.
 * `either`: three digits behind a single mark, so thousands or decimals.
 */
export type Shape =
  | { kind: 'clear'; negative: boolean; whole: string; fraction: string; mark: Mark | null }
  | { kind: 'either'; negative: boolean; head: string; tail: string; separator: Mark };

const simple = /^(-?)(\d+)(?:([.,])(\d{1,2}|\d{4,}))?$/;
const blanks = ' \u00a0\u2007\u2009\u202f';
const dashes = '\\-\u2012\u2013\u2212';
const signed = new RegExp(
  `^(?:([+${dashes}])[${blanks}]*)?([\\d.,][^+${dashes}]*?)(?:[${blanks}]*([${dashes}]))?$`,
);
const grouped = new RegExp(`^([1-9]\\d{0,2}(?:([${blanks}]|['’´])\\d{3})(?:\\2\\d{3})*)(?:([.,])(\\d+))?$`);
const scientific = /^([+\-\u2212]?)(\d{1,3})(?:([.,])(\d+))?[eE]([+-]?\d{1,2})$/;
export const otherMark = (mark: Mark): Mark => (mark === ',' ? '.' : ',');

/** `null`: not a number. The text is trimmed. */
export function shapeOf(text: string): Shape | null {
  const usual = simple.exec(text);
  if (usual) {
    const [, minus, whole = '', mark, fraction = ''] = usual;
    return { kind: 'clear', negative: minus === '-', whole, fraction, mark: (mark as Mark) ?? null };
  }
  const exact = scientificShape(text);
  if (exact) return exact;
  const parts = signed.exec(text);
  if (!parts) return null;
  const [, before = '', body = '', behind = ''] = parts;
  if (before !== '' && behind !== '') return null;
  const negative = behind !== '' || (before !== '' && before !== '+');
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
  m = /^([1-9]\d{0,2})([.,])(\d{3})$/.exec(body);
  if (m) return { kind: 'either', negative, head: m[1] ?? '', tail: m[3] ?? '', separator: m[2] as Mark };
  m = /^([1-9]\d{0,2})([.,])\d{3}(?:\2\d{3})+$/.exec(body);
  if (m) return clear(body, '', otherMark(m[2] as Mark));
  m = /^([1-9]\d{0,2}([.,])\d{3}(?:\2\d{3})*)(?!\2)([.,])(\d+)$/.exec(body);
  if (m) return clear(m[1] ?? '', m[4] ?? '', m[3] as Mark);
  m = /^(\d*)([.,])(\d+)$/.exec(body);
  if (m) return clear(m[1] ?? '', m[3] ?? '', m[2] as Mark);
  return null;
}

/** `1,23456E+05` is 123456; `1,2E+05` has lost its last digits, so it is no number. */
function scientificShape(text: string): Shape | null {
  const m = scientific.exec(text);
  if (!m) return null;
  const [, sign, head = '', mark, places = ''] = m;
  const exponent = Number(m[5]);
  if (exponent > places.length) return null;
  const digits = head + places;
  const point = head.length + exponent;
  return {
    kind: 'clear',
    negative: sign !== '' && sign !== '+',
    whole: digits.slice(0, Math.max(0, point)) || '0',
    fraction: '0'.repeat(Math.max(0, -point)) + digits.slice(Math.max(0, point)),
    mark: mark === undefined ? null : (mark as Mark),
  };
}

export type NumberReading =
  | { value: string }
  | { fail: 'not-a-number' }
  /** `against`: the cell of the column with which it cannot be brought together, `null` if there is none. */
  | { fail: 'mark-unclear'; against: string | null };

/** How `12.345` is to be read in a column; see `marks.ts`. */
export type EitherReading = 'thousands' | 'decimals' | { against: string | null };

/**
 * A number as plain decimal text with a point, at most 12 digits before it and 6 behind (rounded half away from zero).
 * `declared`: decimal mark the mapping states; `either` decides on a shape with two readings.
 */
export function readNumber(
  shape: Shape | null,
  type: 'integer' | 'decimal',
  declared: Mark | null,
  either: (shape: Extract<Shape, { kind: 'either' }>) => EitherReading,
): NumberReading {
  if (!shape) return { fail: 'not-a-number' };
  if (shape.kind === 'clear') {
    if (declared !== null && shape.mark !== null && shape.mark !== declared) return { fail: 'not-a-number' };
    return finish(shape.negative, shape.whole, shape.fraction, type);
  }
  const meaning = either(shape);
  if (typeof meaning === 'object') return { fail: 'mark-unclear', against: meaning.against };
  return meaning === 'decimals'
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
