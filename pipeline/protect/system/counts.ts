import type { Dataset } from '../../model/dataset.js';
import type { Indicator } from '../../model/indicator.js';
import type { Decision } from '../decide.js';
import { type OpenValue, statusesWithNumbers } from '../seal.js';
import type { Thresholds } from '../thresholds.js';
import { type Demand, demandsOf, isBalance, joined } from './demands.js';
import { denominatorTerms, formKey, type KnownDays, numeratorTerms, type Term } from './terms.js';

/** A figure with what the policy says of it alone. */
export interface Figure {
  open: OpenValue;
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
  value: number;
  /** Figures (by their position) whose numerator and whose denominator it is. */
  numeratorOf: number[];
  denominatorOf: number[];
  /** Whether any figure prints it before anything is hidden for the sake of others. */
  isPrinted: boolean;
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
  groups: { denominator: string; least: number }[];
}

/** The counts of all figures by id, and the ids of each figure's own. */
export interface Counts {
  byId: ReadonlyMap<string, Count>;
  ofFigure: readonly { numerator: string | null; denominator: string | null }[];
  /** Counts the source hides, without a value of their own, by id. */
  hiddenAtSource: ReadonlyMap<string, Count>;
}

export const idOf = (form: string, area: string): string => `${form} | ${area}`;

/**
 * Gathers the counts behind the figures. Two figures that count the same in the same area on the same days share one
 * count; should they contradict each other, each keeps its own.
 */
export function countsOf(figures: readonly Figure[], datasets: ReadonlyMap<string, Dataset>): Counts {
  const days = knownDays(figures, datasets);
  const byId = new Map<string, Count>();
  const hiddenAtSource = new Map<string, Count>();
  const ofFigure = figures.map((figure, position) => {
    const { open, indicator } = figure;
    const cases = casesOf(figure, datasets, days);
    if (open.status === 'suppressed') {
      const { minNumerator, minDenominatorCount } = figure.thresholds;
      const group = denominatorTerms(indicator, open, datasets, days);
      for (const [terms, threshold] of [
        [cases.terms, minNumerator],
        [group, minDenominatorCount],
      ] as const) {
        if (terms.length === 0 || threshold === 0) continue;
        const count = countAt(hiddenAtSource, terms, open, 0, datasets);
        count.threshold = Math.max(count.threshold, threshold);
        count.isBalance ||= terms.some((t) => t.sign < 0);
      }
    }
    if (!statusesWithNumbers.has(open.status)) return { numerator: null, denominator: null };
    const demands = demandsOf(
      indicator,
      { numerator: cases.value, denominator: open.denominator },
      figure.thresholds,
    );
    const numerator = cases.value === null ? null : countAt(byId, cases.terms, open, cases.value, datasets);
    if (numerator) {
      numerator.numeratorOf.push(position);
      numerator.isPrinted ||= figure.decision === null;
      numerator.isAboveZero ||= isZeroShown(figure);
      numerator.isBalance ||= isBalance(indicator);
      numerator.demand = joined(numerator.demand, demands.numerator);
      numerator.threshold = Math.max(numerator.threshold, figure.thresholds.minNumerator);
    }
    const terms = denominatorTerms(indicator, open, datasets, days);
    const isDivided = open.denominator !== null && terms.length > 0;
    const denominator =
      isDivided && open.denominator !== null ? countAt(byId, terms, open, open.denominator, datasets) : null;
    if (denominator) {
      denominator.denominatorOf.push(position);
      denominator.isPrinted ||= figure.decision?.denominator == null;
      denominator.isAboveZero = true;
      denominator.demand = joined(denominator.demand, demands.denominator);
      denominator.threshold = Math.max(denominator.threshold, figure.thresholds.minDenominatorCount);
    }
    if (numerator && denominator && indicator.method === 'wilson' && numerator.value <= denominator.value) {
      const { minNumerator, protectComplement } = figure.thresholds;
      if (!demands.denominator) numerator.most = Math.min(numerator.most, denominator.value);
      if (protectComplement) numerator.groups.push({ denominator: denominator.id, least: minNumerator });
    }
    return { numerator: numerator?.id ?? null, denominator: denominator?.id ?? null };
  });
  for (const { open, indicator } of figures) {
    if (open.status !== 'not_applicable' || indicator.method !== 'wilson') continue;
    const group = byId.get(idOf(formKey(denominatorTerms(indicator, open, datasets, days)), open.area));
    if (group?.value !== 0) continue;
    // No share of nobody: everybody can tell that none of them are cases.
    const nobody = countAt(byId, numeratorTerms(indicator, open, datasets, days), open, 0, datasets);
    nobody.isPrinted = true;
  }
  return { byId, ofFigure, hiddenAtSource };
}

/** A delivered value stands for the count it implies together with its weight. */
function casesOf(
  { open, indicator }: Figure,
  datasets: ReadonlyMap<string, Dataset>,
  days: KnownDays,
): { terms: Term[]; value: number | null } {
  if (indicator.kind !== 'delivered') {
    return { terms: numeratorTerms(indicator, open, datasets, days), value: open.numerator };
  }
  const { dataset, measure } = indicator.value;
  const { value, denominator } = open;
  return {
    terms: [
      { sign: 1, dataset, measure: `${measure} × ${indicator.id}`, where: {}, day: open.referenceDate },
    ],
    value:
      value === null || denominator === null
        ? null
        : value * denominator * (indicator.unit === '%' ? 0.01 : 1),
  };
}

function countAt(
  byId: Map<string, Count>,
  terms: readonly Term[],
  { area, areaLevel }: OpenValue,
  value: number,
  datasets: ReadonlyMap<string, Dataset>,
): Count {
  const form = formKey(terms);
  const shared = idOf(form, area);
  const found = byId.get(shared);
  const isSame = !found || Math.abs(found.value - value) < 1e-9;
  const id = isSame ? shared : `${shared} = ${value}`;
  const count = byId.get(id) ?? {
    id,
    form: isSame ? form : `${form} = ${value}`,
    area,
    level: areaLevel,
    terms,
    value,
    numeratorOf: [],
    denominatorOf: [],
    isPrinted: false,
    isKnown: terms.every((t) => datasets.get(t.dataset)?.protected_by_source === true),
    isAboveZero: false,
    isBalance: false,
    demand: null,
    threshold: 0,
    most: Number.POSITIVE_INFINITY,
    groups: [],
  };
  byId.set(id, count);
  return count;
}

/** A figure of a large enough group shows a zero, unless the policy holds zeros to be sensitive. */
const isZeroShown = ({ open, indicator, thresholds: t }: Figure): boolean =>
  !t.zeroIsSensitive &&
  !isBalance(indicator) &&
  (indicator.kind === 'count' || (open.denominator !== null && open.denominator >= t.minDenominator));

/** Days on which a dataset has figures of an area, from numerators of one dataset and from dated denominators. */
function knownDays(figures: readonly Figure[], datasets: ReadonlyMap<string, Dataset>): KnownDays {
  const found = new Map<string, Set<string>>();
  const add = (dataset: string, area: string, day: string) => {
    if (!datasets.has(dataset)) return;
    const key = `${dataset}\n${area}`;
    const days = found.get(key);
    if (days) days.add(day);
    else found.set(key, new Set([day]));
  };
  for (const { open, indicator } of figures) {
    if (open.status === 'not_delivered' || indicator.kind === 'delivered') continue;
    add(firstDataset(indicator.numerator), open.area, open.referenceDate);
    if (open.denominatorDate !== null && indicator.kind !== 'count') {
      add(firstDataset(indicator.denominator), open.area, open.denominatorDate);
    }
  }
  const sorted = new Map([...found].map(([key, days]) => [key, [...days].sort()]));
  return (dataset, area) => sorted.get(`${dataset}\n${area}`) ?? [];
}

type SumOf = Extract<Indicator, { kind: 'ratio' }>['numerator'];
const firstDataset = (sum: SumOf): string => ('dataset' in sum ? sum.dataset : (sum.plus[0]?.dataset ?? ''));
