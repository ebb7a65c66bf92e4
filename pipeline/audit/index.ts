import type { AuditFinding, AuditResult, Statement } from '../model/audit.js';
import { auditCodes } from '../model/audit.js';
import * as say from '../model/messages/audit.js';
import type { FileSystem } from '../model/world.js';
import type { Store } from '../store/store.js';
import { type Attacked, type AttackResult, attack, type Published } from './attack.js';
import { readFolder } from './read/index.js';
import { smoothedFindings } from './smoothed.js';
import { readTotals } from './totals.js';

/**
 * Reads published folders as an attacker would and tries to work out what they hide: each file against the table of
 * figures, then all folders together as one system of equations. The first folder is the one under audit, the others
 * (earlier quarters, other editions) are what he has beside it; hidden counts of all of them are tried. Knows nothing of
 * how the protection was chosen. Findings come sorted, the worst first; a folder that cannot be read is one of them.
 * `store` reads Parquet from the disk; without it a Parquet file is a finding.
 */
export async function audit(
  files: FileSystem,
  store: Store | null,
  folders: readonly string[],
): Promise<AuditResult> {
  const findings: AuditFinding[] = [];
  const statements: Statement[] = [];
  const published: Published[] = [];
  const read: string[] = [];
  let compared = 0;
  for (const path of folders) {
    const { folder, ...reading } = await readFolder(files, store, path);
    findings.push(...reading.findings);
    statements.push(...reading.statements);
    read.push(...reading.files);
    compared += reading.compared;
    if (!folder) continue;
    findings.push(...smoothedFindings(folder));
    published.push({ ...folder, totals: await readTotals(files, path) });
  }
  const attacked = await attack(published, statements);
  findings.push(...attacked.counts.flatMap((count) => findingsOf(count, published, attacked)));
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

function findingsOf(
  count: Attacked,
  folders: readonly Published[],
  { places }: AttackResult,
): AuditFinding[] {
  const { indicator, area, period, part, lower, upper, verdict } = count;
  if (verdict === 'safe' && !count.exactForInsiders) return [];
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
  return [
    {
      ...{ code, file: `${count.folder}/data/indicators.csv`, where: say.lineOf(count.line) },
      ...{ indicator, area, period, part, lower, upper, message },
    },
  ];
}

const byWeight = (a: AuditFinding, b: AuditFinding): number =>
  auditCodes.indexOf(a.code) - auditCodes.indexOf(b.code) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
