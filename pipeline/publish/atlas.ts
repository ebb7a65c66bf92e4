import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { atlasColour, atlasLegend, drawAtlasMap } from '../charts/atlas.js';
import { pattern } from '../charts/render/hatch.js';
import type { Atlas, AtlasView } from '../model/atlas.js';
import { inlineJson } from '../model/inline-json.js';
import { atlasAlternative, atlasStanding, atlasWords } from '../model/messages/atlas.js';
import { noBoundaries, noValue, unitHeading } from '../model/messages/charts.js';
import type { DrawnGeometry } from '../model/report.js';
import { atlasData, colouredBy, numberOf } from './atlas-data.js';
import { atlasScript } from './atlas-script.js';
import type { Compile } from './html.js';

export const atlasFile = 'atlas.html';

/** Files of the atlas that lie beside it. */
export const atlasStyle = (templates: string): string => join(templates, 'html', 'atlas.css');

const hatchId = 'schraffur';

/**
 * The page of the atlas: one map and one table for the choice of indicator, period and level, drawn here for the first view
 * and by its script for any other. Everything it needs lies in the page, so that it works from a folder. `pages`: files of
 * the reports written beside it, by slug.
 */
export function atlasPage(
  atlas: Atlas,
  geometry: DrawnGeometry,
  pages: ReadonlyMap<string, string>,
  templates: string,
  compile: Compile,
): string {
  const map = drawAtlasMap(geometry);
  const names = new Map(atlas.places.map(({ id, name }) => [id, name]));
  const known = <T extends { id: string }>(drawn: readonly T[]): T[] =>
    drawn.filter(({ id }) => names.has(id));
  const own = {
    ...map,
    areas: known(map.areas),
    municipalities: known(map.municipalities),
    labels: known(map.labels).map((label) => ({ ...label, name: names.get(label.id) ?? '' })),
  };
  const script = atlasScript(templates);
  return compile('atlas')({
    ...atlas,
    words: atlasWords(),
    map: { ...own, hatch: pattern(hatchId) },
    view: atlas.first && viewOf(atlas, atlas.first, own, pages),
    data: inlineJson(atlasData(atlas, own, pages)),
    script,
    hash: createHash('sha256').update(script).digest('base64'),
  });
}

/** The first view, drawn. */
function viewOf(
  atlas: Atlas,
  { indicator, period, level, table }: AtlasView,
  map: { areas: readonly { id: string }[]; municipalities: readonly { id: string }[] },
  pages: ReadonlyMap<string, string>,
) {
  const { decimals, direction, unit, caveats } = indicator;
  const at = indicator.periods[period];
  if (!at) throw new Error('atlas without its first period');
  const { many } = atlas.levels.find((l) => l.id === level) ?? { many: '' };
  const legend = atlasLegend(indicator.limits[level], decimals, direction);
  const cells = new Map(atlas.places.map(({ id }, i) => [id, at.cells[i] ?? null]));
  const hatch = `url(#${hatchId})`;
  const fill = (id: string) => {
    const cell = cells.get(id) ?? null;
    return cell === null ? 'none' : (atlasColour(colouredBy(cell), legend, decimals) ?? hatch);
  };
  const isArea = level === 'area';
  const drawn = isArea ? map.areas : map.municipalities;
  const there = atlas.places.flatMap((place, i) => (place.level === level ? [at.cells[i] ?? null] : []));
  const existing = there.filter((cell) => cell !== null);
  const shown = existing.filter((cell) => numberOf(cell, 'value') !== null).length;
  const hasHoles = drawn.some(({ id }) => fill(id) === hatch);
  return {
    ...indicator,
    caveats,
    standing: atlasStanding(many, at.label),
    alternative: atlasAlternative(indicator.shortTitle, many, at.label, shown, existing.length),
    isSmoothed: at.cells.some((cell) => numberOf(cell, 'smoothed') !== null),
    noMap: drawn.length === 0 ? noBoundaries() : '',
    areas: map.areas.map((area) => (isArea ? fill(area.id) : 'none')),
    municipalities: map.municipalities.map((area) => (isArea ? 'none' : fill(area.id))),
    unit: unitHeading(unit),
    legend: [
      ...legend.labels.map((label, i) => ({ label, fill: legend.colours[i] ?? hatch })),
      ...(hasHoles ? [{ label: noValue(), fill: hatch }] : []),
    ],
    table: {
      ...table,
      groups: table.groups.map((group) =>
        group.map((row, i) => ({
          ...row,
          scope: isArea && i === 0 && group.length > 1 && row.emphasis === 'reference' ? 'rowgroup' : 'row',
          page: pageOf(atlas, row.place, indicator.id, pages),
        })),
      ),
    },
  };
}

/** Where a report tells of the indicator in this place; '' where none is written. */
function pageOf(
  { places }: Atlas,
  place: number,
  indicator: string,
  pages: ReadonlyMap<string, string>,
): string {
  const { slug, level } = places[place] ?? { slug: '', level: 'area' };
  const page = level === 'area' ? undefined : pages.get(slug);
  return page === undefined ? '' : `${page}#${indicator}`;
}
