import type { Status, Verdict } from './figures.js';

/**
 * Statements about many areas at once. All of them are worked out from published figures alone, so they hold nothing that
 * a reader of the figures could not work out, and nothing hidden can be concluded from them.
 */

export type SegregationMeasure =
  | 'dissimilarity'
  | 'isolation'
  | 'interaction'
  | 'gini'
  | 'entropy'
  | 'spatial_dissimilarity'
  | 'multigroup_dissimilarity'
  | 'multigroup_entropy';

interface Coverage {
  /** Areas the figure rests on, residual areas aside. */
  areas: number;
  /** Areas without a published figure; they are not part of it. */
  leftOut: number;
}

interface Dated {
  period: string;
  /** ISO date. */
  referenceDate: string;
}

/** How unevenly a group lives over the areas of a municipality or the county. All values are shares from 0 to 1. */
export interface Segregation extends Coverage, Dated {
  /** Id in disparities.yaml. */
  segregation: string;
  /** AGS of the municipality or the county. */
  area: string;
  measures: readonly { measure: SegregationMeasure; value: number }[];
  /** The dissimilarity without the part that chance adds to it, with 95 % limits; `null` for several groups at once. */
  corrected: { value: number; lower: number; upper: number } | null;
}

export type Cluster = 'high_high' | 'low_low' | 'high_low' | 'low_high';

/** Whether similar areas lie beside each other, for one indicator over the whole county. */
export interface SpatialPattern extends Coverage, Dated {
  indicator: string;
  /** Moran's I, its two-sided p by permutation, and whether it stands beside the tests of the other indicators. */
  moran: number;
  p: number;
  clustered: boolean;
  /** Whether rates were smoothed (empirical Bayes) before. */
  smoothed: boolean;
  members: readonly {
    area: string;
    moran: number;
    p: number;
    /** Set only where it stands beside the tests of all other areas. */
    cluster: Cluster | null;
  }[];
}

/** Difference between the ends of the ranking of all areas by deprivation, for one indicator over the whole county. */
export interface Inequality extends Coverage, Dated {
  indicator: string;
  /** Indicator the areas are ranked by. */
  by: string;
  /** In the unit of the indicator: the groups of areas at both ends, as they are. */
  least: number;
  most: number;
  /** Slope index: most deprived end minus least deprived end of the line through all groups, with 95 % limits. */
  slope: number;
  slopeLower: number;
  slopeUpper: number;
}

/** Where a figure lies against the limits that chance sets it: outside the 99.8 % or the 95 % limits, or inside. */
export type FunnelPosition = 'high_998' | 'high_95' | 'inside' | 'low_95' | 'low_998';

export interface Limited {
  value: number;
  /** 95 % limits; `null` where the method gives none. */
  lower: number | null;
  upper: number | null;
}

/** Whether a figure is explained by the age structure: area or municipality against the county in the same period. */
export interface Standardised extends Dated {
  /** Id in disparities.yaml. */
  standardisation: string;
  indicator: string;
  area: string;
  areaLevel: string;
  municipality: string;
  /** `ok`, or why there are no numbers: the first reason among the figures of the age groups. */
  status: Status;
  numbers: StandardisedNumbers | null;
}

export interface StandardisedNumbers {
  /** Cases, and those there would be if every age group had the rate of the county. */
  observed: number;
  expected: number;
  /** In the unit of the indicator: as it is; with the age structure of the county (`null` under ten cases); ratio times the county's. */
  crude: number;
  direct: Limited | null;
  indirect: Limited;
  /** Observed over expected. */
  ratio: Limited;
  position: FunnelPosition;
}

/** Areas against the value of all of them together, with the limits that their size sets to chance. */
export interface Funnel extends Coverage, Dated {
  indicator: string;
  /** Value of all areas shown together, in the unit of the indicator. */
  baseline: number;
  members: readonly FunnelMember[];
}

export interface FunnelMember {
  area: string;
  municipality: string;
  numerator: number;
  denominator: number;
  /** In the unit of the indicator, as the limits. */
  value: number;
  lower95: number;
  upper95: number;
  lower998: number;
  upper998: number;
  position: FunnelPosition;
}

/** Mean change of an index with fixed base since its base period, over the areas of a whole that are scored at both times. */
export interface IndexChange {
  index: string;
  /** AGS of the municipality or the county. */
  area: string;
  period: string;
  referenceDate: string;
  basePeriod: string;
  areas: number;
  change: number;
  /** 95 % limits. */
  lower: number;
  upper: number;
  verdict: Verdict;
}

export interface Patterns {
  readonly segregation: readonly Segregation[];
  readonly spatial: readonly SpatialPattern[];
  readonly inequality: readonly Inequality[];
  readonly standardised: readonly Standardised[];
  readonly funnels: readonly Funnel[];
  readonly indexChanges: readonly IndexChange[];
}
export const noPatterns: Patterns = {
  segregation: [],
  spatial: [],
  inequality: [],
  standardised: [],
  funnels: [],
  indexChanges: [],
};
