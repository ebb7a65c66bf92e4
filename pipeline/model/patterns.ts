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

export interface Patterns {
  readonly segregation: readonly Segregation[];
  readonly spatial: readonly SpatialPattern[];
  readonly inequality: readonly Inequality[];
}
export const noPatterns: Patterns = { segregation: [], spatial: [], inequality: [] };
