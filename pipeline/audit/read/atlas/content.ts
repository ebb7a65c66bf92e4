import { breaksOf } from '../../../model/breaks.js';
import type { Knowledge } from '../context.js';
import { limits as limitWords } from '../drawings.js';
import type { AtlasContent, AtlasEntry } from './schema.js';

/**
 * What the data say beside the cells. Whatever the catalogue has must be as in the catalogue, limits of classes must be
 * limits of classes; all other texts are given back to be read as those of a page are, by the indicator they belong to ('' for
 * none). `null` where something is not as it must be: the indicator it belongs to.
 */
export function readContent(
  content: AtlasContent,
  knowledge: Knowledge,
): { texts: ReadonlyMap<string, readonly string[]>; shapeless: readonly string[] } {
  const { places, drawn, chapters, indicators, levels, words, signs, meanings } = content;
  const texts = new Map<string, readonly string[]>([
    [
      '',
      [
        ...Object.values(words).flat(),
        ...[...signs, ...meanings, ...levels.map((l) => [l.id, l.one, l.many])].flat(),
        ...[...chapters.map(([title]) => title), ...places.map(([, name]) => name)],
        ...places.map(([, , , page]) => page.replace(/\.html$/, '').replaceAll('-', ' ')),
      ],
    ],
  ]);
  const shapeless: string[] = [];
  const counted = chapters.reduce((sum, [, count]) => sum + count, 0);
  if (
    !arePlaces(places, knowledge) ||
    counted !== indicators.length ||
    [drawn.area, drawn.municipality].some((list) => new Set(list).size < list.length)
  )
    shapeless.push('');
  for (const entry of indicators) {
    if (!isDefined(entry, knowledge) || !areClasses(entry)) shapeless.push(entry.id);
    const { columns, coarser, periods, caveats } = entry;
    texts.set(entry.id, [
      ...[columns.value, columns.interval, ...(columns.parts ?? []), ...caveats],
      ...[...coarser.flatMap((c) => [c.title, c.line]), ...periods.map((p) => p.label)],
    ]);
  }
  return { texts, shapeless };
}

/** Each place once, known to the table of figures or the list of places, under its name. */
function arePlaces(places: AtlasContent['places'], { figures, folder }: Knowledge): boolean {
  const known = new Map(folder.catalogue.areas.map((area) => [area.id, area.name]));
  return (
    new Set(places.map(([id]) => id)).size === places.length &&
    places.every(([id, name, level]) => {
      if (known.has(id)) return known.get(id) === name;
      // Of reference areas the catalogue tells nothing; one without a figure is in no table.
      return level === 3 ? /^\d{0,5}$|^\D*$/.test(id) : figures.municipalityOf(id) !== undefined;
    })
  );
}

/** Whether what the catalogue says of an indicator is said here, and its periods are those of its figures. */
function isDefined(entry: AtlasEntry, { folder, figures }: Knowledge): boolean {
  const { catalogue } = folder;
  const defined = catalogue.indicators.find((i) => i.id === entry.id);
  if (!defined) return false;
  const days = new Map<string, string>();
  for (const area of areasWith(folder.rows))
    for (const row of figures.rowsOf(entry.id, area)) days.set(row.period, row.referenceDate);
  const breaks = new Set(
    breaksOf(defined, new Map(catalogue.datasets.map((d) => [d.id, d]))).map((b) => b.from),
  );
  return (
    defined.title === entry.title &&
    defined.short_title === entry.shortTitle &&
    defined.question === entry.question &&
    defined.definition === entry.definition &&
    defined.source === entry.source &&
    defined.unit === entry.unit &&
    defined.decimals === entry.decimals &&
    entry.breaks.every((day) => breaks.has(day)) &&
    entry.coarser.every(({ decimals }) => decimals >= 0 && decimals <= 9) &&
    entry.periods.every(({ id, date }) => days.get(id) === date)
  );
}

const seen = new WeakMap<object, readonly string[]>();
function areasWith(rows: readonly { area: string }[]): readonly string[] {
  const known = seen.get(rows) ?? [...new Set(rows.map((row) => row.area))];
  seen.set(rows, known);
  return known;
}

/** Limits as definitions allow them, in their order, and legends made of nothing else. */
function areClasses({ limits, legends, decimals }: AtlasEntry): boolean {
  return (['area', 'municipality'] as const).every((level) => {
    const { labels, colours, limits: shown } = legends[level];
    return (
      shown.every(
        (limit, i) => Number(limit.toFixed(decimals)) === limit && (shown[i - 1] ?? -Infinity) < limit,
      ) &&
      limits[level].every((limit) => shown.includes(Number(limit.toFixed(decimals)))) &&
      labels.length === shown.length + 1 &&
      labels.every((label) => limitWords.test(label) || !/\d/.test(label)) &&
      colours.length === labels.length &&
      colours.every((colour) => /^#[\da-f]{6}$/.test(colour))
    );
  });
}
