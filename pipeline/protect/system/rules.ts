import type { Dataset } from '../../model/dataset.js';
import { remember } from '../../model/maps.js';
import type { Count, Counts, Figure } from './counts.js';
import { type Relations, slack } from './equation.js';
import type { ChildrenAt } from './places.js';
import { partsOf, type TermPart } from './terms.js';

/** An inequality between counts of one place: the sum of coefficient × count is not below `lower`. */
export interface Inequality {
  counts: readonly Count[];
  /** At the position of its count. */
  coefficients: readonly number[];
  lower: number;
}

/** A published plausibility rule: what it compares, added up with these signs, is not below minus the tolerance. */
export interface Rule {
  id: string;
  terms: readonly TermPart[];
  tolerance: { absolute: number; percent: number };
}

/** The plausibility rules of all datasets that compare sums; an equation is two of them. */
export function rulesOf(datasets: ReadonlyMap<string, Dataset>): Rule[] {
  return [...datasets.values()].flatMap((dataset) =>
    dataset.plausibility.flatMap((rule): Rule[] => {
      if (!('not_above' in rule || 'adds_up_to' in rule)) return [];
      const isSum = 'adds_up_to' in rule;
      const part = partsOf(rule.part, datasets);
      const whole = partsOf(isSum ? rule.adds_up_to : rule.not_above, datasets);
      const tolerance = isSum
        ? (rule.tolerance ?? dataset.tolerance)
        : { absolute: rule.tolerance, percent: 0 };
      const id = `${dataset.id}.${rule.id}`;
      const atMost = { id, terms: [...whole, ...part.map(negative)], tolerance };
      const atLeast = { id: `${id} least`, terms: [...part, ...whole.map(negative)], tolerance };
      return isSum ? [atMost, atLeast] : [atMost];
    }),
  );
}

const negative = (part: TermPart): TermPart => ({ ...part, sign: part.sign === 1 ? -1 : 1 });

/**
 * What everybody assumes about parts and wholes: a share of at most 100 % has its numerator within its denominator, and
 * the plausibility rules of the datasets say which count is not above which. What holds in each place holds for the places of
 * a municipality together that print no such count. Only what the figures obey; a rule between two sources that they break
 * says nothing.
 */
export function inequalitiesOf(
  figures: readonly Figure[],
  counts: Counts,
  rules: readonly Rule[],
  datasets: ReadonlyMap<string, Dataset>,
  childrenAt: ChildrenAt,
): Inequality[] {
  const found = new Map<string | number, Inequality>();
  const add = (compared: readonly Compared[], tolerance: Rule['tolerance']) => {
    const inequality = inequalityOf(compared, tolerance);
    if (inequality) found.set(keyOf(compared), inequality);
  };
  const addAround = (compared: readonly Compared[], tolerance: Rule['tolerance']) => {
    add(compared, tolerance);
    const left = missingIn(compared, counts, datasets, childrenAt);
    if (left) {
      const { absolute, percent } = tolerance;
      add(left.compared, { absolute: absolute * left.places, percent });
    }
  };
  const share = (part: Count | null | undefined, whole: Count | null | undefined) => {
    if (part && whole) addAround([of(whole, 1), of(part, -1)], exactly);
  };
  figures.forEach(({ indicator }, i) => {
    const own = counts.ofFigure[i];
    if (indicator.method === 'wilson') share(own?.numerator, own?.denominator);
  });
  for (const { area, numerator, denominator } of counts.sharesHiddenAtSource) {
    share(counts.index.at(numerator, area), counts.index.at(denominator, area));
  }
  const days = new Set<string>();
  for (const { terms } of counts.all) if (terms.length === 1) days.add(terms[0]?.day ?? '');
  for (const { terms, tolerance } of rules) {
    for (const day of days) {
      const sides = terms.map(({ sign, ...part }) => ({
        sign,
        areas: counts.index.areasOf(counts.formNamed([{ ...part, sign: 1, day }]) ?? ''),
      }));
      const areas = new Set(sides.flatMap(({ areas }) => [...areas.keys()]));
      for (const area of areas) {
        const compared = sides.map(({ sign, areas }) => ({ sign, count: areas.get(area) }));
        // Without one of its parts the rest of the rule still holds, without the whole it says nothing.
        if (compared.some(({ sign, count }) => sign > 0 && !count)) continue;
        if (!compared.some(({ sign, count }) => sign < 0 && count)) continue;
        addAround(
          compared.flatMap(({ sign, count }) => (count ? [of(count, sign)] : [])),
          tolerance,
        );
      }
    }
  }
  return [...found.values()];
}

interface Compared {
  count: Count;
  sign: number;
}

const of = (count: Count, sign: number): Compared => ({ count, sign });
const exactly: Rule['tolerance'] = { absolute: 0, percent: 0 };

/** `null` where it compares nothing, or where the counts do not obey it. */
function inequalityOf(compared: readonly Compared[], tolerance: Rule['tolerance']): Inequality | null {
  const [a, b, more] = compared;
  if (a && b && !more && a.count !== b.count) return inequalityOfPair(a, b, tolerance);
  const signs = new Map<Count, number>();
  let [value, size] = [0, 0];
  for (const { count, sign } of compared) {
    signs.set(count, (signs.get(count) ?? 0) + sign);
    value += sign * count.value;
    if (sign > 0) size += sign * count.value;
  }
  for (const [count, sign] of signs) if (sign === 0) signs.delete(count);
  const allowed = allowedBy(tolerance, size);
  if (signs.size < 2 || value < -allowed - slack) return null;
  return { counts: [...signs.keys()], coefficients: [...signs.values()], lower: -allowed };
}

/** Nearly all compare one count with one other. */
function inequalityOfPair(a: Compared, b: Compared, tolerance: Rule['tolerance']): Inequality | null {
  const [x, y] = [a.sign * a.count.value, b.sign * b.count.value];
  const allowed = allowedBy(tolerance, (a.sign > 0 ? x : 0) + (b.sign > 0 ? y : 0));
  if (x + y < -allowed - slack) return null;
  return { counts: [a.count, b.count], coefficients: [a.sign, b.sign], lower: -allowed };
}

const allowedBy = ({ absolute, percent }: Rule['tolerance'], size: number): number =>
  Math.max(absolute, (Math.abs(size) * percent) / 100);

/**
 * The same for the parts of a place in which not all of the counts are known, taken together: what is left of each sum without the parts
 * in which all are. `null` where there are none, or where one does not add up over areas.
 */
function missingIn(
  compared: readonly Compared[],
  { index }: Counts,
  datasets: ReadonlyMap<string, Dataset>,
  childrenAt: ChildrenAt,
): { compared: Compared[]; places: number } | null {
  const [first] = compared;
  if (!first) return null;
  const { area, day } = first.count;
  const parts = childrenAt(area, day);
  const isAdded = ({ count }: Compared) =>
    !count.isBalance && count.terms.every((t) => datasets.get(t.dataset)?.additivity.areas === true);
  if (parts.length === 0 || !compared.every(isAdded)) return null;
  const known = parts.flatMap((part): Compared[][] => {
    const all = compared.flatMap(({ count, sign }) => {
      const own = index.at(count.form, part);
      return own ? [of(own, -sign)] : [];
    });
    return all.length === compared.length ? [all] : [];
  });
  if (known.length === 0 || known.length === parts.length) return null;
  return { compared: [...compared, ...known.flat()], places: parts.length - known.length };
}

/** The same for the same counts with the same signs; a number for the many that compare one count with one other. */
function keyOf(compared: readonly Compared[]): string | number {
  const [a, b, more] = compared;
  if (a && b && !more && a.sign === 1 && b.sign === -1) return a.count.number * 2 ** 26 + b.count.number;
  const numbers = (sign: number) =>
    compared
      .flatMap((c) => (c.sign === sign ? [c.count.number] : []))
      .sort((x, y) => x - y)
      .join();
  return `${numbers(1)} < ${numbers(-1)}`;
}

/** Inequalities with the rest each leaves, which nobody prints; one that is found twice leaves the same rest. */
export function inequalityRests(newNumber: () => number): (inequality: Inequality) => Relations {
  const known = new Map<Inequality, Relations>();
  const numbers = new Map<string, number>();
  return (inequality) =>
    remember(known, inequality, () => {
      const { counts, coefficients, lower } = inequality;
      const cells = counts.map((count) => count.number);
      // The two sides of an equation compare the same counts, yet what they leave is not the same.
      const same = cells.map((cell, i) => `${coefficients[i]} × ${cell}`).sort();
      const number = remember(numbers, `${same.join()} ${lower}`, newNumber);
      const ids = counts.map((count) => count.id).sort();
      return {
        unknowns: [{ id: `${ids.join(' < ')} | rest`, number, lower, upper: Number.POSITIVE_INFINITY }],
        equations: [{ cells: [...cells, number], coefficients: [...coefficients, -1], equals: 0 }],
      };
    });
}
