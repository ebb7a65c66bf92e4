import * as say from '../model/messages/report.js';
import type { DotData, Figure } from '../model/report.js';
import { drawn } from './cells.js';
import type { ReportContext } from './context.js';
import { manyOf } from './maps.js';
import { referencesOf } from './references.js';
import { type Member, membersOf, type Sheet } from './sheet.js';

/** More rows than this do not fit on a page. */
const mostRows = 60;

type Row = DotData['rows'][number];

/**
 * Parts against municipality and county. The parts keep their usual order, so that a place is found at the same spot
 * in every figure and no ranking arises. Residual areas are listed in tables only.
 */
export function dotsOf(context: ReportContext, sheet: Sheet): Figure | null {
  const { indicator, subject, at } = sheet;
  const { level, members } = membersOf(sheet);
  if (at === null) return null;
  const parts = members
    .filter((m) => m.kind !== 'residual')
    .map((m): Row => {
      const role = m.id === subject.id ? 'own' : 'area';
      return { id: m.id, label: labelOf(m), role, ...drawn(m.value, indicator) };
    });
  const shown = thinned(parts);
  const rows = sheet.levelsCompare ? [...shown, ...wholeRows(context, sheet, level)] : shown;
  const when = sheet.time.label({ period: at.id, referenceDate: at.date });
  const caption = say.dotsCaption(
    when,
    rows.some((r) => r.lower !== null),
  );
  return {
    id: `${indicator.id}-punkte`,
    title: say.dotsTitle(indicator.short_title, manyOf(context, level)),
    caption:
      shown.length < parts.length
        ? `${caption} ${say.dotsShortened(shown.length, parts.filter((p) => p.value !== null).length)}`
        : caption,
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
  if (level === 'area') {
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

/** Where the parts do not fit: the lowest and the highest figures, in the usual order. */
function thinned(rows: Row[]): Row[] {
  if (rows.length <= mostRows) return rows;
  const ranked = rows
    .flatMap((r, i) => (r.value === null ? [] : [{ i, value: r.value }]))
    .sort((a, b) => a.value - b.value || a.i - b.i);
  if (ranked.length <= mostRows) return rows.filter((r) => r.value !== null);
  const kept = new Set([...ranked.slice(0, mostRows / 2), ...ranked.slice(-mostRows / 2)].map((r) => r.i));
  return rows.filter((_, i) => kept.has(i));
}
