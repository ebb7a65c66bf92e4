import type { AtlasIndicator, AtlasLevel, AtlasPlace, AtlasTable } from '../model/atlas.js';
import type { PublishedValue } from '../model/figures.js';
import * as say from '../model/messages/report.js';
import type { Cell } from '../model/report.js';
import { createFootnotes, standInFor } from './coarser.js';
import type { ReportContext } from './context.js';
import { manyOf } from './maps.js';
import { referencesOf } from './references.js';
import { left, makeTable, right, row } from './table.js';
import { cellsOf } from './valuesTable.js';

type Row = AtlasTable['groups'][number][number];

/**
 * The table below the map at the latest time of an indicator: each municipality with its areas, or the municipalities alone;
 * then the county, state and country. The page makes the tables of all other choices in the same way.
 */
export function atlasTable(
  context: ReportContext,
  { id, periods, latest, columns, hasIntervals }: AtlasIndicator,
  places: readonly AtlasPlace[],
  level: AtlasLevel,
): AtlasTable {
  const indicator = context.indicators.find((i) => i.id === id);
  const at = periods[latest];
  if (!indicator || !at) throw new Error('atlas without its first indicator');
  const sheet = context.sheet(indicator, context.places.county);
  const footnotes = createFootnotes(context, []);
  const cells = (value: PublishedValue | null): Cell[] => {
    const standIn = standInFor(context, value);
    if (!standIn) return cellsOf(indicator, value, hasIntervals);
    return cellsOf(standIn.indicator, standIn.value, hasIntervals).map((c) => footnotes.mark(c, standIn));
  };
  const references = new Map(referencesOf(context, sheet).map((r) => [r.id, r.value]));
  const groups: Row[][] = [];
  for (const [i, place] of places.entries()) {
    if (at.cells[i] === null && place.level === 'area') continue;
    if (place.level === 'area' && level !== 'area') continue;
    const reference = references.get(place.id) ?? null;
    if (place.level === 'reference' && reference === null) continue;
    const value = reference ?? context.lookup.value(id, place.id, at.id);
    const header =
      reference === null || reference.period === at.id
        ? place.name
        : say.named(place.name, sheet.time.label(reference));
    const begins = place.level === 'county' || groups.length === 0 || isHead(place, level);
    if (begins) groups.push([]);
    groups.at(-1)?.push({ ...row(header, cells(value), emphasisOf(place, level)), place: i });
  }
  const caption = say.valuesCaption(indicator.short_title, manyOf(context, level), at.label);
  const plain = makeTable(
    '',
    caption,
    [
      left(say.placeColumn()),
      right(columns.value),
      ...(hasIntervals ? [right(columns.interval)] : []),
      ...(columns.parts ?? []).map(right),
    ],
    groups.flat(),
    footnotes.lines(),
  );
  return { caption, columns: plain.columns, groups, signs: plain.signs };
}

const isHead = (place: AtlasPlace, level: AtlasLevel): boolean =>
  place.level === 'municipality' && level === 'area';

const emphasisOf = (place: AtlasPlace, level: AtlasLevel): Row['emphasis'] =>
  place.level === 'county'
    ? 'own'
    : place.level === 'reference' || isHead(place, level)
      ? 'reference'
      : 'none';
