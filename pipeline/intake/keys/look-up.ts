import { foldText } from '../../model/german.js';

const foldedLists = new WeakMap<object, Map<string, string>>();

/** Folded texts -> entries; of texts that fold alike the first counts. */
function foldedOf(list: Readonly<Record<string, string>>): Map<string, string> {
  const known = foldedLists.get(list);
  if (known) return known;
  const folded = new Map<string, string>();
  for (const [key, entry] of Object.entries(list)) {
    const text = foldText(key);
    if (!folded.has(text)) folded.set(text, entry);
  }
  foldedLists.set(list, folded);
  return folded;
}

/** Entry of a recoding list: as written, else as folded. */
export function lookUp(list: Readonly<Record<string, string>>, text: string): string | null {
  if (Object.hasOwn(list, text)) return list[text] ?? null;
  const folded = foldText(text);
  if (folded === '') return null;
  return foldedOf(list).get(folded) ?? null;
}
