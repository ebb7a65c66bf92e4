import { createHash } from 'node:crypto';
import type { Dataset } from '../../model/dataset.js';
import { dimensionsOf, measuresOf } from '../../model/dataset.js';
import * as say from '../../model/messages/map.js';
import type { DataRoom } from '../../model/room.js';
import { matchesGlob } from '../claim/glob.js';
import { totalOf } from '../keys/dimensions.js';
import { type Draft, newDraft } from './draft.js';
import { draftArea } from './draft-area.js';
import { draftHeading, draftLeftovers, draftMissing, draftNumbers } from './draft-rest.js';
import { draftLastMeasure, draftTargets } from './draft-targets.js';
import { draftWide } from './draft-wide.js';
import { type FileFacts, fileFacts } from './input.js';
import { tokenScore, tokensOf } from './names.js';
import type { Proposal } from './types.js';

export type { Confidence, MappingDraft, Proposal, Remark } from './types.js';

export interface ProposalInput {
  room: DataRoom;
  /** Path under the deliveries, or as given where the file lies elsewhere. */
  file: string;
  inside: boolean;
  bytes: Uint8Array;
  /** `null`: every dataset is tried. */
  dataset: Dataset | null;
}

/**
 * Proposes how a file is to be read, from names and contents; for every dataset asked for, the best fitting first.
 * Pure. `null`: the bytes hold no table. Columns, codes and areas that the file does not explain are never guessed: they stand in `open`.
 */
export function proposeMappings({ room, file, inside, bytes, dataset }: ProposalInput): Proposal[] | null {
  const facts = fileFacts(room, file, inside, bytes);
  if (!facts) return null;
  const datasets = dataset ? [dataset] : [...room.definitions.datasets.values()];
  const made = {
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    rows: facts.rows.length,
    columns: facts.table.header.map((h) => h.name),
  };
  return datasets
    .map((d) => propose(facts, d, made))
    .sort((a, b) => b.fit - a.fit || (a.mapping.dataset < b.mapping.dataset ? -1 : 1));
}

function propose(
  facts: FileFacts,
  dataset: Dataset,
  made: NonNullable<Proposal['mapping']['made_from']>,
): Proposal {
  const draft = newDraft(facts, dataset);
  const area = draftArea(draft);
  draftTargets(
    draft,
    facts.columns.filter((c) => !draft.used.has(c) && !area?.others.has(c) && c !== facts.supplier.column),
  );
  const coarser = draftWide(draft);
  draftLastMeasure(draft);
  const fit = fitOf(draft);
  draftMissing(draft);
  draftLeftovers(draft, area, coarser);
  draftHeading(draft);
  draftNumbers(draft);
  for (const m of facts.room.mappings) {
    if (facts.inside && m.files.some((pattern) => matchesGlob(pattern, facts.file))) {
      draft.open.push(say.open.claimed(m.id));
    }
  }
  const { wide, codes, ...rest } = draft.mapping;
  const mapping = {
    ...rest,
    ...(wide.length > 0 ? { wide } : {}),
    ...(Object.keys(codes).length > 0 ? { codes } : {}),
    made_from: made,
  };
  return { mapping, remarks: draft.remarks, open: draft.open, fit };
}

/** Half for the columns of the dataset that were found, most of the rest for the columns of the file that are explained, a tenth for the file name. */
function fitOf(draft: Draft): number {
  const { dataset, facts, remarks } = draft;
  const needed = [
    ...dataset.columns.filter((c) => c.role === 'area').map((c) => c.id),
    ...measuresOf(dataset)
      .filter((m) => !m.optional)
      .map((m) => m.id),
    ...dimensionsOf(dataset)
      .filter((d) => totalOf(d) === null || draft.found.has(d.id))
      .map((d) => d.id),
  ];
  const trust = { sicher: 1, wahrscheinlich: 0.7, unsicher: 0.3 };
  const quality = (id: string) => {
    if (!draft.found.has(id)) return 0;
    const heading = Object.entries(draft.mapping.columns).find(([, target]) => target === id)?.[0];
    const remark = remarks.find((r) => r.at[0] === 'columns' && r.at[1] === heading);
    return remark ? trust[remark.confidence] : 0.8;
  };
  const found = needed.reduce((sum, id) => sum + quality(id), 0) / needed.length;
  const columns = facts.columns.filter((c) => c.filled > 0);
  const explained = columns.filter((c) => draft.used.has(c)).length / Math.max(1, columns.length);
  return 0.5 * found + 0.4 * explained + 0.1 * titleFit(facts, dataset);
}

/** How much of the file name or of a title line speaks of the dataset. */
function titleFit(facts: FileFacts, dataset: Dataset): number {
  const texts = [facts.path.base.replace(/\.[a-z]+$/i, ''), ...facts.titles];
  const names = [dataset.id, dataset.title, ...measuresOf(dataset).flatMap((m) => [m.label, ...m.aliases])];
  return Math.max(
    0,
    ...texts.flatMap((text) => names.map((name) => tokenScore(tokensOf(text), tokensOf(name)))),
  );
}
