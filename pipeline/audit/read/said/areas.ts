import type { PageTable } from '../page.js';
import type { About, CellCheck } from './about.js';
import { agrees } from './form.js';

/** How many areas a municipality has, counted again in the list of places; `null` for any other table or number. */
export function areaCells(table: PageTable, { knowledge, placesNamed }: About): CellCheck | null {
  const [, second, , fourth] = table.header;
  if (second !== 'Nummer' || fourth !== 'Einwohnerzahl') return null;
  return (r, c) => {
    if (c !== 2) return null;
    const [municipality = ''] = placesNamed(table.rows[r]?.[0]?.text ?? '');
    const isAll = (knowledge.figures.municipalityOf(municipality) ?? '') === '';
    const own = knowledge.folder.catalogue.areas.filter(
      (area) =>
        (isAll || area.municipality === municipality) && area.kind === 'area' && area.valid_to === null,
    );
    return agrees(table.rows[r]?.[c]?.text ?? '', own.length) ? 'agrees' : null;
  };
}
