import type { CellState } from './delivery.js';

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
  unit: string;
  definitionVersion: number;
  /** How the figure of this level came about. */
  origin: 'delivered' | 'summed' | 'weighted';
}

export type Verdict = 'higher' | 'lower' | 'not distinguishable';

/** Difference of two computed values of one indicator; `null` numbers where no interval can be given. */
export interface ComputedComparison {
  indicator: string;
  area: string;
  period: string;
  comparedWith: 'municipality' | 'county' | 'previous_year';
  /** Id of the area compared with; for `previous_year` the period compared with. */
  reference: string;
  /** In the unit of the indicator: own value minus reference. */
  difference: Unprotected;
  /** 95 % interval of the difference, or null where the method of the indicator gives none. */
  lower: Unprotected | null;
  upper: Unprotected | null;
  verdict: Verdict | null;
  adjusted: boolean;
}

export interface Computed {
  readonly values: readonly ComputedValue[];
  /** Only between values whose status is `ok`. */
  readonly comparisons: readonly ComputedComparison[];
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
  readonly unit: string;
  readonly definitionVersion: number;
}

/** Difference of two published values of one indicator and period. */
export interface PublishedComparison<E extends Edition = Edition> {
  readonly [published]: E;
  indicator: string;
  area: string;
  period: string;
  comparedWith: ComputedComparison['comparedWith'];
  reference: string;
  difference: number;
  lower: number | null;
  upper: number | null;
  verdict: Verdict | null;
  adjusted: boolean;
}

export interface Published<E extends Edition = Edition> {
  readonly [published]: E;
  readonly edition: E;
  readonly values: readonly PublishedValue<E>[];
  readonly comparisons: readonly PublishedComparison<E>[];
  /** For the data notes: how many values each rule hid. No counts of persons. */
  readonly hidden: readonly { indicator: string; areaLevel: string; period: string; values: number }[];
}

/** One line of internal/protection.csv. */
export interface ProtectionRecord {
  indicator: string;
  area: string;
  period: string;
  part: 'numerator' | 'denominator';
  reason: 'primary' | 'secondary';
  /** What an attacker could at best conclude. */
  lower: number;
  upper: number;
}
