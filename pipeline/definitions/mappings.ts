import { type Dataset, dimensionsOf, measuresOf } from '../model/dataset.js';
import { type Mapping, mappingSchema } from '../model/mapping.js';
import { duplicateId } from '../model/messages/definitions.js';
import type { Problem } from '../model/problem.js';
import type { Reader } from './read.js';
import { reference } from './reference.js';
import type { Located } from './yaml.js';

/** Reads `mappings/*.yaml`, except `ignored.yaml`, which lists files nobody needs. */
export async function readMappings(
  reader: Reader,
  folder: string,
  datasets: ReadonlyMap<string, Located<Dataset>>,
): Promise<Mapping[]> {
  const mappings: Mapping[] = [];
  const files = new Map<string, string>();
  for (const file of await reader.list(folder)) {
    if (!file.endsWith('.yaml') || file === 'ignored.yaml') continue;
    const found = await reader.yaml(`${folder}/${file}`, mappingSchema, '');
    if (!found) continue;
    const earlier = files.get(found.value.id);
    if (earlier) reader.problems.push(duplicateId(found.place(['id']), found.value.id, earlier));
    files.set(found.value.id, found.file);
    reader.problems.push(...checkMapping(found, datasets));
    mappings.push(found.value);
  }
  return mappings;
}

/** Every column, measure and code on the right-hand side must exist in the dataset. */
function checkMapping(found: Located<Mapping>, datasets: ReadonlyMap<string, Located<Dataset>>): Problem[] {
  const { value: mapping, place } = found;
  const dataset = datasets.get(mapping.dataset)?.value;
  if (!dataset) return reference(place(['dataset']), 'Den Datensatz', mapping.dataset, [...datasets.keys()]);
  const columns = dataset.columns.map((c) => c.id);
  const dimensions = dimensionsOf(dataset);
  const measures = measuresOf(dataset).map((m) => m.id);
  const code = (path: readonly PropertyKey[], column: string, value: string): Problem[] => {
    const dimension = dimensions.find((d) => d.id === column);
    return dimension?.type === 'code'
      ? reference(place(path), 'Den Schlüssel', value, Object.keys(dimension.codes))
      : [];
  };
  return [
    ...Object.entries(mapping.columns).flatMap(([from, to]) =>
      reference(place(['columns', from]), 'Die Spalte', to, columns),
    ),
    ...Object.entries(mapping.fixed).flatMap(([column, value]) => [
      ...reference(place(['fixed', column]), 'Die Spalte', column, columns),
      ...code(['fixed', column], column, value),
    ]),
    ...mapping.wide.flatMap((wide, i) => [
      ...reference(place(['wide', i, 'measure']), 'Die Wertspalte', wide.measure, measures),
      ...Object.entries(wide.columns).flatMap(([from, values]) =>
        Object.entries(values).flatMap(([column, value]) => {
          const path = ['wide', i, 'columns', from, column];
          if (column === 'period') return [];
          return [...reference(place(path), 'Die Spalte', column, columns), ...code(path, column, value)];
        }),
      ),
    ]),
    ...Object.entries(mapping.codes).flatMap(([column, values]) => [
      ...reference(place(['codes', column]), 'Die Spalte', column, columns),
      ...Object.entries(values).flatMap(([from, value]) => code(['codes', column, from], column, value)),
    ]),
  ];
}
