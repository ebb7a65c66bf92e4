import { byId, data, words } from './data.js';
import { draw, make } from './elements.js';
import { hatch, shapes } from './map.js';

/** The classes of the map; »no value« only where a shape has none. */
export function showLegend({ indicator, at, level }) {
  const { labels, colours } = indicator.legends[data.levels[level].id];
  const entries = labels.map((label, i) => [label, colours[i]]);
  const hasHoles = shapes[level].some(({ path }) => path.getAttribute('fill') === hatch);
  if (hasHoles) entries.push([words.hidden, hatch]);
  const unit = indicator.unit === words.percent ? words.inPercent : indicator.unit;
  const items = entries.map(([label, fill]) => make('li', {}, swatch(fill), label));
  byId('legende').replaceChildren(make('p', {}, unit), make('ul', {}, ...items));
  const isSmoothed = at.cells.some((cell) => Array.isArray(cell) && cell.length > 6);
  byId('geglaettet').textContent = isSmoothed ? words.smoothed : '';
}

const swatch = (fill) =>
  draw('svg', { viewBox: '0 0 12 12', 'aria-hidden': 'true' }, draw('rect', { fill, width: 12, height: 12 }));
