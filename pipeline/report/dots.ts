import * as say from '../model/messages/report.js';
import type { DotData, Figure } from '../model/report.js';
import { drawn } from './cells.js';
import { noteOnHoles } from './coarser.js';
import type { ReportContext } from './context.js';
import { manyOf } from './maps.js';
import { referencesOf } from './references.js';
import { dotMembersOf, type Member, type Sheet } from './sheet.js';

type Row = DotData['rows'][number];

/**
 * Parts against municipality and county. The parts keep their usual order, so that a place is found at the same spot
 * in every figure and no ranking arises. Residual areas are listed in tables only.
 */
export function dotsOf(context: ReportContext, sheet: Sheet): Figure | null {
  const { indicator, subject, at } = sheet;
  const { level, members } = dotMembersOf(sheet);
  if (at === null) return null;
  const parts = members
    .filter((m) => m.kind !== 'residual')
    .map((m): Row => {
      const role = m.id === subject.id ? 'own' : 'area';
      return {
        id: m.id,
        label: subject.kind === 'county' ? m.name : labelOf(m),
        role,
        ...drawn(m.value, indicator),
      };
    });
  const rows = sheet.levelsCompare ? [...parts, ...wholeRows(context, sheet, level)] : parts;
  const when = sheet.time.state({ period: at.id, referenceDate: at.date });
  return {
    id: `${indicator.id}-punkte`,
    title: say.dotsTitle(indicator.short_title, manyOf(context, level)),
    caption: [
      say.dotsCaption(
        when,
        rows.some((r) => r.lower !== null),
      ),
      ...noteOnHoles(
        context,
        sheet,
        members.filter((m) => m.kind !== 'residual'),
      ),
    ].join(' '),
    data: {
      kind: 'dots',
      unit: indicator.unit,
      decimals: indicator.decimals,
      rows,
      domain: context.scales(indicator).dots[level],
    },
  };
}

const labelOf = (m: Member): string =>
  m.kind === 'area' && m.number !== '' ? `${m.number} ${m.name}` : m.name;

function wholeRows(context: ReportContext, sheet: Sheet, level: 'area' | 'municipality'): Row[] {
  const { indicator, subject } = sheet;
  const rows: Row[] = [];
  if (level === 'area' && subject.kind === 'municipality') {
    rows.push({ id: subject.id, label: subject.name, role: 'own', ...drawn(sheet.own, indicator) });
  }
  const { county } = context.places;
  rows.push({ id: county.id, label: county.name, role: 'county', ...drawn(sheet.county, indicator) });
  for (const { id, name, value } of referencesOf(context, sheet)) {
    const label = value.period === sheet.at?.id ? name : say.named(name, sheet.time.label(value));
    rows.push({ id, label, role: 'reference', ...drawn(value, indicator) });
  }
  return rows;
}
