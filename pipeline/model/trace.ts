import type { Part } from './dataset.js';
import type { CellState } from './delivery.js';
import type { Status } from './figures.js';

/** How one figure came about, for `teilhabe explain`. Unprotected: for the staff of the county, never for a report. */
export interface Trace {
  indicator: string;
  title: string;
  /** The definition that was valid on the reference date. */
  version: number;
  validFrom: string;
  validTo: string | null;
  area: string;
  areaLevel: string;
  period: string;
  referenceDate: string;
  status: Status;
  /** In `unit`; `null` unless the status is `ok`. */
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** ISO date from which the figure can be final; `null` where it has come. */
  provisionalUntil: string | null;
  /** The counts as they are where those above are rounded; `null` where they are not. */
  unrounded: { numerator: number | null; denominator: number | null } | null;
  unit: string;
  origin: 'delivered' | 'summed' | 'weighted';
  /** Numerator, then denominator; each term once per period where several periods are added. */
  terms: TraceTerm[];
}

export interface TraceTerm {
  role: 'numerator' | 'denominator' | 'value' | 'weight';
  sign: 1 | -1;
  part: Part;
  /** Period taken by the pairing rule; `null` if there is none that fits. */
  period: string | null;
  referenceDate: string | null;
  state: CellState;
  origin: 'delivered' | 'summed' | null;
  /** `null` unless the state is `ok`. */
  value: number | null;
  /** Bounds of a sum with hidden cells; `null`: none known. */
  lower: number | null;
  upper: number | null;
  /** Delivered cells the figure was taken from; empty for a sum over areas, and for a zero that stands for no rows. */
  cells: TraceCell[];
  /** The areas that were added (`value`: those averaged), with the state of each. */
  children: TraceChild[];
}

export interface TraceCell {
  delivery: number;
  line: number;
  /** Dimension column -> code, or age span such as `15-18` (from, under); `null`: could not be read. */
  dimensions: Record<string, string | null>;
  state: CellState;
  /** Decimal text as stored, `null` unless the state is `ok`. */
  value: string | null;
}

export interface TraceChild {
  area: string;
  state: CellState;
  origin: 'delivered' | 'summed' | null;
  value: number | null;
}
