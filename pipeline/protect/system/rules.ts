import type { Dataset } from '../../model/dataset.js';
import type { Count, Counts, Figure } from './counts.js';
import type { Relations } from './equation.js';
import { partsOf } from './terms.js';

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
  const found = new Map<string | number, Inequality>();
  const add = (whole: readonly Count[], part: readonly Count[], tolerance: number) => {
    const coefficients = new Map<string, number>();
    let value = 0;
    for (const count of whole) {
      coefficients.set(count.id, (coefficients.get(count.id) ?? 0) + 1);
      value += count.value;
    }
    for (const count of part) {
      coefficients.set(count.id, (coefficients.get(count.id) ?? 0) - 1);
      value -= count.value;
    }
    for (const [id, c] of coefficients) if (c === 0) coefficients.delete(id);
    if (coefficients.size < 2 || value < -tolerance) return;
    found.set(keyOf(whole, part), { coefficients, lower: -tolerance });
  };
  figures.forEach(({ indicator }, i) => {
    const { numerator, denominator } = counts.ofFigure[i] ?? {};
    if (indicator.method !== 'wilson' || !numerator || !denominator) return;
    const [part, whole] = [counts.byId.get(numerator), counts.byId.get(denominator)];
    if (part && whole) add([whole], [part], 0);
  });
  const days = new Set<string>();
  for (const { terms } of counts.byId.values()) if (terms.length === 1) days.add(terms[0]?.day ?? '');
  for (const dataset of datasets.values()) {
    for (const rule of dataset.plausibility) {
      if (!('not_above' in rule)) continue;
      const [part, whole] = [partsOf(rule.part, datasets), partsOf(rule.not_above, datasets)];
      if ([...part, ...whole].some((p) => p.sign < 0)) continue;
      for (const day of days) {
        const areasOf = (p: (typeof part)[number]) =>
          counts.index.areasOf(counts.formNamed([{ ...p, day }]) ?? '');
        const [parts, wholes] = [part.map(areasOf), whole.map(areasOf)];
        for (const area of wholes[0]?.keys() ?? []) {
          const at = (forms: typeof parts) => forms.flatMap((areas) => areas.get(area) ?? []);
          const [some, all] = [at(parts), at(wholes)];
          // Without one of its parts the rest of the rule still holds, without the whole it says nothing.
          if (all.length === whole.length && some.length > 0) add(all, some, rule.tolerance);
        }
      }
    }
  }
  return [...found.values()];
}

/** The same for the same counts on both sides; a number for the many that compare one count with one other. */
function keyOf(whole: readonly Count[], part: readonly Count[]): string | number {
  const [a, b] = [whole[0]?.number ?? 0, part[0]?.number ?? 0];
  if (whole.length === 1 && part.length === 1) return a * 2 ** 26 + b;
  const numbers = (counts: readonly Count[]) => counts.map((c) => c.number).sort((x, y) => x - y);
  return `${numbers(whole).join()} < ${numbers(part).join()}`;
}

/** The inequality with the rest it leaves, which nobody prints. */
export function withRest({ coefficients, lower }: Inequality): Relations {
  const rest = `${[...coefficients.keys()].sort().join(' < ')} | rest`;
  return {
    unknowns: [{ id: rest, lower, upper: Number.POSITIVE_INFINITY }],
    equations: [{ coefficients: new Map([...coefficients, [rest, -1]]), equals: 0 }],
  };
}
