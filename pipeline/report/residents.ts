import { formatNumber } from '../model/german.js';
import * as say from '../model/messages/report.js';
import { marked } from '../model/messages/waiting.js';
import { dateLabel } from '../model/period.js';
import type { ReportContext } from './context.js';
import { hasNumber } from './lookup.js';

const mostYears = 8;

/** How many people lived in a place, the last figure of each year: the size behind every share. None for a single year. */
export function residentsOverTime(context: ReportContext, area: string): string[] {
  const { residents_indicator } = context.room.definitions.vocabulary;
  const ofYear = new Map<string, string>();
  for (const value of context.lookup.series(residents_indicator, area)) {
    if (!hasNumber(value) || value.referenceDate > context.latestDate) continue;
    const day = marked(dateLabel(value.referenceDate), context.until([residents_indicator], value));
    const text = say.residentsOn(formatNumber(value.value, 0), day);
    ofYear.set(value.referenceDate.slice(0, 4), text);
  }
  const years = [...ofYear.values()].slice(-mostYears);
  return years.length < 2 ? [] : [say.residentsOverTime(years)];
}
