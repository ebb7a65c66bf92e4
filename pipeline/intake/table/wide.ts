import { foldText } from '../../model/german.js';
import { readAge } from '../keys/ages.js';
import type { HeaderColumn } from './columns.js';

/** Columns that hold values of one attribute: one column per age, sex or period. */
export interface WideGroup {
  attribute: 'age' | 'sex' | 'period';
  columns: HeaderColumn[];
}

const sex =
  /(?:^|[\s_\-–(/])(?:m|w|d|männl(?:ich)?|weibl(?:ich)?|männer|frauen|divers|jungen|mädchen)(?:e|er)?\.?\)?(?:$|\s)/i;
const period = /\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}|(?<!\d)(?:19|20)\d{2}(?:\/\d{2,4})?(?!\d)/;
const band =
  /(?<![\p{L}\d])(?:\d{1,3}\s?(?:-|–|_|bis)\s?(?:u(?:nter|\.)?\s?)?\d{1,3}|(?:unter|u\.|ab)\s?\d{1,3}|\d{1,3}\s?(?:\+|(?:u(?:nd|\.)|oder)\s?(?:mehr|älter|ä\.|m\.)))(?!\d)(?:\s?(?:jahren?|j\.?|-?jährige))?/iu;
/** `E_E00_01`, `E_80U110`: bands of the statistical offices. */
const coded = /_\p{L}{0,2}\d{2}(?:_|U)\d{2,3}$/u;

const ageIn = (name: string): string | null => {
  if (readAge(name, false) !== null) return name;
  return coded.exec(name)?.[0] ?? band.exec(name)?.[0] ?? null;
};

/** Fewest different values below one and the same heading that make a group; two ages may be chance. */
const fewest = { age: 3, sex: 2, period: 2 } as const;
const finders: [WideGroup['attribute'], (name: string) => string | null][] = [
  ['age', ageIn],
  ['sex', (name) => sex.exec(name)?.[0] ?? null],
  ['period', (name) => period.exec(name)?.[0] ?? null],
];

/**
 * Groups of columns that say by their headings that the table is wide: headings that differ only in an age, a sex or a
 * period. A column may be in several groups, such as `2024 männlich`.
 */
export function wideGroups(columns: readonly HeaderColumn[]): WideGroup[] {
  return finders.flatMap(([attribute, find]) => {
    const stems = new Map<string, { column: HeaderColumn; value: string }[]>();
    for (const column of columns) {
      const name = column.name.replace(/#\d+$/, '');
      const value = find(name);
      if (value === null) continue;
      const stem = foldText(name.replace(value, ' '));
      stems.set(stem, [...(stems.get(stem) ?? []), { column, value: foldText(value) }]);
    }
    const members = [...stems.values()].filter(
      (group) => new Set(group.map((m) => m.value)).size >= fewest[attribute],
    );
    const own = new Set(members.flat().map((m) => m.column));
    return own.size === 0 ? [] : [{ attribute, columns: columns.filter((c) => own.has(c)) }];
  });
}
