import { push, remember } from '../../model/maps.js';
import { pairs } from '../pairs.js';
import { keyOf } from './numbers.js';
import type { FigureRow, Printed, PublishedFolder } from './types.js';

/** The open numbers of the table of figures, by indicator and place. */
export interface OpenFigures {
  rowsOf(indicator: string, area: string): readonly FigureRow[];
  /** Keys of every open number of the place: value, limits, counts, smoothed value, of all its periods. */
  keysOf(indicator: string, area: string): ReadonlySet<string>;
  /** Keys of the least and greatest values, and of the least and greatest smoothed ones, over the places of a level, without what no place could be found for, in the whole and in each municipality. */
  extremesOf(indicator: string): ReadonlySet<string>;
  /** Places above the municipality: they may stand beside any other. */
  upper: readonly string[];
  /** Municipality of a place, '' above it; undefined for a place the table does not know. */
  municipalityOf(area: string): string | undefined;
  /** Greatest number of places or values that a report can count. */
  places: number;
  /** Areas below the municipalities that have a figure of the indicator, without what no place could be found for. */
  areasOf(indicator: string): readonly string[];
  /** How many values of an indicator, or of all for `null`, are hidden and open. */
  hiddenOf(indicator: string | null): { values: number; open: number };
}

const parts = ['value', 'lower', 'upper', 'numerator', 'denominator', 'smoothed'] as const;

export function openFigures({ rows, catalogue }: PublishedFolder): OpenFigures {
  const byPlace = pairs<FigureRow[]>();
  const byIndicator = new Map<string, FigureRow[]>();
  const municipalities = new Map<string, string>();
  const upper = new Set<string>();
  const residual = new Set(catalogue.areas.filter((a) => a.kind === 'residual').map((a) => a.id));
  for (const row of rows) {
    byPlace.remember(row.indicator, row.area, () => []).push(row);
    push(byIndicator, row.indicator, row);
    municipalities.set(row.area, row.municipality);
    if (row.municipality === '') upper.add(row.area);
  }
  const rowsOf = (indicator: string, area: string) => byPlace.get(indicator, area) ?? [];
  const keys = pairs<ReadonlySet<string>>();
  const extremes = new Map<string, ReadonlySet<string>>();
  const areas = new Map<string, readonly string[]>();
  const hidden = new Map<string | null, { values: number; open: number }>();
  return {
    rowsOf,
    keysOf: (indicator, area) =>
      keys.remember(indicator, area, () => {
        const found = new Set<string>();
        for (const row of rowsOf(indicator, area)) for (const part of parts) add(found, row[part]);
        return found;
      }),
    extremesOf: (indicator) =>
      remember(extremes, indicator, () => extremesOf(byIndicator.get(indicator) ?? [], residual)),
    upper: [...upper].sort(),
    municipalityOf: (area) => municipalities.get(area),
    places: municipalities.size,
    areasOf: (indicator) =>
      remember(areas, indicator, () => [
        ...new Set(
          (byIndicator.get(indicator) ?? [])
            .filter(
              (row) => row.municipality !== '' && row.area !== row.municipality && !residual.has(row.area),
            )
            .map((row) => row.area),
        ),
      ]),
    hiddenOf: (indicator) =>
      remember(hidden, indicator, () => {
        const own = indicator === null ? rows : (byIndicator.get(indicator) ?? []);
        return {
          values: own.filter((row) => row.status === 'suppressed').length,
          open: own.filter((row) => row.value !== null).length,
        };
      }),
  };
}

function extremesOf(rows: readonly FigureRow[], residual: ReadonlySet<string>): ReadonlySet<string> {
  const ends = new Map<string, { least: Printed; most: Printed }>();
  const enter = (group: string, value: Printed): void => {
    const known = ends.get(group);
    if (known === undefined) ends.set(group, { least: value, most: value });
    else if (value.number < known.least.number) known.least = value;
    else if (value.number > known.most.number) known.most = value;
  };
  for (const { area, areaLevel, municipality, period, value, smoothed } of rows) {
    if (residual.has(area)) continue;
    for (const group of [`${areaLevel}\n\n${period}`, `${areaLevel}\n${municipality}\n${period}`]) {
      if (value !== null) enter(group, value);
      if (smoothed !== null) enter(`${group}\nsmoothed`, smoothed);
    }
  }
  const found = new Set<string>();
  for (const { least, most } of ends.values()) {
    add(found, least);
    add(found, most);
  }
  return found;
}

function add(keys: Set<string>, printed: Printed | null): void {
  if (printed !== null) keys.add(keyOf(printed.number, printed.decimals));
}
