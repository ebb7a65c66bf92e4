import type { Dataset } from '../../model/dataset.js';
import * as say from '../../model/messages/map.js';
import type { PeriodRule } from '../keys/periods.js';
import { filenamePattern, type PathFacts } from './path.js';
import { periodExtras, periodRuleOf } from './periods.js';
import type { Confidence, MappingDraft } from './types.js';

export interface PeriodFinding {
  from: NonNullable<MappingDraft['period']>;
  confidence: Confidence;
  evidence: string;
}

/**
 * Where the period of a file without a period column stands: a folder, the file name, or as a last resort a title line,
 * which a mapping can only repeat as a constant. Folder and file name that contradict each other make it uncertain.
 */
export function periodSource(
  dataset: Dataset,
  facts: PathFacts,
  titles: readonly string[],
): PeriodFinding | null {
  const folders = facts.folders
    .map((text, i) => ({ text, at: i + 1, read: periodRuleOf(text, dataset) }))
    .filter((f) => f.read !== null);
  const piece = facts.pieces
    .map((text) => ({ text, read: periodRuleOf(text, dataset) }))
    .find((p) => p.read !== null);
  const folder = folders.at(-1);
  const extras = (read: { rule: PeriodRule } | null) => (read ? periodExtras(read.rule) : {});
  if (folder) {
    const contradicts = piece && piece.read?.period !== folder.read?.period;
    return {
      from: { folder: folder.at, ...extras(folder.read) },
      confidence: contradicts ? 'unsicher' : 'sicher',
      evidence: contradicts ? say.contradiction(folder.text, piece.text) : say.folderEvidence(folder.text),
    };
  }
  if (piece) {
    return {
      from: { filename: filenamePattern(facts.base, piece.text), ...extras(piece.read) },
      confidence: 'wahrscheinlich',
      evidence: say.filenameEvidence(piece.text),
    };
  }
  const [told] = inTitles(dataset, titles);
  if (!told) return null;
  return {
    from: { constant: told.text, ...extras(told.read) },
    confidence: 'unsicher',
    evidence: say.constantPeriodEvidence(told.title),
  };
}

/** Periods of the title lines, those called a reference date or a period first, each in the order of the lines. */
function inTitles(dataset: Dataset, titles: readonly string[]) {
  const found = titles.flatMap((title) =>
    [...title.matchAll(notation)].flatMap((match) => {
      const [text] = match;
      const before = title.slice(Math.max(0, match.index - 30), match.index);
      const read = periodRuleOf(text, dataset);
      if (!read) return [];
      const isMade = madeOn.test(before);
      // The day of the print is no period; it would be brought to the quarter after the one that was counted.
      if (isMade && 'as' in periodExtras(read.rule)) return [];
      return [{ title, text, read, rank: isMade ? 2 : refersTo.test(before) ? 0 : 1 }];
    }),
  );
  return found.sort((a, b) => a.rank - b.rank);
}

/** Words right before a day: what the numbers refer to, and when the list was made. */
const refersTo =
  /(?:stichtag|berichts(?:monat|quartal|jahr|zeitraum|stand)|zeitraum|quartal|schuljahr)[^\d]{0,12}$/i;
const madeOn =
  /(?<!\p{L})(?:datum|druck\p{L}*|gedruckt|erstellt|erstellung\p{L}*|ausgegeben|abgerufen|abruf|exportiert|erzeugt|generiert)[^\d\p{L}]*(?:am|vom)?[^\d\p{L}]*$/iu;

const notation =
  /\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-Q[1-4]|\d{4}-\d{2}-\d{2}|\d\. Quartal \d{4}|\d{4}\/\d{2,4}|\d{4}/g;
