import { remember } from '../../model/maps.js';

/** What is known of pairs, such as an indicator in a place: found without writing the two into one text first. */
export interface Pairs<T> {
  get(first: string, second: string): T | undefined;
  /** What is known, or else made now. */
  remember(first: string, second: string, make: () => T): T;
}

export function pairs<T>(): Pairs<T> {
  const known = new Map<string, Map<string, T>>();
  return {
    get: (first, second) => known.get(first)?.get(second),
    remember: (first, second, make) =>
      remember(
        remember(known, first, () => new Map<string, T>()),
        second,
        make,
      ),
  };
}
