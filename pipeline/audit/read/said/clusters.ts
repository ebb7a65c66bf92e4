import { highAround, lowAround } from '../../../model/messages/themes.js';
import { germanNumber } from '../numbers.js';
import { type About, cellsOf } from './about.js';
import { type Form, formOf } from './form.js';

/** Clusters of high or low values: those named and those counted together are all of one kind in `clusters.csv`. */
const sentences = [
  { message: highAround, kind: 'high_high' },
  { message: lowAround, kind: 'low_low' },
] as const;

export const clusterForms: readonly Form<About>[] = sentences.map(({ message, kind }) =>
  formOf(
    ({ name, number }) => message([name('places')], 1).replace('1 ', `${number('more')} `),
    (part, { knowledge }) => {
      const groups = new Map<string, Set<string>>();
      for (const row of cellsOf(knowledge.tables.get('clusters.csv'))) {
        if (row('cluster') !== kind) continue;
        const key = `${row('indicator')}\n${row('period')}`;
        groups.set(key, (groups.get(key) ?? new Set()).add(row('area')));
      }
      const named = part('places').split(', ');
      const isOf = (group: ReadonlySet<string>) => (place: string) =>
        knowledge.lexicon.areasOf(place).some((area) => group.has(area));
      return [...groups.values()].some(
        (group) =>
          named.every(isOf(group)) && group.size === named.length + germanNumber(part('more')).number,
      );
    },
  ),
);
