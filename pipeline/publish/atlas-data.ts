import { type AtlasLegend, type AtlasMap, atlasLegend } from '../charts/atlas.js';
import {
  type Atlas,
  type AtlasCell,
  type AtlasIndicator,
  type AtlasLevel,
  type AtlasNumbers,
  atlasLevels,
  atlasParts,
} from '../model/atlas.js';
import { scriptWords } from '../model/messages/atlas.js';
import { signs } from '../model/messages/report.js';

/** What the script of the atlas reads: plain data in arrays, everything already worded and rounded. */

const levelNumbers = ['area', 'municipality', 'county', 'reference'] as const;

/** `pages`: files of the reports that are written, by slug. */
export function atlasData(atlas: Atlas, map: AtlasMap, pages: ReadonlyMap<string, string>) {
  const numbers = new Map(atlas.places.map((place, i) => [place.id, i]));
  const drawn = (shapes: readonly { id: string }[]) => shapes.map(({ id }) => numbers.get(id) ?? -1);
  const indicators = atlas.chapters.flatMap((chapter) => chapter.indicators);
  return {
    words: scriptWords(),
    signs: atlas.signs.map(({ text, spoken, withNumber }) => [text, spoken, withNumber]),
    meanings: Object.entries(signs),
    levels: atlas.levels,
    places: atlas.places.map(({ id, name, level, slug }) => [
      ...[id, name, levelNumbers.indexOf(level)],
      pages.get(slug) ?? '',
    ]),
    drawn: { area: drawn(map.areas), municipality: drawn(map.municipalities) },
    chapters: atlas.chapters.map(({ title, indicators: own }) => [title, own.length]),
    indicators: indicators.map((indicator) => ({ ...indicator, legends: legendsOf(indicator) })),
    first: atlas.first && [
      indicators.indexOf(atlas.first.indicator),
      atlas.first.period,
      atlasLevels.indexOf(atlas.first.level),
    ],
  };
}

const legendsOf = ({ limits, decimals, direction }: AtlasIndicator): Record<AtlasLevel, AtlasLegend> => ({
  area: atlasLegend(limits.area, decimals, direction),
  municipality: atlasLegend(limits.municipality, decimals, direction),
});

/** A number of a cell's own figure, not of a coarser one in its place. */
export function numberOf(cell: AtlasCell, part: (typeof atlasParts)[number]): number | null {
  return isNumbers(cell) ? (cell[atlasParts.indexOf(part) + 1] ?? null) : null;
}

const isNumbers = (cell: AtlasCell): cell is AtlasNumbers => Array.isArray(cell);

/** What the map colours a place by: the smoothed value where there is one. */
export const colouredBy = (cell: AtlasCell): number | null =>
  numberOf(cell, 'smoothed') ?? numberOf(cell, 'value');
