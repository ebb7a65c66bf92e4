import { hiddenText } from '../../../model/messages/protection.js';
import { hiddenCaption, hiddenColumns } from '../../../model/messages/report.js';
import { germanNumber } from '../numbers.js';
import type { PageTable } from '../page.js';
import type { About, CellCheck } from './about.js';
import { agrees, type Form, formOf } from './form.js';

/**
 * How many values are hidden: counted again from the statuses of the table of figures. How many of them for the sake of
 * others cannot be counted by a reader, and must not be told but roughly: two hidden counts that are both hidden for their
 * own sake are both small, and their sum then tells them.
 */

/** Whether the number of those hidden for the sake of others is told to tens, with many of either kind. */
const isRough = (secondary: number, values: number): boolean =>
  secondary % 10 === 0 && secondary >= 50 && values - secondary >= 45;

export const hiddenForms: readonly Form<About>[] = [null, '1'].flatMap((one) =>
  [true, false].map((isTold) =>
    formOf<About>(
      ({ number }) =>
        hiddenText(one ?? number('values'), isTold ? number('secondary') : null, `${number('share')} %`),
      (part, { knowledge }) => {
        const { values, open } = knowledge.figures.hiddenOf(null);
        return (
          (one === null ? agrees(part('values'), values) : values === 1) &&
          (!isTold || isRough(germanNumber(part('secondary')).number, values)) &&
          agrees(part('share'), (100 * values) / (values + open))
        );
      },
    ),
  ),
);

/** The check of the table of hidden values; `null` for any other table. */
export function hiddenCells(table: PageTable, { knowledge }: About): CellCheck | null {
  if (table.caption !== hiddenCaption() || table.header.join('\n') !== hiddenColumns().join('\n'))
    return null;
  const { folder } = knowledge;
  return (r, c) => {
    const row = table.rows[r] ?? [];
    const indicator = folder.catalogue.indicators.find((i) => i.title === row[0]?.text)?.id;
    if (c === 0 || indicator === undefined) return null;
    const { values, open } = knowledge.figures.hiddenOf(indicator);
    const text = row[c]?.text ?? '';
    const isRight =
      c === 1 ? agrees(text, values) : agrees(text.replace(/ %$/, ''), (100 * values) / (values + open));
    return isRight ? 'agrees' : 'contradiction';
  };
}
