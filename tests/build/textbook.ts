import type { FeatureCollection } from 'geojson';
import { neighbors } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection } from 'topojson-specification';

/**
 * The formulas of the figures on the spread over areas, written anew from their sources as plain loops, for tests that hold
 * them against what a build published. Nothing here calls the program.
 */

export interface Counted {
  area: string;
  /** Cases and persons. */
  x: number;
  n: number;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Duncan and Duncan (1955): half the sum of |x_i / X - y_i / Y|, y the others. */
export function segregationIndex(areas: readonly Counted[]): number {
  const members = sum(areas.map((a) => a.x));
  const others = sum(areas.map((a) => a.n - a.x));
  return sum(areas.map((a) => Math.abs(a.x / members - (a.n - a.x) / others))) / 2;
}

/** Marshall (1991): each rate drawn towards the common one, by the share of the variance between areas that is not chance. */
export function smoothed(areas: readonly Counted[]): number[] {
  const persons = sum(areas.map((a) => a.n));
  const mean = sum(areas.map((a) => a.x)) / persons;
  const spread = sum(areas.map((a) => a.n * (a.x / a.n - mean) ** 2)) / persons;
  const between = Math.max(0, spread - mean / (persons / areas.length));
  return areas.map((a) => mean + (between / (between + mean / a.n)) * (a.x / a.n - mean));
}

/** Pairs of areas with a common line in the topology of their polygons. */
export function neighbourPairs(map: FeatureCollection): [string, string][] {
  const areas = map.features.filter((f) => f.properties?.level === 'area');
  const layer: FeatureCollection = { type: 'FeatureCollection', features: areas };
  const shared = topology({ areas: layer }, 1e5);
  const near = neighbors((shared.objects.areas as GeometryCollection).geometries);
  const idOf = (i: number): string => String(areas[i]?.properties?.id);
  return near.flatMap((others, i) => others.map((j): [string, string] => [idOf(i), idOf(j)]));
}

/** Moran (1950) with weights that add up to 1 for each area: mean of z_i times the mean of its neighbours, over the variance. */
export function moransI(
  areas: readonly Counted[],
  values: readonly number[],
  pairs: readonly [string, string][],
): number {
  const mean = sum(values) / values.length;
  const z = new Map(areas.map((a, i) => [a.area, (values[i] ?? 0) - mean]));
  const products = areas.map((a) => {
    const near = pairs.flatMap(([own, other]) => (own === a.area ? (z.get(other) ?? []) : []));
    return (z.get(a.area) ?? 0) * (sum(near) / near.length);
  });
  return sum(products) / sum([...z.values()].map((v) => v * v));
}

/** Five groups of equal number by deprivation, then the least-squares line through them over the residents. */
export function slopeIndex(areas: readonly (Counted & { deprivation: number })[], groups: number): number {
  const ordered = areas.toSorted((a, b) => a.deprivation - b.deprivation);
  // The first group of N areas is as large as the rule of phe_quantile makes it: k-th area in group ceil(k groups / N).
  const members = Array.from({ length: groups }, (_, g) =>
    ordered.filter(
      (_a, k) =>
        Math.floor(groups + 1 - Math.ceil((ordered.length - k) / (ordered.length / groups))) === g + 1,
    ),
  );
  const persons = sum(areas.map((a) => a.n));
  let before = 0;
  const points = members.map((group) => {
    const n = sum(group.map((a) => a.n));
    const at = (before + n / 2) / persons;
    before += n;
    return { at, weight: n / persons, value: (100 * sum(group.map((a) => a.x))) / n };
  });
  const centre = sum(points.map((p) => p.weight * p.at));
  const level = sum(points.map((p) => p.weight * p.value));
  return (
    sum(points.map((p) => p.weight * (p.at - centre) * (p.value - level))) /
    sum(points.map((p) => p.weight * (p.at - centre) ** 2))
  );
}

/** Sum of the standardised components, standardised again; standard deviations of the population. */
export function statusIndex(components: readonly (readonly number[])[]): number[] {
  const standardised = (values: readonly number[]): number[] => {
    const mean = sum(values) / values.length;
    const deviation = Math.sqrt(sum(values.map((v) => (v - mean) ** 2)) / values.length);
    return values.map((v) => (v - mean) / deviation);
  };
  const z = components.map(standardised);
  return standardised((z[0] ?? []).map((_, i) => sum(z.map((c) => c[i] ?? 0))));
}
