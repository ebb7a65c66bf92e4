import { fileNotRead } from '../model/messages/values.js';
import type { Problem } from '../model/problem.js';
import type { Reader } from './read.js';

/** Files of a data room that look like definitions and that nothing reads: a wrong ending, a wrong folder. */

/** What may lie in `indicators/` itself. */
const atTheTop: ReadonlySet<string> = new Set(
  ['vocabulary', 'policy', 'disparities', 'eckwerte', 'ereignisse'].map((name) => `${name}.yaml`),
);

export async function unreadFiles(reader: Reader, dataRaw: string): Promise<Problem[]> {
  const [definitions, mappings, own] = await Promise.all([
    reader.list(`${dataRaw}/indicators`),
    reader.list(`${dataRaw}/mappings`),
    Promise.all(
      ['region.yml', 'corrections.yml', 'lieferplan.yml'].map(async (file) =>
        (await reader.exists(`${dataRaw}/${file}`)) ? [file] : [],
      ),
    ),
  ]);
  return [
    ...own.flat(),
    ...definitions.filter(isLost).map((file) => `indicators/${file}`),
    ...mappings.filter((file) => /\.yml$/i.test(file)).map((file) => `mappings/${file}`),
  ].map((file) => fileNotRead(`${dataRaw}/${file}`));
}

function isLost(file: string): boolean {
  if (/\.yml$/i.test(file)) return true;
  if (!file.endsWith('.yaml') || file.startsWith('schemas/')) return false;
  const depth = file.split('/').length - 1;
  return depth === 0 ? !atTheTop.has(file) : depth > 1;
}
