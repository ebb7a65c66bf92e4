import { enumerate } from '../../../model/german.js';
import * as say from '../../../model/messages/standardisation.js';
import { unmarked } from '../../../model/messages/waiting.js';
import { dateLabel, periodLabel } from '../../../model/period.js';
import type { PageTable } from '../page.js';
import { type About, type CellCheck, cellsOf, longestStart, placesIn, type Row } from './about.js';
import { agrees, type Form, formOf, limitsAgree } from './form.js';

/** Shares standardised by age: every number must be that of the row of `standardised.csv` for its place and period. */

const counts: Form<About>['holds'] = (part, about) => {
  // A title may be of several words: where it ends, only the declared titles tell.
  const head = `${part('title')} ${part('place')}`;
  const title = titleOf(about, head);
  const areas = placesIn(head.slice(title.length), about);
  return rowsOf(about, title).some(
    (row) =>
      areas.includes(row('area')) &&
      agrees(part('observed'), row('observed')) &&
      agrees(part('expected'), row('expected')) &&
      agrees(part('ratio'), row('ratio')),
  );
};

export const standardisedForms: readonly Form<About>[] = [
  formOf(
    ({ name }) => say.standardisedText(name('place')),
    () => true,
  ),
  formOf(
    () => say.standardisedCaution(),
    () => true,
  ),
  formOf(
    ({ name, text }) => say.standardisedGroups(name('title'), [text('groups')]),
    (part, about) =>
      declaredOf(about, part('title')).some(
        ({ strata, rest }) => enumerate([...strata.map((s) => s.title), rest]) === part('groups'),
      ),
  ),
  ...[say.moreThanExpected, say.fewerThanExpected, say.asExpected].map((message) =>
    formOf(
      ({ name, number }) =>
        message(name('title'), name('place'), number('observed'), number('expected'), number('ratio')),
      counts,
    ),
  ),
  formOf(
    ({ name, number }) =>
      say.spreadBeforeAfter(
        name('title'),
        name('many'),
        [number('crudeLeast') + name('unit'), number('crudeMost') + name('unit2')],
        [number('directLeast') + name('unit3'), number('directMost') + name('unit4')],
      ),
    (part, about) => {
      const rows = rowsOf(about, part('title')).filter(
        (row) => row('area_level') === 'municipality' && row('direct') !== '',
      );
      const ends = (column: string, pick: (...values: number[]) => number) =>
        pick(...rows.map((row) => Number(row(column))));
      return (
        rows.length > 0 &&
        agrees(part('crudeLeast'), ends('crude', Math.min)) &&
        agrees(part('crudeMost'), ends('crude', Math.max)) &&
        agrees(part('directLeast'), ends('direct', Math.min)) &&
        agrees(part('directMost'), ends('direct', Math.max))
      );
    },
  ),
];

const titleOf = ({ knowledge }: About, head: string): string =>
  longestStart(head, knowledge.folder.catalogue.disparities?.standardisation.map((s) => s.title) ?? []);

const declaredOf = ({ knowledge }: About, title: string) =>
  (knowledge.folder.catalogue.disparities?.standardisation ?? []).filter((s) => s.title === title);

function rowsOf(about: About, title: string): Row[] {
  const ids = declaredOf(about, title).map((s) => s.id);
  return cellsOf(about.knowledge.tables.get('standardised.csv')).filter((row) =>
    ids.includes(row('standardisation')),
  );
}

/** Columns of `standardised.csv` behind those of the table: the number, and the limits beside it. */
const columns = new Map<string, readonly [string, string?, string?]>([
  [say.crudeColumn(), ['crude']],
  [say.directColumn(), ['direct', 'direct_lower', 'direct_upper']],
  [say.observedColumn(), ['observed']],
  [say.expectedColumn(), ['expected']],
  [say.ratioColumn(), ['ratio', 'ratio_lower', 'ratio_upper']],
]);

const caption = formOf<About>(
  ({ name }) => `\n${say.standardisedCaption(name('title'), name('unit'), name('when'))}\n`,
  () => true,
).pattern;

/** The check of the table of standardised shares; `null` for any other table. */
export function standardisedCells(table: PageTable, about: About): CellCheck | null {
  if (!table.header.includes(say.ratioColumn())) return null;
  const [found] = `\n${table.caption}\n`.matchAll(caption);
  const { _title: title = '', _when: stated = '' } = found?.groups ?? {};
  const when = unmarked(stated);
  if (declaredOf(about, title).length === 0) return null;
  const rows = rowsOf(about, title).filter(
    (row) => dateLabel(row('reference_date')) === when || periodLabel(row('period')) === when,
  );
  return (r, c) => {
    const cell = table.rows[r]?.[c];
    const [column, lower, upper] = columns.get(table.header[c] ?? '') ?? [];
    if (!cell || column === undefined) return null;
    const areas = about.placesNamed(table.rows[r]?.[0]?.text ?? '');
    const own = rows.filter((row) => areas.includes(row('area')));
    if (own.every((row) => row(column) === '')) return 'hidden-number';
    const isShown = (row: Row): boolean =>
      agrees(cell.text, row(column)) &&
      (cell.small === '' ||
        (lower !== undefined && upper !== undefined && limitsAgree(cell.small, row(lower), row(upper))));
    return own.some(isShown) ? 'agrees' : 'contradiction';
  };
}
