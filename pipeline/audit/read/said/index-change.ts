import * as say from '../../../model/messages/index-change.js';
import { type About, cellsOf, longestStart, placesIn } from './about.js';
import { agrees, type Form, formOf } from './form.js';

/** Changes of an index on the whole: amount and limits must be those of one row of `index_change.csv`. */

const isPublished: Form<About>['holds'] = (part, about) => {
  const { tables, folder } = about.knowledge;
  const { indices } = folder.catalogue;
  const head = `${part('title')} ${part('place')}`;
  const title = longestStart(
    head,
    indices.map((i) => i.short_title),
  );
  const ids = indices.filter((i) => i.short_title === title).map((i) => i.id);
  const areas = placesIn(head.slice(title.length), about);
  return cellsOf(tables.get('index_change.csv')).some(
    (row) =>
      ids.includes(row('index')) &&
      areas.includes(row('area')) &&
      (part('amount') === '' || agrees(part('amount'), Math.abs(Number(row('change'))))) &&
      agrees(part('intervalLower'), row('lower')) &&
      agrees(part('intervalUpper'), row('upper')),
  );
};

export const indexChangeForms: readonly Form<About>[] = [
  ...[say.indexRose, say.indexFell].map((message) =>
    formOf<About>(
      ({ name, number, limits }) =>
        message(name('title'), name('place'), name('since'), number('amount'), limits('interval')),
      isPublished,
    ),
  ),
  formOf(
    ({ name, limits }) => say.indexStayed(name('title'), name('place'), name('since'), limits('interval')),
    isPublished,
  ),
  formOf(
    () => say.indexChangeMethod(),
    () => true,
  ),
];
