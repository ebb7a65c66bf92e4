import { append } from '../../model/maps.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import type { FileSystem } from '../../model/world.js';
import type { Store } from '../../store/store.js';
import type { Knowledge } from './context.js';
import { readArrow, readParquet } from './copies.js';
import type { OpenedFolder } from './folder.js';
import { numbersIn } from './numbers.js';
import { isFont, readCss, readDataPackage, readGeoJson } from './other-files.js';
import { knownTables } from './tables.js';
import type { Reading } from './types.js';

/** What one file holds that is no report; of a report only its name. */
export async function readOther(
  files: FileSystem,
  store: Store | null,
  name: string,
  { path, names, base }: OpenedFolder,
  knowledge: Knowledge,
): Promise<Reading> {
  const read: Reading = { statements: [], findings: [] };
  const file = `${path}/${name}`;
  const foreign = (message: string) =>
    read.findings.push({ code: 'foreign-content', file, where: '', message });
  const take = ({ statements, findings }: Reading) => {
    append(read.statements, statements);
    append(read.findings, findings);
  };
  const bytes = () => files.readFile(file);
  const text = async () => new TextDecoder().decode(await bytes());
  if (hasForeignNumber(name, knowledge)) foreign(say.numberInName());
  if (/^[^/]+\.(?:html|pdf)$/.test(name)) return read;
  if (name === 'data/indicators.parquet') {
    if (store === null) foreign(say.unreadableFile());
    else take(await readParquet(store, file, `${path}/data/indicators.csv`, base.table));
  } else if (name === 'data/indicators.arrow') take(readArrow(await bytes(), base.table, file));
  else if (name === 'data/areas.geojson') {
    read.findings.push(...readGeoJson(await text(), file, knowledge));
  } else if (name === 'data/datapackage.json') {
    const other = async (p: string) =>
      names.includes(`data/${p}`) ? files.readFile(`${path}/data/${p}`) : null;
    read.findings.push(...(await readDataPackage(await text(), file, other, knowledge)));
  } else if (/^assets\/[\w-]+\.css$/.test(name)) read.findings.push(...readCss(await text(), file));
  else if (/^assets\/[\w-]+\.woff2$/.test(name)) {
    if (!isFont(await bytes())) foreign(say.unknownFile());
  } else if (!isTable(name)) foreign(say.unknownFile());
  return read;
}

const isTable = (name: string): boolean =>
  /^data\/(?:catalogue\.json|indicators\.csv)$/.test(name) || name.replace(/^data\//, '') in knownTables;

/** A number in the name of a report must belong to the name or the key of a place. */
function hasForeignNumber(name: string, { folder }: Knowledge): boolean {
  if (!/^[^/]+$/.test(name)) return false;
  const known = folder.catalogue.areas.flatMap((a) => [a.id, a.name]).join(' ');
  return numbersIn(name.replaceAll('-', ' ')).some((token) => !known.includes(token.text));
}
