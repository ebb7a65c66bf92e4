import { audit } from './audit/index.js';
import type { AuditFinding, AuditResult } from './model/audit.js';
import * as say from './model/messages/audit.js';
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
}

/**
 * Attacks the finished folder before it is published. Throws `UserError` where something hidden can be worked out, is printed,
 * or where files contradict each other. A number in a text that the reader cannot trace back betrays nothing by itself (no
 * unprotected value reaches a text, the compiler sees to it): it is left among the findings for a person to look at.
 */
export async function auditFinished({
  files,
  store,
  processes,
  staged,
  reports,
  data,
}: Finished): Promise<AuditResult> {
  const hasData = await files.exists(`${staged}/data/indicators.csv`);
  const result = await audit(hasData ? files : withData(files, staged, data()), store, [staged], processes);
  if (result.findings.every((f) => f.code === 'unexplained-number')) return result;
  const shown = result.findings.map((f) => ({ ...f, file: f.file.replace(staged, reports) }));
  throw new UserError([...shown.slice(0, say.listedFindings).map(problemOf), stopped(shown.length)]);
}

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

/** The same folder with files that are only in memory. */
function withData(files: FileSystem, folder: string, data: ReadonlyMap<string, string>): FileSystem {
  const texts = new Map(
    [...data].map(([name, text]) => [`${folder}/${name}`, new TextEncoder().encode(text)]),
  );
  return {
    ...files,
    readFile: async (path) => texts.get(path) ?? files.readFile(path),
    exists: async (path) => texts.has(path) || files.exists(path),
    listFiles: async (dir) =>
      [...(await files.listFiles(dir)), ...(dir === folder ? data.keys() : [])].sort(),
  };
}
