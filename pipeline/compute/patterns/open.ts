import type { Published, PublishedValue } from '../../model/figures.js';
import { areasAt, type Region } from '../../model/region.js';

/** Published figures of the level `area`, by indicator and period: the only source of everything in this folder. */
export interface OpenFigures {
  /** Periods of an indicator with their day, oldest first. */
  periods(indicator: string): readonly { period: string; referenceDate: string }[];
  /**
   * The areas that exist on the day of a period, residual areas aside, each with its figure or null, by id; those of one
   * municipality, or of the county without.
   */
  areas(
    indicator: string,
    at: { period: string; referenceDate: string },
    municipality?: string,
  ): readonly OpenArea[];
}

export interface OpenArea {
  id: string;
  municipality: string;
  /** `null` where nothing is published. */
  figure: (PublishedValue & { value: number }) | null;
}

/** Figures after `lastDate` are left out; `null` keeps all. */
export function openFigures(published: Published, region: Region, lastDate: string | null): OpenFigures {
  const figures = new Map<string, Map<string, Map<string, PublishedValue>>>();
  for (const v of published.values) {
    if (v.areaLevel !== 'area' || (lastDate !== null && v.referenceDate > lastDate)) continue;
    const byPeriod = figures.get(v.indicator) ?? new Map<string, Map<string, PublishedValue>>();
    const byArea = byPeriod.get(v.period) ?? new Map<string, PublishedValue>();
    byArea.set(v.area, v);
    byPeriod.set(v.period, byArea);
    figures.set(v.indicator, byPeriod);
  }
  const existing = new Map<string, AreasOfDay>();
  const areasOn = (date: string): AreasOfDay => {
    const known = existing.get(date);
    if (known) return known;
    const all = areasAt(region, 'area', date)
      .filter((a) => a.kind === 'area')
      .map(({ id, municipality }) => ({ id, municipality }))
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    const found = { all, of: grouped(all) };
    existing.set(date, found);
    return found;
  };
  return {
    periods: (indicator) =>
      [...(figures.get(indicator) ?? new Map<string, Map<string, PublishedValue>>())]
        .flatMap(([period, byArea]) => {
          const [first] = byArea.values();
          return first ? [{ period, referenceDate: first.referenceDate }] : [];
        })
        .sort((a, b) =>
          a.referenceDate < b.referenceDate || (a.referenceDate === b.referenceDate && a.period < b.period)
            ? -1
            : 1,
        ),
    areas: (indicator, { period, referenceDate }, municipality) => {
      const { all, of } = areasOn(referenceDate);
      const ofPeriod = figures.get(indicator)?.get(period);
      return (municipality === undefined ? all : (of.get(municipality) ?? [])).map((area) => {
        const figure = ofPeriod?.get(area.id);
        return { ...area, figure: figure && isNumbered(figure) ? figure : null };
      });
    },
  };
}

function grouped(areas: readonly Omit<OpenArea, 'figure'>[]): AreasOfDay['of'] {
  const groups = new Map<string, Omit<OpenArea, 'figure'>[]>();
  for (const area of areas) {
    const group = groups.get(area.municipality);
    if (group) group.push(area);
    else groups.set(area.municipality, [area]);
  }
  return groups;
}

interface AreasOfDay {
  all: readonly Omit<OpenArea, 'figure'>[];
  of: ReadonlyMap<string, readonly Omit<OpenArea, 'figure'>[]>;
}

const isNumbered = (v: PublishedValue): v is PublishedValue & { value: number } => v.value !== null;

/** Fewest areas a statement about many rests on, and the share of them that must have a published figure. */
const fewestAreas = 5;
const leastCovered = 0.8;

/** Whether enough areas of a whole have a figure for a statement about the whole. */
export const isCovered = (withFigure: number, all: number, fewest = fewestAreas): boolean =>
  withFigure >= fewest && withFigure >= leastCovered * all;

/** Cases and all, where both are published; a share or a mean alone has none. */
export function countsOf(area: OpenArea): { x: number; n: number } | null {
  const { figure } = area;
  if (!figure || figure.numerator === null || figure.denominator === null) return null;
  const { numerator: x, denominator: n } = figure;
  return x >= 0 && x <= n ? { x, n } : null;
}
