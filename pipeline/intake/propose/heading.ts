import {
  type Dataset,
  type DimensionColumn,
  dimensionsOf,
  type MeasureColumn,
  measuresOf,
} from '../../model/dataset.js';
import { readPeriod } from '../keys/periods.js';
import { headingRank } from '../table/headings.js';
import { foldHeading } from '../table/table.js';
import { codeMeant } from './codes.js';
import { type AgeText, ageText } from './spans.js';

/** What a heading of a wide table stands for. */
export interface Meaning {
  codes: Record<string, string>;
  age: { column: string; text: AgeText } | null;
  period: string | null;
  measure: MeasureColumn | null;
  /** False where a code was recognised by its beginning only. */
  certain: boolean;
}

const nothing: Meaning = { codes: {}, age: null, period: null, measure: null, certain: true };
const fillers = new Set([
  'personen',
  'anzahl',
  'einwohner',
  'alter',
  'im alter',
  'von',
  'davon',
  'dar',
  'darunter',
]);

/**
 * Every way to read all of a text as values of different columns of the dataset, in any order: `m_0_3`,
 * `weiblich 15 bis unter 18`, `31.12.2024`, `Deutsche`. `free`: the dimensions that no column of the rows holds.
 */
export function meanings(text: string, dataset: Dataset, free: readonly DimensionColumn[]): Meaning[] {
  const atoms = [...text.matchAll(/\p{L}+|\p{N}+|[+<>≥]/gu)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }));
  if (atoms.length === 0 || atoms.length > 14) return [];
  const found: Meaning[] = [];
  const read = (at: number, so: Meaning): void => {
    if (at === atoms.length) {
      if (so !== nothing) found.push(so);
      return;
    }
    for (let to = Math.min(atoms.length, at + 8); to > at && found.length < 20; to--) {
      const piece = text.slice(atoms[at]?.start, atoms[to - 1]?.end);
      // `75 +` keeps its sign, `Sonst.` its point; the brackets around a piece go.
      for (const next of continued(piece, so, dataset, free)) read(to, next);
    }
  };
  read(0, nothing);
  return distinct(found.filter((m) => m.age || m.period || Object.keys(m.codes).length > 0));
}

/** What one piece of a heading can be. */
type Piece =
  | { kind: 'age'; column: string; text: AgeText }
  | { kind: 'code'; column: string; code: string; certain: boolean }
  | { kind: 'period'; period: string }
  | { kind: 'measure'; measure: MeasureColumn };

function piecesOf(piece: string, dataset: Dataset, free: readonly DimensionColumn[]): Piece[] {
  const found: Piece[] = [];
  for (const dimension of free) {
    if (dimension.type === 'age') {
      const text = ageText(piece);
      if (text) found.push({ kind: 'age', column: dimension.id, text });
    } else {
      const meant = codeMeant(piece, dimension);
      if (meant) found.push({ kind: 'code', column: dimension.id, ...meant });
    }
  }
  if (/\d{4}/.test(piece)) {
    const period = readPeriod(piece, dataset, { format: 'auto', as: 'keep' });
    if ('period' in period) found.push({ kind: 'period', period: period.period });
  }
  const measure = measuresOf(dataset).find((m) => headingRank(m, foldHeading(piece)) !== null);
  if (measure) found.push({ kind: 'measure', measure });
  return found;
}

// Headings of one file are made of the same few pieces, which are asked for again behind every beginning.
const remembered = new WeakMap<Dataset, Map<string, Piece[]>>();

function continued(
  piece: string,
  so: Meaning,
  dataset: Dataset,
  free: readonly DimensionColumn[],
): Meaning[] {
  const known = remembered.get(dataset) ?? new Map<string, Piece[]>();
  remembered.set(dataset, known);
  const key = `${free.map((d) => d.id).join()} ${piece}`;
  const pieces = known.get(key) ?? piecesOf(piece, dataset, free);
  if (known.size < 20_000) known.set(key, pieces);
  const next = pieces.flatMap((p) => withPiece(so, p));
  return next.length === 0 && fillers.has(foldHeading(piece)) ? [{ ...so }] : next;
}

/** Each column of the dataset is spoken of once. */
function withPiece(so: Meaning, p: Piece): Meaning[] {
  switch (p.kind) {
    case 'age':
      return so.age ? [] : [{ ...so, age: { column: p.column, text: p.text } }];
    case 'code':
      return so.codes[p.column] === undefined
        ? [{ ...so, codes: { ...so.codes, [p.column]: p.code }, certain: so.certain && p.certain }]
        : [];
    case 'period':
      return so.period === null ? [{ ...so, period: p.period }] : [];
    case 'measure':
      return so.measure === null ? [{ ...so, measure: p.measure }] : [];
  }
}

function distinct(list: Meaning[]): Meaning[] {
  const seen = new Map<string, Meaning>();
  for (const meaning of list) {
    const key = JSON.stringify([
      Object.entries(meaning.codes).sort(),
      meaning.age?.text,
      meaning.period,
      meaning.measure?.id,
    ]);
    if (!seen.has(key)) seen.set(key, meaning);
  }
  return [...seen.values()];
}

/** Columns of the dataset a meaning speaks of, sorted: headings of one group speak of the same. */
export const signature = (m: Meaning): string =>
  [...Object.keys(m.codes), ...(m.age ? [m.age.column] : []), ...(m.period ? ['period'] : [])].sort().join();

/** Whether a heading means all values together in every dimension it speaks of. */
export function isTotalMeaning(m: Meaning, dataset: Dataset): boolean {
  const totals = dimensionsOf(dataset).filter((d) => d.type === 'code');
  const codesTotal = Object.entries(m.codes).every(([id, code]) =>
    totals.some((d) => d.id === id && d.type === 'code' && d.codes[code]?.total === true),
  );
  return (
    m.period === null && codesTotal && (m.age === null || (m.age.text.from === 0 && m.age.text.to >= 200))
  );
}
