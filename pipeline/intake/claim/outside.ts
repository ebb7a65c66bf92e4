import * as say from '../../model/messages/intake.js';
import type { DataRoom } from '../../model/room.js';
import type { FileSystem } from '../../model/world.js';
import { baseName, type Claim, datasetOf, type FileName, findSupplier, valueFrom } from './claim.js';
import { matchesGlob } from './glob.js';

/**
 * A file outside the deliveries, as `teilhabe check` meets it before it is dropped in: the mapping whose last piece of
 * pattern fits its name, else the dataset its name or heading shows. Supplier and period come from the folders
 * above it where these tell.
 */
export async function claimOutside(files: FileSystem, room: DataRoom, name: FileName): Promise<Claim> {
  const base = baseName(name.file);
  if (base.startsWith('.') || /^(readme|liesmich)(\.|$)/i.test(base)) return { kind: 'silent' };
  const folders = name.file.split('/').slice(0, -1).reverse();
  const supplierFolder = folders.find((f) => findSupplier(room, f) !== null);
  // Of patterns such as `**/*.csv` nothing is left that tells one mapping from another.
  const mappings = room.mappings.filter((m) =>
    m.files.some((pattern) => /[^*?]{3}/.test(stem(pattern)) && matchesGlob(baseName(pattern), base)),
  );
  const [only] = mappings;
  const mapping = only && mappings.length === 1 ? only : null;
  const dataset = mapping
    ? (room.definitions.datasets.get(mapping.dataset) ??
      say.datasetMissing({ file: name.shown }, mapping.dataset))
    : await datasetOf(files, room, name);
  if (!('id' in dataset)) return { kind: 'unclaimed', problem: dataset };
  const constant = mapping?.supplier?.constant;
  const period = mapping?.period ? valueFrom(mapping.period, name.file) : undefined;
  // Of a folder such as »Downloads« nobody would want to hear that it is no period.
  const telling = folders.slice(0, 2).filter((folder) => periodsIn(folder).length > 0);
  const hints = mapping?.period ? [] : [...telling, ...periodsIn(base)];
  return {
    kind: 'data',
    problems: [],
    source: {
      ...name,
      dataset,
      mapping,
      supplier: findSupplier(room, constant ?? supplierFolder),
      strangeSupplier: null,
      periodHints: period === undefined ? hints : [period],
    },
  };
}

const stem = (pattern: string) => baseName(pattern).replace(/\.[a-z]+$/i, '');

/** Quarters as exports write them: `2025-Q4`, `2025Q4`, `2025_Q4`, `Q4-2025`, `4. Quartal 2025`, `2025 Quartal 4`. */
const quarter = [
  String.raw`(?<!\d)\d{4}[-_. ]?Q[1-4]`,
  String.raw`(?<![a-z])Q[1-4][-_. ]?\d{4}`,
  String.raw`(?<!\d)[1-4]\.?[_ ]?Quartal[-_ ]*\d{4}`,
  String.raw`(?<![a-z])Quartal[_ ]?[1-4][-_. ]+\d{4}`,
  String.raw`(?<!\d)\d{4}[-_. ]+Quartal[_ ]?[1-4]`,
  String.raw`(?<!\d)\d{4}[-_. ]+[1-4]\.?[_ ]?Quartal`,
].map((notation) => `${notation}(?![a-z\\d])`);
const notation = new RegExp(
  [String.raw`SJ\d{4}-\d{2}`, ...quarter, String.raw`\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{8}|\d{6}|\d{4}`].join(
    '|',
  ),
  'gi',
);

/** Pieces of a file name that look like a period, longest first. */
export function periodsIn(base: string): string[] {
  return [...(base.match(notation) ?? [])].sort((a, b) => b.length - a.length);
}
