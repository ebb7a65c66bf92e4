import type { Place } from '../../model/messages/intake.js';
import { keysRestored, markedNumbers, wordInsteadOfNumber } from '../../model/messages/notation.js';
import type { Problem } from '../../model/problem.js';
import type { AreaReading } from '../keys/areas.js';
import type { CellReading } from '../numbers/signs.js';

/** What was understood though it was not written as agreed: one note per column and kind, with how often. */
export interface ReadingNotes {
  area(reading: AreaReading, text: string, place: () => Place): void;
  value(reading: CellReading, column: string, place: () => Place): void;
  /** In the order of their first lines. */
  problems(): Problem[];
}

export function newReadingNotes(): ReadingNotes {
  const groups = new Map<string, { count: number; say: (count: number) => Problem }>();
  const count = (key: string, first: () => (count: number) => Problem) => {
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { count: 1, say: first() });
  };
  return {
    area(reading, text, place) {
      if (!('id' in reading) || !reading.restored) return;
      count('area', () => {
        const at = place();
        return (n) => keysRestored(at, text, reading.id, n);
      });
    },
    value({ remark, state }, column, place) {
      if (!remark) return;
      count(`${remark.kind} ${remark.text} ${column}`, () => {
        const at = place();
        return (n) =>
          remark.kind === 'mark'
            ? markedNumbers(at, remark.text, n)
            : wordInsteadOfNumber(at, remark.text, n, state);
      });
    },
    problems: () => [...groups.values()].map((g) => g.say(g.count)),
  };
}
