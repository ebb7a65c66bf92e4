import * as say from '../../model/messages/index-report.js';
import { stateUntil } from '../../model/messages/waiting.js';
import type { Figure } from '../../model/report.js';
import { signCell } from '../cells.js';
import type { ReportContext } from '../context.js';
import type { IndexSheet } from './sheet.js';

/** Maps of the classes and of the classes of the change, as far as the areas have polygons and a class. */
export function indexMaps(context: ReportContext, sheet: IndexSheet): Figure[] {
  const { index, when, state, until } = sheet;
  const { many } = context.places.areaLevel;
  const status = mapOf(context, sheet, 'class', {
    id: `${index.id}-karte`,
    title: say.statusMapTitle(index.short_title, many),
    caption: say.mapCaption(state),
  });
  const dynamics = mapOf(context, sheet, 'dynamics', {
    id: `${index.id}-entwicklung-karte`,
    title: say.dynamicsMapTitle(index.dynamics.years, many),
    caption: stateUntil(say.dynamicsMapCaption(index.dynamics.years, when), until),
  });
  return [status, dynamics].flatMap((figure) => figure ?? []);
}

function mapOf(
  context: ReportContext,
  { index, rows, subject }: IndexSheet,
  kind: 'class' | 'dynamics',
  words: { id: string; title: string; caption: string },
): Figure | null {
  const { labels } = kind === 'class' ? index.status : index.dynamics;
  const drawable = rows.filter((r) => context.places.isDrawable('area', r.area));
  if (!drawable.some((r) => r[kind] !== null)) return null;
  return {
    ...words,
    data: {
      kind: 'map',
      level: 'area',
      outlineLevel: 'municipality',
      extent: subject.kind === 'municipality' ? subject.id : null,
      areas: drawable.map((r) => {
        const label = r[kind];
        return {
          id: r.area,
          label: context.names.get(r.area) ?? r.area,
          number: context.places.numberOf(r.area),
          value: label === null ? null : labels.indexOf(label),
          lower: null,
          upper: null,
          text: label ?? signCell(r.status).text,
          ...(kind === 'class' && r.nearBoundary === true ? { unsure: true } : {}),
        };
      }),
      unit: '',
      decimals: 0,
      breaks: labels.slice(1).map((_, i) => i + 1),
      direction: index.direction,
      classes: labels,
    },
  };
}
