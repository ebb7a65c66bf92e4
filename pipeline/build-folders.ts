import { basename, dirname, join } from 'node:path';

/** `reports` has `internal` beside it, any other folder its own `<name>-internal`, so that two builds never share one. */
export function folderBeside(reports: string, name: 'internal' | 'quarantine'): string {
  return basename(reports) === 'reports' ? join(dirname(reports), name) : `${reports}-${name}`;
}
