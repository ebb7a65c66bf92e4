import type { IndexSensitivity } from '../../model/indices.js';
import { classOf } from '../methods/composite.js';
import { type CompositeOptions, compositeIndex } from '../methods/index.js';
import { type Components, medianZ, type Values, weightedSum, weightedZ } from './standardise.js';

type Found = Omit<IndexSensitivity, 'index' | 'period'>;

/**
 * How many areas change class if the index were built otherwise: without one of its components; with mean and standard
 * deviation weighted by residents; with median and median absolute deviation. Same areas, weights, limits and labels.
 */
export function sensitivityOf(
  components: Components,
  options: CompositeOptions,
  population: Values,
): Found[] {
  const own = compositeIndex(components, options).class;
  const compare = (
    variant: Found['variant'],
    component: string,
    other: readonly (string | null)[],
  ): Found => {
    const both = own.flatMap((label, i) => {
      const changed = other[i] ?? null;
      return label === null || changed === null ? [] : [label !== changed];
    });
    const isKnown = both.length > 0;
    return {
      variant,
      component,
      areas: isKnown ? both.length : own.filter((label) => label !== null).length,
      changed: isKnown ? both.filter(Boolean).length : null,
    };
  };
  const classesBy = (standardise: (values: Values) => (number | null)[]) => {
    const z = Object.fromEntries(Object.entries(components).map(([name, v]) => [name, standardise(v)]));
    const index = standardise(weightedSum(z, options.weights ?? {}));
    return index.map((v) => classOf(v, options.cuts, options.labels));
  };
  return [
    ...Object.keys(components).map((name) => {
      const rest = Object.fromEntries(Object.entries(components).filter(([other]) => other !== name));
      return compare('without_component', name, compositeIndex(rest, options).class);
    }),
    compare(
      'population_weighted',
      '',
      classesBy((values) => weightedZ(values, population)),
    ),
    compare('median_mad', '', classesBy(medianZ)),
  ];
}
