import { formatNumber } from '../../../model/german.js';
import * as say from '../../../model/messages/report.js';
import type { PageTable } from '../page.js';
import type { About, CellCheck } from './about.js';

/** The thresholds in force as the catalogue has them; `null` for any other table. */
export function policyCells(table: PageTable, { knowledge }: About): CellCheck | null {
  if (table.caption !== say.policyCaption() || table.header.join('\n') !== say.policyColumns().join('\n')) {
    return null;
  }
  const rules = Object.values(knowledge.folder.catalogue.policy.classes);
  return (r, c) => {
    const row = table.rows[r] ?? [];
    const own = rules.filter((rule) => rule.title === row[0]?.text);
    const isStated = own.some((rule) => {
      const stated = [rule.min_numerator, rule.min_denominator, null, rule.group_disclosure ?? 0][c - 1];
      return typeof stated === 'number' && row[c]?.text === formatNumber(stated, 0);
    });
    if (c === 0 || c > 4) return null;
    return isStated ? 'agrees' : 'contradiction';
  };
}
