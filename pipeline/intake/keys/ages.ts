import { openAge } from '../../model/dataset.js';

export type AgeSpan = readonly [from: number, to: number];

/**
 * Age texts of deliveries to a span [from, to): `17`, `15-17`, `15 bis unter 18`, `unter 3`, `90+`, `90 und älter`,
 * `insgesamt` (0..200, where the column allows a total). `null` where the text is none of these.
 */
export function readAge(text: string, totalAllowed: boolean): AgeSpan | null {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/-?\b(im alter|alter|von|jahren|jahre|jahr|jährige|j\.)(?!\p{L})/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (/^(insgesamt|insg\.|gesamt|zusammen|alle|alle altersgruppen|total|summe)$/.test(plain)) {
    return totalAllowed ? [0, openAge] : null;
  }
  const match = (expression: RegExp) => expression.exec(plain)?.slice(1).map(Number);
  const single = match(/^(\d{1,3})$/);
  if (single) return span(single[0], (single[0] ?? 0) + 1);
  const until = match(/^(?:unter|u\.?|<) ?(\d{1,3})$/) ?? match(/^bis unter (\d{1,3})$/);
  if (until) return span(0, until[0]);
  // As in `15 bis 17`, an upper age without `unter` is included.
  const upTo = match(/^(?:bis(?: einschl\.?)?|<=|≤) ?(\d{1,3})$/);
  if (upTo) return span(0, (upTo[0] ?? 0) + 1);
  const exclusive = match(/^(\d{1,3}) ?(?:(?:bis|-) ?(?:unter|u\.?|<)|b\. ?u\.) ?(\d{1,3})$/);
  if (exclusive) return span(exclusive[0], exclusive[1]);
  const inclusive = match(/^(\d{1,3}) ?(?:-|bis(?: einschl\.?| einschließlich)?) ?(\d{1,3})$/);
  if (inclusive) return span(inclusive[0], (inclusive[1] ?? 0) + 1);
  const open =
    match(/^(\d{1,3}) ?(?:\+|(?:und|u\.) ?(?:mehr|älter|aelter|m\.|ä\.|darüber|darueber))$/) ??
    match(/^(?:ab|>=|≥) ?(\d{1,3})$/);
  if (open) return span(open[0], openAge);
  return null;
}

function span(from = -1, to = -1): AgeSpan | null {
  const oldest = 130;
  return from >= 0 && from < to && from <= oldest && (to <= oldest || to === openAge) ? [from, to] : null;
}
