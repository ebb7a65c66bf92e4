import type { AuditFinding, Statement } from '../../model/audit.js';
import type { Dataset } from '../../model/dataset.js';
import type { Disparities } from '../../model/disparities.js';
import type { Status } from '../../model/figures.js';
import type { IndexDefinition } from '../../model/index-definition.js';
import type { Indicator } from '../../model/indicator.js';
import type { PublishedArea } from '../../model/published-areas.js';
import type { Benchmark } from '../../model/reconciliation.js';
import type { Policy, Vocabulary } from '../../model/vocabulary.js';

/** A number as a file states it. */
export interface Printed {
  number: number;
  /**
   * Decimal places the reader may trust: the true number lies within half a unit of the last one. A table drops zeros at
   * the end (`33` for 33.0), so this is never less than the definition promises.
   */
  decimals: number;
}

/** One row of `data/indicators.csv`. A number is `null` where its field is empty. */
export interface FigureRow {
  indicator: string;
  area: string;
  areaLevel: string;
  /** AGS, or '' above the municipality. */
  municipality: string;
  period: string;
  /** ISO date. */
  referenceDate: string;
  status: Status;
  value: Printed | null;
  lower: Printed | null;
  upper: Printed | null;
  /** Counts; with decimal places only where the file prints some. */
  numerator: Printed | null;
  denominator: Printed | null;
  unit: string;
  definitionVersion: number;
  denominatorDate: string | null;
  smoothed: Printed | null;
  /** Line of the file, the header being 1. */
  line: number;
}

/** `data/catalogue.json`: the definitions as they hold for the figures. */
export interface PublishedCatalogue {
  note: string;
  vocabulary: Vocabulary;
  policy: Policy;
  datasets: readonly Dataset[];
  indicators: readonly Indicator[];
  indices: readonly IndexDefinition[];
  /** `null` where an older edition does not publish them. */
  disparities: Disparities | null;
  /** Own totals compared with official ones in `data/eckwerte.csv`. */
  benchmarks: readonly Benchmark[];
  /** Empty where an older edition does not publish them: then the columns of the table tell the municipality of an area. */
  areas: readonly PublishedArea[];
}

export interface PublishedFolder {
  /** As given to the audit. */
  name: string;
  rows: FigureRow[];
  catalogue: PublishedCatalogue;
}

/** What is read from one file or one folder. */
export interface Reading {
  statements: Statement[];
  findings: AuditFinding[];
}
