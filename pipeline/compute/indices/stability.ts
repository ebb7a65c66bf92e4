import { draws } from '../../model/indices.js';
import { classNumber } from '../methods/composite.js';
import type { CompositeOptions } from '../methods/index.js';
import { normalNumbers } from '../methods/normal-numbers.js';

const seed = 1;
/** Half the width of a 95 % interval in standard errors. */
const halfWidth = 1.959963984540054;

export interface Estimated {
  value: number;
  lower: number;
  upper: number;
}

/**
 * Probability of each class per area, by a parametric bootstrap: each component of each area is drawn from a normal
 * distribution around its value, with the standard error its 95 % interval has (its width over 2 · 1.96), and the whole
 * index is worked out anew. Components are drawn independently of each other. Always the same `draws` and seed. `null`
 * for areas that are not scored, and for all where a scored area has a component without interval: how sure a class is
 * cannot be said then. Method: as ranks in Goldstein and Spiegelhalter (1996), JRSS A 159, 385-443.
 */
export function classProbabilities(
  components: Readonly<Record<string, readonly (Estimated | null | 'without interval')[]>>,
  { weights = {}, cuts, labels }: CompositeOptions,
): (Record<string, number> | null)[] | null {
  const names = Object.keys(components);
  const size = components[names[0] ?? '']?.length ?? 0;
  if (names.some((name) => components[name]?.includes('without interval'))) return null;
  const known = (name: string, i: number): Estimated | null => {
    const found = components[name]?.[i] ?? null;
    return found === 'without interval' ? null : found;
  };
  const scored = Array.from({ length: size }, (_, i) => i).filter((i) => names.every((n) => known(n, i)));
  const parts = names.map((name) => ({
    weight: weights[name] ?? 1,
    values: Float64Array.from(scored, (i) => known(name, i)?.value ?? 0),
    errors: Float64Array.from(scored, (i) => errorOf(known(name, i))),
  }));
  const nextNumbers = normalNumbers(seed, draws * parts.length * scored.length);
  const drawn = new Float64Array(scored.length);
  const index = new Float64Array(scored.length);
  const counts = scored.map(() => labels.map(() => 0));
  for (let draw = 0; draw < draws; draw++) {
    index.fill(0);
    for (const { weight, values, errors } of parts) {
      nextNumbers(drawn);
      for (let i = 0; i < drawn.length; i++) {
        drawn[i] = (values[i] ?? 0) + (errors[i] ?? 0) * (drawn[i] ?? 0);
      }
      standardise(drawn);
      for (let i = 0; i < drawn.length; i++) index[i] = (index[i] ?? 0) + weight * (drawn[i] ?? 0);
    }
    standardise(index);
    for (const [i, own] of counts.entries()) {
      const at = classNumber(index[i] ?? 0, cuts);
      own[at] = (own[at] ?? 0) + 1;
    }
  }
  const found: (Record<string, number> | null)[] = Array.from({ length: size }, () => null);
  for (const [at, i] of scored.entries()) {
    found[i] = Object.fromEntries(labels.map((label, c) => [label, (counts[at]?.[c] ?? 0) / draws]));
  }
  return found;
}

const errorOf = (estimate: Estimated | null): number =>
  estimate ? (estimate.upper - estimate.lower) / (2 * halfWidth) : 0;

/** As `zScores`, in place and without missing values: a million times a build. Equal values all become 0. */
function standardise(values: Float64Array): void {
  let sum = 0;
  for (const v of values) sum += v;
  const mean = sum / values.length;
  let squares = 0;
  for (const v of values) squares += (v - mean) ** 2;
  const deviation = Math.sqrt(squares / values.length);
  for (let i = 0; i < values.length; i++) {
    values[i] = deviation > 0 ? ((values[i] ?? 0) - mean) / deviation : 0;
  }
}
