import {
  areaLevel,
  byId,
  countyLevel,
  data,
  fill,
  levelOf,
  municipalityLevel,
  nameOf,
  places,
  referenceLevel,
  state,
  words,
} from './data.js';
import { make, said } from './elements.js';
import { cellsOf, figureOf } from './figures.js';
import { reachOf } from './reach.js';

// The table, made as the program makes that of the first view.

/** Rows of the table by place. */
export const rows = new Map();

/** The latest figure of a reference area with a number, not after the period. */
export function referenceOf(place, { indicator, period }) {
  for (let i = period; i >= 0; i--) {
    const at = indicator.periods[i];
    const figure = figureOf(at.cells[place], indicator);
    if (figure === null || figure.value === null) continue;
    const name = i < period ? fill(words.named, { name: nameOf(place), when: at.label }) : nameOf(place);
    return { figure, name, at };
  }
  return null;
}

/** What stands in the rows: each municipality with its areas, or the municipalities alone; then county, state and country. */
function listed(view) {
  return places.flatMap((_, place) => {
    const of = levelOf(place);
    if (of === areaLevel && view.level !== areaLevel) return [];
    if (of === referenceLevel) {
      const found = referenceOf(place, view);
      return found === null ? [] : [{ place, name: found.name, figure: found.figure }];
    }
    const figure = figureOf(view.at.cells[place], view.indicator);
    return figure === null ? [] : [{ place, name: nameOf(place), figure }];
  });
}

/** `point` shows a place beside the map. */
export function showTable(view, point) {
  const { indicator, at, level, many } = view;
  const used = [];
  const spokenSigns = new Set();
  const reach = reachOf(view);
  const bodies = [];
  const list = listed(view);
  rows.clear();
  list.forEach((entry, i) => {
    const of = levelOf(entry.place);
    const isHead = of === municipalityLevel && level === areaLevel;
    if (bodies.length === 0 || isHead || of === countyLevel) bodies.push(make('tbody'));
    const cells = cellsOf(entry.figure, indicator, used);
    for (const { text, spoken } of cells) if (spoken !== '') spokenSigns.add(text);
    const next = list[i + 1];
    const headsGroup = isHead && next !== undefined && levelOf(next.place) === areaLevel;
    const row = make(
      'tr',
      { class: of === countyLevel ? 'own' : of === referenceLevel || isHead ? 'reference' : 'none' },
      rowHeader(entry, headsGroup ? 'rowgroup' : 'row', indicator),
      ...cells.map((cell) => make('td', { class: 'right' }, ...said(cell), ...reach(cell))),
    );
    row.addEventListener('mouseenter', () => point(entry.place));
    rows.set(entry.place, row);
    bodies.at(-1).append(row);
  });
  const caption = fill(words.caption, { title: indicator.shortTitle, many, when: at.label });
  const table = make(
    'table',
    {},
    make('caption', { id: 'tabelle-titel' }, make('span', {}, caption)),
    headings(indicator),
    ...bodies,
  );
  table.addEventListener('mouseleave', () => point(state.pinned));
  byId('tabelle').classList.toggle('flat', level !== areaLevel);
  byId('tabelle').replaceChildren(
    make(
      'div',
      { class: 'table' },
      make('div', { class: 'scroll', role: 'group', tabindex: 0, 'aria-labelledby': 'tabelle-titel' }, table),
      ...signsBelow(spokenSigns, used, indicator),
    ),
  );
}

function rowHeader({ place, name }, scope, indicator) {
  const page = levelOf(place) === areaLevel ? '' : places[place][3];
  return make('th', { scope }, page === '' ? name : make('a', { href: `${page}#${indicator.id}` }, name));
}

function headings({ columns, hasIntervals }) {
  const all = [columns.value, ...(hasIntervals ? [columns.interval] : []), ...(columns.parts ?? [])];
  return make(
    'thead',
    {},
    make(
      'tr',
      {},
      make('th', { scope: 'col', class: 'left' }, words.placeColumn),
      ...all.map((heading) => make('th', { scope: 'col', class: 'right' }, heading)),
    ),
  );
}

/** Explains the signs and marks of the table, and only those. */
function signsBelow(spokenSigns, used, { coarser }) {
  const lines = [
    ...data.meanings
      .filter(([sign]) => spokenSigns.has(sign))
      .map(([sign, meaning]) => fill(words.signLine, { sign, meaning })),
    ...used.map((at, i) => words.marks[i] + coarser[at].line),
  ];
  if (lines.length === 0) return [];
  return [make('p', { class: 'signs' }, ...lines.flatMap((line) => [make('span', {}, line), ' ']))];
}
