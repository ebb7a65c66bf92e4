import type { Dataset } from './dataset.js';
import type { DeliveryPlan } from './delivery-plan.js';
import type { Disparities } from './disparities.js';
import type { IndexDefinition } from './index-definition.js';
import type { Indicator } from './indicator.js';
import type { Acknowledgement, Correction, Mapping } from './mapping.js';
import type { Benchmark, SeriesEvent } from './reconciliation.js';
import type { Region } from './region.js';
import type { Policy, Vocabulary } from './vocabulary.js';

/** Everything a statistician writes, parsed and cross-checked. */
export interface Definitions {
  datasets: ReadonlyMap<string, Dataset>;
  /** In the order of the report: by chapter, then by file name. */
  indicators: readonly Indicator[];
  /** Composite indices, by id. */
  indices: readonly IndexDefinition[];
  vocabulary: Vocabulary;
  /** Shared policy with the region's tightenings applied. */
  policy: Policy;
  /** Headline totals with the official figures they are compared with. */
  benchmarks: readonly Benchmark[];
  /** What bends a series, by date. */
  events: readonly SeriesEvent[];
  disparities: Disparities;
}

/** The data room: what the county received and how to read it. */
export interface DataRoom {
  region: Region;
  definitions: Definitions;
  mappings: readonly Mapping[];
  ignoredFiles: readonly { files: string[]; reason: string }[];
  corrections: readonly Correction[];
  /** Warnings of plausibility somebody has looked at. */
  acknowledged: readonly Acknowledgement[];
  /** Who is to deliver what and until when; empty without `lieferplan.yaml`. */
  deliveryPlan: DeliveryPlan['deliveries'];
  /** Folder of the deliveries. */
  deliveriesDir: string;
  /** Every definition file read, for build.json. */
  inputs: readonly { path: string; sha256: string }[];
}
