import { emptyValue } from '../model/messages/command-values.js';
import { UserError } from '../model/problem.js';

/** Values of options as a person types them. An empty one is wrong usage: it would mean this folder, or no report at all. */

const filled = (option: string, text: string): string => {
  if (text.trim() !== '') return text;
  throw new UserError({ severity: 'error', code: 'usage', title: emptyValue(option) });
};

/** A path with forward slashes, as all rooms take it, and none at its end: the shell of Windows writes `data-raw\\`. */
export const path = (option: string) => (text: string) => {
  const plain = filled(option, text)
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+(?=.)/, '');
  return /^(?:[a-z]:)?\/+$/i.test(plain) ? plain : plain.replace(/\/+$/, '');
};

/** Names with commas between them, at least one. */
export const list = (option: string) => (text: string) =>
  filled(option, text.replaceAll(',', ' ').trim() === '' ? '' : text)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
