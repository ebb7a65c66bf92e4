import type * as GeoJSON from 'geojson';
import type { DrawnGeometry } from '../../model/report.js';
import { clipLine } from './clip.js';
import { type Bounds, boundsOf, moved, type Point, type Shape, withoutRepeats } from './shape.js';
import { bordersOf, shapesOf, shareBorders, simplify } from './topology.js';

/** What a map shows: which level is coloured, which level gives the outlines, and what it is cut to. */
export interface MapView {
  level: string;
  outlineLevel: string;
  /** AGS of the municipality the map is cut to, or null for the whole county. */
  extent: string | null;
}

/** A map in pixels of its drawing: x from the left, y from the bottom (north up), one decimal. */
export interface FittedMap {
  width: number;
  height: number;
  areas: Shape[];
  /** Borders of the municipality the map is cut to, or of all where it is not cut. */
  outline: GeoJSON.MultiLineString;
  /** Borders of the municipalities around, cut off at the frame. */
  context: GeoJSON.MultiLineString;
}

const margin = 3;
/** Triangles smaller than this, in square pixels, cannot be seen at the printed size. */
const smallestTriangle = 2;

/**
 * Fits the polygons of a view into `width` and at most `maxHeight` pixels. An area keeps its id; areas too small to
 * cover a tenth of a pixel and areas without a boundary are absent. Neighbours have identical vertices on their border.
 */
export function fitMap(geometry: DrawnGeometry, view: MapView, width: number, maxHeight: number): FittedMap {
  const inside = ({ municipality }: Shape) => view.extent === null || municipality === view.extent;
  const areas = (geometry.levels[view.level] ?? []).filter(inside);
  const outlines = geometry.levels[view.outlineLevel] ?? [];
  const bounds = boundsOf([...areas, ...outlines.filter(inside)].map((s) => s.geometry));
  if (bounds === null) return { width, height: 0, areas: [], outline: lines([]), context: lines([]) };

  const [west, south, east, north] = bounds;
  const scale = Math.min(
    (width - 2 * margin) / Math.max(east - west, 1),
    (maxHeight - 2 * margin) / Math.max(north - south, 1),
  );
  const height = Math.ceil((north - south) * scale + 2 * margin);
  const left = (width - (east - west) * scale) / 2;
  const toPixels = ([x, y]: Point): Point => [left + (x - west) * scale, margin + (y - south) * scale];

  const frame: Bounds = [0, 0, width, height];
  const near = outlines.map(pixels(toPixels)).filter((s) => overlaps(s, frame));
  const topology = simplify(
    shareBorders({ areas: areas.map(pixels(toPixels)), outlines: near }),
    smallestTriangle,
  );
  const own = (id: string) => view.extent === null || id === view.extent;
  const borders = (keep: (a: string, b: string) => boolean) =>
    lines(
      bordersOf(topology, 'outlines', keep)
        .flatMap((line) => clipLine(line, frame))
        .map((line) => withoutRepeats(line.map(rounded)))
        .filter((line) => line.length > 1),
    );
  return {
    width,
    height,
    areas: shapesOf(topology, 'areas').flatMap((shape) => {
      const drawn = moved(shape.geometry, rounded);
      return drawn === null ? [] : [{ ...shape, geometry: drawn }];
    }),
    outline: borders((a, b) => own(a) || own(b)),
    context: borders((a, b) => !own(a) && !own(b)),
  };
}

const lines = (coordinates: readonly (readonly Point[])[]): GeoJSON.MultiLineString => ({
  type: 'MultiLineString',
  coordinates: coordinates.map((line) => line.map((p) => [...p])),
});

const pixels =
  (toPixels: (p: Point) => Point) =>
  (shape: Shape): Shape => ({ ...shape, geometry: moved(shape.geometry, toPixels) ?? shape.geometry });

const rounded = ([x, y]: Point): Point => [Math.round(x * 10) / 10, Math.round(y * 10) / 10];

function overlaps(shape: Shape, frame: Bounds): boolean {
  const b = boundsOf([shape.geometry]);
  return b !== null && b[0] <= frame[2] && b[2] >= frame[0] && b[1] <= frame[3] && b[3] >= frame[1];
}
