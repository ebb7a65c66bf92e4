import type { Cell, Equation } from './cells/index.js';
import type { Component } from './system/component.js';
import type { Count } from './system/counts.js';

/** A component with places for its cells. */
export interface Numbered {
  /** By the number of a count or unknown. */
  placeOf(number: number): number;
  unpublished: Cell[];
  equations: Equation[];
}

/** First the counts in their order, then the unknowns. */
export function numbered({
  counts,
  unknowns,
  equations,
}: Pick<Component, 'counts' | 'unknowns' | 'equations'>): Numbered {
  const places = new Map<number, number>();
  for (const { number } of counts) places.set(number, places.size);
  for (const { number } of unknowns) places.set(number, places.size);
  const placeOf = (number: number) => {
    const place = places.get(number);
    if (place === undefined) throw new Error(`cell outside its component: ${number}`);
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
    equations: equations.map(({ cells, coefficients, equals }) => {
      const terms: [number, number][] = [];
      let isInOrder = true;
      for (let i = 0; i < cells.length; i++) {
        const place = placeOf(cells[i] ?? -1);
        isInOrder &&= place > (terms[i - 1]?.[0] ?? -1);
        terms.push([place, coefficients[i] ?? 0]);
      }
      return { terms: isInOrder ? terms : terms.sort(byPlace), equals };
    }),
  };
}

const byPlace = (a: readonly [number, number], b: readonly [number, number]): number => a[0] - b[0];

/** What everybody knows of a count: hidden counts are at least one where a zero would be shown. */
export function knownOf(
  count: Count,
  bounds: Component['bounds'],
): { lowerBound: number; upperBound: number } {
  const least = count.isBalance ? Number.NEGATIVE_INFINITY : count.isAboveZero && count.value > 0 ? 1 : 0;
  const known = bounds.get(count);
  return {
    lowerBound: Math.min(count.value, Math.max(known?.lower ?? least, least)),
    upperBound: known?.upper ?? Number.POSITIVE_INFINITY,
  };
}
