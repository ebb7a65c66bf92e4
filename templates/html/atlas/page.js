import { chosen, readFragment, writeFragment } from './choice.js';
import { makeControls } from './controls.js';
import { byId, fill, levelOf, places, state, words } from './data.js';
import { make } from './elements.js';
import { figureOf } from './figures.js';
import { showLegend } from './legend.js';
import { listenToMap, showMap } from './map.js';
import { pin, point } from './place.js';
import { showTable } from './table.js';

// Puts all parts together: shows what is chosen, now and whenever something else is.

const pageTitle = document.title;
const showControls = makeControls(show);

function show() {
  const view = chosen();
  const { indicator, at, many } = view;
  state.view = view;
  document.title = `${indicator.shortTitle} – ${pageTitle}`;
  byId('indikator').textContent = indicator.title;
  byId('frage').textContent = indicator.question;
  byId('stand').textContent = fill(words.standing, { many, when: at.label });
  const paragraphs = [indicator.definition, ...indicator.caveats, `${words.about}: ${indicator.source}`];
  byId('erklaerung').replaceChildren(
    byId('erklaerung').firstElementChild,
    ...paragraphs.map((text) => make('p', {}, text)),
  );
  showControls(view);
  showMap(view);
  showLegend(view);
  showTable(view, point);
  point(state.pinned);
  byId('meldung').textContent = announcement(view);
  writeFragment(view);
}

/** For screen readers: what is shown now. */
function announcement({ indicator, at, level, many }) {
  const there = places
    .flatMap((_, place) => (levelOf(place) === level ? [figureOf(at.cells[place], indicator)] : []))
    .filter((figure) => figure !== null);
  const withValue = there.filter(({ value, coarser }) => value !== null && coarser === null);
  return fill(words.announced, {
    ...{ title: indicator.shortTitle, many, when: at.label },
    ...{ shown: withValue.length, all: there.length },
  });
}

listenToMap(point, pin);
addEventListener('hashchange', () => {
  readFragment();
  show();
});
readFragment();
show();
