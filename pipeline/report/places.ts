import * as say from '../model/messages/report.js';
import { type Area, areasAt, type Region } from '../model/region.js';

/** Who a report is about. */
export interface Subject {
  kind: 'municipality' | 'county';
  id: string;
  name: string;
  slug: string;
}

/** Names, numbers and words of the places of a region. */
export interface Places {
  county: Subject;
  municipalities: readonly Subject[];
  /** Social areas of a municipality on a day, in the order of areas.csv, the residual area last. */
  areasOf(municipality: string, date: string): readonly Area[];
  /** Number on the locator map: areas count within their municipality, municipalities within the county. */
  numberOf(id: string): string;
  /** `in Kamen`, `im Kreis Musterland` */
  inside(subject: Subject): string;
  /** After »für«: `Kamen`, `den Kreis Musterland` */
  accusative(subject: Subject): string;
  /** Opening of a sentence: `Kamen`, `Der Kreis Musterland` */
  nominative(subject: Subject): string;
  /** `dem Kreis`, `dem Wert für Berlin` */
  countyDative: string;
  /** Name of the level `area`: Sozialraum, Sozialräume. */
  areaLevel: { one: string; many: string };
  /** Whether a level has a polygon for the id. */
  isDrawable(level: string, id: string): boolean;
}

/** `date`: the day whose areas get the numbers. */
export function createPlaces(region: Region, date: string): Places {
  const { county } = region;
  const municipalities = region.municipalities.map(
    (m): Subject => ({ kind: 'municipality', id: m.ags, name: m.name, slug: m.slug }),
  );
  const byDay = new Map<string, Map<string, Area[]>>();
  const areasOf = (municipality: string, day: string): readonly Area[] => {
    let found = byDay.get(day);
    if (!found) {
      found = groupAreas(region, day);
      byDay.set(day, found);
    }
    return found.get(municipality) ?? [];
  };
  const numbers = new Map<string, string>();
  municipalities.forEach((m, i) => {
    numbers.set(m.id, String(i + 1));
    areasOf(m.id, date)
      .filter((a) => a.kind === 'area')
      .forEach((a, j) => {
        numbers.set(a.id, String(j + 1));
      });
  });
  const polygons = new Set(region.boundaryFeatures.map((b) => `${b.level}\n${b.id}`));
  const kindOf = (s: Subject) => (s.kind === 'county' ? county.kind : '');
  const level = region.levels.find((l) => l.id === 'area');
  if (!level) throw new Error('region without the level `area`');
  return {
    county: { kind: 'county', id: county.ags, name: county.name, slug: county.slug },
    municipalities,
    areasOf,
    numberOf: (id) => numbers.get(id) ?? '',
    inside: (s) => say.inside(s.name, kindOf(s)),
    accusative: (s) => say.accusative(s.name, kindOf(s)),
    nominative: (s) => say.nominative(s.name, kindOf(s)),
    countyDative: say.countyDative(county.name, county.kind),
    areaLevel: level,
    isDrawable: (levelId, id) => polygons.has(`${levelId}\n${id}`),
  };
}

function groupAreas(region: Region, date: string): Map<string, Area[]> {
  const groups = new Map<string, Area[]>();
  const isResidual = (a: Area) => (a.kind === 'residual' ? 1 : 0);
  const sorted = areasAt(region, 'area', date).toSorted((a, b) => isResidual(a) - isResidual(b));
  for (const area of sorted) {
    const group = groups.get(area.municipality);
    if (group) group.push(area);
    else groups.set(area.municipality, [area]);
  }
  return groups;
}
