import type { Cell, Relation } from './cells/index.js';
import type { Component } from './system/component.js';
import type { Count } from './system/counts.js';

/** A component with numbers for its cells: ids of counts run to hundreds of characters, and records keyed by them are slow. */
export interface Numbered {
  nameOf(id: string): string;
  unpublished: Cell[];
  relations: Relation[];
}

export function numbered({ counts, unknowns, equations }: Component): Numbered {
  const names = new Map<string, string>();
  for (const { id } of [...counts, ...unknowns]) names.set(id, String(names.size));
  const nameOf = (id: string) => names.get(id) ?? id;
  return {
    nameOf,
    unpublished: unknowns.map(({ id, value, lower, upper }) => ({
      id: nameOf(id),
      value,
      lowerBound: lower,
      upperBound: upper,
      unpublished: true,
    })),
    relations: equations.map(({ coefficients, equals }) => {
      const numberedOnes: Record<string, number> = {};
      for (const [id, coefficient] of coefficients) numberedOnes[nameOf(id)] = coefficient;
      return { coefficients: numberedOnes, equals };
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
