import type { Cell, Equation } from './cells/index.js';
import type { Component } from './system/component.js';
import type { Count } from './system/counts.js';

/** A component with places for its cells: ids of counts are long, and all that follows looks cells up. */
export interface Numbered {
  placeOf(id: string): number;
  unpublished: Cell[];
  equations: Equation[];
}

/** First the counts in their order, then the unknowns. */
export function numbered({
  counts,
  unknowns,
  equations,
}: Pick<Component, 'counts' | 'unknowns' | 'equations'>): Numbered {
  const places = new Map<string, number>();
  for (const { id } of counts) places.set(id, places.size);
  for (const { id } of unknowns) places.set(id, places.size);
  const placeOf = (id: string) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`cell outside its component: ${id}`);
    return place;
  };
  return {
    placeOf,
    unpublished: unknowns.map(({ value, lower, upper }, i) => ({
      id: String(counts.length + i),
      value,
      lowerBound: lower,
      upperBound: upper,
      unpublished: true,
    })),
    equations: equations.map(({ coefficients, equals }) => {
      const terms: [number, number][] = [];
      for (const [id, coefficient] of coefficients)
        if (coefficient !== 0) terms.push([placeOf(id), coefficient]);
      return { terms: terms.sort(([a], [b]) => a - b), equals };
    }),
  };
}

/** What everybody knows of a count: hidden counts are at least one where a zero would be shown. */
export function knownOf(
  count: Count,
  bounds: Component['bounds'],
): { lowerBound: number; upperBound: number } {
  const least = count.isBalance ? Number.NEGATIVE_INFINITY : count.isAboveZero && count.value > 0 ? 1 : 0;
  const known = bounds.get(count.id);
  return {
    lowerBound: Math.min(count.value, Math.max(known?.lower ?? least, least)),
    upperBound: known?.upper ?? Number.POSITIVE_INFINITY,
  };
}
