import * as say from '../../model/messages/map.js';
import type { Supplier } from '../../model/region.js';
import type { DataRoom } from '../../model/room.js';
import { findSupplier } from '../claim/claim.js';
import type { PathFacts } from './path.js';
import type { ColumnProfile } from './profile.js';
import type { Confidence, MappingDraft } from './types.js';

export interface SupplierFinding {
  /** `null`: not known, or one per row. */
  supplier: Supplier | null;
  /** What the mapping says; `undefined` where the first folder tells. */
  from: MappingDraft['supplier'];
  column: ColumnProfile | null;
  confidence: Confidence;
  evidence: string;
  /** Nothing tells who delivers. */
  open: boolean;
}

/** First folder, another folder, a column of supplier names, or the only supplier there is. Nothing is guessed. */
export function findSupplierSource(
  room: DataRoom,
  facts: PathFacts,
  inside: boolean,
  columns: readonly ColumnProfile[],
): SupplierFinding {
  const finding = (more: Partial<SupplierFinding>): SupplierFinding => ({
    supplier: null,
    from: undefined,
    column: null,
    confidence: 'sicher',
    evidence: '',
    open: false,
    ...more,
  });
  const first = findSupplier(room, facts.folders[0]);
  if (first) return finding({ supplier: first });
  const at = facts.folders.findIndex((f) => findSupplier(room, f) !== null);
  if (at > 0) {
    const folder = facts.folders[at] ?? '';
    const supplier = findSupplier(room, folder);
    return finding({ supplier, from: { folder: at + 1 }, evidence: say.supplierEvidence.folder(folder) });
  }
  const { suppliers } = room.region;
  const names = new Set(suppliers.flatMap((s) => [s.id, s.name]));
  const column = columns.find((c) => c.filled > 0 && [...c.texts.keys()].every((t) => names.has(t)));
  if (column) {
    return finding({
      from: { column: column.column.name },
      column,
      confidence: 'wahrscheinlich',
      evidence: say.supplierEvidence.column,
    });
  }
  const [only] = suppliers;
  if (only && suppliers.length === 1) {
    return finding({
      supplier: only,
      from: { constant: only.id },
      confidence: 'wahrscheinlich',
      evidence: say.supplierEvidence.only,
    });
  }
  // `check` reads a file that lies elsewhere without a supplier; under the deliveries the folder decides.
  return finding({ open: inside });
}
