import {
  type Condition,
  type Dataset,
  dimensionsOf,
  openAge,
  type Part,
  type Sum,
  termsOf,
  totalCode,
} from '../../model/dataset.js';

/** One signed summand of a count: a measure of a dataset under conditions, counted on one day. */
export interface Term {
  sign: 1 | -1;
  dataset: string;
  measure: string;
  /** Only conditions that restrict something. */
  where: Readonly<Record<string, Piece>>;
  /** ISO date. */
  day: string;
}

export type TermPart = Omit<Term, 'day'>;

/** A restriction of one dimension: codes in order, or the ages [from, under). */
export type Piece = readonly string[] | { readonly from: number; readonly under: number };

/** Thousands of figures share the sum of their definition. */
const partsOfSums = new WeakMap<Sum, readonly TermPart[]>();

/** The terms of a sum without their days; conditions that name everything are dropped, the rest is put in order. */
export function partsOf(sum: Sum, datasets: ReadonlyMap<string, Dataset>): readonly TermPart[] {
  const known = partsOfSums.get(sum);
  if (known) return known;
  const parts = termsOf(sum).map(({ sign, part }) => ({
    sign,
    dataset: part.dataset,
    measure: part.measure,
    where: piecesOf(part, datasets.get(part.dataset)),
  }));
  partsOfSums.set(sum, parts);
  return parts;
}

function piecesOf(part: Part, dataset: Dataset | undefined): Record<string, Piece> {
  const pieces: Record<string, Piece> = {};
  for (const column of dataset ? dimensionsOf(dataset) : []) {
    const condition: Condition | undefined = part.where[column.id];
    if (condition === undefined) continue;
    if (typeof condition !== 'string' && !Array.isArray(condition)) {
      const [from, under] = [condition.from ?? 0, Math.min(condition.under ?? openAge, openAge)];
      if (from > 0 || under < openAge) pieces[column.id] = { from, under };
    } else if (column.type === 'code') {
      const codes = [...new Set(Array.isArray(condition) ? condition : [condition])].sort();
      const total = totalCode(column);
      const all = Object.keys(column.codes).filter((code) => code !== total);
      const isAll = column.covers_all && all.every((code) => codes.includes(code));
      if (!isAll && !(codes.length === 1 && codes[0] === total)) pieces[column.id] = codes;
    }
  }
  return pieces;
}

/** Name of what is counted, the same for the same terms in any order. */
export function formKey(terms: readonly Term[]): string {
  return terms
    .map((t) => `${t.sign < 0 ? '-' : ''}${partKey(t)}@${t.day}`)
    .sort()
    .join(' + ');
}

/** The same without the days. */
export const timelessKey = (terms: readonly Term[]): string => formKey(terms.map((t) => ({ ...t, day: '' })));

const names = new WeakMap<Term['where'], string>();

/** Name of what one term counts, without sign and day. */
export function partKey({ dataset, measure, where }: Pick<Term, 'dataset' | 'measure' | 'where'>): string {
  const own = `${dataset}.${measure}`;
  const known = names.get(where) ?? piecesKey(where);
  names.set(where, known);
  return known === '' ? own : `${own} ${known}`;
}

const piecesKey = (where: Term['where']): string =>
  Object.keys(where)
    .sort()
    .map((name) => {
      const piece = where[name];
      return piece && 'from' in piece
        ? `${name}[${piece.from},${piece.under})`
        : `${name}{${piece?.join(',')}}`;
    })
    .join(' ');
