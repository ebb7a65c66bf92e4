import type { DrawnGeometry } from '../../model/report.js';
import { boundsOf, moved, type Point, type Shape } from './shape.js';
import { shapesOf, shareBorders, simplify } from './topology.js';

/** Several levels of one map, in pixels from the upper left, one decimal. */
export interface FittedLevels {
  width: number;
  height: number;
  /** By level, in order of id; a level without polygons is empty. */
  levels: Record<string, Shape[]>;
}

const margin = 3;
/** Triangles smaller than this, in square pixels, cannot be seen. */
const smallestTriangle = 2;

/** Fits the polygons of whole levels into `width` and at most `maxHeight` pixels; levels that share a border keep sharing it. */
export function fitLevels(
  geometry: DrawnGeometry,
  names: readonly string[],
  width: number,
  maxHeight: number,
): FittedLevels {
  const layers = Object.fromEntries(names.map((name) => [name, geometry.levels[name] ?? []]));
  const bounds = boundsOf(Object.values(layers).flatMap((shapes) => shapes.map((s) => s.geometry)));
  if (bounds === null) return { width, height: 0, levels: layers };
  const [west, south, east, north] = bounds;
  const scale = Math.min(
    (width - 2 * margin) / Math.max(east - west, 1),
    (maxHeight - 2 * margin) / Math.max(north - south, 1),
  );
  const toPixels = ([x, y]: Point): Point => [margin + (x - west) * scale, margin + (y - south) * scale];
  const inPixels = (shapes: readonly Shape[]) =>
    shapes.flatMap((shape) => {
      const fitted = moved(shape.geometry, toPixels);
      return fitted === null ? [] : [{ ...shape, geometry: fitted }];
    });
  const topology = simplify(
    shareBorders(Object.fromEntries(names.map((name) => [name, inPixels(layers[name] ?? [])]))),
    smallestTriangle,
  );
  const height = Math.ceil((north - south) * scale + 2 * margin);
  // North is up: heights count from the lower edge so far.
  const turned = ([x, y]: Point): Point => [Math.round(x * 10) / 10, Math.round((height - y) * 10) / 10];
  return {
    width: Math.ceil((east - west) * scale + 2 * margin),
    height,
    levels: Object.fromEntries(
      names.map((name) => [
        name,
        shapesOf(topology, name).flatMap((shape) => {
          const drawn = moved(shape.geometry, turned);
          return drawn === null ? [] : [{ ...shape, geometry: drawn }];
        }),
      ]),
    ),
  };
}
