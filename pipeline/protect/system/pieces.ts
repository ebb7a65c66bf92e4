import { type Dataset, dimensionsOf, openAge, totalCode } from '../../model/dataset.js';
import type { Piece, Term } from './terms.js';

/** A base cell is named by one age and one code per dimension that stand for all others nobody tells apart from them. */
export type Sample = ReadonlyMap<string, number | string>;

/**
 * Samples of every base cell that the terms of one measure tell apart: ages are cut at all bounds in use, codes are kept
 * apart where some term names one without the other, and one more stands for what no code covers.
 */
export function samplesOf(dataset: Dataset, terms: readonly Term[]): Sample[] {
  let samples: Sample[] = [new Map()];
  for (const column of dimensionsOf(dataset)) {
    const pieces = terms.map((t) => t.where[column.id]);
    if (pieces.every((p) => p === undefined)) continue;
    const values =
      column.type === 'age'
        ? cutAges(pieces)
        : distinctCodes(
            [
              ...Object.keys(column.codes).filter((code) => code !== totalCode(column)),
              ...(column.covers_all ? [] : ['']),
            ],
            pieces,
          );
    samples = samples.flatMap((sample) => values.map((value) => new Map([...sample, [column.id, value]])));
  }
  return samples;
}

export function isInside(sample: Sample, term: Term): boolean {
  return Object.entries(term.where).every(([dimension, piece]) => {
    const value = sample.get(dimension);
    return value !== undefined && contains(piece, value);
  });
}

const contains = (piece: Piece, value: number | string): boolean =>
  'from' in piece
    ? typeof value === 'number' && value >= piece.from && value < piece.under
    : typeof value === 'string' && piece.includes(value);

function cutAges(spans: readonly (Piece | undefined)[]): number[] {
  const cuts = spans.flatMap((s) => (s && 'from' in s ? [s.from, s.under] : []));
  return [...new Set([0, ...cuts])].filter((age) => age < openAge).sort((a, b) => a - b);
}

/** One code for each set of codes that no term tells apart. */
function distinctCodes(codes: readonly string[], pieces: readonly (Piece | undefined)[]): string[] {
  const first = new Map<string, string>();
  for (const code of codes) {
    const key = pieces.map((p) => (p && contains(p, code) ? '1' : '0')).join('');
    if (!first.has(key)) first.set(key, code);
  }
  return [...first.values()];
}
