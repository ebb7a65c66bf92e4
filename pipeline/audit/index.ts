import type { AuditFinding, AuditResult, Statement } from '../model/audit.js';
import { auditCodes } from '../model/audit.js';
import { append } from '../model/maps.js';
import * as say from '../model/messages/audit.js';
import type { Processes } from '../model/processes.js';
import type { FileSystem } from '../model/world.js';
import type { Store } from '../store/store.js';
import { type Attacked, attack, type Published } from './attack.js';
import { type Places, placesOf } from './equations/places.js';
import { type OpenedFolder, openFolder, readHere, readOpened } from './read/index.js';
import { shareOut } from './share-out.js';
import { smoothedFindings } from './smoothed.js';
import { readTotals } from './totals.js';
import { unroundedFindings } from './unrounded.js';
import { auditing } from './work.js';

/**
 * Reads published folders as an attacker would and tries to work out what they hide: each file against the table of
 * figures, then all folders together as one system of equations. The first folder is the one under audit, the others
 * (earlier quarters, other editions) are what he has beside it; hidden counts of all of them are tried. Knows nothing of
 * how the protection was chosen. Findings come sorted, the worst first; a folder that cannot be read is one of them.
 * `store` reads Parquet from the disk; without it a Parquet file is a finding. `processes` share the work, other
 * processes reading the reports from the disk; without them all is done here. What is found is the same.
 */
export async function audit(
  files: FileSystem,
  store: Store | null,
  folders: readonly string[],
  processes?: Processes,
): Promise<AuditResult> {
  processes?.warm(auditing(files));
  const findings: AuditFinding[] = [];
  const opened: OpenedFolder[] = [];
  for (const path of folders) opened.push(await openFolder(files, path));
  const published: Published[] = [];
  for (const { path, base } of opened) {
    if (base.folder) published.push({ ...base.folder, totals: await readTotals(files, path) });
  }
  const shared = processes ? shareOut(files, processes, opened, published) : null;
  // Should something else fail first, nobody waits for it any more.
  shared?.catch(() => {});
  const statements: Statement[] = [];
  const read: string[] = [];
  let compared = 0;
  for (const [i, folder] of opened.entries()) {
    const reading = shared
      ? await readOpened(files, store, folder, async () => (await shared).reports[i] ?? [])
      : await readHere(files, store, folder);
    append(findings, reading.findings);
    append(statements, reading.statements);
    append(read, reading.files);
    compared += reading.compared;
    if (reading.folder) findings.push(...smoothedFindings(reading.folder));
  }
  // What the files state beyond the table of figures is known only when all are read; then the attack begins anew with it.
  const ahead = shared && statements.length === 0 ? (await shared).attacked : null;
  const attacked = ahead ?? (await attack(published, statements));
  findings.push(...findingsOf(attacked.counts, published), ...published.flatMap(unroundedFindings));
  return {
    findings: findings.sort(byWeight),
    attacked: attacked.counts.map(({ indicator, area, period, part, lower, upper }) => ({
      ...{ indicator, area, period, part },
      ...{ lower, upper },
    })),
    files: read,
    statements: compared,
    programs: attacked.programs,
  };
}

/** Counts of which an attacker knows too much. */
function findingsOf(counts: readonly Attacked[], folders: readonly Published[]): AuditFinding[] {
  const known = counts.filter((c) => c.verdict !== 'safe' || c.exactForInsiders);
  if (known.length === 0) return [];
  const places = placesOf(
    folders.flatMap((f) => f.catalogue.areas),
    folders.flatMap((f) => f.rows),
  );
  return known.map((count) => findingOf(count, folders, places));
}

function findingOf(count: Attacked, folders: readonly Published[], places: Places): AuditFinding {
  const { indicator, area, period, part, lower, upper, verdict } = count;
  const title =
    folders.flatMap((f) => f.catalogue.indicators).find((i) => i.id === indicator)?.title ?? indicator;
  const about = { part, title, area: places.name(area), period };
  const code = verdict === 'exact' ? 'exact' : 'narrowed';
  const message =
    verdict === 'safe'
      ? say.insiderCount(about)
      : verdict === 'exact'
        ? say.exactCount(about)
        : say.narrowedCount(about);
  return {
    ...{ code, file: `${count.folder}/data/indicators.csv`, where: say.lineOf(count.line) },
    ...{ indicator, area, period, part, lower, upper, message },
  };
}

const byWeight = (a: AuditFinding, b: AuditFinding): number =>
  auditCodes.indexOf(a.code) - auditCodes.indexOf(b.code) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
