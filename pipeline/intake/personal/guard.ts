import { createHash } from 'node:crypto';
import type { Dataset } from '../../model/dataset.js';
import type { Mapping } from '../../model/mapping.js';
import { type PersonalFinding, personalKinds, type RefusedFile } from '../../model/personal.js';
import type { Supplier } from '../../model/region.js';
import { isPacked, readWorkbook } from '../workbook/workbook.js';
import { findPersonal } from './personal.js';
import { sampleOf } from './personal-sample.js';

/**
 * The guard at the door: whether a file looks like personal records. It runs before anything else is said about a
 * file, claimed or not; a file it refuses is not read. A dataset that is declared record-level relaxes it.
 */
export function guardBytes(
  bytes: Uint8Array,
  recordLevel?: Dataset['record_level'],
  rules: Mapping['table'] = {},
): PersonalFinding | null {
  if (!isPacked(bytes)) return findPersonal(sampleOf(bytes, rules), recordLevel);
  const workbook = readWorkbook(bytes);
  if ('fail' in workbook) return null;
  const findings = workbook.sheets.flatMap(({ number, records }) => {
    const finding = findPersonal(spread(records.map((r) => r.cells)), recordLevel);
    return finding ? [{ ...finding, columns: finding.columns.map((c) => ({ ...c, sheet: number })) }] : [];
  });
  if (findings.length === 0) return null;
  const kinds = new Set(findings.flatMap((f) => f.kinds));
  return { columns: findings.flatMap((f) => f.columns), kinds: personalKinds.filter((k) => kinds.has(k)) };
}

/** The first records of a sheet and some spread over the rest. */
function spread(records: readonly string[][], most = 4000): string[][] {
  const head = most / 2;
  const step = Math.max(1, Math.ceil((records.length - head) / head));
  return records.filter((_, i) => i < head || (i - head) % step === 0);
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function refusedFile(
  name: { file: string; shown: string; path: string },
  sha256: string,
  finding: PersonalFinding,
  claimed: { supplier: Supplier | null; dataset: Dataset } | null,
): RefusedFile {
  return {
    file: name.file,
    shown: name.shown,
    path: name.path,
    sha256,
    supplier: claimed?.supplier?.id ?? null,
    dataset: claimed?.dataset.id ?? null,
    finding,
  };
}
