import { openAge } from '../../model/dataset.js';
import { type AgeSpan, readAge } from '../keys/ages.js';

/**
 * An age text before it is clear whether the upper bound is included. `open`: two numbers without a word for the bound
 * (`0_3`, `0 - 3`); the other groups of the file decide. `single`: one number.
 */
export interface AgeText {
  from: number;
  to: number;
  kind: 'exact' | 'open' | 'single';
  /** Bound as German writing has it: a hyphen usually includes, an underscore says nothing. */
  hyphen: boolean;
}

export function ageText(text: string): AgeText | null {
  const plain = text.trim();
  const two = /^(\d{1,3})\s*([-–_ ])\s*(\d{1,3})(?:\s*(?:jahre|j\.?))?$/i.exec(plain);
  if (two && Number(two[1]) < Number(two[3])) {
    return { from: Number(two[1]), to: Number(two[3]), kind: 'open', hyphen: /[-–]/.test(two[2] ?? '') };
  }
  const under = /^(\d{1,3})\s*u\.?\s*(\d{1,3})$/i.exec(plain);
  const span: AgeSpan | null = under
    ? readAge(`${under[1]} bis unter ${under[2]}`, true)
    : readAge(plain.replaceAll('_', ' '), true);
  if (!span) return null;
  const single = /^\d+$/.test(plain);
  return { from: span[0], to: span[1], kind: single ? 'single' : 'exact', hyphen: false };
}

/** `exclusive`: a group begins where another ends; `inclusive`: one year later; `null`: the groups do not say. */
export function boundOf(ages: readonly AgeText[]): 'exclusive' | 'inclusive' | null {
  const open = ages.filter((a) => a.kind === 'open');
  const starts = new Set(ages.map((a) => a.from));
  const touching = open.filter((a) => starts.has(a.to)).length;
  const next = open.filter((a) => starts.has(a.to + 1)).length;
  if (open.length === 0 || touching === next) return null;
  return touching > next ? 'exclusive' : 'inclusive';
}

/** The span as `readAge` understands it: `15 bis unter 18`, `80+`, `insgesamt`. */
export function spanText([from, to]: AgeSpan): string {
  if (to === openAge) return from === 0 ? 'insgesamt' : `${from}+`;
  return to === from + 1 ? String(from) : `${from} bis unter ${to}`;
}

/** With the bound decided. `null`: it is not. A hyphen without evidence includes, as intake reads it. */
export function spanOf(age: AgeText, bound: 'exclusive' | 'inclusive' | null): AgeSpan | null {
  if (age.kind !== 'open') return topOpen([age.from, age.to]);
  const decided = bound ?? (age.hyphen ? 'inclusive' : null);
  if (decided === null) return null;
  return topOpen([age.from, decided === 'exclusive' ? age.to : age.to + 1]);
}

/** `95_110`, `80 bis unter 110`: nobody is meant to be left out above, so the group is an open one. */
const topOpen = ([from, to]: AgeSpan): AgeSpan => [from, to >= 105 && to > from + 1 ? openAge : to];
