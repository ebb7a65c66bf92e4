import type { Status, Unprotected } from './figures.js';

/** Composite indices per area and period: computed, and as they may be printed. */

interface IndexPlace {
  index: string;
  area: string;
  areaLevel: string;
  /** AGS of the municipality. */
  municipality: string;
  period: string;
  /** ISO date: the latest of the components. */
  referenceDate: string;
  status: Status;
}

/** One area in one period; `N` is the kind of its numbers. Everything is `null` where the status is not `ok`. */
interface IndexNumbers<N> {
  /** Sum of the z-values, standardised again. Dimensionless: 0 = mean of the scored areas, 1 = one standard deviation. */
  value: N | null;
  class: string | null;
  /** Weighted sum of the z-values before it is standardised. */
  sum: N | null;
  /** z-value per component, turned so that a higher one lifts the index. */
  components: Readonly<Record<string, N>> | null;
  /** As `value`, but by the mean and standard deviation of the base period. */
  fixedBase: N | null;
  /** Probability of each class in the simulation; `null` where a component has no interval. */
  probabilities: Readonly<Record<string, number>> | null;
  /** Whether the probability of the own class is under `surely`. */
  nearBoundary: boolean | null;
  /** Index of the change of the components over the years of the definition; `null` where the earlier period lacks. */
  dynamicsValue: N | null;
  dynamics: string | null;
}

/** Repetitions of the simulation per index and period. The Monte Carlo error of a probability of 0.8 is 0.013. */
export const draws = 1000;
/** Probability from which on a class counts as sure. */
export const surely = 0.8;

export interface ComputedIndex extends IndexPlace, IndexNumbers<Unprotected> {
  definitionVersion: number;
}

/** How many scored areas change class if the index were built otherwise. Counts of areas only. */
export interface IndexSensitivity {
  index: string;
  period: string;
  variant: 'without_component' | 'population_weighted' | 'median_mad';
  /** Component left out, else ''. */
  component: string;
  /** Areas with a class in both ways. */
  areas: number;
  /** Of these, how many change it; `null` where the variant cannot be computed. */
  changed: number | null;
}

export interface ComputedIndices {
  readonly indices: readonly ComputedIndex[];
  readonly sensitivity: readonly IndexSensitivity[];
}

/** What a published index holds beside its brand, see figures.ts. */
export interface PublishedIndexContent extends IndexPlace, IndexNumbers<number> {
  readonly definitionVersion: number;
}
