import type { TextRecord } from '../text/parse.js';
import { findNotes, lastFilled } from './footer.js';
import { type FoundHeader, findHeader } from './header.js';
import { isColumnNumbers } from './header-rows.js';
import { isBlank, type Profile, profileOf } from './profile.js';
import { isUnits } from './title-words.js';

/**
 * Where the table lies in a file, found from its head and its tail alone, so that what lies between can be streamed.
 * Nothing here knows a dataset; see docs/inspect.md for the rules in words.
 */

/** Records at the beginning and at the end of a file that are looked at. A shorter file is its own head and tail. */
export const headLength = 1000;
export const tailLength = 300;

export interface FoundTable extends Omit<FoundHeader, 'firstData'> {
  profile: Profile;
  /** Records above the headings that are not blank and no column numbers: titles and comments. */
  titles: TextRecord[];
  /** Physical lines on which the first and the last data record begin; `null`: no data. */
  firstDataLine: number | null;
  lastDataLine: number | null;
  /** Physical line of the first note below the table, or `null`. */
  notesFrom: number | null;
  /** Records of the tail that are notes. */
  notes: TextRecord[];
}

/** `headings`: records known to be the headings, so that they need not be sought. */
export function findTable(
  head: readonly TextRecord[],
  tail: readonly TextRecord[],
  headings: readonly TextRecord[] = [],
): FoundTable {
  const profile = profileOf(head);
  const found = headings.length > 0 ? given(head, headings, profile) : findHeader(head, profile);
  const first = head[found.firstData];
  const below = first === undefined ? [] : tail.filter((r) => r.line >= first.line);
  const start = findNotes(below, profile);
  const last = lastFilled(below, start);
  const notes = below.slice(start).filter((r) => !isBlank(r));
  const top = found.levels[0]?.line ?? first?.line ?? Number.POSITIVE_INFINITY;
  return {
    levels: found.levels,
    columnNumbers: found.columnNumbers,
    profile,
    titles: head.filter((r) => r.line < top && r.line !== found.columnNumbers && !isBlank(r)),
    firstDataLine: last === null ? null : (first?.line ?? null),
    lastDataLine: last?.line ?? null,
    notesFrom: notes[0]?.line ?? null,
    notes,
  };
}

/** Units and column numbers right below known headings are no data either. */
function given(head: readonly TextRecord[], headings: readonly TextRecord[], profile: Profile): FoundHeader {
  const last = headings.at(-1)?.line ?? 0;
  let columnNumbers: number | null = null;
  let firstData = head.findIndex((r) => r.line > last);
  if (firstData < 0) firstData = head.length;
  for (let record = head[firstData]; record; record = head[++firstData]) {
    if (isColumnNumbers(record, profile)) columnNumbers = record.line;
    else if (!isBlank(record) && !isUnits(record)) break;
  }
  return { levels: [...headings], columnNumbers, firstData };
}
