/** Text of a delivery on its way to a terminal, an e-mail or a page: what cannot be seen must not act. */

/** Controls, and the marks that turn the direction of what follows (Unicode TR 9). */
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
/** Characters without a picture: soft hyphen, zero width, word joiner, byte order mark, and the unsafe ones. */
const unseen = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** One line: each run of unsafe characters becomes a blank. */
export const plainText = (text: string): string => text.replace(unsafe, ' ');

/** The same where line ends and tabs are ours. */
export const plainLines = (text: string): string =>
  text.replace(unsafe, (run) => run.replace(/\r(?!\n)|[^\r\n\t]/g, ''));

/** The same cell by cell, where nothing may get lost: a sign stands where an unsafe character stood. */
export const harmless = (text: string): string =>
  text.replace(unsafe, (run) => run.replace(/[^\r\n\t]/g, '\ufffd'));

/** JSON may hold DEL, the controls from 80 to 9F and marks of direction as they are; a terminal would obey them. */
export const safeJson = (json: string): string =>
  json.replace(/[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (c) => {
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });

/** Whether a cell holds a character that nobody sees in a spreadsheet. */
export const hasUnseen = (text: string): boolean => unseen.test(text);
