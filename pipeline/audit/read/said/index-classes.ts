import { push, remember } from '../../../model/maps.js';
import * as say from '../../../model/messages/index-report.js';
import { unmarked } from '../../../model/messages/waiting.js';
import { dateLabel, periodLabel } from '../../../model/period.js';
import type { Knowledge } from '../context.js';
import { type About, cellsOf, placesIn, type Row } from './about.js';
import { agrees, type Form, formOf } from './form.js';

/** How many areas an index puts in which class, counted again from `indices.csv`. */

/** The rows of areas in a class by their day and by their period, as these are printed. */
const byTime = new WeakMap<Knowledge, Map<string, Row[]>>();

function rowsByTime({ tables }: Knowledge): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of cellsOf(tables.get('indices.csv'))) {
    if (row('class') === '') continue;
    for (const when of new Set([dateLabel(row('reference_date')), periodLabel(row('period'))]))
      push(found, when, row);
  }
  return found;
}

/** The scored areas of each index in one of these places on this day. */
function scoredOf({ knowledge }: About, areas: readonly string[], when: string): Row[][] {
  const { figures } = knowledge;
  const found = new Map<string, Row[]>();
  for (const row of remember(byTime, knowledge, () => rowsByTime(knowledge)).get(when) ?? []) {
    for (const area of new Set(areas)) {
      const municipality = figures.municipalityOf(area);
      if (municipality !== '' && municipality !== row('municipality')) continue;
      const key = `${row('index')}\n${area}`;
      found.set(key, [...(found.get(key) ?? []), row]);
    }
  }
  return [...found.values()];
}

const inClass = (rows: readonly Row[], label: string): number =>
  rows.filter((row) => row('class') === label).length;

/** Whether every class of a list such as `3 »hoch« und 1 »mittel«` has as many areas. */
const classesAgree = (text: string, rows: readonly Row[]): boolean => {
  const parts = [...text.matchAll(/(\d[\d\u202f]*) »([^«]*)«/g)];
  return (
    parts.every(([, number = '', label = '']) => agrees(number, inClass(rows, label))) &&
    !/\d/.test(text.replace(/\d[\d\u202f]* »[^«]*«/g, ''))
  );
};

const one = [{ label: 'x', count: 1 }];
export const indexClassForms: readonly Form<About>[] = [
  ...[0, 1].map((unsure) =>
    formOf<About>(
      ({ name, number, text }) => {
        const statement = say
          .statement(name('when'), name('place'), name('many'), 1, one)
          .replace('1, davon 1 »x«', `${number('scored')}, davon ${text('classes')}`);
        return `${statement} ${say.unsure(unsure).replace('1', number('near'))}`;
      },
      (part, about) =>
        scoredOf(about, placesIn(part('place'), about), part('when')).some((rows) => {
          const near = rows.filter((row) => row('near_boundary') === 'true').length;
          return (
            agrees(part('scored'), rows.length) &&
            classesAgree(part('classes'), rows) &&
            (unsure === 0 ? near === 0 : agrees(part('near'), near))
          );
        }),
    ),
  ),
  formOf<About>(
    ({ name, number, text }) =>
      say
        .statement(name('when'), name('place'), name('many'), 1, one)
        .replace('1, davon 1 »x«', `${number('scored')}, davon ${text('classes')}`),
    (part, about) =>
      scoredOf(about, placesIn(part('place'), about), part('when')).some(
        (rows) => agrees(part('scored'), rows.length) && classesAgree(part('classes'), rows),
      ),
  ),
];

/** Whether a number with its day, under the name of a class, is the count of that class in the place of the page. */
export function isClassCount(term: string, text: string, about: About): boolean {
  if (!about.knowledge.lexicon.classes.includes(term)) return false;
  const [, number = '', when = ''] = /^(\d[\d\u202f]*) (.+)$/.exec(text) ?? [];
  return scoredOf(about, [about.place], unmarked(when)).some((rows) => agrees(number, inClass(rows, term)));
}
