import type { Dataset } from '../../model/dataset.js';
import { push, remember } from '../../model/maps.js';
import type { Count } from './counts.js';
import type { Equation, Relations, Unknown } from './equation.js';
import { isInside, samplesOf } from './pieces.js';
import type { Term } from './terms.js';

/**
 * Base cells of one group of forms: which forms hold which atom, and how often. An atom is a part of a measure on one day
 * that no form tells apart from the rest of it.
 */
export interface Structure {
  /** How many there are. */
  atoms: number;
  /** For each form and each comparison, in their order, the atoms it holds with their coefficients. */
  holding: readonly (readonly (readonly [atom: number, coefficient: number])[])[];
}

/** A comparison of base cells: their sum, with the signs of the terms, is not below `lower`. */
export interface Comparison {
  /** The same for the same comparison in another place. */
  id: string;
  terms: readonly Term[];
  lower: number;
}

/**
 * How the counts of one place hang together by the base cells they share: age bands that overlap, a part and its whole,
 * the same cases in two sums, sums over days. Each count is a sum of atoms of at least zero; an atom that is a count
 * itself goes by the number of the count. `comparisons` cut the atoms too, and each leaves a rest.
 */
export function placeRelations(
  group: readonly Count[],
  datasets: ReadonlyMap<string, Dataset>,
  structures: Map<string, Structure>,
  newNumber: () => number,
  comparisons: readonly Comparison[] = [],
): Relations & { comparisons: readonly Relations[] } {
  const key = [...group.map((c) => c.form), ...comparisons.map((c) => c.id)].join('\n');
  const { atoms, holding } = remember(structures, key, () =>
    structureOf([...group, ...comparisons], datasets),
  );
  const area = group[0]?.area ?? '';
  const numbers: (number | undefined)[] = Array.from({ length: atoms });
  const whole = new Set<number>();
  group.forEach((count, form) => {
    const [only, more] = holding[form] ?? [];
    if (only === undefined || more !== undefined || numbers[only[0]] !== undefined || only[1] !== 1) return;
    numbers[only[0]] = count.number;
    whole.add(form);
  });
  const unknowns: Unknown[] = [];
  for (let i = 0; i < atoms; i++) {
    if (numbers[i] !== undefined) continue;
    const number = newNumber();
    numbers[i] = number;
    const id = `${group[0]?.form} | ${area} | atom ${i}`;
    unknowns.push({ id, number, lower: 0, upper: Number.POSITIVE_INFINITY });
  }
  const sumOf = (cell: number, form: number, sign: 1 | -1): Equation => {
    const [cells, coefficients] = [[cell], [-sign]];
    for (const [atom, coefficient] of holding[form] ?? []) {
      cells.push(numbers[atom] ?? -1);
      coefficients.push(sign * coefficient);
    }
    return { cells, coefficients, equals: 0 };
  };
  return {
    unknowns,
    equations: group.flatMap((count, form) => (whole.has(form) ? [] : [sumOf(count.number, form, -1)])),
    comparisons: comparisons.map(({ id, lower }, i) => {
      const number = newNumber();
      const rest = { id: `${id} | ${area} | rest`, number, lower, upper: Number.POSITIVE_INFINITY };
      return { unknowns: [rest], equations: [sumOf(number, group.length + i, 1)] };
    }),
  };
}

/** What is counted or compared. */
interface Counting {
  terms: readonly Term[];
}

function structureOf(sums: readonly Counting[], datasets: ReadonlyMap<string, Dataset>): Structure {
  const measures = new Map<string, Map<number, Term[]>>();
  sums.forEach(({ terms }, form) => {
    for (const term of terms) push(remember(measures, measureKey(term), newLists), form, term);
  });
  const atoms = new Set<string>();
  const holding: (readonly [number, number])[][] = sums.map(() => []);
  for (const forms of measures.values()) {
    const terms = [...forms.values()].flat();
    const dataset = datasets.get(terms[0]?.dataset ?? '');
    for (const sample of dataset ? samplesOf(dataset, terms) : [new Map()]) {
      const held = [...forms].flatMap(([form, own]) => {
        const coefficient = own.reduce((sum, term) => sum + (isInside(sample, term) ? term.sign : 0), 0);
        return coefficient === 0 ? [] : [{ form, coefficient }];
      });
      const key = held.map(({ form, coefficient }) => `${form}:${coefficient}`).join();
      if (held.length === 0 || atoms.has(key)) continue;
      for (const { form, coefficient } of held) holding[form]?.push([atoms.size, coefficient]);
      atoms.add(key);
    }
  }
  return { atoms: atoms.size, holding };
}

const newLists = (): Map<number, Term[]> => new Map();

/** Base cells of two counts can only be the same where measure and day are. */
export const measureKey = ({ dataset, measure, day }: Term): string => `${dataset}.${measure}@${day}`;

const measures = new WeakMap<readonly Term[], readonly string[]>();

/** Measures with their days, each once. */
export function measureKeys(terms: readonly Term[]): readonly string[] {
  const known = measures.get(terms) ?? [...new Set(terms.map(measureKey))];
  measures.set(terms, known);
  return known;
}

/** Groups of counts of one place that share a measure on a day, straight or through others; sorted by id. */
export function placeGroups(counts: readonly Count[]): Count[][] {
  const leader = new Map<Count, Count>();
  const find = (count: Count): Count => {
    let top = count;
    for (let next = leader.get(top); next && next !== top; next = leader.get(top)) top = next;
    return top;
  };
  const first = new Map<string, Count>();
  for (const count of counts) {
    for (const key of measureKeys(count.terms)) {
      const other = first.get(key);
      if (other) leader.set(find(count), find(other));
      else first.set(key, count);
    }
  }
  const groups = new Map<Count, Count[]>();
  for (const count of counts) {
    const top = find(count);
    const group = groups.get(top);
    if (group) group.push(count);
    else groups.set(top, [count]);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => (a.id < b.id ? -1 : 1)));
}
