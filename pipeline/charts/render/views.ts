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

/** One drawing in Vega, and what `take` makes of it. Throws where Vega warns. */
export function drawn<T>(drawing: Drawing, take: (view: vega.View) => T | Promise<T>): Promise<T> {
  const taken = queue.then(async () => take(await draw(drawing)));
  queue = taken.catch(() => views.delete(drawing.spec));
  return taken;
}

async function draw(drawing: Drawing): Promise<vega.View> {
  const view = viewOf(drawing.spec);
  view.width(drawing.width).height(drawing.height).padding(drawing.padding);
  for (const [name, value] of Object.entries(drawing.params)) view.signal(name, value);
  for (const [name, rows] of Object.entries(drawing.data)) view.data(name, [...rows]);
  return view.runAsync();
}

function viewOf(name: Drawing['spec']): vega.View {
  const known = views.get(name);
  if (known) return known;
  const view = new vega.View(runtimeOf(name), { renderer: 'none', logger: strictLogger });
  views.set(name, view);
  return view;
}
