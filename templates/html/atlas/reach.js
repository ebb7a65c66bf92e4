import { county, data, levelOf } from './data.js';
import { draw } from './elements.js';
import { figureOf } from './figures.js';

/** Least and greatest of all numbers of some places in all periods; from zero unless they lie far above it. */
export function extent(indicator, isMeant) {
  let [low, high] = [Infinity, -Infinity];
  for (const { cells } of indicator.periods) {
    cells.forEach((cell, place) => {
      if (!Array.isArray(cell) || !isMeant(place)) return;
      for (const number of cell.slice(1, 4)) {
        if (number === null) continue;
        low = Math.min(low, number);
        high = Math.max(high, number);
      }
    });
  }
  if (low > 0 && low < high / 2) low = 0;
  return low > high ? { low: 0, high: 1 } : { low, high };
}

const frame = { viewBox: '0 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' };

/**
 * Draws value and interval of a cell on a scale that all periods of the level have in common, with the line of the county where
 * levels compare; leaves the place empty where a cell of the column has none, so that its numbers stand in line.
 */
export function reachOf({ indicator, at, level }) {
  const drawn = data.drawn[data.levels[level].id];
  const isMeant = (place) => (drawn.length > 0 ? drawn.includes(place) : levelOf(place) === level);
  const middle = indicator.levelsCompare ? figureOf(at.cells[county], indicator) : null;
  const { low, high } = extent(indicator, (place) => isMeant(place) || (middle !== null && place === county));
  // What could not be assigned to an area may lie far outside.
  const x = (value) => 2 + 96 * Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
  return ({ reach }) => {
    if (reach === undefined) return [];
    if (reach === null) return [draw('svg', frame)];
    const { value, lower, upper } = reach;
    const parts = [
      draw('line', { class: 'reach-line', x1: x(lower), x2: x(upper), y1: 6, y2: 6 }),
      draw('circle', { class: 'reach-dot', cx: x(value), cy: 6, r: 3 }),
    ];
    if (middle !== null && middle.value !== null) {
      const at = x(middle.value);
      parts.unshift(draw('line', { class: 'reach-county', x1: at, x2: at, y1: 0, y2: 12 }));
    }
    return [draw('svg', frame, ...parts)];
  };
}
