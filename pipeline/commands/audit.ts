import { audit as auditFolders } from '../audit/index.js';
import * as say from '../model/messages/audit.js';
import { UserError } from '../model/problem.js';
import { startProcesses } from '../processes/index.js';
import { openStore } from '../store/store.js';
import type { Context } from './context.js';

/** `teilhabe audit`: 0 where nothing hidden can be worked out from the folders, 1 where something can. */
export async function audit(context: Context, folders: readonly string[]): Promise<number> {
  const { files } = context.world;
  for (const folder of folders) {
    if ((await files.listFiles(folder)).length > 0) continue;
    throw new UserError({ severity: 'error', code: 'usage', title: say.folderMissing(folder) });
  }
  const store = await openStore();
  const processes = startProcesses();
  const result = await auditFolders(files, store, folders, processes).finally(() => {
    store.close();
    return processes.close();
  });
  context.print(context.json ? JSON.stringify(result, null, 2) : say.auditText(result));
  return result.findings.length > 0 ? 1 : 0;
}
