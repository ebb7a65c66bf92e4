import type { Dataset } from '../../model/dataset.js';
import type { FileFacts } from './input.js';
import { generalised, proposedId } from './path.js';
import type { ColumnProfile } from './profile.js';
import type { Confidence, MappingDraft, Remark } from './types.js';

type Always = 'columns' | 'wide' | 'codes';
export type DraftMapping = Omit<MappingDraft, Always> & {
  [K in Always]: NonNullable<MappingDraft[K]>;
};

/** A proposal while it is being put together. */
export interface Draft {
  facts: FileFacts;
  dataset: Dataset;
  mapping: DraftMapping;
  remarks: Remark[];
  open: string[];
  /** File columns that have a place in the mapping. */
  used: Set<ColumnProfile>;
  /** Columns of the dataset that have a source. */
  found: Set<string>;
  remark(at: Remark['at'], confidence: Confidence, evidence: string): void;
}

export function newDraft(facts: FileFacts, dataset: Dataset): Draft {
  const taken = new Set(facts.room.mappings.map((m) => m.id));
  const remarks: Remark[] = [];
  return {
    facts,
    dataset,
    mapping: {
      id: proposedId(dataset.id, facts.path, taken),
      description: dataset.title,
      files: [generalised(facts.path, facts.inside)],
      dataset: dataset.id,
      columns: {},
      wide: [],
      codes: {},
    },
    remarks,
    open: [],
    used: new Set(),
    found: new Set(),
    remark: (at, confidence, evidence) => remarks.push({ at, confidence, evidence }),
  };
}

/** Free columns of the file, in their order. */
export const unused = (draft: Draft): ColumnProfile[] =>
  draft.facts.columns.filter((c) => !draft.used.has(c));
