import * as vega from 'vega';
import { rounded } from './rounded.js';
import { styleOf } from './style.js';

/** The part of Vega's scene graph that is needed here; its types leave it open. */
export interface Mark {
  marktype: string;
  role?: string;
  items: Item[];
}
interface Item extends Readonly<Record<string, unknown>> {
  mark: Mark;
  x?: number;
  y?: number;
  x2?: number | null;
  y2?: number | null;
  shape?: unknown;
  size?: number;
  text?: string | readonly string[];
  fontSize?: number;
  lineHeight?: number;
  fill?: string;
  align?: string;
  datum?: { index?: number; geometry?: object };
  /** Marks of a group. */
  items?: Mark[];
}

/** Exported by Vega (vega-scenegraph/src/marks) but missing in its types. */
interface MarkType {
  /** True where all items make one shape, as in an area. */
  nested?: boolean;
  attr(emit: (name: string, value: string) => void, item: Item): void;
  bound(bounds: object): object;
}
const { Marks: markTypes, sceneVisit } = vega as unknown as {
  Marks: Record<string, MarkType>;
  sceneVisit(mark: Mark, visit: (item: Item) => void): void;
};

/** Nothing asks how far a polygon reaches, and to find it costs Vega as much as to draw it. */
export function skipBounds(): void {
  const { shape } = markTypes;
  if (shape) shape.bound = (bounds) => bounds;
}

/** A line of text: x where it is anchored, y of its baseline. */
export interface Letters {
  x: number;
  y: number;
  text: string;
  /** Which share of it stands before x. */
  anchor: number;
  size: number;
  fill: string;
}

/** A scene as SVG markup without its texts, and the texts of its axes. */
export interface Scene {
  marks: string;
  labels: Letters[];
}

/**
 * Writes what Vega has worked out. Its own writer gives every mark a group and all its attributes; here marks of a
 * layer that look the same share one path, or one group where they may overlap. Groups carry nothing visible of their
 * own, since no specification asks for a frame.
 */
export function writeScene(root: Mark): Scene {
  const scene: Scene = { marks: '', labels: [] };
  write(root, 0, 0, scene);
  return scene;
}

function write(mark: Mark, left: number, top: number, scene: Scene): void {
  const { marktype } = mark;
  const alike = new Map<string, string>();
  const add = (item: Item, markup: string) => {
    const style = styleOf(item);
    alike.set(style, (alike.get(style) ?? '') + markup);
  };
  const writeItem = (item: Item) => {
    const [x, y] = [left + (item.x ?? 0), top + (item.y ?? 0)];
    if (marktype === 'group') for (const part of item.items ?? []) write(part, x, y, scene);
    else if (marktype === 'text') scene.labels.push(...lettersOf(item, left, top));
    else if (marktype === 'symbol') add(item, symbolAt(item, x, y));
    else if (marktype === 'rule')
      add(item, line(x, y, left + (item.x2 ?? item.x ?? 0), top + (item.y2 ?? item.y ?? 0)));
    else add(item, pathOf(item));
  };
  if (markTypes[marktype]?.nested) mark.items.slice(0, 1).forEach(writeItem);
  else sceneVisit(axisPart.test(mark.role ?? '') ? inOrder(mark) : mark, writeItem);
  for (const [style, markup] of alike) {
    if (markup !== '')
      scene.marks += marktype === 'symbol' ? `<g${style}>${markup}</g>` : `<path${style} d="${markup}"/>`;
  }
}

const axisPart = /^axis-(?:tick|grid|label)$/;

/** Vega keeps the ticks that two drawings share and appends the others; here they stand in the order of the axis again. */
const inOrder = (mark: Mark): Mark => ({
  ...mark,
  items: [...mark.items].sort((a, b) => (a.datum?.index ?? 0) - (b.datum?.index ?? 0)),
});

function line(x1: number, y1: number, x2: number, y2: number): string {
  const start = `M${rounded(x1)},${rounded(y1)}`;
  if (x1 === x2) return y1 === y2 ? '' : `${start}V${rounded(y2)}`;
  return y1 === y2 ? `${start}H${rounded(x2)}` : `${start}L${rounded(x2)},${rounded(y2)}`;
}

function symbolAt(item: Item, x: number, y: number): string {
  const [cx, cy] = [rounded(x), rounded(y)];
  return item.shape === 'circle'
    ? `<circle cx="${cx}" cy="${cy}" r="${rounded(Math.sqrt(item.size ?? 0) / 2)}"/>`
    : `<path transform="translate(${cx},${cy})" d="${pathOf(item)}"/>`;
}

/** Paths of the polygons of maps: the same ones are drawn, at the same place, for every indicator. */
const drawn = new WeakMap<object, string>();

function pathOf(item: Item): string {
  const geometry = item.datum?.geometry;
  const known = geometry && drawn.get(geometry);
  if (known !== undefined) return known;
  const path = (attribute(item, 'd') ?? '').replace(longFraction, (number) =>
    String(rounded(Number(number))),
  );
  if (geometry) drawn.set(geometry, path);
  return path;
}

const anchors: Readonly<Record<string, number>> = { left: 0, center: 0.5, right: 1 };

/** The lines of a label, the first at its place. */
function lettersOf(item: Item, left: number, top: number): Letters[] {
  const { text = '', align = 'left', fontSize: size = 11, fill = '' } = item;
  const [x = 0, y = 0] = (attribute(item, 'transform')?.match(number) ?? []).map(Number);
  const common = { x: left + x, anchor: anchors[align] ?? 0, size, fill };
  return [text]
    .flat()
    .map((lineText, i) => ({
      ...common,
      text: lineText.trim(),
      y: top + y + i * (item.lineHeight ?? size + 2),
    }))
    .filter((letters) => letters.text !== '');
}

/** What Vega's own writer would put into an attribute of a mark. */
function attribute(item: Item, name: string): string | undefined {
  let value: string | undefined;
  const emit = (emitted: string, of: string) => {
    if (emitted === name) value = of;
  };
  markTypes[item.mark.marktype]?.attr(emit, item);
  return value;
}

const number = /-?[\d.]+(?:e-?\d+)?/g;
const longFraction = /-?\d+\.\d{3,}(?:e-?\d+)?/g;
