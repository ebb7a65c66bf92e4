import type { TextRecord } from '../text/parse.js';
import { compare, filled, isBlank, type Profile } from './profile.js';
import { isComment, isLegend, isNoteLine } from './title-words.js';

/**
 * Position in the tail at which the notes below the table begin, or its length. A note has neither a number nor a date
 * where the body has one. It is taken for a note only where something marks it: a blank line or a rule above it, words
 * such as `Quelle`, a lone cell without the delimiters of the other rows, a whole sentence. What follows the first note
 * is one as well. Everything else in doubt is data.
 */
export function findNotes(tail: readonly TextRecord[], profile: Profile): number {
  let last = tail.length - 1;
  while (last >= 0 && !isData(tail[last], profile)) last--;
  for (let at = last + 1; at < tail.length; at++) {
    const record = tail[at];
    if (!record || isBlank(record)) continue;
    if (isNote(record, tail[at - 1], profile)) return at;
  }
  return tail.length;
}

/** Whether a row agrees with the body so well that it is data whatever stands above it. */
function isData(record: TextRecord | undefined, profile: Profile): boolean {
  if (!record || isBlank(record) || isLegend(record) || isComment(record)) return false;
  const { fit, misfit, filled: count } = compare(record, profile);
  if (fit === 0 || misfit > fit) return false;
  if (isNoteLine(record) && (count < profile.usual || misfit > 0)) return false;
  const sameWidth = record.cells.length >= profile.width * 0.8;
  return sameWidth || fit >= Math.max(2, profile.usual / 2);
}

function isNote(record: TextRecord, above: TextRecord | undefined, profile: Profile): boolean {
  const { fit, filled: count } = compare(record, profile);
  if (isNoteLine(record) || isLegend(record) || isComment(record)) return true;
  if (fit > 0) return false;
  if (above && isBlank(above)) return true;
  if (profile.width > 1 && record.cells.length === 1) return true;
  const text = record.cells.join(' ').trim();
  return (
    count <= Math.max(1, profile.width / 3) && text.length > 30 && /[.:!]$|\p{Ll}\s\p{Ll}+\s\p{L}/u.test(text)
  );
}

/** Last record that is not blank before a position, or `null`. */
export function lastFilled(records: readonly TextRecord[], end: number): TextRecord | null {
  for (let at = end - 1; at >= 0; at--) {
    const record = records[at];
    if (record && filled(record) > 0) return record;
  }
  return null;
}
