import type { Dataset } from '../../model/dataset.js';
import type { Builder } from './builder.js';
import type { Count, Counts } from './counts.js';
import type { Form, Forms } from './forms.js';
import type { CountIndex } from './index-of-counts.js';
import type { Rule } from './rules.js';
import type { Stated } from './stated.js';

/** What the equations are made from. */
export interface Sources {
  forms: Forms;
  registry: Counts;
  index: CountIndex;
  stated: Stated;
  rules: readonly Rule[];
  /** Bounds that the published rules of confidentiality give a count that is not shown. */
  boundsOf(count: Count): { lower: number; upper: number };
  /** Whether the totals of a dataset at a level are seen to differ from the sums of their parts. */
  isLoose(dataset: string, level: string): boolean;
}

/** One kind of relation: writes what it knows about a count that is not known. */
export type Relation = (builder: Builder, sources: Sources) => (count: Count) => void;

/** How far a total of about this size may be off where its source delivers it apart from its parts. */
export const toleranceOf = (form: Form, size: number, forms: Forms): number =>
  Math.max(0, ...form.datasets.map((id) => slackOf(forms.datasets.get(id), size)));

const slackOf = (dataset: Dataset | undefined, size: number): number =>
  dataset ? Math.max(dataset.tolerance.absolute, (dataset.tolerance.percent / 100) * Math.abs(size)) : 0;
