import type { Dataset } from '../../model/dataset.js';
import {
  type PersonalColumn,
  type PersonalFinding,
  type PersonalKind,
  personalKinds,
} from '../../model/personal.js';
import * as is from './personal-cells.js';
import {
  columnsOf,
  distinctShare,
  type Hit,
  hitsOf,
  isVaried,
  looksLikeBirthDates,
  type SampledColumn,
  shareOf,
} from './personal-columns.js';
import type { HeadingMeaning } from './personal-words.js';

/** Evidence of one column. From 2 on the file is refused; smaller weights of different kinds add up. */
interface Evidence {
  column: SampledColumn;
  kind: PersonalKind;
  weight: number;
}

/**
 * Kinds that are no reason to refuse a file of a dataset declared as such: pseudonymous records of persons may carry
 * case numbers and birth dates, but nothing that names or reaches a person; a facility has an address and a telephone.
 */
const allowed: Record<NonNullable<Dataset['record_level']>, readonly PersonalKind[]> = {
  persons: ['case', 'birth_date'],
  facilities: ['address', 'phone', 'email'],
};

/**
 * Whether a table looks like records of single persons, by its headings and contents; `null` if not. `records` is a
 * sample with the headings wherever they stand. The finding holds no cell of the table. docs/privacy.md says in words
 * what is looked for.
 */
export function findPersonal(
  records: readonly (readonly string[])[],
  recordLevel: Dataset['record_level'],
): PersonalFinding | null {
  const columns = columnsOf(records);
  const exempt = new Set(recordLevel === undefined ? [] : allowed[recordLevel]);
  const evidence = [
    ...columns.flatMap((c) => evidenceOf(c, recordLevel)),
    ...addressOf(columns),
    ...nameOf(columns),
  ];
  const counted = evidence.filter((e) => !exempt.has(e.kind));
  const heaviest = new Map<PersonalKind, number>();
  for (const e of counted) heaviest.set(e.kind, Math.max(e.weight, heaviest.get(e.kind) ?? 0));
  if ([...heaviest.values()].reduce((a, b) => a + b, 0) < 2) return null;
  return { columns: shownColumns(counted), kinds: personalKinds.filter((k) => heaviest.has(k)) };
}

function shownColumns(evidence: readonly Evidence[]): PersonalColumn[] {
  const byIndex = new Map<number, { column: SampledColumn; kinds: Set<PersonalKind> }>();
  for (const { column, kind } of evidence) {
    const entry = byIndex.get(column.index) ?? { column, kinds: new Set<PersonalKind>() };
    entry.kinds.add(kind);
    byIndex.set(column.index, entry);
  }
  return [...byIndex.values()]
    .sort((a, b) => a.column.index - b.column.index)
    .map(({ column, kinds }) => ({
      index: column.index,
      heading: column.heading,
      kinds: personalKinds.filter((k) => kinds.has(k)),
    }));
}

/** What one column alone says. */
function evidenceOf(column: SampledColumn, recordLevel: Dataset['record_level']): Evidence[] {
  const { meaning } = column;
  if (meaning === null && column.plain) return [];
  const found: Evidence[] = [];
  const add = (kind: PersonalKind, weight: number) => found.push({ column, kind, weight });
  const most = (test: (text: string) => boolean) => shareOf(column, test) >= 0.5 && isVaried(column);

  if (hasEmails(column)) add('email', 2);
  const inTable = (test: (text: string) => boolean) => {
    const hits = hitsOf(column, test);
    return hits.length >= 2 || hits.some((h) => h.beside >= 2) || (meaning !== null && hits.length > 0);
  };
  if (
    inTable(is.isIban) ||
    (meaning === 'bank' && most((t) => /^(?=.*\d|[A-Z]{8,11}$)[A-Z0-9 ]{6,34}$/.test(t)))
  )
    add('bank', 2);
  if (
    inTable(is.isInsuranceNumber) ||
    (meaning === 'insurance' && most((t) => t.replace(/\D/g, '').length >= 8))
  )
    add('insurance', 2);
  if (meaning === 'tax' && most((t) => /^[\d\s/-]{10,17}$/.test(t))) add('tax', 2);
  if (meaning === 'case' && most((t) => /\d/.test(t))) add('case', 2);
  if (meaning === 'file_mark' && most((t) => /\d.*[/.-].*\d|\p{L}.*\d/u.test(t))) add('case', 2);
  if (meaning === 'birth_date' && most((t) => is.dayOf(t) !== null)) add('birth_date', 2);
  if (meaning === null && recordLevel !== 'facilities' && looksLikeBirthDates(column)) add('birth_date', 2);
  if (meaning === 'phone' && most(is.isPhone)) add('phone', 2);
  if (meaning === null && isFilled(column) && shareOf(column, is.isClearPhone) >= 0.6) add('phone', 1);
  if (meaning === null && isFilled(column) && shareOf(column, is.isClearStreetAndNumber) >= 0.6)
    add('address', 2);
  if (meaning === 'given_name' && most(is.isWording)) add('name', 1);
  if (meaning === 'family_name' && most(is.isWording)) add('name', 1);
  if (meaning === 'name' && most(is.isWording)) add('name', 2);
  const withoutKind = meaning === null || meaning === 'some_name';
  if (withoutKind && recordLevel !== 'facilities' && looksLikeNames(column)) add('name', 1);
  return found;
}

/** Enough cells that mostly differ, for evidence without a heading. */
const isFilled = (column: SampledColumn) => column.cells.length >= 3 && distinctShare(column) >= 0.6;

/** One address repeated in every row is that of an office; one in a note below the table belongs to no record. */
function hasEmails(column: SampledColumn): boolean {
  const hits = hitsOf(column, is.isEmail);
  if (column.meaning === 'email') return hits.length > 0 && (hits.length <= 2 || varied(hits));
  const inRecords = hits.filter((h) => h.beside >= 2);
  if (inRecords.length === 1) return column.cells.length <= 2;
  if (inRecords.length >= 2) return varied(inRecords);
  return hits.length >= 3 && hits.length >= column.cells.length / 2 && varied(hits);
}
const varied = (cells: readonly Hit[]) => new Set(cells.map((c) => c.text)).size >= 2;

function looksLikeNames(column: SampledColumn): boolean {
  if (column.cells.length < 5) return false;
  if (shareOf(column, is.isFullName) >= 0.4 && distinctShare(column) >= 0.6) return true;
  return shareOf(column, is.isFirstName) >= 0.5;
}

const meant = (columns: readonly SampledColumn[], meaning: HeadingMeaning) =>
  columns.filter((c) => c.meaning === meaning);

/** Street and house number, in one column or in two. */
function addressOf(columns: readonly SampledColumn[]): Evidence[] {
  const streets = meant(columns, 'street').filter((c) => isVaried(c));
  const numbers = meant(columns, 'house_number').filter((c) => shareOf(c, is.isHouseNumber) >= 0.5);
  return streets.flatMap((column): Evidence[] => {
    const whole = shareOf(column, is.isStreetAndNumber) >= 0.5;
    if (!whole && shareOf(column, is.isWording) < 0.5) return [];
    const weight = whole || numbers.length > 0 ? 2 : 0.5;
    const beside = numbers.map((n): Evidence => ({ column: n, kind: 'address', weight: 2 }));
    return [{ column, kind: 'address', weight }, ...beside];
  });
}

/** First names alone are a popular statistic, and so are family names; both together are persons. */
function nameOf(columns: readonly SampledColumn[]): Evidence[] {
  const worded = (meaning: HeadingMeaning) =>
    meant(columns, meaning).filter((c) => shareOf(c, is.isWording) >= 0.5);
  const given = worded('given_name');
  const family = [...worded('family_name'), ...worded('some_name')];
  if (given.length === 0 || family.length === 0) return [];
  return [...given, ...family].map((column) => ({ column, kind: 'name', weight: 2 }));
}
