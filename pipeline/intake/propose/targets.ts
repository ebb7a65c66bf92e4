import { type Column, type Dataset, dimensionsOf } from '../../model/dataset.js';
import type { PeriodRule } from '../keys/periods.js';
import { shapeOf } from '../numbers/numbers.js';
import { valueReader } from '../numbers/values.js';
import { bestAssignment } from './assign.js';
import { codeMeant } from './codes.js';
import { meanings } from './heading.js';
import { commonTokens, nameScore } from './names.js';
import { bestPeriodRule } from './periods.js';
import { type ColumnProfile, shareWhere } from './profile.js';
import { ageText } from './spans.js';
import { readWide } from './wide.js';

/** A column of the dataset and the file column that was found for it. */
export interface Target {
  target: Exclude<Column, { role: 'area' }>;
  profile: ColumnProfile;
  /** 0 to 1. */
  name: number;
  /** Share of the cells that the dataset's own reader takes. */
  content: number;
  /** Another file column that fits nearly as well. */
  rival: string | null;
  /** How a period column is read. */
  rule: PeriodRule | null;
}

type Score = { score: number; name: number; content: number; rule: PeriodRule | null };
/** Below this a heading names a measure by accident only. */
const leastName = 0.42;
const none: Score = { score: 0, name: 0, content: 0, rule: null };

/**
 * Period, dimensions and measures of the dataset against every column of the file, in one assignment with the greatest
 * total of name and content. Areas are found before, wide columns after.
 */
export function assignTargets(columns: readonly ColumnProfile[], dataset: Dataset): Target[] {
  const common = commonTokens(columns.filter((c) => c.numeric > 0.5).map((c) => c.column.name));
  const targets = dataset.columns.filter((c) => c.role !== 'area');
  const dimensions = dimensionsOf(dataset);
  const numbers = columns.filter((c) => c.numeric >= 0.5);
  // `E_EW` beside `E_EM` and `E_E00_01` is a value of a group, whatever abbreviation its ending resembles.
  const grouped = readWide(numbers, dataset, dimensions, true, () => false).columns.map((c) => c.profile);
  const stands = columns.map(
    (c) =>
      c.numeric >= 0.5 && (grouped.includes(c) || meanings(c.column.name, dataset, dimensions).length > 0),
  );
  const table = targets.map((target) =>
    columns.map((c, i) => scoreOf(target, c, dataset, common, stands[i] ?? false)),
  );
  const chosen = bestAssignment(table.map((row) => row.map((s) => s.score)));
  return targets.flatMap((target, i): Target[] => {
    const at = chosen[i] ?? null;
    const profile = at === null ? undefined : columns[at];
    const score = at === null ? undefined : table[i]?.[at];
    if (!profile || !score) return [];
    const rival = columns.find(
      (_, j) =>
        j !== at && score.name < 1 && (table[i]?.[j]?.score ?? 0) > score.score - 0.05 && !chosen.includes(j),
    );
    return [{ target, profile, ...score, rival: rival?.column.name ?? null }];
  });
}

function scoreOf(
  target: Target['target'],
  profile: ColumnProfile,
  dataset: Dataset,
  common: ReadonlySet<string>,
  stands: boolean,
): Score {
  const name = nameScore(profile.column.name, target, common);
  const made = (content: number, weight: number, rule: PeriodRule | null = null): Score => ({
    score: weight * name + (1 - weight) * content,
    name,
    content,
    rule,
  });
  if (profile.filled === 0) return name === 1 ? made(0, 0.5) : none;
  // `75 und älter` above numbers is a value, not the name of a column of ages.
  if (name < 1 && stands) return none;
  switch (target.role) {
    case 'period': {
      const { rule, share } = bestPeriodRule(profile, dataset);
      // Counts may look like years; a period that no heading names is the same in most rows.
      const telling =
        name >= 0.5 || (share >= 0.95 && profile.texts.size <= 24 && !onlySmallNumbers(profile));
      return share >= 0.5 && telling ? made(share, 0.4, rule) : none;
    }
    case 'dimension': {
      if (target.type === 'age') {
        const share = shareWhere(profile, (t) => ageText(t) !== null);
        const spans = shareWhere(profile, (t) => ageText(t)?.kind !== 'single' && ageText(t) !== null);
        return share >= 0.5 && (name >= 0.5 || spans >= 0.5) ? made(share, 0.5) : none;
      }
      const share = shareWhere(profile, (t) => codeMeant(t, target) !== null);
      if (name >= 0.9 && profile.texts.size <= 60) return made(share, 0.5);
      return share >= 0.8 && shareWhere(profile, (t) => !shapeOf(t)) > 0.5 ? made(share, 0.5) : none;
    }
    case 'measure': {
      const reader = valueReader(target, dataset, null, profile.texts.keys());
      const share = shareWhere(profile, (t) => !('fail' in reader.read(t)));
      return profile.numeric >= 0.5 && name >= leastName ? made(share, 0.8) : none;
    }
  }
}

const onlySmallNumbers = (profile: ColumnProfile) =>
  [...profile.texts.keys()].every(
    (t) => /^\d+$/.test(t) && (Number(t) < 1950 || Number(t) > 2100) && t.length < 6,
  );
