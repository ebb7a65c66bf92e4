import { auditMessages as say } from '../../model/messages/audit-read.js';
import type { OpenedFolder } from './base.js';
import type { Knowledge } from './context.js';
import { numbersIn } from './numbers.js';
import { isFont, readCss, readDataPackage, readGeoJson } from './other-files.js';
import { knownTables } from './tables.js';
import type { Reading } from './types.js';

/** What one file holds that is no report and no copy of the table of figures; of these only its name. */
export async function readOther(
  name: string,
  { path, names }: OpenedFolder,
  bytesOf: (path: string) => Promise<Uint8Array>,
  knowledge: Knowledge,
): Promise<Reading> {
  const read: Reading = { statements: [], findings: [] };
  const file = `${path}/${name}`;
  const foreign = (message: string) =>
    read.findings.push({ code: 'foreign-content', file, where: '', message });
  const bytes = () => bytesOf(file);
  const text = async () => new TextDecoder().decode(await bytes());
  if (hasForeignNumber(name, knowledge)) foreign(say.numberInName());
  if (/^[^/]+\.(?:html|pdf)$/.test(name)) return read;
  if (name === 'data/areas.geojson') {
    read.findings.push(...readGeoJson(await text(), file, knowledge));
  } else if (name === 'data/datapackage.json') {
    const other = async (p: string) => (names.includes(`data/${p}`) ? bytesOf(`${path}/data/${p}`) : null);
    read.findings.push(...(await readDataPackage(await text(), file, other, knowledge)));
  } else if (/^assets\/[\w-]+\.css$/.test(name)) read.findings.push(...readCss(await text(), file));
  else if (/^assets\/[\w-]+\.woff2$/.test(name)) {
    if (!isFont(await bytes())) foreign(say.unknownFile());
  } else if (!isTable(name)) foreign(say.unknownFile());
  return read;
}

/** A file that nobody could look into. */
export const unreadable = (file: string): Reading => ({
  statements: [],
  findings: [{ code: 'foreign-content', file, where: '', message: say.unreadableFile() }],
});

const isTable = (name: string): boolean =>
  /^data\/(?:catalogue\.json|indicators\.(?:csv|parquet|arrow))$/.test(name) ||
  name.replace(/^data\//, '') in knownTables;

/** A number in the name of a report must belong to the name or the key of a place. */
function hasForeignNumber(name: string, { folder }: Knowledge): boolean {
  if (!/^[^/]+$/.test(name)) return false;
  const known = folder.catalogue.areas.flatMap((a) => [a.id, a.name]).join(' ');
  return numbersIn(name.replaceAll('-', ' ')).some((token) => !known.includes(token.text));
}
