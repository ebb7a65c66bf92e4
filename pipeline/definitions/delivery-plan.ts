import { type Dataset, kindOfRhythm } from '../model/dataset.js';
import type { DeliveryPlan, PlanEntry } from '../model/delivery-plan.js';
import { periodKindExpected } from '../model/messages/delivery-plan.js';
import { parsePeriod } from '../model/period.js';
import type { Problem } from '../model/problem.js';
import type { RegionFile } from '../model/region.js';
import { reference } from './reference.js';
import type { Located } from './yaml.js';

/** Every supplier, municipality and dataset of the plan must exist, and its periods be such as the dataset has. */
export function checkDeliveryPlan(
  found: Located<DeliveryPlan>,
  region: RegionFile,
  datasets: ReadonlyMap<string, Located<Dataset>>,
): Problem[] {
  const suppliers = region.suppliers.map((s) => s.id);
  const municipalities = [...region.municipalities.map((m) => m.ags), region.county.ags];
  return found.value.deliveries.flatMap((entry, i) => {
    const at = (...path: PropertyKey[]) => found.place(['deliveries', i, ...path]);
    const dataset = datasets.get(entry.dataset)?.value;
    return [
      ...reference(at('supplier'), 'Den Lieferanten', entry.supplier, suppliers),
      ...(entry.municipalities ?? []).flatMap((ags, j) =>
        reference(at('municipalities', j), 'Die Kommune', ags, municipalities),
      ),
      ...reference(at('dataset'), 'Den Datensatz', entry.dataset, [...datasets.keys()]),
      ...(dataset ? checkPeriods(entry, dataset, at) : []),
    ];
  });
}

function checkPeriods(
  entry: PlanEntry,
  dataset: Dataset,
  at: (...path: PropertyKey[]) => ReturnType<Located<unknown>['place']>,
): Problem[] {
  const own = kindOfRhythm[dataset.rhythm];
  const bundled = kindOfRhythm[entry.rhythm ?? dataset.rhythm];
  const check = (path: PropertyKey[], text: string, kinds: readonly string[]) =>
    kinds.includes(parsePeriod(text)?.kind ?? '')
      ? []
      : [periodKindExpected(at(...path), text, dataset.rhythm)];
  return [
    ...check(['from'], entry.from, [own]),
    ...(entry.to === undefined ? [] : check(['to'], entry.to, [own])),
    ...Object.keys(entry.due_dates ?? {}).flatMap((key) => check(['due_dates', key], key, [own, bundled])),
  ];
}
