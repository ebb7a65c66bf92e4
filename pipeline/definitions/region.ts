import { duplicateId } from '../model/messages/definitions.js';
import type { Problem } from '../model/problem.js';
import type { RegionFile } from '../model/region.js';
import { reference } from './reference.js';
import type { Located } from './yaml.js';

/** Checks region.yaml in itself: keys and slugs unique, suppliers' municipalities and classes of policy known. */
export function checkRegion(found: Located<RegionFile>, policyClasses: readonly string[]): Problem[] {
  const { value: region, place, file } = found;
  const agsList = region.municipalities.map((m) => m.ags);
  const levels = region.levels.map((l) => l.id);
  return [
    ...doubles(agsList, (i) => place(['municipalities', i, 'ags']), file),
    ...doubles(
      [region.county.slug, ...region.municipalities.map((m) => m.slug)],
      (i) => (i === 0 ? place(['county', 'slug']) : place(['municipalities', i - 1, 'slug'])),
      file,
    ),
    ...doubles(levels, (i) => place(['levels', i, 'id']), file),
    ...doubles(
      region.suppliers.map((s) => s.id),
      (i) => place(['suppliers', i, 'id']),
      file,
    ),
    ...(levels.includes('area') ? [] : reference(place(['levels']), 'Die Ebene', 'area', levels)),
    ...region.suppliers.flatMap((s, i) =>
      s.municipalities === 'all'
        ? []
        : s.municipalities.flatMap((ags, j) =>
            reference(place(['suppliers', i, 'municipalities', j]), 'Die Kommune', ags, agsList),
          ),
    ),
    ...region.boundaries.flatMap((b, i) =>
      reference(place(['boundaries', i, 'level']), 'Die Ebene', b.level, ['municipality', ...levels]),
    ),
    ...Object.keys(region.policy).flatMap((name) =>
      reference(place(['policy', name]), 'Die Klasse der Geheimhaltung', name, policyClasses),
    ),
  ];
}

function doubles(
  values: readonly string[],
  place: (index: number) => ReturnType<Located<unknown>['place']>,
  file: string,
): Problem[] {
  return values.flatMap((value, i) =>
    values.indexOf(value) < i ? [duplicateId(place(i), value, file)] : [],
  );
}
