import type { Dataset } from '../../model/dataset.js';
import { nearest } from '../../model/german.js';
import type { From, Mapping } from '../../model/mapping.js';
import { misplacedFile } from '../../model/messages/claim.js';
import * as say from '../../model/messages/intake.js';
import type { Problem } from '../../model/problem.js';
import type { Supplier } from '../../model/region.js';
import type { DataRoom } from '../../model/room.js';
import type { FileSystem } from '../../model/world.js';
import type { Source } from '../source.js';
import { knownHeadings } from '../table/headings.js';
import { openTable } from '../table/open-table.js';
import { foldHeading, type TextTable, topOf } from '../table/table.js';
import { isPacked } from '../workbook/workbook.js';
import { datasetByColumns } from './by-columns.js';
import { matchesGlob } from './glob.js';

/** A file on its way to be claimed. */
export interface FileName {
  /** Path under the deliveries, or as given to `check`. */
  file: string;
  path: string;
  shown: string;
}

export type Claim =
  | { kind: 'data'; source: Source; problems: Problem[] }
  | { kind: 'boundary' | 'silent' }
  /** `named`: by its full path, so a person has looked at it. */
  | { kind: 'ignored'; reason: string; named: boolean }
  | { kind: 'unclaimed'; problem: Problem };

/** Who reads a file: a mapping that names it, else the canonical layout `<supplier>/<period>/<anything>.csv` (or .xlsx ...). */
export async function claimFile(files: FileSystem, room: DataRoom, name: FileName): Promise<Claim> {
  const base = baseName(name.file);
  if (name.file.split('/').some((part) => part.startsWith('.')) || /^(readme|liesmich)(\.|$)/i.test(base)) {
    return { kind: 'silent' };
  }
  if (room.region.boundaries.some((b) => b.file === `deliveries:${name.file}`)) return { kind: 'boundary' };
  const mappings = room.mappings.filter((m) => m.files.some((pattern) => matchesGlob(pattern, name.file)));
  const [mapping] = mappings;
  if (mapping && mappings.length > 1) {
    return {
      kind: 'unclaimed',
      problem: say.claimedTwice(
        { file: name.shown },
        mappings.map((m) => m.id),
      ),
    };
  }
  if (mapping) return claimByMapping(room, name, mapping);
  const ignored = room.ignoredFiles.find((i) => i.files.some((pattern) => matchesGlob(pattern, name.file)));
  if (ignored) return { kind: 'ignored', reason: ignored.reason, named: ignored.files.includes(name.file) };
  return claimByLayout(files, room, name);
}

/** A claim by mapping, for a file under the deliveries. */
function claimByMapping(room: DataRoom, name: FileName, mapping: Mapping): Claim {
  const dataset = room.definitions.datasets.get(mapping.dataset);
  if (!dataset) {
    return { kind: 'unclaimed', problem: say.datasetMissing({ file: name.shown }, mapping.dataset) };
  }
  const folders = name.file.split('/').slice(0, -1);
  const byColumn = mapping.supplier?.column !== undefined;
  const given = mapping.supplier ? valueFrom(mapping.supplier, name.file) : (folders[0] ?? '');
  const supplier = byColumn ? null : findSupplier(room, given);
  const strange = supplier === null && !byColumn;
  const period = mapping.period ? valueFrom(mapping.period, name.file) : folders[1];
  return {
    kind: 'data',
    problems: strange ? [strangeSupplier(room, name, given ?? '')] : [],
    source: {
      ...name,
      dataset,
      mapping,
      supplier,
      strangeSupplier: strange ? (given ?? '') : null,
      periodHints: period === undefined ? [] : [period],
    },
  };
}

export function findSupplier(room: DataRoom, text: string | undefined): Supplier | null {
  return room.region.suppliers.find((s) => s.id === text) ?? null;
}

function strangeSupplier(room: DataRoom, name: FileName, given: string): Problem {
  const known = room.region.suppliers.map((s) => s.id);
  return say.supplierUnknown({ file: name.shown }, given, known, nearest(given, known));
}

/** Constant, folder or file name; `undefined` where the path does not tell, or a column does. */
export function valueFrom(from: From, file: string): string | undefined {
  if (from.constant !== undefined) return from.constant;
  if (from.folder !== undefined) return file.split('/').slice(0, -1)[from.folder - 1];
  if (from.filename === undefined) return undefined;
  try {
    return new RegExp(from.filename, 'u').exec(baseName(file))?.[1];
  } catch {
    // Not a regular expression: then it tells nothing, and the missing period or supplier is the problem.
    return undefined;
  }
}

async function claimByLayout(files: FileSystem, room: DataRoom, name: FileName): Promise<Claim> {
  const [first = '', period = '', ...rest] = name.file.split('/');
  if (!tableEnding.test(name.file))
    return { kind: 'unclaimed', problem: say.unclaimedFile({ file: name.shown }) };
  if (rest.length === 0) return { kind: 'unclaimed', problem: misplacedFile({ file: name.shown }) };
  const dataset = await datasetOf(files, room, name);
  if (!('id' in dataset)) return { kind: 'unclaimed', problem: dataset };
  const supplier = findSupplier(room, first);
  return {
    kind: 'data',
    problems: supplier ? [] : [strangeSupplier(room, name, first)],
    source: {
      ...name,
      dataset,
      mapping: null,
      supplier,
      strangeSupplier: supplier ? null : first,
      periodHints: [period],
    },
  };
}

/** The dataset a file is named after, else the one whose columns its heading shows; else the problem. */
export async function datasetOf(
  files: FileSystem,
  room: DataRoom,
  name: FileName,
): Promise<Dataset | Problem> {
  const datasets = [...room.definitions.datasets.values()];
  const named = datasets
    .filter((d) => isNamedAfter(baseName(name.file), d.id))
    .sort((a, b) => b.id.length - a.id.length)[0];
  if (named) return named;
  const unclaimed = say.unclaimedFile({ file: name.shown });
  let table: TextTable | null;
  try {
    const beginning = await files.readPart(name.path, 0, 65_537);
    const top = isPacked(beginning) ? await files.readFile(name.path) : topOf(beginning);
    const opened = openTable(top, {}, knownHeadings(datasets, null), { file: name.shown });
    table = opened.table;
    const [problem] = opened.problems;
    // A workbook that cannot be opened is worth more than the word that nobody claims it.
    if (!table && problem && (isWorkbook(name.file) || isPacked(beginning))) return problem;
  } catch {
    return unclaimed;
  }
  if (!table) return unclaimed;
  const headings = table.header.map((h) => foldHeading(h.name));
  const found = datasetByColumns(datasets, headings, words(name.file));
  if (found === null) return unclaimed;
  return Array.isArray(found) ? say.datasetUnclear({ file: name.shown }, found) : found;
}

/** `sgb2.csv`, `sgb2_2025-Q4.csv`, `Bevölkerung 2025.csv`; but `sgb12.csv` is not named after `sgb1`. */
function isNamedAfter(base: string, id: string): boolean {
  const plain = plainName(base);
  if (!plain.startsWith(id)) return false;
  const next = plain.slice(id.length, id.length + 1);
  return next === '' || !/[a-z0-9]/.test(next) || (/\d/.test(next) && !/\d$/.test(id));
}

const plainName = (base: string): string =>
  base
    .normalize('NFC')
    .toLowerCase()
    .replace(tableEnding, '')
    .replace(/[äöüß]/g, (c) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[c] ?? c);

/** `Kamen_Bevölkerung 2025.csv` as ` kamen bevoelkerung 2025 `. */
const words = (file: string): string =>
  ` ${plainName(baseName(file))
    .split(/[^a-z0-9]+/)
    .join(' ')} `;

const isWorkbook = (file: string) => /\.(?:xlsx|xlsm|xls|ods)$/i.test(file);
/** Endings of files that hold a table. */
const tableEnding = /\.(?:csv|txt|tsv|xlsx|xlsm|xls|ods)$/i;

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
