import { type Member, numbersOf, type Sheet } from './sheet.js';

/**
 * Fewest areas of a municipality between which a report states the spread: the range of two, three or four figures says
 * more about where the lines were drawn than about the people.
 */
export const fewestForSpread = 5;

/** Whether a sentence may name the lowest and the highest part. The rule is about the areas of one municipality. */
export const spreadIsStated = (
  { subject }: Pick<Sheet, 'subject'>,
  { level, members }: { level: 'area' | 'municipality'; members: readonly Member[] },
): boolean => subject.kind === 'county' || level !== 'area' || numbersOf(members).length >= fewestForSpread;
