/** Adds an item to the list of a key, which begins where there is none. */
export function push<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Adds all items to a list, however many: a call takes only so many arguments. */
export function append<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) list.push(item);
}

/** A map, or a weak one. */
interface KnownBy<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/** What is known of a key, or else made now. `undefined` counts as not known. */
export function remember<Key, Value>(known: KnownBy<Key, Value>, key: Key, make: () => Value): Value {
  let found = known.get(key);
  if (found === undefined) {
    found = make();
    known.set(key, found);
  }
  return found;
}
