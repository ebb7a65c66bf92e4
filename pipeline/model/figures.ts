import type { CellState } from './delivery.js';
import type { IndexSensitivity, PublishedIndexContent } from './indices.js';
import type { Patterns } from './patterns.js';

/** Statuses of a published value, as in data/indicators.csv. */
export const statuses = [
  'ok',
  'suppressed',
  'unreliable',
  'pending',
  'estimated',
  'merged',
  'not_delivered',
  'not_applicable',
] as const;
export type Status = (typeof statuses)[number];

export const statusOfCell: Record<CellState, Status> = {
  ok: 'ok',
  hidden: 'suppressed',
  unreliable: 'unreliable',
  pending: 'pending',
  not_applicable: 'not_applicable',
  missing: 'not_delivered',
  rejected: 'not_delivered',
};

/** A number that has not passed `protect`. It is an ordinary number at run time; the compiler keeps it from being printed. */
declare const unprotected: unique symbol;
export type Unprotected = { readonly [unprotected]: 'number that has not passed protect' };

interface Place {
  indicator: string;
  /** Id of areas.csv, 8-digit AGS, county AGS or id of a reference area. */
  area: string;
  areaLevel: string;
  /** AGS, or '' above the municipality. */
  municipality: string;
  period: string;
  /** ISO date. */
  referenceDate: string;
}

/** One result of compute. Numbers are `null` where the status is not `ok`. */
export interface ComputedValue extends Place {
  status: Status;
  /** In the unit of the indicator, unrounded. */
  value: Unprotected | null;
  lower: Unprotected | null;
  upper: Unprotected | null;
  numerator: Unprotected | null;
  denominator: Unprotected | null;
  /**
   * The counts as they are, where the policy has them rounded (`round_to`): all other numbers rest on the rounded ones. What is
   * too small to be shown is judged by these; they are never published.
   */
  unrounded?: { numerator: Unprotected | null; denominator: Unprotected | null };
  /** ISO date the denominator was counted on: the latest of its datasets; `null` without a denominator. */
  denominatorDate: string | null;
  unit: string;
  definitionVersion: number;
  /** How the figure of this level came about. */
  origin: 'delivered' | 'summed' | 'weighted';
}

export type Verdict = 'higher' | 'lower' | 'not distinguishable';

/**
 * Own value against that of the municipality or the county in the same period, against an earlier one of its own, or the
 * value of a group against that of all in the same area and period.
 */
export type ComparedWith = 'municipality' | 'county' | 'previous_year' | 'base_period' | 'counterpart';

/** Difference of two computed values of one indicator; `null` numbers where no interval can be given. */
export interface ComputedComparison {
  indicator: string;
  area: string;
  period: string;
  comparedWith: ComparedWith;
  /** Id of the area compared with, the earlier period or, for `counterpart`, the indicator compared with. */
  reference: string;
  /** In the unit of the indicator: own value minus reference. */
  difference: Unprotected;
  /** 95 % interval of the difference, or null where the method of the indicator gives none. */
  lower: Unprotected | null;
  upper: Unprotected | null;
  verdict: Verdict | null;
  /** Whether the verdict is one under false-discovery control. */
  adjusted: boolean;
  /** Two-sided, before any control; null where there is no interval. */
  pValue: Unprotected | null;
  /** `estimated`: the earlier value was worked out from areas that have changed since. */
  status: 'ok' | 'estimated';
  /** The areas whose earlier figures make up the reference; empty where it is a figure of its own. */
  estimatedFrom: readonly string[];
}

/** Straight line through the figures of one place; slope in the unit of the indicator a year. */
export interface ComputedTrend {
  indicator: string;
  area: string;
  areaLevel: string;
  /** The periods the line rests on, oldest first. */
  periods: readonly string[];
  slope: Unprotected;
  /** 95 % interval of the slope. */
  lower: Unprotected;
  upper: Unprotected;
  verdict: Verdict;
  adjusted: boolean;
  pValue: Unprotected;
}

export interface Computed {
  readonly values: readonly ComputedValue[];
  /** Only between values whose status is `ok`. */
  readonly comparisons: readonly ComputedComparison[];
  readonly trends: readonly ComputedTrend[];
}

export type Edition = 'public' | 'internal';

/** Only `protect` makes these. The brand has no value; nothing else can create it without a cast, and a test holds that. */
declare const published: unique symbol;
export interface PublishedValue<E extends Edition = Edition> extends Place {
  readonly [published]: E;
  readonly status: Status;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** ISO date the denominator was counted on; `null` where there is none. Stays where the number is hidden. */
  readonly denominatorDate: string | null;
  /** Value drawn towards that of all published areas of the level; only where the definition asks for it. */
  readonly smoothed?: number;
  readonly unit: string;
  readonly definitionVersion: number;
}

/** Difference of two published values of one indicator. */
export interface PublishedComparison<E extends Edition = Edition> {
  readonly [published]: E;
  indicator: string;
  area: string;
  period: string;
  comparedWith: ComparedWith;
  reference: string;
  difference: number;
  lower: number | null;
  upper: number | null;
  verdict: Verdict | null;
  adjusted: boolean;
  pValue: number | null;
  status: ComputedComparison['status'];
}

/** A trend all of whose figures are published. */
export interface PublishedTrend<E extends Edition = Edition> {
  readonly [published]: E;
  indicator: string;
  area: string;
  areaLevel: string;
  periods: readonly string[];
  slope: number;
  lower: number;
  upper: number;
  verdict: Verdict;
  adjusted: boolean;
  pValue: number;
}

/** Composite index of one area and period. */
export interface PublishedIndex<E extends Edition = Edition> extends PublishedIndexContent {
  readonly [published]: E;
}

export interface Published<E extends Edition = Edition> {
  readonly [published]: E;
  readonly edition: E;
  readonly values: readonly PublishedValue<E>[];
  readonly comparisons: readonly PublishedComparison<E>[];
  readonly trends: readonly PublishedTrend<E>[];
  readonly indices: readonly PublishedIndex<E>[];
  readonly indexSensitivity: readonly IndexSensitivity[];
  /** Statements about many areas at once, worked out from these values. */
  readonly patterns: Patterns;
  /** For the data notes: how many values were hidden, and how many of these for the sake of others. No counts of persons. */
  readonly hidden: readonly HiddenValues[];
}

/** How many figures of an indicator, level and period are hidden; `secondary`: only so that others cannot be worked out. */
export interface HiddenValues {
  indicator: string;
  areaLevel: string;
  period: string;
  values: number;
  secondary: number;
}

/** One line of internal/protection.csv. */
export interface ProtectionRecord {
  indicator: string;
  area: string;
  period: string;
  part: 'numerator' | 'denominator';
  reason: 'primary' | 'secondary';
  /** What an attacker could at best conclude; `null` where nothing bounds it. */
  lower: number | null;
  upper: number | null;
  /** What the policy demands to stay possible where it protects the count for its own sake; else `null`. */
  demand: { lower: number; upper: number } | null;
}
