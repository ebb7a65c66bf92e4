import { audit } from './audit/index.js';
import type { AttackedCount, AuditFinding, AuditResult } from './model/audit.js';
import type { ProtectionRecord } from './model/figures.js';
import * as say from './model/messages/audit.js';
import { beyondDemandText } from './model/messages/audit-demand.js';
import { type Problem, UserError } from './model/problem.js';
import type { Processes } from './model/processes.js';
import type { FileSystem } from './model/world.js';
import type { Store } from './store/store.js';

interface Finished {
  files: FileSystem;
  store: Store | null;
  processes: Processes;
  /** The folder that is about to be published, and the name it will have. */
  staged: string;
  reports: string;
  /** Data files by their name below the folder: where none are published, the attacker is given them all the same. */
  data(): ReadonlyMap<string, string>;
  /** What the protection hid, and what it takes to be left to an attacker. */
  records: readonly ProtectionRecord[];
}

/**
 * Attacks the finished folder before it is published. Throws `UserError` where something hidden can be worked out, is printed,
 * or where files contradict each other. A number in a text that the reader cannot trace back betrays nothing by itself (no
 * unprotected value reaches a text, the compiler sees to it): it is left among the findings for a person to look at.
 */
export async function auditFinished(finished: Finished): Promise<AuditResult> {
  const { files, store, processes, staged, reports, data, records } = finished;
  const hasData = await files.exists(`${staged}/data/indicators.csv`);
  const held = hasData ? new Map() : heldIn(staged, data());
  const result = await audit(files, store, [staged], processes, held);
  const findings = [...beyondDemand(result.attacked, records, staged), ...result.findings];
  if (findings.every((f) => f.code === 'unexplained-number')) return result;
  const shown = findings.map((f) => ({ ...f, file: f.file.replace(staged, reports) }));
  throw new UserError([...shown.slice(0, say.listedFindings).map(problemOf), stopped(shown.length)]);
}

/**
 * An outsider cannot tell which count is hidden for its own sake, the protection can: of those counts every value that the
 * policy demands must be left. Where the protection itself found no room for it, it has said so, and what it reckoned with counts.
 */
export function beyondDemand(
  attacked: readonly AttackedCount[],
  records: readonly ProtectionRecord[],
  folder: string,
): AuditFinding[] {
  const keyOf = (r: Omit<AttackedCount, 'lower' | 'upper'>) =>
    [r.indicator, r.area, r.period, r.part].join('\n');
  const results = new Map(attacked.map((count) => [keyOf(count), count]));
  return records.flatMap((record): AuditFinding[] => {
    const { indicator, area, period, part, demand } = record;
    const found = results.get(keyOf(record));
    if (!found || !demand) return [];
    // A balance may be known not to be below zero, so that its amount counts.
    const isBalance = demand.lower < 0;
    const left = isBalance ? amountOf(found) : found;
    const lower = isBalance ? 1 : Math.max(demand.lower, record.lower ?? demand.lower);
    const upper = Math.min(demand.upper, record.upper ?? demand.upper);
    if (left.lower <= lower && left.upper >= upper) return [];
    return [
      {
        ...{ code: 'narrowed', file: `${folder}/data/indicators.csv`, where: '' },
        ...{ indicator, area, period, part, lower: found.lower, upper: found.upper },
        message: beyondDemandText(indicator, area, period),
      },
    ];
  });
}

/** Between which numbers the amount of a balance lies. */
const amountOf = ({ lower, upper }: AttackedCount): { lower: number; upper: number } => ({
  lower: Math.max(0, lower, -upper),
  upper: Math.max(-lower, upper),
});

/** What a build tells of findings that do not stop it. */
export const auditWarnings = ({ findings }: AuditResult): Problem[] =>
  findings.length === 0
    ? []
    : [
        {
          severity: 'warning',
          code: 'audit-unexplained',
          title: say.unexplainedNumbers(findings.length),
          remedy: say.unexplainedRemedy,
        },
      ];

const problemOf = ({ code, file, where, message }: AuditFinding) => ({
  severity: 'error' as const,
  code: `audit-${code}`,
  title: say.auditHeadings[code],
  file,
  found: where === '' ? message : `${where}: ${message}`,
});

const stopped = (findings: number) => ({
  severity: 'error' as const,
  code: 'audit-failed',
  title: say.auditFailed(findings),
  remedy: say.auditRemedy,
});

/** Data files by the path they would have. */
const heldIn = (folder: string, data: ReadonlyMap<string, string>): Map<string, Uint8Array> =>
  new Map([...data].map(([name, text]) => [`${folder}/${name}`, new TextEncoder().encode(text)]));
