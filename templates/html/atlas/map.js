import { areaLevel, byId, data, fill, fullName, state, words } from './data.js';
import { figureOf, wordsOf } from './figures.js';

// The map: its shapes lie in the page and are coloured anew for every choice.

export const map = byId('karte');

/** By level, in the order in which they are drawn. */
export const shapes = [byId('gebiete'), byId('kommunen')].map((group, level) =>
  [...(group?.children ?? [])].map((path, i) => ({ path, place: data.drawn[data.levels[level].id][i] })),
);

export const hatch = 'url(#schraffur)';

/** The class of the value, or of the smoothed one where there is one; a coarser figure is of no class. */
function colourOf({ value, smoothed, coarser }, { limits, colours }) {
  const shown = coarser === null ? (smoothed ?? value) : null;
  return shown === null ? hatch : colours[limits.filter((limit) => limit <= shown).length];
}

export function showMap({ indicator, at, level, many }) {
  if (!map) return;
  map.setAttribute('role', 'group');
  map.setAttribute('aria-label', fill(words.map, { title: indicator.shortTitle, many, when: at.label }));
  byId('gebiete').style.display = level === areaLevel ? '' : 'none';
  const legend = indicator.legends[data.levels[level].id];
  shapes.forEach((drawn, of) => {
    for (const { path, place } of drawn) {
      const figure = of === level ? figureOf(at.cells[place], indicator) : null;
      path.classList.toggle('shown', figure !== null);
      path.setAttribute('fill', figure === null ? 'none' : colourOf(figure, legend));
      path.style.display = of === level && figure === null ? 'none' : '';
      path.style.pointerEvents = of === level ? '' : 'none';
      for (const name of ['role', 'tabindex', 'aria-label']) path.removeAttribute(name);
      if (figure === null) continue;
      path.setAttribute('role', 'img');
      path.setAttribute('tabindex', '-1');
      path.setAttribute('aria-label', `${fullName(place)}: ${wordsOf(figure, indicator)}`);
    }
  });
  const all = shownShapes();
  const first = all.find(({ place }) => place === state.pinned) ?? all[0];
  first?.path.setAttribute('tabindex', '0');
  const noMap = byId('ohne-grenzen');
  if (noMap) noMap.style.display = shapes[level].length === 0 ? '' : 'none';
}

/** The shapes that can be pointed at, in the order of the table. */
export const shownShapes = () =>
  shapes[state.view.level]
    .filter(({ path }) => path.classList.contains('shown'))
    .sort((a, b) => a.place - b.place);

const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** `point` shows a place, `null` for none; `pin` holds it fast. Only one shape at a time is a stop of the tabulator. */
export function listenToMap(point, pin) {
  const shapeAt = (target) => shownShapes().find(({ path }) => path === target);
  const onShape = (use) => (event) => {
    const shape = shapeAt(event.target);
    if (shape) use(shape, event);
  };
  const moveFocus = (from, by) => {
    const all = shownShapes();
    const at = all.findIndex(({ path }) => path === from.path) + by;
    const next = all[Math.min(all.length - 1, Math.max(0, at))];
    for (const { path } of all) path.setAttribute('tabindex', '-1');
    next.path.setAttribute('tabindex', '0');
    next.path.focus();
  };
  map?.addEventListener(
    'mouseover',
    onShape(({ place }) => point(place)),
  );
  map?.addEventListener(
    'focusin',
    onShape(({ place }) => point(place)),
  );
  for (const leaving of ['mouseleave', 'focusout']) map?.addEventListener(leaving, () => point(state.pinned));
  map?.addEventListener(
    'click',
    onShape(({ place }) => pin(place)),
  );
  map?.addEventListener(
    'keydown',
    onShape((shape, event) => {
      if (event.key in steps) moveFocus(shape, steps[event.key]);
      else if (event.key === 'Enter' || event.key === ' ') pin(shape.place);
      else return;
      event.preventDefault();
    }),
  );
}
