import {
  type Condition,
  type Dataset,
  dimensionsOf,
  openAge,
  type Part,
  referenceDateOf,
  type Sum,
  termsOf,
  totalCode,
} from '../../model/dataset.js';
import type { Indicator } from '../../model/indicator.js';
import { parsePeriod, shiftPeriod } from '../../model/period.js';

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

type TermPart = Omit<Term, 'day'>;

/** A restriction of one dimension: codes in order, or the ages [from, under). */
export type Piece = readonly string[] | { readonly from: number; readonly under: number };

/** The days on which a dataset was counted in an area, ascending; what an older figure is looked up in. */
export type KnownDays = (dataset: string, area: string) => readonly string[];

export interface Place {
  area: string;
  period: string;
  referenceDate: string;
  denominatorDate: string | null;
}

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

/** What a numerator counts, day by day: windows and pools reach back over several periods. */
export function numeratorTerms(
  indicator: Indicator,
  place: Place,
  datasets: ReadonlyMap<string, Dataset>,
  days: KnownDays,
): Term[] {
  if (indicator.kind === 'delivered') return [];
  const parts = partsOf(indicator.numerator, datasets);
  const pool = 'pool_periods' in indicator ? indicator.pool_periods : 1;
  return backwards(pool).flatMap((pooled) =>
    backwards(indicator.window_periods).flatMap((windowed) =>
      termsAt(parts, parts[0]?.dataset ?? '', indicator, place, pooled + windowed, datasets, days),
    ),
  );
}

/** What a denominator (or the weight of a delivered value) counts, day by day. */
export function denominatorTerms(
  indicator: Indicator,
  place: Place,
  datasets: ReadonlyMap<string, Dataset>,
  days: KnownDays,
): Term[] {
  if (indicator.kind === 'count') return [];
  const sum = indicator.kind === 'delivered' ? indicator.weight : indicator.denominator;
  if (!sum) return [];
  const parts = partsOf(sum, datasets);
  const spine =
    indicator.kind === 'delivered'
      ? indicator.value.dataset
      : (termsOf(indicator.numerator)[0]?.part.dataset ?? '');
  const pool = 'pool_periods' in indicator ? indicator.pool_periods : 1;
  const terms = backwards(pool).flatMap((shift) =>
    termsAt(parts, spine, indicator, place, shift, datasets, days),
  );
  const { denominatorDate } = place;
  const isOne = pool === 1 && new Set(parts.map((p) => p.dataset)).size === 1;
  return isOne && denominatorDate !== null ? terms.map((t) => ({ ...t, day: denominatorDate })) : terms;
}

const backwards = (periods: number): number[] => Array.from({ length: periods }, (_, i) => i);

/** The terms `shift` periods before that of the figure, each on the day its pairing gives it. */
function termsAt(
  parts: readonly TermPart[],
  spine: string,
  indicator: Indicator,
  { area, period, referenceDate }: Place,
  shift: number,
  datasets: ReadonlyMap<string, Dataset>,
  days: KnownDays,
): Term[] {
  const at = shiftedPeriod(period, shift);
  const dayOf = (dataset: string): string => {
    const known = datasets.get(dataset);
    return known && at !== null ? referenceDateOf(known, at) : referenceDate;
  };
  const spineDay = shift === 0 ? referenceDate : dayOf(spine);
  const rule = 'pairing' in indicator ? indicator.pairing.rule : 'latest_not_after';
  return parts.map((part) => {
    if (part.dataset === spine || rule === 'same_reference_date') return { ...part, day: spineDay };
    if (rule === 'same_period') return { ...part, day: dayOf(part.dataset) };
    return { ...part, day: days(part.dataset, area).findLast((d) => d <= spineDay) ?? spineDay };
  });
}

function shiftedPeriod(period: string, shift: number): string | null {
  const parsed = parsePeriod(period);
  return parsed ? shiftPeriod(parsed, -shift).id : null;
}

/** Name of what is counted, the same for the same terms in any order. */
export function formKey(terms: readonly Term[]): string {
  return terms
    .map((t) => `${t.sign < 0 ? '-' : ''}${partKey(t)}@${t.day}`)
    .sort()
    .join(' + ');
}

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
