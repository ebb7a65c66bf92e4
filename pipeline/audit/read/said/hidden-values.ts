import { hiddenText } from '../../../model/messages/protection.js';
import { hiddenCaption, hiddenColumns } from '../../../model/messages/report.js';
import { germanNumber } from '../numbers.js';
import type { Page, PageTable } from '../page.js';
import type { About, CellCheck } from './about.js';
import { agrees, type Form, formOf } from './form.js';

/**
 * How many values are hidden: counted again from the statuses of the table of figures. How many of them for the sake of
 * others cannot be counted by a reader; these numbers must be no greater, and add up to the one in the sentence.
 */

/** Sum and sentence of a page about what is hidden for the sake of others; `null` where it tells none. */
export interface ToldHidden {
  sum: number | null;
  sentence: number | null;
}

/** `ein Wert` and `keiner davon` for one and none. */
const sentences: readonly Form<About>[] = [null, '1'].flatMap((one) =>
  [null, '0'].map((none) =>
    formOf<About>(
      ({ number }) =>
        hiddenText(one ?? number('values'), none ?? number('secondary'), `${number('share')} %`),
      (part, { knowledge, hidden }) => {
        const { values, open } = knowledge.figures.hiddenOf(null);
        return (
          (one === null ? agrees(part('values'), values) : values === 1) &&
          Number(none ?? germanNumber(part('secondary')).number) === hidden.sum &&
          agrees(part('share'), (100 * values) / (values + open))
        );
      },
    ),
  ),
);
export const hiddenForms = sentences;

const isHiddenTable = (table: PageTable): boolean =>
  table.caption === hiddenCaption() && table.header.join('\n') === hiddenColumns().join('\n');

/** What the page says in sum and in its sentence. */
export function toldHidden({ tables, texts }: Page): ToldHidden {
  const table = tables.find(isHiddenTable);
  const numbers = table?.rows.map((row) => germanNumber(row[2]?.text ?? '').number);
  const said = texts.flatMap(({ text }) =>
    sentences.flatMap(({ pattern }) =>
      [...text.matchAll(pattern)].map(({ groups }) => groups?.secondary ?? '0'),
    ),
  );
  return {
    sum: numbers ? numbers.reduce((sum, n) => sum + n, 0) : null,
    sentence: said[0] === undefined ? null : germanNumber(said[0]).number,
  };
}

/** The check of the table of hidden values; `null` for any other table. */
export function hiddenCells(table: PageTable, { knowledge, hidden }: About): CellCheck | null {
  if (!isHiddenTable(table)) return null;
  const { folder } = knowledge;
  return (r, c) => {
    const row = table.rows[r] ?? [];
    const indicator = folder.catalogue.indicators.find((i) => i.title === row[0]?.text)?.id;
    if (c === 0 || indicator === undefined) return null;
    const { values, open } = knowledge.figures.hiddenOf(indicator);
    const text = row[c]?.text ?? '';
    const isRight =
      c === 1
        ? agrees(text, values)
        : c === 2
          ? /^[\d\u202f]+$/.test(text) &&
            germanNumber(text).number <= values &&
            hidden.sum !== null &&
            hidden.sum === hidden.sentence
          : agrees(text.replace(/ %$/, ''), (100 * values) / (values + open));
    return isRight ? 'agrees' : 'contradiction';
  };
}
