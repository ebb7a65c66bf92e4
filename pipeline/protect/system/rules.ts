import type { Dataset } from '../../model/dataset.js';
import type { Counts, Figure } from './counts.js';
import type { Relations } from './equation.js';
import { formKey, partsOf } from './terms.js';

/** An inequality between counts of one place: the sum of coefficient × count is not below `lower`. */
export interface Inequality {
  coefficients: ReadonlyMap<string, number>;
  lower: number;
}

/**
 * What everybody assumes about parts and wholes: a share of at most 100 % has its numerator within its denominator, and
 * the plausibility rules of the datasets say which count is not above which. Only what the figures obey; a rule between
 * two sources that they break says nothing.
 */
export function inequalitiesOf(
  figures: readonly Figure[],
  counts: Counts,
  datasets: ReadonlyMap<string, Dataset>,
): Inequality[] {
  const found = new Map<string, Inequality>();
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  };
  const add = (whole: readonly string[], part: readonly string[], tolerance: number) => {
    const coefficients = new Map<string, number>();
    for (const id of whole) coefficients.set(id, (coefficients.get(id) ?? 0) + 1);
    for (const id of part) coefficients.set(id, (coefficients.get(id) ?? 0) - 1);
    for (const [id, c] of coefficients) if (c === 0) coefficients.delete(id);
    let value = 0;
    for (const [id, c] of coefficients) value += c * (counts.byId.get(id)?.value ?? 0);
    if (coefficients.size < 2 || value < -tolerance) return;
    const key = [...coefficients].map(([id, c]) => `${numberOf(id)}*${c}`).sort();
    found.set(key.join(), { coefficients, lower: -tolerance });
  };
  figures.forEach(({ indicator }, i) => {
    const { numerator, denominator } = counts.ofFigure[i] ?? {};
    if (indicator.method === 'wilson' && numerator && denominator) add([denominator], [numerator], 0);
  });
  const days = new Set<string>();
  for (const { terms } of counts.byId.values()) if (terms.length === 1) days.add(terms[0]?.day ?? '');
  for (const dataset of datasets.values()) {
    for (const rule of dataset.plausibility) {
      if (!('not_above' in rule)) continue;
      const [part, whole] = [partsOf(rule.part, datasets), partsOf(rule.not_above, datasets)];
      if ([...part, ...whole].some((p) => p.sign < 0)) continue;
      for (const day of days) {
        const areasOf = (p: (typeof part)[number]) => counts.index.areasOf(formKey([{ ...p, day }]));
        const [parts, wholes] = [part.map(areasOf), whole.map(areasOf)];
        for (const area of wholes[0]?.keys() ?? []) {
          const at = (forms: typeof parts) => forms.flatMap((areas) => areas.get(area)?.id ?? []);
          const [partIds, wholeIds] = [at(parts), at(wholes)];
          // Without one of its parts the rest of the rule still holds, without the whole it says nothing.
          if (wholeIds.length === whole.length && partIds.length > 0) add(wholeIds, partIds, rule.tolerance);
        }
      }
    }
  }
  return [...found.values()];
}

/** The inequality with the rest it leaves, which nobody prints. */
export function withRest({ coefficients, lower }: Inequality): Relations {
  const rest = `${[...coefficients.keys()].sort().join(' < ')} | rest`;
  return {
    unknowns: [{ id: rest, lower, upper: Number.POSITIVE_INFINITY }],
    equations: [{ coefficients: new Map([...coefficients, [rest, -1]]), equals: 0 }],
  };
}
