/** What a spreadsheet made of a number that is none any more. */
export type Damage = 'became-date' | 'formula-error' | 'column-too-narrow' | 'digits-lost';

const month =
  '(?:jan(?:uar)?|feb(?:ruar)?|märz|maerz|mrz|mär|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|oct|nov(?:ember)?|dez(?:ember)?|dec|may|mar)';
const dates = [
  /^\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{2}|\d{4})?(?: \d{1,2}:\d{2}(?::\d{2})?)?$/,
  /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/,
  /^\d{1,2}\/\d{1,2}\/\d{2,4}$/,
  /^\d{1,2}:\d{2}(?::\d{2})?$/,
  new RegExp(`^\\d{1,2}[. -]{1,2}${month}\\.?(?:[ -]?\\d{2,4})?$`, 'i'),
  new RegExp(`^${month}[. -]{1,2}\\d{1,4}$`, 'i'),
];
const errors =
  /^#(?:NV|N\/A|DIV\/0!|BEZUG!|REF!|WERT!|VALUE!|NAME\?|NULL!|ZAHL!|NUM!|ÜBERLAUF!|SPILL!|KALK!|CALC!)$/i;

/** `null`: no damage of a kind that is known. The text is trimmed. */
export function damageOf(text: string): Damage | null {
  if (/^#{2,}$/.test(text)) return 'column-too-narrow';
  if (text.startsWith('#')) return errors.test(text) ? 'formula-error' : null;
  if (/^[+\-\u2212]?\d{1,3}(?:[.,]\d+)?E[+-]?\d{1,3}$/i.test(text)) return 'digits-lost';
  return dates.some((date) => date.test(text)) ? 'became-date' : null;
}
