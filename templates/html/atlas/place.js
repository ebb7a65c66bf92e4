import { courseOf } from './course.js';
import {
  byId,
  county,
  countyLevel,
  data,
  fill,
  levelOf,
  municipalityOf,
  nameOf,
  places,
  referenceLevel,
  state,
  words,
} from './data.js';
import { make } from './elements.js';
import { countCell, figureOf, formatted, limitsText, valueCell, withUnit, wordsOf } from './figures.js';
import { map, shownShapes } from './map.js';
import { referenceOf, rows } from './table.js';

/** Shows one place beside the map and marks it on map and table; `null` shows the whole county. */
export function point(place) {
  state.pointed = place;
  for (const [of, row] of rows) row.classList.toggle('pointed', of === place);
  const shape = shownShapes().find((drawn) => drawn.place === place);
  byId('umriss')?.setAttribute('d', shape?.path.getAttribute('d') ?? '');
  byId('gebiet').replaceChildren(...describe(place ?? county));
}

/** Holds a place fast, or lets it go. */
export function pin(place) {
  state.pinned = state.pinned === place ? null : place;
  point(state.pinned ?? state.pointed);
}

function describe(place) {
  const { indicator, at } = state.view;
  const isReference = levelOf(place) === referenceLevel;
  const found = isReference
    ? referenceOf(place, state.view)
    : { figure: figureOf(at.cells[place], indicator), at };
  if (!found?.figure) return [];
  const owner = municipalityOf(place);
  const one = data.levels[levelOf(place)]?.one ?? '';
  const around = owner === place ? one : fill(words.inPlace, { one, name: nameOf(owner) });
  const page = places[owner][3];
  const facts = factsOf(place, found.figure);
  return [
    make('h3', {}, nameOf(place)),
    make('p', { class: 'around' }, [around, found.at.label].filter((part) => part !== '').join(' · ')),
    make('p', { class: 'figure' }, ...largeFigure(found.figure, indicator)),
    ...(facts.length === 0 ? [] : [make('dl', {}, ...facts)]),
    ...courseOf(place),
    ...(page === '' ? [] : [make('p', {}, reportLink(page, indicator, owner))]),
    ...(map ? [make('p', { class: 'hint' }, words.hint)] : []),
  ];
}

const reportLink = (page, { id }, place) =>
  make('a', { href: `${page}#${id}` }, fill(words.reported, { name: nameOf(place) }));

function largeFigure(figure, { unit, coarser }) {
  const { text, spoken } = valueCell(figure);
  if (figure.value === null) return [text, make('small', {}, fill(words.noValue, { reason: spoken }))];
  const isPercent = unit === words.percent && figure.value !== 0;
  const limits = limitsText(figure);
  const small = [
    unit === words.percent ? '' : unit,
    spoken,
    limits && fill(words.interval, { limits }),
    figure.coarser === null ? '' : fill(words.coarser, { title: coarser[figure.coarser].title }),
    figure.smoothed === null
      ? ''
      : fill(words.smoothedValue, { value: formatted(figure.smoothed, figure.decimals) }),
  ].filter((part) => part !== '');
  return [isPercent ? withUnit(text, unit) : text, ...small.map((line) => make('small', {}, line))];
}

const fact = (term, text) => make('div', {}, make('dt', {}, term), make('dd', {}, text));

/** Numerator and denominator; then municipality, county, state and country, where levels compare. */
function factsOf(place, figure) {
  const { indicator, at } = state.view;
  const { columns, levelsCompare } = indicator;
  const counts = [figure.numerator, figure.denominator].flatMap((count, i) =>
    columns.parts && count !== null ? [fact(columns.parts[i], countCell(count, figure.status).text)] : [],
  );
  if (!levelsCompare) return counts;
  const beside = new Set([municipalityOf(place), county]);
  beside.delete(place);
  const others = [...beside]
    .filter((other) => levelOf(other) <= countyLevel)
    .map((other) => [nameOf(other), figureOf(at.cells[other], indicator)]);
  const references = places.flatMap((_, other) => {
    if (levelOf(other) !== referenceLevel || other === place) return [];
    const found = referenceOf(other, state.view);
    return found === null ? [] : [[found.name, found.figure]];
  });
  return [
    ...counts,
    ...[...others, ...references]
      .filter(([, own]) => own !== null)
      .map(([name, own]) => fact(name, wordsOf(own, indicator))),
  ];
}
