import * as say from '../model/messages/report.js';
import type { Figure } from '../model/report.js';
import { drawn } from './cells.js';
import type { ReportContext } from './context.js';
import { headlineSheets } from './glance.js';
import { manyOf } from './maps.js';
import type { Subject } from './places.js';
import { memberOf } from './sheet.js';

/** Position of one part in every headline figure; `null` where none of them has figures at the level. */
export function stripOf(
  context: ReportContext,
  frame: { subject: Subject; level: 'area' | 'municipality' },
  part: { id: string; name: string },
  id: string,
): Figure | null {
  const { subject, level } = frame;
  const rows = headlineSheets(context, subject)
    .filter(({ indicator }) => context.peers(indicator, level).length > 0)
    .map((sheet) => {
      const { indicator } = sheet;
      return {
        id: indicator.id,
        label: indicator.short_title,
        unit: indicator.unit,
        decimals: indicator.decimals,
        others: context.peers(indicator, level),
        municipality:
          level === 'area'
            ? drawn(sheet.own, indicator)
            : { value: null, lower: null, upper: null, text: '' },
        county: drawn(sheet.county, indicator),
        ...drawn(memberOf(sheet, part.id)?.value ?? null, indicator),
      };
    });
  if (rows.length === 0) return null;
  return {
    id,
    title: say.stripTitle(part.name),
    caption: say.stripCaption(manyOf(context, level)),
    data: {
      kind: 'strip',
      rows,
      names: { own: part.name, municipality: subject.name, county: context.places.county.name },
    },
  };
}
