import { nearest } from '../model/german.js';
import { type Place, unknownReference } from '../model/messages/definitions.js';
import type { Problem } from '../model/problem.js';

/** A name that must exist; the problem offers the nearest known one. */
export function reference(place: Place, what: string, name: string, known: readonly string[]): Problem[] {
  return known.includes(name) ? [] : [unknownReference(place, what, name, known, nearest(name, known))];
}
