import { folderNotEmpty, roomWritten } from '../model/messages/cli.js';
import { notAFolder } from '../model/messages/command-values.js';
import { UserError } from '../model/problem.js';
import type { Context } from './context.js';

/** `teilhabe init <dir>`: an empty, commented data room for a new county. Never overwrites anything. */
export async function init(context: Context, dir: string): Promise<void> {
  const { files } = context.world;
  // A file is no folder: listing it throws.
  const inside = await files.listFiles(dir).catch(() => null);
  if (inside === null)
    throw new UserError({ severity: 'error', code: 'not-a-folder', title: notAFolder(dir) });
  if (inside.length > 0) {
    throw new UserError({ severity: 'error', code: 'folder-not-empty', title: folderNotEmpty(dir) });
  }
  const source = `${context.templates}/room`;
  const names = await files.listFiles(source);
  for (const name of names)
    await files.writeFile(`${dir}/${name}`, await files.readFile(`${source}/${name}`));
  context.print(context.json ? JSON.stringify({ directory: dir, files: names }) : roomWritten(dir, names));
}
