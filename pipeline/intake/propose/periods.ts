import { type Dataset, kindOfRhythm } from '../../model/dataset.js';
import { type PeriodRule, readPeriod } from '../keys/periods.js';
import { type ColumnProfile, shareWhere } from './profile.js';

const formats = ['yyyymm', 'yyyymmdd', 'dd.mm.yyyy', 'mm/yyyy', 'school_year', 'yyyy'] as const;

/** Ways to read a text as a period of the dataset, the plainest first: nothing told, a format, then also a target. */
function rulesFor(dataset: Dataset): PeriodRule[] {
  const kind = kindOfRhythm[dataset.rhythm];
  const as = kind === 'school_year' ? null : kind;
  const brought = as === null ? [] : [{ format: 'auto' as const, as }];
  return [
    { format: 'auto', as: 'keep' },
    ...formats.map((format) => ({ format, as: 'keep' as const })),
    ...brought,
    ...(as === null ? [] : formats.map((format) => ({ format, as }))),
  ];
}

/** The first rule under which the most cells of a column are periods, with the share of those cells. */
export function bestPeriodRule(
  profile: ColumnProfile,
  dataset: Dataset,
): { rule: PeriodRule; share: number } {
  let best = { rule: { format: 'auto', as: 'keep' } as PeriodRule, share: 0 };
  if (profile.texts.size > 2000) return best;
  for (const rule of rulesFor(dataset)) {
    const share = shareWhere(profile, (text) => 'period' in readPeriod(text, dataset, rule));
    if (share > best.share + 0.001) best = { rule, share };
  }
  return best;
}

/** The rule under which one text is a period, or `null`. */
export function periodRuleOf(text: string, dataset: Dataset): { rule: PeriodRule; period: string } | null {
  for (const rule of rulesFor(dataset)) {
    const reading = readPeriod(text, dataset, rule);
    if ('period' in reading) return { rule, period: reading.period };
  }
  return null;
}

/** Only what differs from the default is written. */
export const periodExtras = (rule: PeriodRule) => ({
  ...(rule.format === 'auto' ? {} : { format: rule.format }),
  ...(rule.as === 'keep' ? {} : { as: rule.as }),
});
