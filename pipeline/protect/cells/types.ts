/** The values between which something lies, both ends included; ±Infinity where a side is open. */
export interface Interval {
  lower: number;
  upper: number;
}

/**
 * What an attack found. Without `within` both ends are proved: nothing lies beyond them. With it a limit ended the search in whole
 * numbers: all between `lower` and `upper` was seen to be possible, and nothing outside `within` is.
 */
export interface AttackInterval extends Interval {
  within?: Interval;
}

/** One count of a table, or of several linked tables; a count that stands in several of them is one cell. */
export interface Cell {
  id: string;
  /** The true value; it obeys every relation. */
  value: number;
  /** What hiding it costs. Default: value + 1 (of a negative value: its size + 1). */
  weight?: number;
  /** Must be hidden, and must stay uncertain over the whole interval from `protectLower` to `protectUpper`. */
  sensitive?: boolean;
  /** The interval left to the attacker must reach down to this value. Default: value − 1, not below `lowerBound`. */
  protectLower?: number;
  /** The interval left to the attacker must reach up to this value. Default: value + 1, not above `upperBound`. */
  protectUpper?: number;
  /** What anybody knows of the cell before the publication. Default 0. */
  lowerBound?: number;
  /** Default Infinity. */
  upperBound?: number;
  /** Never printed: always unknown to the attacker, costs nothing, never counts as hidden. It may be sensitive. */
  unpublished?: boolean;
  /** Known to the attacker from elsewhere: cannot be hidden. */
  fixed?: boolean;
}

/** An equation among cells: a total and its parts, or any sum of coefficient × cell. */
export type Relation =
  | { total: string; parts: readonly string[] }
  | { coefficients: Readonly<Record<string, number>>; equals: number };

export interface AttackOptions {
  /** All cells are whole numbers, and the attacker makes use of it. */
  integer?: boolean;
  /** Attack these cells alone, and each only until its interval is seen to cover the one given here. */
  needed?: Readonly<Record<string, Interval>>;
  /** Nodes of one whole-number search, two for each count at most. Default 10,000. Large tables are given few searches. */
  nodeLimit?: number;
}

export interface ProtectOptions {
  /**
   * All cells are whole numbers: the pattern must stand up to an attacker who makes use of it. Default: whether all values,
   * bounds and coefficients are whole.
   */
  integer?: boolean;
  /** Nodes of all searches for the cheapest pattern of one group; 0 leaves the exact search out. Default 500. */
  nodeLimit?: number;
  /** Cells hidden last time: half as dear in the choice, so that a pattern does not betray by moving. */
  preferred?: Iterable<string>;
  /** Zeros, too, may be hidden to protect others. Without it a zero stays open unless it is sensitive itself. */
  zeroCandidates?: boolean;
}

export interface Protection {
  /** `primary`: hidden because it is sensitive. An unpublished cell is never hidden: `open`. */
  status: Record<string, 'open' | 'primary' | 'secondary'>;
  /** What the attacker can conclude about each hidden cell, and about each sensitive unpublished one. */
  intervals: Record<string, Interval>;
  /** Sum of the weights of all hidden cells. */
  cost: number;
  /** No cheaper pattern protects all (with preferred cells at half their weight), proved. */
  optimal: boolean;
}
