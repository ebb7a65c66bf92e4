import { type EitherReading, type Mark, otherMark, type Shape } from './numbers.js';

/** What the cells of one column prove together about `.` and `,`. A witness is the text of the first such cell. */
export interface MarkEvidence {
  /** Cells in which this mark can only separate decimals, or the other one only thousands. */
  comma: Witness | null;
  point: Witness | null;
  /** Cells such as `3.353`, by their mark; `odd`: not ending in 000. */
  either: Partial<Record<Mark, { first: string; odd: boolean }>>;
  /** A whole number of four digits or more without any mark, and whether one of up to three digits occurs. */
  ungrouped: string | null;
  small: boolean;
}

interface Witness {
  first: string;
  /** How many digits stand behind the mark in the cells of the column. */
  places: Set<number>;
  /** One of them is not zero. */
  fractions: boolean;
}

export const noEvidence = (): MarkEvidence => ({
  comma: null,
  point: null,
  either: {},
  ungrouped: null,
  small: false,
});

/** Adds a number; `cell` is the whole text, quoted as the witness. */
export function addEvidence(evidence: MarkEvidence, shape: Shape, cell: string): void {
  if (shape.kind === 'either') {
    const odd = shape.tail !== '000';
    const earlier = evidence.either[shape.separator];
    if (earlier) earlier.odd ||= odd;
    else evidence.either[shape.separator] = { first: cell, odd };
    return;
  }
  if (shape.mark === null) {
    // Only digits without any mark or blank speak of a column that does not group.
    if (shape.whole.length > 3 && /^[-+]?\d+$/.test(cell)) evidence.ungrouped ??= cell;
    if (shape.whole.length <= 3) evidence.small = true;
    return;
  }
  const key = shape.mark === ',' ? 'comma' : 'point';
  evidence[key] ??= { first: cell, places: new Set(), fractions: false };
  if (shape.fraction !== '') evidence[key].places.add(shape.fraction.length);
  if (/[1-9]/.test(shape.fraction)) evidence[key].fractions = true;
}

/** Whether a text is one of the witnesses. */
export const proves = ({ comma, point, either, ungrouped }: MarkEvidence, text: string): boolean =>
  [comma?.first, point?.first, either[',']?.first, either['.']?.first, ungrouped].includes(text);

/** Adds what later cells of the same column prove. */
export function mergeEvidence(evidence: MarkEvidence, later: MarkEvidence): void {
  for (const key of ['comma', 'point'] as const) {
    const [own, other] = [evidence[key], later[key]];
    if (!own) evidence[key] = other && { ...other, places: new Set(other.places) };
    if (!own || !other) continue;
    for (const count of other.places) own.places.add(count);
    own.fractions ||= other.fractions;
  }
  for (const mark of [',', '.'] as const) {
    const [own, other] = [evidence.either[mark], later.either[mark]];
    if (own && other) own.odd ||= other.odd;
    else if (other) evidence.either[mark] = { ...other };
  }
  evidence.ungrouped ??= later.ungrouped;
  evidence.small ||= later.small;
}

/** Both marks separate decimals in this column: the two cells that prove it, or `null`. */
export function contradiction(evidence: MarkEvidence): { comma: string; point: string } | null {
  const { comma, point } = evidence;
  return comma && point ? { comma: comma.first, point: point.first } : null;
}

/**
 * Decides whether `3.353` means thousands or decimals, from the whole column; never by guess.
 * Thousands: another cell proves the other mark for decimals; or, among integers, nothing speaks against it.
 * Decimals: another cell proves this mark, and the column writes three places or fractions of varying length.
 * A column of `2607.0` or `12.50` alone explains no third place, so `3.353` in it stays open.
 */
export function eitherReading(
  evidence: MarkEvidence,
  type: 'integer' | 'decimal',
  shape: Extract<Shape, { kind: 'either' }>,
): EitherReading {
  const mark = shape.separator;
  const same = mark === ',' ? evidence.comma : evidence.point;
  const other = mark === ',' ? evidence.point : evidence.comma;
  if (same && other) return { against: same.first };
  if (other) return 'thousands';
  if (same) {
    const three = [...same.places].some((n) => n >= 3);
    const varying = same.fractions && same.places.size > 1;
    const fits = type === 'integer' ? three && shape.tail === '000' : three || varying;
    return fits ? 'decimals' : { against: same.first };
  }
  const opposite = evidence.either[otherMark(mark)];
  if (opposite) return { against: opposite.first };
  if (type === 'decimal') return { against: null };
  if (evidence.either[mark]?.odd) return 'thousands';
  // `12.000` may be 12 with three places, unless the column shows how it writes what lies below a thousand.
  if (evidence.ungrouped !== null) return { against: evidence.ungrouped };
  return evidence.small ? 'thousands' : { against: null };
}
