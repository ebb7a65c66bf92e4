import type { DrawnGeometry, MapData } from '../model/report.js';
import { fitLevels } from './geometry/fit-levels.js';
import { labelPlace } from './geometry/labelPoint.js';
import { partsOf, point, type Shape } from './geometry/shape.js';
import { classLabels, classLimits, classOf } from './specs/classes.js';
import { classColours } from './specs/palette.js';

/** The map of the atlas and its legends: the same borders, classes and colours as the maps of the reports. Loads no Vega. */

const [width, maxHeight] = [720, 760];

export interface AtlasMap {
  width: number;
  height: number;
  /** Outlines of each level as paths of SVG. */
  areas: { id: string; path: string }[];
  municipalities: { id: string; path: string }[];
  /** Where the name of a municipality can be printed. */
  labels: { id: string; x: number; y: number }[];
}

export function drawAtlasMap(geometry: DrawnGeometry): AtlasMap {
  const fitted = fitLevels(geometry, ['area', 'municipality'], width, maxHeight);
  const outlines = fitted.levels.municipality ?? [];
  const drawn = (shapes: readonly Shape[] = []) => shapes.map((s) => ({ id: s.id, path: pathOf(s) }));
  return {
    width: fitted.width,
    height: fitted.height,
    areas: drawn(fitted.levels.area),
    municipalities: drawn(outlines),
    labels: outlines.map(({ id, geometry: shape }) => {
      const [x, y] = labelPlace(shape).at;
      return { id, x: Math.round(x), y: Math.round(y) };
    }),
  };
}

const pathOf = ({ geometry }: Shape): string =>
  partsOf(geometry)
    .flat()
    .map((ring) => {
      const points = ring.slice(0, -1).map((position) => point(position).join(','));
      return `M${points.join('L')}Z`;
    })
    .join('');

/** Classes of one map, lowest first: inner limits, what the legend says of each class, and its colour. */
export interface AtlasLegend {
  limits: number[];
  labels: string[];
  colours: string[];
}

export function atlasLegend(
  breaks: readonly number[],
  decimals: number,
  direction: MapData['direction'],
): AtlasLegend {
  const limits = classLimits(breaks, decimals);
  const labels = classLabels(limits, decimals);
  return { limits, labels, colours: classColours(direction, labels.length) };
}

/** Colour of a value; `null` where there is none. */
export const atlasColour = (value: number | null, legend: AtlasLegend, decimals: number): string | null =>
  value === null ? null : (legend.colours[classOf(value, legend.limits, decimals)] ?? null);
