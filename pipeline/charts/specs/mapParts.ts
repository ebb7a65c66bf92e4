import { unsureMark } from '../../model/messages/charts.js';
import type { FittedMap } from '../geometry/fit.js';
import { labelPlace, labelPoint } from '../geometry/labelPoint.js';
import type { Shape } from '../geometry/shape.js';
import { plainText } from '../text/plain.js';
import { haloed, type Text } from './texts.js';
import { ink } from './theme.js';

/** What the coloured map and the locator have in common. */

/** Up to this many areas all are numbered; of more, those with room for a number; of very many, none. */
export const mostNumbers = 15;
const mostTried = 60;
const roomForNumber = 7.5;

/** Areas of the figure that have a polygon on this map; the others are not drawn. */
export function joined<T extends { id: string }>(
  fitted: FittedMap,
  areas: readonly T[],
): { shape: Shape; area: T }[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  return fitted.areas.flatMap((shape) => {
    const area = byId.get(shape.id);
    return area ? [{ shape, area }] : [];
  });
}

/** Numbers of the areas, as far as they do not hide the map, and the mark of those whose class is unsure. */
export const numbersOf = (
  drawn: readonly { shape: Shape; area: { number: string; unsure?: boolean } }[],
  ground: number,
): Text[] => {
  const hasNumber = ({ geometry }: Shape) =>
    drawn.length <= mostNumbers || (drawn.length <= mostTried && labelPlace(geometry).room >= roomForNumber);
  return drawn.flatMap(({ shape, area }) => {
    const text = (hasNumber(shape) ? area.number : '') + (area.unsure === true ? unsureMark : '');
    return text === '' ? [] : [numberAt(shape, text, ground)];
  });
};

/** The number of an area inside its polygon. Texts count pixels from the top, polygons from the `ground`. */
export function numberAt({ geometry }: Shape, number: string, ground: number): Text {
  const [x, y] = labelPoint(geometry);
  return haloed(Math.round(x * 10) / 10, Math.round((ground - y) * 10) / 10, plainText(number));
}

/** Map coordinates are pixels with y pointing north; the parameter `ground` is the height of the map. */
export const mapProjection = {
  type: 'identity' as const,
  reflectY: true,
  scale: 1,
  translate: { expr: '[0, ground]' },
};

/** Maps are cut in advance; a clip path would only add bytes and an id. */
export const geoshape = { type: 'geoshape' as const, clip: false };

export const outlineRows = (fitted: FittedMap) => ({
  outlines: [
    { type: 'Feature', geometry: fitted.context, colour: ink.line, width: 0.8 },
    { type: 'Feature', geometry: fitted.outline, colour: ink.text, width: 1 },
  ],
});

export const outlineLayer = {
  data: { name: 'outlines' },
  mark: {
    ...geoshape,
    filled: false,
    stroke: { expr: 'datum.colour' },
    strokeJoin: 'round' as const,
    strokeWidth: { expr: 'datum.width' },
  },
};
