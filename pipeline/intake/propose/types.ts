import type { z } from 'zod';
import type { mappingSchema } from '../../model/mapping.js';

/** How much a person should trust one line of a proposal. */
export type Confidence = 'sicher' | 'wahrscheinlich' | 'unsicher';

/** A mapping as it is written, before defaults are filled in. */
export type MappingDraft = z.input<typeof mappingSchema>;

/** Why a line of the proposal says what it says. `at`: its place in the YAML, such as `['columns', 'Nr']`. */
export interface Remark {
  at: readonly (string | number)[];
  confidence: Confidence;
  evidence: string;
}

export interface Proposal {
  mapping: MappingDraft;
  remarks: Remark[];
  /** What only a person can decide; nothing was guessed for it. */
  open: string[];
  /** 0 to 1: how much of the dataset was found, and how much of the file is explained. Ranks datasets. */
  fit: number;
}
