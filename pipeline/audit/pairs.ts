import { remember } from '../model/maps.js';

/** What is known of pairs, such as an indicator in a place: found without writing the two into one text first. */
export interface Pairs<T, First = string, Second = string> {
  get(first: First, second: Second): T | undefined;
  /** What is known, or else made now. */
  remember(first: First, second: Second, make: () => T): T;
}

export function pairs<T, First = string, Second = string>(): Pairs<T, First, Second> {
  const known = new Map<First, Map<Second, T>>();
  return {
    get: (first, second) => known.get(first)?.get(second),
    remember: (first, second, make) =>
      remember(
        remember(known, first, () => new Map<Second, T>()),
        second,
        make,
      ),
  };
}
