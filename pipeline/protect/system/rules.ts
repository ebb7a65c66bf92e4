import type { Dataset } from '../../model/dataset.js';
import type { Counts, Figure } from './counts.js';
import { idOf } from './counts.js';
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
  const add = (whole: readonly string[], part: readonly string[], tolerance: number) => {
    const coefficients = new Map<string, number>();
    for (const [ids, sign] of [
      [whole, 1],
      [part, -1],
    ] as const) {
      for (const id of ids) coefficients.set(id, (coefficients.get(id) ?? 0) + sign);
    }
    const used = [...coefficients].filter(([, c]) => c !== 0);
    const value = used.reduce((sum, [id, c]) => sum + c * (counts.byId.get(id)?.value ?? 0), 0);
    if (used.length < 2 || value < -tolerance) return;
    const key = used
      .map(([id, c]) => `${c} ${id}`)
      .sort()
      .join('\n');
    found.set(key, { coefficients: new Map(used), lower: -tolerance });
  };
  figures.forEach(({ indicator }, i) => {
    const { numerator, denominator } = counts.ofFigure[i] ?? {};
    if (indicator.method === 'wilson' && numerator && denominator) add([denominator], [numerator], 0);
  });
  const areasOn = singleCounts(counts);
  for (const dataset of datasets.values()) {
    for (const rule of dataset.plausibility) {
      if (!('not_above' in rule)) continue;
      const [part, whole] = [partsOf(rule.part, datasets), partsOf(rule.not_above, datasets)];
      if ([...part, ...whole].some((p) => p.sign < 0)) continue;
      for (const [day, areas] of areasOn) {
        const formsOf = (sum: typeof part) => sum.map((p) => formKey([{ ...p, day }]));
        const [partForms, wholeForms] = [formsOf(part), formsOf(whole)];
        for (const area of areas) {
          const at = (forms: readonly string[]) =>
            forms.map((form) => idOf(form, area)).filter((id) => counts.byId.has(id));
          const [parts, wholes] = [at(partForms), at(wholeForms)];
          // Without one of its parts the rest of the rule still holds, without the whole it says nothing.
          if (wholes.length === whole.length && parts.length > 0) add(wholes, parts, rule.tolerance);
        }
      }
    }
  }
  return [...found.values()];
}

/** Areas with counts of one term on each day. */
function singleCounts(counts: Counts): Map<string, Set<string>> {
  const days = new Map<string, Set<string>>();
  for (const count of counts.byId.values()) {
    const [term, more] = count.terms;
    if (!term || more) continue;
    const areas = days.get(term.day);
    if (areas) areas.add(count.area);
    else days.set(term.day, new Set([count.area]));
  }
  return days;
}

/** The inequality with the rest it leaves, which nobody prints. */
export function withRest({ coefficients, lower }: Inequality): Relations {
  const rest = `${[...coefficients.keys()].sort().join(' < ')} | rest`;
  return {
    unknowns: [{ id: rest, lower, upper: Number.POSITIVE_INFINITY }],
    equations: [{ coefficients: new Map([...coefficients, [rest, -1]]), equals: 0 }],
  };
}
