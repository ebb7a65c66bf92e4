import { type Dataset, measuresOf, type Part, type Sum, termsOf } from '../../model/dataset.js';
import { partition } from './partition.js';

/** Smallest group of one measure that the published definitions tell apart. */
export interface Piece {
  id: string;
  dataset: string;
}

/** What is counted: pieces with a factor each (1, or -1 for a deduction). Equal contents have equal keys. */
export interface Form {
  key: string;
  pieces: readonly (Piece & { factor: number })[];
  datasets: readonly string[];
  /** Counts of whole units; else an amount such as square metres. */
  whole: boolean;
  hasDeductions: boolean;
}

export interface Forms {
  datasets: ReadonlyMap<string, Dataset>;
  /** `null` where a dataset or a measure of the sum is not published. */
  of(sum: Sum): Form | null;
  /** The form of one piece alone. */
  ofPiece(id: string): Form;
}

/** `sums`: all that is counted anywhere, in figures and rules; the pieces follow from them. */
export function formsOf(datasets: ReadonlyMap<string, Dataset>, sums: readonly Sum[]): Forms {
  const parts = new Map<string, Part[]>();
  for (const sum of sums) {
    for (const { part } of termsOf(sum)) {
      const key = measureKey(part);
      parts.set(key, [...(parts.get(key) ?? []), part]);
    }
  }
  const cut = new Map<string, (part: Part) => readonly number[]>();
  for (const [key, list] of parts) {
    const dataset = datasets.get(list[0]?.dataset ?? '');
    if (dataset) cut.set(key, partition(dataset, list));
  }
  const isWhole = (part: Part): boolean =>
    measuresOf(datasets.get(part.dataset) as Dataset).find((m) => m.id === part.measure)?.type !== 'decimal';
  const single = new Map<string, Form>();
  const made = new Map<string, Form>();

  const of = (sum: Sum): Form | null => {
    const factors = new Map<string, Piece & { factor: number }>();
    let whole = true;
    for (const { sign, part } of termsOf(sum)) {
      const pieces = cut.get(measureKey(part));
      if (!pieces) return null;
      whole &&= isWhole(part);
      for (const number of pieces(part)) {
        const id = `${measureKey(part)}/${number}`;
        const factor = (factors.get(id)?.factor ?? 0) + sign;
        factors.set(id, { id, dataset: part.dataset, factor });
      }
    }
    const pieces = [...factors.values()].filter((p) => p.factor !== 0).sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const { id, dataset } of pieces) {
      if (single.has(id)) continue;
      single.set(id, formOf([{ id, dataset, factor: 1 }], whole));
    }
    if (pieces.length === 0) return null;
    const form = formOf(pieces, whole);
    const same = made.get(form.key);
    if (!same) made.set(form.key, form);
    return same ?? form;
  };
  return {
    datasets,
    of,
    ofPiece(id) {
      const form = single.get(id);
      if (!form) throw new Error(`piece of no form: ${id}`);
      return form;
    },
  };
}

const measureKey = (part: Part): string => `${part.dataset}.${part.measure}`;

const formOf = (pieces: Form['pieces'], whole: boolean): Form => ({
  key: pieces.map((p) => `${p.factor === 1 ? '' : p.factor}${p.id}`).join('+'),
  pieces,
  datasets: [...new Set(pieces.map((p) => p.dataset))],
  whole,
  hasDeductions: pieces.some((p) => p.factor < 0),
});
