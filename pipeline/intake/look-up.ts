import { foldText } from '../model/german.js';

/** Entry of a recoding list: as written, else as folded. */
export function lookUp(list: Readonly<Record<string, string>>, text: string): string | null {
  if (Object.hasOwn(list, text)) return list[text] ?? null;
  const folded = foldText(text);
  if (folded === '') return null;
  return Object.entries(list).find(([key]) => foldText(key) === folded)?.[1] ?? null;
}
