import type { Dataset } from '../../model/dataset.js';
import type { Indicator } from '../../model/indicator.js';
import type { Rounding } from '../../model/rounding.js';
import type { Bounds, Decision } from '../decide.js';
import { boundsOfRounded, type Counted, met } from '../rounded.js';
import { type OpenValue, statusesWithNumbers } from '../seal.js';
import type { Thresholds } from '../thresholds.js';
import { CountIndex } from './count-index.js';
import { knownDays } from './days.js';
import { type Demand, demandsOf, isBalance, joined } from './demands.js';
import { type Form, Forms } from './forms.js';
import type { Term } from './terms.js';

/** A figure with what the policy says of it alone. */
export interface Figure {
  open: OpenValue;
  /**
   * The counts as they are. Where the policy has them rounded, a pattern is chosen as if these were printed; what the rounded ones
   * tell is tried when it is verified.
   */
  counted: Counted;
  rounding: Rounding;
  indicator: Indicator;
  thresholds: Thresholds;
  /** `null` where it may be shown. */
  decision: Decision | null;
}

/** A count of one place: one cell of the system, however many figures print it. */
export interface Count {
  id: string;
  form: string;
  area: string;
  level: string;
  terms: readonly Term[];
  /** The same for what is counted in the same place on other days. */
  series: number;
  /** Position among all counts; relations name it by this. */
  number: number;
  /** The last day on which it was counted. */
  day: string;
  value: number;
  /** Figures (by their position) whose numerator and whose denominator it is. */
  numeratorOf: number[];
  denominatorOf: number[];
  /** Whether any figure prints it before anything is hidden for the sake of others. */
  isPrinted: boolean;
  /** What its printed number tells where that is rounded; `null` where it is printed as it is, or not at all. */
  rounded: Bounds | null;
  /** Whether everybody knows it from its source. */
  isKnown: boolean;
  /** Whether a zero would have been printed, so that a hidden count is at least one. */
  isAboveZero: boolean;
  isBalance: boolean;
  demand: Demand | null;
  /** Smallest count the policy lets be shown, the strictest of its figures. */
  threshold: number;
  /** No more than this by the printed size of its group; Infinity without one. */
  most: number;
  /** Groups whose rest is protected too, with the smallest rest that may be shown. */
  groups: { denominator: Count; least: number }[];
}

/** The counts of all figures, and each figure's own. */
export interface Counts {
  index: CountIndex;
  /** By number. */
  all: readonly Count[];
  /** The form with these terms; `null` where no figure counts that. */
  formNamed: (terms: readonly Term[]) => string | null;
  ofFigure: readonly { numerator: Count | null; denominator: Count | null }[];
  /** Counts the source hides, without a value of their own. */
  hiddenAtSource: CountIndex;
  /** Forms of cases and group of the shares the source hides; some of them are counts. */
  sharesHiddenAtSource: readonly { area: string; numerator: string; denominator: string }[];
}

/**
 * Gathers the counts behind the figures. Two figures that count the same in the same area on the same days share one
 * count; should they contradict each other, each keeps its own.
 */
export function countsOf(figures: readonly Figure[], datasets: ReadonlyMap<string, Dataset>): Counts {
  const forms = new Forms(datasets, knownDays(figures, datasets));
  const index = new CountIndex();
  const hiddenAtSource = new CountIndex();
  const sharesHiddenAtSource: { area: string; numerator: string; denominator: string }[] = [];
  const ofFigure = figures.map((figure, position) => {
    const { open, indicator, counted, rounding, thresholds } = figure;
    const cases = casesOf(figure, forms);
    const group = forms.denominator(indicator, open);
    if (open.status === 'suppressed') {
      if (group && indicator.method === 'wilson') {
        const { area } = open;
        sharesHiddenAtSource.push({ area, numerator: cases.form.name, denominator: group.name });
      }
      const { minNumerator, minDenominatorCount } = figure.thresholds;
      for (const [form, threshold] of [
        [cases.form, minNumerator],
        [group, minDenominatorCount],
      ] as const) {
        if (!form || form.terms.length === 0 || threshold === 0) continue;
        const count = countAt(hiddenAtSource, form, open, 0, forms);
        count.threshold = Math.max(count.threshold, threshold);
        count.isBalance ||= form.terms.some((t) => t.sign < 0);
      }
    }
    if (!statusesWithNumbers.has(open.status)) return { numerator: null, denominator: null };
    const demands = demandsOf(
      indicator,
      { numerator: cases.value, denominator: counted.denominator },
      figure.thresholds,
    );
    const numerator = cases.value === null ? null : countAt(index, cases.form, open, cases.value, forms);
    if (numerator) {
      numerator.numeratorOf.push(position);
      numerator.isPrinted ||= figure.decision === null;
      numerator.isAboveZero ||= isZeroShown(figure);
      numerator.isBalance ||= isBalance(indicator);
      numerator.demand = joined(numerator.demand, demands.numerator);
      numerator.threshold = Math.max(numerator.threshold, figure.thresholds.minNumerator);
      if (rounding.numerator > 0 && figure.decision === null && open.numerator !== null) {
        const bounds = boundsOfRounded(open.numerator, rounding.numerator, {
          ...{ least: thresholds.minNumerator, isZeroHidden: thresholds.zeroIsSensitive },
          ...{ isBalance: numerator.isBalance, isWhole: Number.isInteger(numerator.value) },
        });
        numerator.rounded = met(numerator.rounded, bounds);
      }
    }
    const denominator =
      counted.denominator !== null && group && group.terms.length > 0
        ? countAt(index, group, open, counted.denominator, forms)
        : null;
    if (denominator) {
      denominator.denominatorOf.push(position);
      denominator.isPrinted ||= figure.decision?.denominator == null;
      denominator.isAboveZero = true;
      denominator.demand = joined(denominator.demand, demands.denominator);
      denominator.threshold = Math.max(denominator.threshold, figure.thresholds.minDenominatorCount);
      if (rounding.denominator > 0 && figure.decision?.denominator == null && open.denominator !== null) {
        const bounds = boundsOfRounded(open.denominator, rounding.denominator, {
          ...{ least: thresholds.minDenominatorCount, isZeroHidden: false },
          ...{ isBalance: false, isWhole: Number.isInteger(denominator.value) },
        });
        denominator.rounded = met(denominator.rounded, bounds);
      }
    }
    if (numerator && denominator && indicator.method === 'wilson' && numerator.value <= denominator.value) {
      const { minNumerator, protectComplement } = figure.thresholds;
      if (!demands.denominator) numerator.most = Math.min(numerator.most, denominator.value);
      if (protectComplement) numerator.groups.push({ denominator, least: minNumerator });
    }
    return { numerator, denominator };
  });
  for (const { open, indicator, counted } of figures) {
    if (open.status !== 'not_applicable' || indicator.method !== 'wilson') continue;
    const group = forms.denominator(indicator, open);
    if (!group || index.at(group.name, open.area)?.value !== 0) continue;
    // No share of nobody: everybody can tell that none of them are cases.
    countAt(index, casesOf({ open, indicator, counted }, forms).form, open, 0, forms).isPrinted = true;
  }
  const formNamed = (terms: readonly Term[]) => forms.nameOf(terms);
  return { index, all: index.all, formNamed, ofFigure, hiddenAtSource, sharesHiddenAtSource };
}

/** A delivered value stands for the count it implies together with its weight. */
function casesOf(
  { open, indicator, counted }: Pick<Figure, 'open' | 'indicator' | 'counted'>,
  forms: Forms,
): { form: Form; value: number | null } {
  if (indicator.kind !== 'delivered') {
    return { form: forms.numerator(indicator, open), value: counted.numerator };
  }
  const { value } = open;
  const { denominator } = counted;
  return {
    form: forms.delivered(indicator, open),
    value:
      value === null || denominator === null
        ? null
        : value * denominator * (indicator.unit === '%' ? 0.01 : 1),
  };
}

function countAt(
  index: CountIndex,
  form: Form,
  { area, areaLevel }: OpenValue,
  value: number,
  forms: Forms,
): Count {
  const found = index.at(form.name, area);
  const isSame = !found || Math.abs(found.value - value) < 1e-9;
  const known = isSame ? found : index.other(`${found.id} = ${value}`);
  if (known) return known;
  const id = `${form.name} | ${area}`;
  const count: Count = {
    id: isSame ? id : `${id} = ${value}`,
    form: isSame ? form.name : `${form.name} = ${value}`,
    area,
    level: areaLevel,
    terms: form.terms,
    series: forms.seriesAt(form, area),
    number: index.all.length,
    day: lastDay(form.terms),
    value,
    numeratorOf: [],
    denominatorOf: [],
    isPrinted: false,
    rounded: null,
    isKnown: forms.isKnown(form),
    isAboveZero: false,
    isBalance: false,
    demand: null,
    threshold: 0,
    most: Number.POSITIVE_INFINITY,
    groups: [],
  };
  if (isSame) index.add(count);
  else index.addOther(count);
  return count;
}

const lastDay = (terms: readonly Term[]): string =>
  terms.reduce((last, { day }) => (day > last ? day : last), '');

/** A figure of a large enough group shows a zero, unless the policy holds zeros to be sensitive. */
const isZeroShown = ({ counted, indicator, thresholds: t }: Figure): boolean =>
  !t.zeroIsSensitive &&
  !isBalance(indicator) &&
  (indicator.kind === 'count' || (counted.denominator !== null && counted.denominator >= t.minDenominator));
