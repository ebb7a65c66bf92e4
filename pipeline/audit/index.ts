import { thisProcess } from '../model/alone.js';
import type { AuditFinding, AuditResult, Statement } from '../model/audit.js';
import { auditCodes } from '../model/audit.js';
import { append } from '../model/maps.js';
import type { Processes } from '../model/processes.js';
import type { FileSystem } from '../model/world.js';
import type { Store } from '../store/store.js';
import { withHeld } from './held.js';
import { type OpenedFolder, openFolder, readCopies, together } from './read/index.js';
import { shareOut } from './share-out.js';
import { type AttackReading, auditing } from './work.js';

/**
 * Reads published folders as an attacker would and tries to work out what they hide: each file against the table of
 * figures, then all folders together as one system of equations. The first folder is the one under audit, the others
 * (earlier quarters, other editions) are what he has beside it; hidden counts of all of them are tried. Knows nothing of
 * how the protection was chosen. Findings come sorted, the worst first; a folder that cannot be read is one of them.
 * `store` reads Parquet from the disk; without it a Parquet file is a finding. `processes` share the work, other
 * processes reading from the disk; without them all is done here. What is found is the same. `held`: files by their
 * path that lie in memory alone.
 */
export async function audit(
  files: FileSystem,
  store: Store | null,
  folders: readonly string[],
  processes: Processes = thisProcess,
  held: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<AuditResult> {
  processes.warm(auditing(files));
  const all = withHeld(files, held);
  const opened: OpenedFolder[] = [];
  for (const path of folders) opened.push(await openFolder(all, path));
  const settings = { folders: opened, held };
  const sharing = shareOut(files, processes, settings);
  // Should something else fail first, nobody waits for it any more.
  sharing.catch(() => {});
  const copies = [];
  for (const folder of opened) copies.push(await readCopies(all, store, folder));
  const shared = await sharing;
  const findings: AuditFinding[] = [];
  const statements: Statement[] = [];
  const read: string[] = [];
  let compared = 0;
  for (const [i, folder] of opened.entries()) {
    const data = shared.data.get(i);
    if (!data) continue;
    const reading = together(folder, data, copies[i] ?? new Map(), shared.reports[i] ?? []);
    append(findings, reading.findings);
    append(findings, data.smoothed);
    append(statements, reading.statements);
    append(read, reading.files);
    compared += reading.compared;
  }
  let { attacked } = shared;
  // What the files state beyond the table of figures is known only when all are read; then the attack begins anew with it.
  if (statements.length > 0) {
    await processes.run(auditing(files), settings, [{ statements }], (output) => {
      if ('attacked' in output) attacked = output.attacked;
    });
  }
  return resultOf(findings, attacked, read, compared);
}

const resultOf = (
  findings: readonly AuditFinding[],
  attacked: AttackReading,
  files: string[],
  statements: number,
): AuditResult => ({
  findings: [...findings, ...attacked.findings].sort(byWeight),
  attacked: attacked.counts,
  files,
  statements,
  programs: attacked.programs,
});

const byWeight = (a: AuditFinding, b: AuditFinding): number =>
  auditCodes.indexOf(a.code) - auditCodes.indexOf(b.code) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
