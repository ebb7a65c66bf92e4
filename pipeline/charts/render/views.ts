import * as vega from 'vega';
import type { Drawing } from '../specs/drawing.js';
import { runtimeOf, strictLogger } from './compiled.js';

/**
 * One view for all drawings of a specification: to build a view costs Vega more than to draw in it. A drawing replaces
 * every parameter and every row of the one before, so the same drawing gives the same bytes, whatever was drawn before.
 */
const views = new Map<Drawing['spec'], vega.View>();
/** A view holds one drawing at a time. */
let queue: Promise<unknown> = Promise.resolve();

/** One drawing in Vega, nothing else. Throws where Vega warns. */
export function svgOf(drawing: Drawing): Promise<string> {
  const drawn = queue.then(() => draw(drawing));
  queue = drawn.catch(() => views.delete(drawing.spec));
  return drawn;
}

async function draw(drawing: Drawing): Promise<string> {
  const view = viewOf(drawing.spec);
  view.width(drawing.width).height(drawing.height).padding(drawing.padding);
  for (const [name, value] of Object.entries(drawing.params)) view.signal(name, value);
  for (const [name, rows] of Object.entries(drawing.data)) view.data(name, [...rows]);
  await view.runAsync();
  sortAxes((view.scenegraph() as unknown as { root: Mark }).root);
  return view.toSVG();
}

function viewOf(name: Drawing['spec']): vega.View {
  const known = views.get(name);
  if (known) return known;
  const view = new vega.View(runtimeOf(name), { renderer: 'none', logger: strictLogger });
  views.set(name, view);
  return view;
}

/** The part of Vega's scene graph that is needed here; its types leave it open. */
interface Mark {
  role?: string;
  items: { datum?: { index?: number }; items?: Mark[] }[];
}

const axisPart = /^axis-(?:tick|grid|label)$/;

/** Vega keeps the ticks that two drawings share and appends the others; here they stand in the order of the axis again. */
function sortAxes(mark: Mark): void {
  if (axisPart.test(mark.role ?? '')) {
    mark.items.sort((a, b) => (a.datum?.index ?? 0) - (b.datum?.index ?? 0));
  }
  for (const { items } of mark.items) items?.forEach(sortAxes);
}
